"""Figures: harm, number, reach and part, on invented sentences of every form that the module names."""

import pytest

from tests.extract.reader import figures, told


@pytest.mark.parametrize(
    ("text", "harm", "low", "high"),
    [
        ("Shells killed 12 people in the old market.", "killed", 12, 12),
        ("Twelve people were killed in the old market.", "killed", 12, 12),
        ("The blast left 12 dead in Oldport.", "killed", 12, 12),
        ("The death toll rose to 31 on Friday.", "killed", 31, 31),
        ("The fighting claimed the lives of 31 villagers.", "killed", 31, 31),
        ("The massacre of 31 villagers shocked the region.", "killed", 31, 31),
        ("Troops wounded at least nine protesters.", "injured", 9, None),
        ("Police detained more than 40 students.", "detained", 40, None),
        ("Gunmen abducted three aid workers.", "abducted", 3, 3),
        ("Six fishermen went missing after the raid.", "missing", 6, 6),
        ("Around 2,000 villagers fled the shelling.", "displaced", 2000, 2000),
        ("The court released 15 prisoners.", "released", 15, 15),
        ("Four members of the council resigned.", "resigned", 4, 4),
        ("Five officers had sided with the demonstrators.", "defected", 5, 5),
        ("A girl was killed by a sniper.", "killed", 1, 1),
        ("No one was injured in the fire.", "injured", 0, 0),
        ("Bombing kills six in harbour town", "killed", 6, 6),
        ("The hospital treated 34 people for gunshot wounds.", "injured", 34, 34),
        ("The hospital lowered its count of people killed from 19 to 17.", "killed", 17, 17),
        ("Thirty-one people who were arrested last week have been released.", "released", 31, 31),
        ("Some 30 soldiers have gone over to the protesters.", "defected", 30, 30),
        ("We carried away the dead, and there were at least 20.", "killed", 20, None),
        ("Man shot dead in Oldport", "killed", 1, 1),
        ("The gunman killed his wife in their home.", "killed", 1, 1),
        ("Her mother and grandmother were also killed.", "killed", 2, 2),
        ("A mother, father and toddler were found dead in Oldport.", "killed", 3, 3),
        ("A young couple was killed in Oldport.", "killed", 2, 2),
        ("A boy accidentally shot himself in the foot in Oldport.", "injured", 1, 1),
        ("A juvenile was struck in the neck when the gun went off.", "injured", 1, 1),
        ("Three others sustained non-fatal bullet wounds.", "injured", 3, 3),
    ],
)
def test_one_figure(text: str, harm: str, low: int | None, high: int | None) -> None:
    (claim,) = figures(text)
    assert told(claim)[:3] == (harm, low, high)


def test_headline_without_commas_keeps_its_counts_apart() -> None:
    assert [told(c)[:2] for c in figures("2 Killed 10 Injured in Shelling of Oldport")] == [("killed", 2), ("injured", 10)]


def test_killed_and_wounded_together_stay_undivided() -> None:
    (claim,) = figures("The strike killed and wounded dozens of people.")
    assert claim.figure is not None
    assert (claim.figure.harm, claim.figure.qualifier, claim.figure.word) == ("casualties", "vague", "dozens")


def test_a_part_names_its_whole() -> None:
    whole, part = figures("The shelling killed 12 people, including four children.")
    assert whole.figure is not None and part.figure is not None
    assert (part.figure.scope, part.figure.who, part.part_of) == ("sub_count", "children", whole.key)


def test_an_aside_does_not_hide_the_whole() -> None:
    whole, part = figures("Four people, one of them a policeman, were killed in the riot.")
    assert (told(whole)[:2], told(part)[:2]) == (("killed", 4), ("killed", 1))
    assert part.part_of == whole.key


def test_bodies_and_treated_are_two_counts() -> None:
    found = [told(c)[:2] for c in figures("The hospital received 11 bodies and treated 34 people for gunshot wounds.")]
    assert found == [("killed", 11), ("injured", 34)]


def test_the_role_of_a_named_person_is_no_count() -> None:
    assert figures("Danek Orlo, 41, an ambulance driver, was killed.") == []


def test_a_running_toll_is_no_incident() -> None:
    (claim,) = figures("More than 450 people have been killed since the uprising began in March.")
    assert claim.figure is not None
    assert claim.figure.scope == "cumulative"


@pytest.mark.parametrize(
    "text",
    [
        "Twelve tanks were destroyed.",
        "Forty thousand people marched through Oldport.",
        "The fund paid 12 million crowns.",
        "He scored 3 goals and shot wide twice.",
        "The mission lasted 12 days.",
    ],
)
def test_what_is_no_harm(text: str) -> None:
    assert figures(text) == []


def test_feared_and_planned_figures_are_marked() -> None:
    (feared,) = figures("Up to 30 miners are feared dead.")
    assert feared.manner == "unconfirmed"
    (planned,) = figures("The army will evacuate 300 villagers next week.")
    assert not planned.actual


def test_the_one_who_tells_is_no_casualty() -> None:
    assert [told(c)[:2] for c in figures("Shelling left 4 dead and 30 wounded, a hospital doctor said.")] == [
        ("killed", 4),
        ("injured", 30),
    ]


def test_who_mourns_tells_of_a_victim_counted_elsewhere() -> None:
    assert figures("She spoke of the death of her brother.") == []


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("Four killed, ten wounded in Oldport weekend shootings", ["cumulative", "cumulative"]),
        ("A violent night in Oldport left two people dead.", ["cumulative"]),
        ("Four people were killed in a shooting in Oldport over dinner.", ["incident"]),
        ("Air strikes killed nine people in Oldport on Monday.", ["incident"]),
    ],
)
def test_shootings_told_together_are_no_single_happening(text: str, scopes: list[str]) -> None:
    assert [c.figure.scope for c in figures(text) if c.figure] == scopes
