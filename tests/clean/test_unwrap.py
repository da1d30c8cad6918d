"""Lines that were broken to fit become paragraphs; lines that are paragraphs stay."""

import time

from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.unwrap import paragraphs


def test_lists_and_headings_stay_on_their_own() -> None:
    lines = [
        "Two dead",
        "Soldiers opened fire on a crowd in the market on",
        "Monday, witnesses said.",
        "- Quarnel: 2",
        "- Dovreth: 3",
    ]
    assert paragraphs(lines) == (
        "Two dead", "Soldiers opened fire on a crowd in the market on Monday, witnesses said.", "- Quarnel: 2", "- Dovreth: 3",
    )  # fmt: skip


def test_long_lines_are_paragraphs() -> None:
    lines = ["Two people were killed in Quarnel, police said. " * 5, "and the ministry denied it. " * 9]
    assert len(paragraphs(lines)) == 2


@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), max_size=30)))
def test_no_word_is_lost(lines: list[str]) -> None:
    kept = "".join("".join(paragraphs(lines)).split()).replace("-", "").replace("\u2010", "")
    assert kept == "".join("".join(lines).split()).replace("-", "").replace("\u2010", "")


def test_many_lines_take_time_by_their_number_only() -> None:
    began = time.monotonic()
    paragraphs(["a" * 60] * 30_000 + ["b" * 300_000])
    assert time.monotonic() - began < 10
