"""Dates are read when they can be read in one way."""

import pytest

from onrecord.clean.dates import full_dates, of_address, published


@pytest.mark.parametrize(
    ("words", "date", "precision"),
    [
        ("2031-05-02", "2031-05-02", "day"),
        ("2031-05-02T23:10:00+03:00", "2031-05-02", "day"),
        ("2 May 2031", "2031-05-02", "day"),
        ("Friday, May 2nd, 2031", "2031-05-02", "day"),
        ("Fri May 2 2031", "2031-05-02", "day"),
        ("Sept. 9, 2031", "2031-09-09", "day"),
        ("02.05.2031", "2031-05-02", "day"),
        ("22/05/2031", "2031-05-22", "day"),
        ("05/22/2031", "2031-05-22", "day"),
        ("2031-05", "2031-05", "month"),
        ("May 2031", "2031-05", "month"),
        ("2031", "2031", "year"),
        ("05/02/2031", "", ""),
        ("31 February 2031", "", ""),
        ("2031-13", "", ""),
        ("yesterday", "", ""),
        ("", "", ""),
    ],
)
def test_published(words: str, date: str, precision: str) -> None:
    found = published(words, "metadata")
    assert (found.date, found.precision) == (date, precision)
    assert found.read_from == ("metadata" if date else "")


def test_dates_have_their_place() -> None:
    text = "Posted 2 May 2031, updated May 3, 2031"
    assert [(text[a:b], day) for a, b, day in full_dates(text)] == [("2 May 2031", "2031-05-02"), ("May 3, 2031", "2031-05-03")]


def test_dates_in_addresses() -> None:
    assert of_address("https://example.org/world/2031/may/02/three-killed").date == "2031-05-02"
    assert of_address("https://example.org/2031/05/02/three-killed").read_from == "address"
    assert of_address("https://example.org/2031/55/02/x").date == of_address("https://example.org/a-2031-killed").date == ""
