"""Named people harmed or held: who is one, what befell them, and who is only spoken of."""

import pytest

from tests.extract.reader import reading


def told(text: str) -> list[tuple[str, str]]:
    """(name, status) of the people the text names as harmed or held."""
    return [(person.name, person.status) for person in reading(text).persons]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Capt. Abu Salim al-Tarsili, a rebel commander, was killed near Dorne.", [("Abu Salim al-Tarsili", "killed")]),
        ("The army confirmed the death of the journalist Hamid Kordan.", [("Hamid Kordan", "killed")]),
        ("Gunmen killed one of its commanders Qasim Varoun in the hills.", [("Qasim Varoun", "killed")]),
        ("Police arrested the lawyer Leyla Marden at her home.", [("Leyla Marden", "detained")]),
        ("Mona Hadar, 34, of Oldport, was pronounced dead at the scene.", [("Mona Hadar", "killed")]),
        ("Karim Doss was taken to hospital with a wound in the leg.", [("Karim Doss", "injured")]),
        ("Among the dead were Samir Vance, 20, and Omar Kell, 31.", [("Samir Vance", "killed"), ("Omar Kell", "killed")]),
        ("Police identified one of the wounded as Hana Abu Leith.", [("Hana Abu Leith", "injured")]),
        ("Peter Holm alongside nine of his men was killed.", [("Peter Holm", "killed")]),
        ("The victim, Martin R. Cole, had been shot dead on Friday.", [("Martin R. Cole", "killed")]),
        ("The general Yusuf Tarek resigned on Monday.", [("Yusuf Tarek", "resigned")]),
        ("A boy named Arin was wounded by a shell.", [("Arin", "injured")]),
        (
            "Among those freed is Rania Doss, 19, a student at the college, her lawyer Karim Doss said.",
            [("Rania Doss", "released")],
        ),
        (
            "Rania Doss was arrested on Monday. She was released two days later.",
            [("Rania Doss", "detained"), ("Rania Doss", "released")],
        ),
        ("Daniel Kerr spoke at the rally. Kerr was abducted on Tuesday.", [("Daniel Kerr", "abducted")]),
        ("John Vell, 40, was shot in the chest. He died in hospital.", [("John Vell", "killed")]),
        ("Paramedics rushed 5-year-old Ana Corr to the hospital.", [("Ana Corr", "injured")]),
        ("Ben Oskar, 27, was dropped off at a hospital, where he later died.", [("Ben Oskar", "killed")]),
        (
            "Police found Mira Holt and her son Jonas Holt shot to death.",
            [("Mira Holt", "killed"), ("Jonas Holt", "killed")],
        ),
        ("He is suspected of shooting to death Mira Holt, 8.", [("Mira Holt", "killed")]),
        ("Rescuers dug all night for Mira Holt, one of the four people killed in the house.", [("Mira Holt", "killed")]),
        ("Ana Corr, 19, is in critical condition, officials said.", [("Ana Corr", "injured")]),
        ("Ben Oskar underwent surgery on Monday.", [("Ben Oskar", "injured")]),
        ("Both Ana Corr, 28, and Ben Oskar, 25, received gunshot wounds.", [("Ana Corr", "injured"), ("Ben Oskar", "injured")]),
        ("Officers found Ana Corr, 19, with several gunshot wounds.", [("Ana Corr", "injured")]),
        ("A bullet struck Ben Oskar as he slept.", [("Ben Oskar", "injured")]),
        ("The gunman, Rolf Tander, 40, shot and killed himself.", [("Rolf Tander", "killed")]),
        ("Police fatally shot the gunman, Rolf Tander, 30.", [("Rolf Tander", "killed")]),
        (
            "Two men were shot in Dorne. Injured were Ana Corr and Ben Oskar.",
            [("Ana Corr", "injured"), ("Ben Oskar", "injured")],
        ),
        (
            "Officers found two dead on Mill Road: 47-year-old Mira Holt and her son, Jonas Holt.",
            [("Mira Holt", "killed"), ("Jonas Holt", "killed")],
        ),
        (
            "Five were shot in Dorne. The victims include 18-year-old Ana Corr, 19-year-old Ben Oskar and Tom Lane, 17.",
            [("Ana Corr", "injured"), ("Ben Oskar", "injured"), ("Tom Lane", "injured")],
        ),
        ("The latest deaths include Mira Holt, hit by a sniper.", [("Mira Holt", "killed")]),
        ("Her brother, Jonas, was wounded in the raid on Dorne.", [("Jonas", "injured")]),
        ("Mira Holt, 9, went to school in Dorne. Mira was shot dead on her way home.", [("Mira Holt", "killed")]),
        ("State Senator Mira Holt was shot dead on Monday.", [("Mira Holt", "killed")]),
        (
            "A charge of murder was laid over the shooting death of 19-year-old Adam Ruben Kell Thursday night.",
            [("Adam Ruben Kell", "killed")],
        ),
    ],
)
def test_named_and_harmed(text: str, people: list[tuple[str, str]]) -> None:
    assert told(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people were killed in Dorne, police chief Adam Corr said.",
        "Rami Kolt killed two guards.",
        "Daniel Kerr shot and killed a man in Oldport.",
        "Nobody was hurt, said Sara Vint, a witness named by the court.",
        "Laila Morn was not injured.",
        "The rebels captured Tel Varun from the army.",
        "Jaish al-Nur fighters were killed in the raid.",
        "A friend of Jamal Reed was killed.",
        "Rolf Tander and Omar Tander are charged with murder and attempted murder.",
        "A man was shot dead. The suspects were identified as Rolf Tander, 17, and Omar Tander, 18.",
        "Police identified Rolf Tander, 27, as the man who shot and killed a guard.",
        "Rolf Tander, 38, had shot his daughter in the leg.",
        "Five died in the raid. Chief Adam Corr spoke late on Sunday. He was near when they were pronounced dead, he said.",
        "The child was hurt, said Sgt. Sara Vint, a spokeswoman, and no one was arrested.",
        "According to Sheriff Adam Corr, the child was in critical condition.",
        "A woman was critically wounded in Dorne Elvia Marsh / Dorne Tribune.",
        "A 23-year-old Dorne County man was wounded.",
        "Two men were killed on Monday. A woman named Brenda said that she heard it.",
        "Witnesses took the stand over the four dead, including Rolf Tander's daughter.",
        "Kevin Marsh could be arrested, a lawyer said.",
        '"I helped to carry the dead, and there were at least 20," Karim Doss, who keeps a shop, told the radio.',
    ],
)
def test_named_only(text: str) -> None:
    assert told(text) == []


