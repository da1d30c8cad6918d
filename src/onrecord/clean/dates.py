"""Publication dates as people write them, read strictly: what is ambiguous or incomplete stays as incomplete as it is."""

import re
from collections.abc import Iterator
from datetime import date

from onrecord.model import Published

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
WRITTEN = re.compile(
    rf"\b{WEEKDAY}(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{MONTH},?[\s-]+{YEAR}|"
    rf"{MONTH.replace('month', 'month2')}\s*(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{YEAR.replace('year', 'year2')})\b",
    re.I,
)
ISO = re.compile(r"\b(?P<year>(?:19|20)\d\d)[-/](?P<month>\d\d?)[-/](?P<day>\d\d?)(?=\D|$)")
NUMERIC = re.compile(r"\b(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)\b")
PARTIAL = re.compile(rf"^\s*(?:{MONTH},?\s+)?{YEAR}\s*$", re.I)
ISO_MONTH = re.compile(r"^\s*(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)\s*$")
IN_ADDRESS = re.compile(rf"/{YEAR}[/-](?P<month>\d\d?|{'|'.join(MONTHS)})[/-](?P<day>\d\d?)(?=[/-])", re.I)
UNKNOWN = Published()


def full_dates(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, ISO day) of every complete and unambiguous date in `text`, in order."""
    found: list[tuple[int, int, str]] = []
    for match in WRITTEN.finditer(text):
        g = match.groupdict()
        month = MONTHS[(g["month"] or g["month2"]).lower()]
        found.append((match.start(), match.end(), _iso(g["year"] or g["year2"], month, g["day"] or g["day2"])))
    for match in ISO.finditer(text):
        found.append((match.start(), match.end(), _iso(match["year"], int(match["month"]), match["day"])))
    for match in NUMERIC.finditer(text):
        found.append((match.start(), match.end(), _numeric(match)))
    yield from sorted(f for f in found if f[2])


def published(words: str, read_from: str) -> Published:
    """What a piece of metadata says: a day, a month ("2011-04", "April 2011") or a year; unknown when it says no date."""
    for _, _, day in full_dates(words):
        return Published(day, "day", read_from)
    match = ISO_MONTH.match(words) or PARTIAL.match(words)
    if match is None:
        return UNKNOWN
    month = match["month"]
    if not month:
        return Published(match["year"], "year", read_from)
    number = int(month) if month.isdigit() else MONTHS[month.lower()]
    return Published(f"{match['year']}-{number:02}", "month", read_from) if 1 <= number <= 12 else UNKNOWN


def of_address(address: str) -> Published:
    """The day that a page's address names, as in `/2031/05/02/` or `/2031/may/02/`."""
    match = IN_ADDRESS.search(address)
    if match is None:
        return UNKNOWN
    month = MONTHS.get(match["month"].lower()) or int(match["month"])
    day = _iso(match["year"], month, match["day"])
    return Published(day, "day", "address") if day else UNKNOWN


def _numeric(match: re.Match[str]) -> str:
    """Dots mean day first. With slashes or hyphens only a date that can be read in one way is read."""
    a, b = int(match["a"]), int(match["b"])
    if match["sep"] == "." or a > 12 or a == b:
        return _iso(match["year"], b, str(a))
    return _iso(match["year"], a, str(b)) if b > 12 else ""


def _iso(year: str, month: int, day: str) -> str:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return ""
