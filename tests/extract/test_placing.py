"""Where figures are put: the candidates, and which of them is chosen."""

import pytest
from reader import reading

CASES = [
    ("A car bomb killed 12 people in Dovreth on Monday.", "12", "Dovreth"),
    # a village that no table holds
    ("Shells hit the village of Marvanka on Monday. 9 people were killed, residents said.", "9", "Marvanka"),
    # a named square
    ("Soldiers opened fire in Orlanth Square on Friday, killing 14 protesters.", "14", "Orlanth Square"),
    # not where the dead came from
    ("A bomb in Belmarsk killed 30 people evacuated from Quorvath on Saturday.", "30", "Belmarsk"),
    # a quarter in which the text tells of the blast that it told before
    (
        "A blast rocked the city of Dovreth on Monday, killing 6 people. Police sealed off the streets. "
        "The blast hit a bus in the Tannery district of Dovreth.",
        "6",
        "Tannery district",
    ),
    # but not one in which it tells of something else
    (
        "A blast in Dovreth killed 6 people on Monday. Voters in the Tannery district of Dovreth go to the polls next week.",
        "6",
        "Dovreth",
    ),
    # what is left is where people left from, whatever the verb
    ("About 2,200 people fled Quorvath for Belmarsk on Friday.", "2,200", "Quorvath"),
    # but those who left, left from there
    ("More than 500 people were evacuated from Quorvath on Friday.", "500", "Quorvath"),
]


@pytest.mark.parametrize(("text", "number", "place"), CASES)
def test_the_place_of_a_figure(text: str, number: str, place: str) -> None:
    claims = [c for c in reading(text).claims if c.figure and number in c.span.words]
    assert [place in c.place.words if c.place else "" for c in claims] == [True]


def test_a_held_town_is_no_name() -> None:
    read = reading("Strikes on a Rebel-held town killed 4 people in Dovreth.")
    assert all("held" not in c.place.words for c in read.claims if c.place)


def test_a_running_toll_begins_when_the_document_says_that_the_conflict_began() -> None:
    text = "The conflict began in March 2029. More than 4,000 people have died in the war."
    (claim,) = [c for c in reading(text).claims if c.figure]
    assert claim.when is not None
    assert (claim.when.start, claim.when.end) == ("2029-03-01", "2031-05-12")
    (alone,) = [c for c in reading("More than 4,000 people have died in the war.").claims if c.figure]
    assert alone.when is not None and not alone.when.start


@pytest.mark.parametrize(
    ("told", "start"),
    [
        ("Vestria has been at war since March 2029.", "2029-03-01"),
        ("The uprising started in the southern town of Dovreth, on 15 March 2029.", "2029-03-15"),
        ("A market in Dovreth started to sell bread on 15 March 2029.", ""),
    ],
)
def test_a_running_toll_begins_with_the_war_and_not_with_anything_else(told: str, start: str) -> None:
    (claim,) = [c for c in reading(f"{told} More than 4,000 people have died in the war.").claims if c.figure]
    assert claim.when is not None and claim.when.start == start


def test_a_count_that_nothing_before_it_dates_has_the_first_day_told_after_it() -> None:
    text = "Two civilians were killed in Dovreth. A source said on Wednesday that shells had fallen on the town."
    (claim,) = [c for c in reading(text).claims if c.figure]
    assert claim.when is not None and claim.when.start == "2031-05-07"


def test_a_part_belongs_to_no_town_that_only_the_next_sentence_names() -> None:
    read = reading("A bomb killed 6 people in the Tannery district. Lyon was quiet, residents said.")
    places = [c.place.name for c in read.claims if c.place and "Tannery" in c.place.words]
    assert places and set(places) == {""}
    here = reading("A bomb killed 6 people in the Tannery district of Lyon.")
    assert {c.place.name for c in here.claims if c.place and "Tannery" in c.place.words} == {"Lyon"}


def test_in_the_city_is_in_the_one_named_last() -> None:
    text = "France is at war. Tanks rolled into Lyon. At least 14 people have died in the city since the war began in March."
    (claim,) = [c for c in reading(text).claims if c.figure]
    assert claim.place is not None and claim.place.name == "Lyon"
