"""Lines that date a report, and lines that only hold a date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.stamps import begins, labelled, stamps


def said(line: str, *languages: str) -> list[tuple[str, str]]:
    return [(s.kind, " ".join(s.reading.days) or str(s.reading.month_day)) for s in stamps(line, languages)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("May 2, 2031", [("", "2031-05-02")]),
        ("By Dana Reef | Posted: Friday, May 2, 2031 7:39 AM EST", [("published", "2031-05-02")]),
        ("Posted: May 2, 2031 | Updated: May 3, 2031", [("published", "2031-05-02"), ("modified", "2031-05-03")]),
        ("Updated 3:14 PM ET, Fri May 2, 2031", [("modified", "2031-05-02")]),
        ("CREATED May 2, 2031 - UPDATED: May 5, 2031", [("published", "2031-05-02"), ("modified", "2031-05-05")]),
        ("Published: 8/19/2031 - Updated: 12 hours ago", [("published", "2031-08-19")]),
        ("05/02/31 11:04 PM EST", [("", "2031-05-02")]),
        ("05/02/31", [("", "2031-05-02 2031-02-05")]),
        ("Dana Reef - May 2nd 2031 8:54 am PT", [("", "2031-05-02")]),
        ("Posted May 2, 8:19 PM", [("published", "(5, 2)")]),
        ("11:05, Fri, May 2, 2031", [("", "2031-05-02")]),
        ("2 May 2031 | 20 June 2031", []),
        ("A crowd waits for bread at the north gate of Tarsil on May 2, 2031.", []),
        ("Twelve people were killed on May 2, 2031, residents said.", []),
        ("No date at all", []),
    ],
)
def test_stamps(line: str, found: list[tuple[str, str]]) -> None:
    assert said(line) == found


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("Veröffentlicht am 2. Mai 2031", "de", "2031-05-02"),
        ("publié le 2 août 2031 à 10h15", "fr", "2031-08-02"),
        ("sexta-feira, 2 de maio de 2031 às 20:13", "pt", "2031-05-02"),
        ("2 мая 2031, 14:05", "ru", "2031-05-02"),
        ("نشر في 2 أيار 2031", "ar", "2031-05-02"),
        ("2 Mayıs 2031", "tr", "2031-05-02"),
        ("2031年5月2日", "ja", "2031-05-02"),
    ],
)
def test_stamps_of_other_languages(line: str, language: str, day: str) -> None:
    assert [found for _, found in said(line, language)] == [day]


def test_a_label_in_a_sentence_is_none() -> None:
    assert labelled("Dozens held in Tarsil Posted: ") == "published"
    assert labelled("The monitor said in a list published on ") == labelled("Published as a book in ") == ""


@given(st.text(alphabet=st.sampled_from("May 2031,:./-|PApmbyUted\u0660\u0661年月日é"), max_size=120))
def test_any_line_is_read_within_itself(line: str) -> None:
    for stamp in stamps(line, ("fr", "ar")):
        assert 0 <= begins(line, stamp) <= stamp.reading.start < stamp.reading.end <= len(line)
