"""Number expressions: value, what their qualifier leaves open, and what is no count at all."""

import pytest

from onrecord.extract.numbers import numbers
from onrecord.extract.parse import pipe


def only(text: str):
    found = list(numbers(pipe()(text)))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("42 people died.", 42, 42, "exact"),
        ("At least sixty-two soldiers died.", 62, None, "at_least"),
        ("More than 1,500 people fled.", 1500, None, "more_than"),
        ("Up to 100 people are missing.", None, 100, "at_most"),
        ("Nearly 90 were hurt.", None, 90, "at_most"),
        ("About 40 were hurt.", 40, 40, "approximately"),
        ("Between 70 and 90 villagers died.", 70, 90, "range"),
        ("70 to 90 villagers died.", 70, 90, "range"),
        ("58 so far have died.", 58, None, "at_least"),
        ("Some 5 thousand people left.", 5000, 5000, "approximately"),
        ("Two dozen men were held.", 24, 24, "exact"),
        ("Two hundred and six people died.", 206, 206, "exact"),
        ("Dozens of people died.", None, None, "vague"),
        ("Several hundred people left.", None, None, "vague"),
    ],
)
def test_value_and_what_is_left_open(text: str, low: int | None, high: int | None, qualifier: str) -> None:
    number = only(text)
    assert (number.low, number.high, number.qualifier) == (low, high, qualifier)


def test_vague_words_are_kept() -> None:
    assert only("Tens of thousands of people fled.").word == "tens of thousands"


@pytest.mark.parametrize(
    "text",
    [
        "It cost $40.",
        "Prices rose 7%.",
        "It began on 12 May 2031.",
        "It began at 3:40 p.m.",
        "Ana Boyd, 41, was there.",
        "The war began in 2011.",
        "Updated 15.04.2031.",
    ],
)
def test_what_is_no_count(text: str) -> None:
    assert list(numbers(pipe()(text))) == []
