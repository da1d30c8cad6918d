"""Numbers beside the harmed that count nobody: ages, years, pictures, and sums of a year."""

import pytest
from weigh_invented import MONITOR, cell, exact, report, told, weighed

from onrecord.weigh import profile

A = report("a")


@pytest.mark.parametrize(
    ("words", "number"),
    [("43 y/o man was killed", 43), ("SIXTEEN YEAR OLD CHILD DIES", 16), ("2013 double murder", 2013), ("11 A man died", 11)],
)
def test_an_age_a_year_or_a_picture_is_no_count(words: str, number: int) -> None:
    claim = told(A, words, 10, MONITOR, low=number, high=number)
    assert not [f for f in weighed([A], [claim]).findings if f.field == "killed"]
    assert cell(weighed([A], [claim, exact(A, 2, 90, MONITOR)])).high == 2


def test_the_sum_of_a_year_gives_way_to_the_count_of_the_incident() -> None:
    year = told(A, "24 homicides", 10, MONITOR, low=24, high=24, sentence="There have been 24 homicides so far this year.")
    found = cell(weighed([A], [year, exact(A, 2, 90, MONITOR)]))
    assert (found.low, found.best, found.high) == (2, 2, 2) and "running total" in found.rationale
    last = exact(A, 1, 90, MONITOR, sentence="1 were killed, the 30th homicide this year")
    assert cell(weighed([A], [last])).best == 1


def test_the_injured_of_reports_without_dead_may_be_the_dead() -> None:
    later = report("late", "2031-05-05", "Lamp")
    hurt = told(A, "two were taken to hospital", 10, harm="injured", low=2, high=2)
    dead = exact(later, 2, 10)
    found = cell(weighed([A, later], [hurt, dead]), "injured")
    assert found.best is None and "may be the same people" in found.rationale
    more = told(A, "three were taken to hospital", 10, harm="injured", low=3, high=3)
    assert cell(weighed([A, later], [more, dead]), "injured").best == 3


def test_one_who_kills_others_and_then_himself_is_counted_with_them() -> None:
    said = "He killed two of them at the farm before turning the gun on himself."
    claim = told(A, "killed two of them", 10, MONITOR, low=2, high=2, sentence=said)
    found = cell(weighed([A], [claim]))
    assert (found.low, found.best, found.high) == (3, 3, 3) and "and the killer" in found.rationale
    assert cell(weighed([A], [claim], profile="ibc")).high == (3 if profile("ibc").attackers_count else 2)
    alone = told(A, "a boy killed", 10, MONITOR, low=1, high=1, sentence="a boy killed himself at the farm")
    assert cell(weighed([A], [alone])).best == 1
