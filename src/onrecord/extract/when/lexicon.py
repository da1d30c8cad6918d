"""Pieces of patterns and the numbers they stand for, from vocab/times.yml."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord import vocab


@dataclass(frozen=True)
class Times:
    """The words of vocab/times.yml."""

    months: dict[str, list[str]]
    weekdays: list[str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, str]
    dayparts: dict[str, str]
    seasons: dict[str, str]
    sets: dict[str, str]
    present: list[str]
    past: list[str]
    future: list[str]
    feasts: dict[str, tuple[int, int]]


@cache
def times() -> Times:
    """The vocabulary, read once."""
    found: Times = vocab.load("times", Times)
    return found


@cache
def month_numbers() -> dict[str, int]:
    """Every spelling of a month -> 1 to 12."""
    return {form: number for number, forms in enumerate(times().months.values(), 1) for form in forms}


# What a text must hold for the rules that need them (see `Rule.needs`).
DIGITS = tuple("0123456789")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEASONS = ("spring", "summer", "fall", "autumn", "winter")
DAYPARTS = ("morning", "noon", "evening", "night", "dawn", "daybreak", "dusk", "midday", "lunchtime")
UNITS = (
    "second", "minute", "hour", "day", "night", "morning", "evening", "afternoon", "week", "month", "quarter", "year", "decade",
    "centur",
)  # fmt: skip


def either(words: Iterable[str]) -> str:
    """A group of a pattern for any of `words`."""
    return f"(?:{vocab.either(words)})"


@cache
def pieces() -> dict[str, str]:
    """Named fragments for the rules. Words are matched in either case where (?i:) says so."""
    words = times()
    tens = [w for w, n in words.numbers.items() if n >= 20]
    ones = [w for w, n in words.numbers.items() if n < 10]
    number = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?(?: \d/\d)?|{either(tens)}[- ]{either(ones)}|{either(words.numbers)})"
    many = r"(?:a |one )?(?:hundred|thousand)"
    vague = r"(?:a couple(?: of)?|a few|several|many|some|dozens of|hundreds of|thousands of)"
    units = either(words.units)
    return {
        "month": rf"(?:{either(month_numbers())}\b\.?)",
        "weekday": either(words.weekdays),
        "daypart": rf"(?i:{either(words.dayparts)})",
        "season": rf"(?i:{either(words.seasons)})",
        "number": rf"(?i:{number})",
        "amount": rf"(?i:{vague}|{many}|{number}(?: hundred| thousand)?(?: and a half)?|an?|half an?)",
        "unit": rf"(?i:{units.replace('century', 'centur(?:y|ies)')}s?)",
        "ordinal": rf"(?i:\d{{1,2}}(?:st|nd|rd|th)|{either(words.ordinals)})",
        "year": r"(?:1[0-9]\d\d|20\d\d)",
        "clock": r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\b\.?|o'clock)|\d{1,2}:\d\d|(?i:noon|midnight|midday))",
        "zone": r"(?:(?: ?\(?(?:GMT|UTC|EST|EDT|CST|CDT|MST|MDT|PST|PDT|BST|CET|local time|local)\b\)?)?)",
        "part": r"(?i:early|earlier|late|later|mid|middle)",
    }


def integer(words: str) -> float | None:
    """The number that `words` stand for; null for vague ones ("a few", "several")."""
    words = words.lower().strip().replace(",", "")
    if words in ("a", "an", "one"):
        return 1
    if words in ("half a", "half an"):
        return 0.5
    if words.startswith("a couple"):
        return 2
    for end, extra in ((" and a half", 0.5), (" 1/2", 0.5), (" 1/4", 0.25), (" 3/4", 0.75)):
        if words.endswith(end):
            base = integer(words.removesuffix(end))
            return None if base is None else base + extra
    for end, times_ in (("hundred", 100), ("thousand", 1000)):
        if words.endswith(end):
            base = integer(words.removesuffix(end) or "a")
            return None if base is None else base * times_
    if re.fullmatch(r"\d+(\.\d+)?", words):
        return float(words)
    parts = re.split(r"[- ]", words)
    known = times().numbers
    return float(sum(known[p] for p in parts)) if parts and all(p in known for p in parts) else None


def ordinal(words: str) -> int | None:
    """The number of an ordinal: "8th", "eighth"."""
    digits = re.match(r"\d+", words)
    return int(digits.group()) if digits else times().ordinals.get(words.lower())


def unit(words: str) -> str:
    """The unit in the singular: "weeks" -> "week"."""
    words = words.lower()
    return "century" if words.startswith("centur") else words.removesuffix("s")


def duration(count: float | None, name: str) -> str:
    """The TIMEX3 duration: (3, "day") -> P3D, (null, "week") -> PXW, (2.5, "year") -> P2Y6M."""
    if name == "fortnight":
        name, count = "week", None if count is None else 2 * count
    sign, time = times().units[name], "T" if name in ("second", "minute", "hour") else ""
    if count is None:
        return f"P{time}X{'Y' if name == 'decade' else sign}"
    if name in ("decade", "century") and count == int(count):
        return f"P{int(count) * (10 if name == 'decade' else 100)}Y"
    whole, rest = int(count), count - int(count)
    smaller = {"hour": ("M", 60), "minute": ("S", 60), "year": ("M", 12), "day": ("", 24)}.get(name)
    if not rest:
        return f"P{time}{whole}{sign}"
    if not smaller:
        return f"P{time}{count:g}{sign}"
    if name == "day":
        return f"P{whole}DT{int(rest * 24)}H" if whole else f"PT{int(rest * 24)}H"
    return f"P{time}{f'{whole}{sign}' if whole else ''}{int(rest * smaller[1])}{smaller[0]}"
