"""Publication, change and crawl held against one another."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.evidence import Evidence, of_data, of_published
from onrecord.clean.when import SUREST, Dates, weigh
from onrecord.model import Published


def data(words: str, kind: str = "published", where: str = "json-ld") -> tuple[Evidence, ...]:
    return of_data(kind, words, where)  # type: ignore[arg-type]


def shown(day: str, kind: str = "") -> tuple[Evidence, ...]:
    return (Evidence(kind, "page", (day,)),)  # type: ignore[arg-type]


def filed(*month_day: int) -> tuple[Evidence, ...]:
    return (Evidence("published", "dateline", month_day=(month_day[0], month_day[1])),)


def read(*parts: tuple[Evidence, ...], retrieved: str = "") -> tuple[str, str, str]:
    found = weigh((one for part in parts for one in part), retrieved)
    return found.published.date, found.published.read_from, found.modified.date


def problems(*parts: tuple[Evidence, ...], retrieved: str = "") -> tuple[str, ...]:
    return weigh((one for part in parts for one in part), retrieved).problems


def test_nothing_said_is_nothing_known() -> None:
    assert weigh(()) == Dates()


def test_the_surest_place_wins_and_the_change_is_kept() -> None:
    given = (data("2031-05-02", where="meta tag"), data("2031-05-02T08:00"), data("2031-05-09", "modified"))
    assert read(*given) == ("2031-05-02", "json-ld", "2031-05-09")
    assert problems(*given) == ()


def test_the_day_that_readers_see_is_that_of_the_pages_own_clock() -> None:
    assert read(data("2031-05-03T02:24:00Z"), shown("2031-05-02")) == ("2031-05-02", "page", "")
    assert read(data("2031-05-03T02:24:00Z"), of_published(Published("2031-05-02", "day", "address")))[0] == "2031-05-02"
    assert read(data("2031-05-03T02:24:00+03:00"), of_published(Published("2031-05-02", "day", "address")))[0] == "2031-05-03"


def test_an_unlabelled_day_that_is_that_of_the_change_says_nothing() -> None:
    given = (data("2031-05-02"), data("2031-05-03", "modified"), shown("2031-05-03"))
    assert read(*given) == ("2031-05-02", "json-ld", "2031-05-03") and problems(*given) == ()


def test_nothing_is_published_after_its_change() -> None:
    assert read(data("2031-05-03T01:00Z"), shown("2031-05-02", "modified"))[0] == "2031-05-02"


def test_an_old_article_crawled_later_keeps_its_day() -> None:
    """Data that were made anew give way to the day that the page shows and its address repeats."""
    given = (data("2035-06-01"), shown("2031-05-02"), of_published(Published("2031-05", "month", "address")))
    assert read(*given)[:2] == ("2031-05-02", "page")
    (problem,) = problems(*given)
    assert "2035-06-01" in problem and "2031-05-02 was taken, the earlier one" in problem


def test_what_was_said_of_it_stands_and_the_conflict_is_told() -> None:
    given = (of_published(Published("2031-05-02", "day", "metadata")), (Evidence("published", "text", ("2031-04-01",)),))
    assert read(*given)[0] == "2031-05-02"
    assert "as what was said of it" in problems(*given)[0]


def test_dates_after_the_retrieval_are_not_used() -> None:
    given = (data("2031-05-02"), data("2031-04-20", where="meta tag"))
    assert read(*given, retrieved="2031-04-28")[0] == "2031-04-20"
    assert "after the day it was retrieved" in problems(*given, retrieved="2031-04-28")[0]
    told = of_published(Published("2031-05-02", "day", "metadata"))
    assert read(told, retrieved="2031-04-28")[0] == "2031-05-02" and "was kept" in problems(told, retrieved="2031-04-28")[0]
    assert read(data("0001-01-01T00:00:00Z"), data("2031-04-20", where="meta tag"))[0] == "2031-04-20"


def test_the_dateline_completes_a_month_and_unseats_a_guess() -> None:
    month = of_published(Published("2031-05", "month", "address"))
    assert read(month, filed(5, 2)) == ("2031-05-02", "dateline", "")
    assert read(month, filed(9, 2))[0] == "2031-05"
    guess = of_published(Published("2031-09-09", "day", "htmldate"))
    assert read(guess, filed(5, 2))[0] == "" and "without a date" in problems(guess, filed(5, 2))[0]
    assert read(data("2031-05-09"), filed(5, 2))[0] == "2031-05-09"
    assert "its dateline says 05-02" in problems(data("2031-05-09"), filed(5, 2))[0]
    assert problems(data("2031-05-03"), filed(5, 2)) == ()
    assert problems(data("2031-01-01"), filed(12, 31)) == ()


def test_a_last_update_is_the_day_only_where_nothing_else_is_known() -> None:
    assert read(shown("2031-05-02", "modified")) == ("2031-05-02", "update", "2031-05-02")
    assert read(data("2031-05-02", "modified")) == ("", "", "2031-05-02")


def test_a_day_that_can_be_read_in_two_ways_is_read_by_the_others() -> None:
    either = (Evidence("", "page", ("2031-05-02", "2031-02-05")),)
    assert read(either)[0] == ""
    assert read(data("2031-02-06T01:00Z"), either)[0] == "2031-02-05"


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(date.isoformat)
PARTIAL = st.one_of(DAYS, DAYS.map(lambda d: d[:7]), DAYS.map(lambda d: d[:4]))
PRECISION = {4: "year", 7: "month", 10: "day"}


@st.composite
def evidence(draw: st.DrawFn) -> Evidence:
    kind, where = draw(st.sampled_from(("", "published", "modified"))), draw(st.sampled_from(sorted(SUREST)))
    if draw(st.booleans()):
        return Evidence(kind, where, month_day=draw(st.sampled_from([(1, 1), (2, 29), (12, 31)])))  # type: ignore[arg-type]
    days = draw(st.one_of(PARTIAL.map(lambda d: (d,)), st.tuples(DAYS, DAYS)))
    return Evidence(kind, where, days, PRECISION[len(days[0])], draw(st.booleans()))  # type: ignore[arg-type]


@given(st.lists(evidence(), max_size=6), st.one_of(st.just(""), DAYS))
def test_whatever_is_said_the_answer_was_said_and_can_be(said: list[Evidence], retrieved: str) -> None:
    found = weigh(said, retrieved)
    if found.published.date and found.published.read_from != "metadata" and retrieved:
        assert found.published.date[:4] <= str(int(retrieved[:4]) + 1)
    if found.modified.date:
        assert found.modified.date > found.published.date or found.published.read_from == "update"


def test_a_place_that_a_format_brings_of_its_own() -> None:
    given = (of_published(Published("2031-05-09", "day", "file properties")), data("2031-05-02"))
    assert read(*given)[0] == "2031-05-02" and "by its file properties" in problems(*given)[0]
