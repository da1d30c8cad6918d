"""One invented incident under each coding profile: every one makes of the same reports what its own rules say."""

import pytest
from weigh_invented import HOSPITAL, MONITOR, REBELS, cell, exact, numbers, report, told, weighed

A = report("a", "2031-05-03")
B = report("b", "2031-05-04", "Lamp")
CLAIMS = [
    exact(A, 9, 10, REBELS),
    exact(A, 12, 90, MONITOR),
    exact(B, 14, 10, HOSPITAL),
    told(B, "2 gunmen", 90, HOSPITAL, low=2, high=2, who="gunmen", scope="sub_count"),
]


@pytest.mark.parametrize(
    ("profile", "low", "best", "high"),
    [
        ("ucdp", 9, 14, 14),  # the latest of the best informed, with the range beside it
        ("acled", 9, 9, 14),  # the most conservative number
        ("ibc", 9, None, 14),  # a minimum and a maximum
        ("every-casualty", 9, None, 14),  # the best graded differ, so the range is published
    ],
)
def test_one_incident_under_each_profile(profile: str, low: int, best: int | None, high: int) -> None:
    assert numbers(weighed([A, B], CLAIMS, profile)) == (low, best, high)


def test_dead_attackers_count_for_all_but_the_civilian_count() -> None:
    gunmen = told(B, "3 gunmen were killed", 10, HOSPITAL, low=3, high=3, who="gunmen")
    assert numbers(weighed([B], [gunmen])) == (3, 3, 3)
    assert not [f for f in weighed([B], [gunmen], "ibc").findings if f.field == "killed"]


def test_one_origin_is_provisional_or_unconfirmed_where_the_rules_ask_for_two() -> None:
    said = {p: cell(weighed([A], CLAIMS[:1], p)).rationale for p in ("ucdp", "acled", "ibc", "every-casualty")}
    assert "Provisional: 1 independent origin." in said["ibc"]
    assert "Unconfirmed: 1 independent origin." in said["every-casualty"]
    assert not any(word in said[p] for p in ("ucdp", "acled") for word in ("Provisional", "Unconfirmed"))


def test_a_number_word_is_a_number_for_one_and_a_word_for_another() -> None:
    dozens = [told(A, "dozens of people", 10, MONITOR, qualifier="vague", word="dozens")]
    found = {p: cell(weighed([A], dozens, p)) for p in ("ucdp", "acled", "ibc", "every-casualty")}
    assert [(f.low, f.best, f.value) for f in found.values()] == [
        (24, None, "dozens"), (12, 12, "dozens"), (None, None, "dozens"), (None, None, "dozens"),
    ]  # fmt: skip
