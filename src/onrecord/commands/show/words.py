"""How values are written for people: dates, ranges, counts, and text that cannot play tricks on a terminal."""

import re

# Control characters (a text may hold terminal commands) and marks that turn the writing direction of what follows.
TRICKS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
SPACES = re.compile(r"[\s\u2028\u2029\x85]+")


def tame(text: str) -> str:
    """Text on one line, without control characters."""
    return TRICKS.sub("", SPACES.sub(" ", text))


def number(value: int | None, open_end: bool = False) -> str:
    """A count with thousands apart; "-" for none, "+" behind one whose words leave the end open."""
    return "-" if value is None else f"{value:,}{'+' if open_end else ''}"


def days(start: str | None, end: str | None) -> str:
    """A day, or two with "to"; "" when nothing is known."""
    if start and end and start != end:
        return f"{start} to {end}"
    if start and not end:
        return f"since {start}"
    if end and not start:
        return f"until {end}"
    return start or ""


def counted(count: int, one: str, many: str = "") -> str:
    """ "1 report", "2 reports"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def given(low: int | None, high: int | None, word: str = "", qualifier: str | None = "") -> str:
    """A figure as its words give it: 42, 42+ (at least), under 90 (at most), 70 to 90, about 40, dozens."""
    if low is None and high is None:
        return word or "-"
    if low is None:
        return f"up to {high:,}"
    if high is None:
        return f"{low:,}+"
    return f"{'about ' if qualifier == 'approximately' else ''}{low:,}" if low == high else f"{low:,} to {high:,}"
