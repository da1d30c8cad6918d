"""Dates and times in invented sentences, published on Thursday 28 April 2011."""

import pytest

from onrecord.extract.parse import parse
from onrecord.extract.when import mentions
from onrecord.model import Document, Mark, Period, Published


def periods(text: str, published: str = "2011-04-28") -> list[Period]:
    document = Document("d", "k", "s", text, marks=(Mark(0, len(text), "body"),), published=Published(published, "day"))
    (parsed,) = parse([document])
    found = [m.period for m in mentions(parsed)]
    assert all(p is not None and p.span is not None and text[p.span.start : p.span.end] == p.words for p in found)
    return [p for p in found if p is not None]


@pytest.mark.parametrize(
    ("text", "timex", "start", "end", "precision"),
    [
        ("It began on 15 March 2011.", "2011-03-15", "2011-03-15", "2011-03-15", "day"),
        ("It began on March 15.", "2011-03-15", "2011-03-15", "2011-03-15", "day"),
        ("It began on January 25th.", "2011-01-25", "2011-01-25", "2011-01-25", "day"),
        ("The report is dated 15.04.2011.", "2011-04-15", "2011-04-15", "2011-04-15", "day"),
        ("The report is dated 2011-04-15.", "2011-04-15", "2011-04-15", "2011-04-15", "day"),
        ("Fighting raged on 25-28 March 2011.", "2011-03-25", "2011-03-25", "2011-03-28", "range"),
        ("The protests began in mid-March.", "2011-03", "2011-03-01", "2011-03-31", "month"),
        ("They were held in December.", "2010-12", "2010-12-01", "2010-12-31", "month"),
        ("The war ended in 1999.", "1999", "1999-01-01", "1999-12-31", "year"),
        ("He ruled in the 1980s.", "198", "1980-01-01", "1989-12-31", "range"),
        ("Troops killed six people on Monday.", "2011-04-25", "2011-04-25", "2011-04-25", "day"),
        ("Troops fired on Thursday.", "2011-04-28", "2011-04-28", "2011-04-28", "day"),
        ("Ministers will discuss it on Friday.", "2011-04-29", "2011-04-29", "2011-04-29", "day"),
        ("He was shot last Thursday.", "2011-04-21", "2011-04-21", "2011-04-21", "day"),
        ("Shells fell on Monday night.", "2011-04-25TNI", "2011-04-25", "2011-04-25", "day"),
        ("Tanks entered this morning.", "2011-04-28TMO", "2011-04-28", "2011-04-28", "day"),
        ("He died yesterday.", "2011-04-27", "2011-04-27", "2011-04-27", "day"),
        ("Shelling went on overnight.", "2011-04-27TNI", "2011-04-27", "2011-04-28", "range"),
        ("More than 120 died over the weekend.", "2011-W16-WE", "2011-04-23", "2011-04-24", "range"),
        ("They resigned last week.", "2011-W16", "2011-04-18", "2011-04-24", "week"),
        ("They resigned earlier this month.", "2011-04", "2011-04-01", "2011-04-30", "month"),
        ("It has gone on since Wednesday.", "2011-04-27", "2011-04-27", "2011-04-28", "range"),
        ("It has gone on since mid-March.", "2011-03", "2011-03-01", "2011-04-28", "range"),
        ("He was held two days ago.", "2011-04-26", "2011-04-26", "2011-04-26", "day"),
        ("Forty died in the past two weeks.", "P2W", "2011-04-14", "2011-04-28", "range"),
        ("Forty died in recent days.", "PXD", "", "2011-04-28", "range"),
        ("It was the six-week-old uprising.", "P6W", "", "", ""),
        ("The siege took three days.", "P3D", "", "", ""),
        ("They are now in the city.", "PRESENT_REF", "", "", ""),
        ("They met every Friday.", "XXXX-WXX-5", "", "", ""),
        ("The blast struck at 10:35 a.m. on Monday.", "2011-04-25T10:35", "2011-04-25", "2011-04-25", "day"),
        ("They burned the site of Saturdays blast.", "2011-04-23", "2011-04-23", "2011-04-23", "day"),
        ("They met on Fridays.", "XXXX-WXX-5", "", "", ""),
        ("It has lasted since May 31.", "2010-05-31", "2010-05-31", "2011-04-28", "range"),
        ("It has lasted since the summer of 2009.", "2009-SU", "2009-06-01", "2011-04-28", "range"),
        ("Last summer was calm.", "2010-SU", "2010-06-01", "2010-08-31", "range"),
    ],
)
def test_values(text: str, timex: str, start: str, end: str, precision: str) -> None:
    (found,) = periods(text)
    assert (found.timex, found.start, found.end, found.precision) == (timex, start, end, precision)


def test_day_before_counts_from_the_day_spoken_of() -> None:
    first, second = periods("He was arrested on 12 April 2011. His brother vanished the day before.")
    assert (first.start, second.start) == ("2011-04-12", "2011-04-11")


def test_a_day_after_something_tells_how_long_lay_between() -> None:
    thursday, between = periods("The town was calm on Thursday, a day after its guards had left.")
    assert (thursday.start, between.timex, between.start) == ("2011-04-28", "P1D", "")


@pytest.mark.parametrize(
    "text",
    [
        "Shelling went on from Monday to Wednesday.",
        "Ten died between April 25 and April 27.",
        "From 25 April until yesterday it rained.",
    ],
)
def test_two_ends_make_a_range(text: str) -> None:
    first, second = periods(text)
    assert (first.start, first.end, first.precision) == ("2011-04-25", "2011-04-27", "range")
    assert second.start <= second.end == "2011-04-27"


def test_ages_counts_and_verbs_are_no_times() -> None:
    assert periods("A six-year-old girl and 2000 soldiers may march. He was 45 years old.") == []


def test_without_a_publication_date_only_absolute_dates_resolve() -> None:
    absolute, weekday, bare = periods("It began on 15 March 2011. Six died on Monday. It ended on April 3.", published="")
    assert absolute.start == "2011-03-15"
    assert (weekday.start, weekday.end, weekday.timex) == ("", "", "XXXX-WXX-1")
    assert (bare.start, bare.timex) == ("", "XXXX-04-03")


def test_a_month_of_publication_is_no_day() -> None:
    (weekday,) = periods("Six died on Monday.", published="2011-04")
    assert weekday.start == ""


def test_odd_texts_do_no_harm() -> None:
    for text in (
        "",
        "31.02.2011",
        "99/99/9999",
        "February 30, 2011",
        "the year 0000 0001",
        "25:99 a.m.",
        "9999 years ago",
        "12345678 days ago",
        "Guards came on Friday. Two men died the morning after the raid, one the evening before troops left.",
    ):
        periods(text)
