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
