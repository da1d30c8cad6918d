"""Counts that share their words: hit and dead side by side, ages in lists, persons told of by their kin."""

import pytest

from tests.extract.reader import figures


def found(text: str) -> list[tuple[str, int | None]]:
    return [(c.figure.harm, c.figure.number) for c in figures(text) if c.figure]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four people were shot and one killed in Oldport.", [("injured", 4), ("killed", 1)]),
        ("Six people were shot, two of them fatally.", [("injured", 6), ("killed", 2)]),
        ("Seven dead, three others wounded in harbour shooting", [("killed", 7), ("injured", 3)]),
        ("One dead, one critically hurt after shooting.", [("killed", 1), ("injured", 1)]),
        ("A man shot and killed his wife and two children in Oldport.", [("killed", 1), ("killed", 2)]),
        ("A woman and her adopted son were found dead.", [("killed", 2)]),
    ],
)
def test_hit_and_dead_are_told_apart(text: str, expected: list[tuple[str, int]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men, 18 and 20, were shot on Mill Street.", [("injured", 2)]),
        ("Another teen, also 15, was shot in the foot.", [("injured", 1)]),
        ("Police arrested him over the death of 15 year-old Ina Corrow.", []),
        ("A woman in her 30's was shot in the leg.", [("injured", 1)]),
        ("Boy, 8, dies of his burns in Oldport", []),
    ],
)
def test_ages_are_no_counts(text: str, expected: list[tuple[str, int]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A neighbour called 911 after being struck by a stray bullet.",
        "She is being treated for four gunshot wounds.",
        "The clerk was killed 45 minutes later.",
    ],
)
def test_wounds_minutes_and_telephone_numbers_are_no_people(text: str) -> None:
    assert all((n or 0) < 2 for _, n in found(text))