def test_age_and_sex_are_those_the_text_gives() -> None:
    (person,) = reading("Among the newly dead was six-year-old girl Mira Haddad, killed by a shell.").persons
    assert (person.name, person.age, person.sex) == ("Mira Haddad", 6, "female")
    (bare,) = reading("Robin Haddad was killed by a shell.").persons
    assert (bare.age, bare.sex) == (None, "")


def test_an_age_in_an_aside_behind_the_name() -> None:
    (person,) = reading("Police arrested Rania Doss, a 19-year-old student, on Monday.").persons
    assert person.age == 19


@pytest.mark.parametrize(
    "text",
    [
        "A girl was shot in the leg. She was taken to Mira Holt Hospital with a wound.",
        "A boy was wounded in the 4200 block of Karim Doss on Monday.",
        "The driver of the Ford Explorer was wounded on Monday.",
        "Two people were shot at the bar. Adam Kell / Oldport Tribune",
        "Four people were killed, including the teenage grandson of Adam Kell.",
        "A boy was shot dead. Mira Holt, the victim's mother, stood at the door.",
        "According to county official Adam Kell, a boy was shot and killed.",
        "Two people were arrested. He names Adam Kell, a long-time aide, as his deputy.",
    ],
)
def test_a_hospital_a_street_a_car_a_photographer_a_relative_are_nobody_harmed(text):
    assert told(text) == []


def test_the_victim_may_be_told_as_somebodys_brother_and_ages_may_lack_a_hyphen():
    assert told("Doss said the victim was his younger brother, Karim Doss, 18. He was shot dead.") == [("Karim Doss", "killed")]
    listed = "Police identified the dead: 14-year-old Mira Holt, 20 year-old Adam Kell and 30-year-old Hana Vance."
    assert told(listed) == [("Mira Holt", "killed"), ("Adam Kell", "killed"), ("Hana Vance", "killed")]
