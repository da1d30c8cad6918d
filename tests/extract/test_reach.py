"""How firmly a figure is said and over what it reaches; and floors on the invented short reports."""

import pytest

from tests.extract.reader import figures
from tests.extract.short_reports import score


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("Twelve people were killed in Dorne.", "asserted"),
        ("Twelve people are said to have died in Dorne.", "unconfirmed"),
        ("Twelve people were killed in Dorne, activists said. The toll could not be confirmed.", "unconfirmed"),
        ("The minister was alarmed by reports of 12 people killed in Dorne.", "unconfirmed"),
        ("It was reported that 12 people were killed in Dorne.", "unconfirmed"),
        ("The spokesman said claims that 12 people were killed in Dorne were baseless.", "denied"),
        ("Police said they had not arrested the 12 monks.", "denied"),
        ("The coalition looked into allegations that its planes had killed 12 people.", "alleged"),
        ("Two other people were reported injured in Dorne.", "asserted"),
    ],
)
def test_manner(text: str, manner: str) -> None:
    assert figures(text)[0].manner == manner


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("A bomb killed 12 people in Dorne on Friday.", ["incident"]),
        ("More than 9,000 people have been killed since the war began in 2029.", ["cumulative"]),
        ("A bomb killed 12 people, including four children.", ["incident", "sub_count"]),
        ("Death toll in Dorne market blast rises to 70 Meridian Wire", ["incident"]),
        ("Thousands of villagers have fled the fighting in Kelmara.", ["cumulative"]),
        (
            "The Observatory said 71 civilians had been killed since March 4. It said 14 soldiers had also died.",
            ["cumulative", "cumulative"],
        ),
        (
            "At least 163 people have been killed since the unrest began in March. The ministry puts the total at 74.",
            ["cumulative", "cumulative"],
        ),
        ("A bomb killed 12 people in Dorne on Friday. The hospital puts the total at 14.", ["incident", "incident"]),
    ],
)
def test_scope(text: str, scopes: list[str]) -> None:
    assert [c.figure.scope for c in figures(text) if c.figure is not None] == scopes


def test_short_reports_keep_their_floors() -> None:
    kept = score("kept_aside")
    assert kept.figures >= 0.94
    assert kept.doubted >= 0.80
    assert kept.scope >= 0.80
