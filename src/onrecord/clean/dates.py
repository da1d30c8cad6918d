"""Publication dates as people write them, read strictly: what is ambiguous or incomplete stays as incomplete as it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.clean.months import MONTHS, months
from onrecord.model import Published

UNKNOWN = Published()
YEAR = r"(?P<year>(?:19|20)\d\d)"
ISO = re.compile(
    rf"\b{YEAR}(?P<sep>[-/.])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?=\D|$)"
    r"|(?P<year2>(?:19|20)\d\d)年(?P<month2>\d\d?)月(?P<day2>\d\d?)日"
)
COMPACT = re.compile(rf"^\s*{YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:\s*T?\s*\d{{4,6}}\S*)?\s*$")
NUMERIC = re.compile(r"(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)?\d\d)\b(?![./-]\d)")
ISO_MONTH = re.compile(r"^\s*(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)\s*$")
# The clock of the United States, where the month comes first.
AMERICAN = re.compile(r"\b(?:[ECMP][SD]?T|AK[SD]T)\b")
IN_PATH = re.compile(rf"/{YEAR}[/-](?P<month>\d\d?|{'|'.join(MONTHS)})(?:[/-](?P<day>\d\d?))?(?=[/-])", re.I)
IN_SLUG = re.compile(rf"(?<=[/_.-]){YEAR}(?P<dash>-?)(?P<month>0[1-9]|1[0-2])(?P=dash)(?P<day>[0-2]\d|3[01])(?=[/_.?-]|$)")
# What stands between the parts of a date in other languages than English.
OF = r"(?:of|de|del|di|d['’])"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"


@dataclass(frozen=True, slots=True)
class Reading:
    """A date in a text: where it stands, and the days (ISO) that it can be read as. Without a year `days` is empty and
    `month_day` gives (month, day)."""

    start: int
    end: int
    days: tuple[str, ...]
    month_day: tuple[int, int] | None = None


@cache
def _written(languages: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(months(languages), key=lambda name: (-len(name), name)))
    ordinal = r"(?:st|nd|rd|th|er|\.|º|ª)?"
    first = rf"(?P<day>\d{{1,2}}){ordinal}(?:\s+{OF})?[\s-]*(?P<month>{names})\.?,?(?:[\s-]+(?:{OF}\s+)?{YEAR})?"
    second = rf"(?P<month2>{names})\.?[\s-]*(?P<day2>\d{{1,2}}){ordinal}(?![\d:])(?:,?\s+{YEAR.replace('year', 'year2')})?"
    return re.compile(rf"(?<![\w./]){WEEKDAY}(?:{first}|{second})(?!\w)", re.I)


def readings(text: str, languages: tuple[str, ...] = ()) -> list[Reading]:
    """Every date of `text` in order, those without a year and those that can be read in more than one way among them."""
    found = [*_named(text, languages), *_numbered(text)]
    return sorted((r for r in found if r.days or r.month_day), key=lambda r: (r.start, -r.end))


def _named(text: str, languages: tuple[str, ...]) -> Iterator[Reading]:
    names = months(languages)
    for match in _written(languages).finditer(text):
        month = names[(match["month"] or match["month2"]).lower()]
        year, day = match["year"] or match["year2"], match["day"] or match["day2"]
        if year:
            yield Reading(*match.span(), _days((year, month, day)))
        elif _days(("2000", month, day)):
            yield Reading(*match.span(), (), (month, int(day)))


def _numbered(text: str) -> Iterator[Reading]:
    for match in ISO.finditer(text):
        said = match.groupdict()
        year, day = said["year"] or said["year2"], said["day"] or said["day2"]
        yield Reading(*match.span(), _days((year, int(said["month"] or said["month2"]), day)))
    for match in NUMERIC.finditer(text):
        yield Reading(*match.span(), _ways(match, AMERICAN.search(text) is not None))


def _ways(match: re.Match[str], american: bool) -> tuple[str, ...]:
    """The days that digits can mean. Dots mean day first, and an American clock beside it month first."""
    a, b, year = match["a"], match["b"], match["year"]
    year = year if len(year) == len("2011") else f"20{year}"
    month_first, day_first = _days((year, int(a), b)), _days((year, int(b), a))
    if match["sep"] == ".":
        return day_first
    return month_first if american and month_first else tuple(dict.fromkeys((*month_first, *day_first)))


def full_dates(text: str, languages: tuple[str, ...] = ()) -> Iterator[tuple[int, int, str]]:
    """(start, end, ISO day) of every complete and unambiguous date in `text`, in order."""
    for found in readings(text, languages):
        if len(found.days) == 1 and re.search(r"(?:19|20)\d\d", text[found.start : found.end]):
            yield found.start, found.end, found.days[0]


def published(words: str, read_from: str) -> Published:
    """What a piece of metadata says: a day, a month ("2011-04", "April 2011") or a year; unknown when it says no date."""
    compact = COMPACT.match(words)
    days = _days((compact["year"], int(compact["month"]), compact["day"])) if compact else ()
    for day in (*days, *(day for _, _, day in full_dates(words))):
        return Published(day, "day", read_from)
    match = ISO_MONTH.match(words) or _partial().match(words)
    if match is None:
        return UNKNOWN
    month = match["month"]
    if not month:
        return Published(match["year"], "year", read_from)
    number = int(month) if month.isdigit() else MONTHS[month.lower()]
    return Published(f"{match['year']}-{number:02}", "month", read_from) if 1 <= number <= 12 else UNKNOWN


@cache
def _partial() -> re.Pattern[str]:
    return re.compile(rf"^\s*(?:(?P<month>{'|'.join(MONTHS)})\.?,?\s+)?{YEAR}\s*$", re.I)


def of_address(address: str) -> Published:
    """The day or month that a page's address names, as in `/2031/05/02/`, `/2031/may/02/` or `/2031/05/`."""
    match = IN_PATH.search(address)
    if match is None:
        return UNKNOWN
    month = MONTHS.get(match["month"].lower()) or int(match["month"])
    days = _days((match["year"], month, match["day"])) if match["day"] else ()
    if days:
        return Published(days[0], "day", "address")
    known = not match["day"] and 1 <= month <= 12
    return Published(f"{match['year']}-{month:02}", "month", "address") if known else UNKNOWN


def of_slug(address: str) -> Published:
    """The day that an address holds among other words, as in `/three-killed-20310502/`: less sure, for it may be the day that
    is written about."""
    days = [day for match in IN_SLUG.finditer(address) for day in _days((match["year"], int(match["month"]), match["day"]))]
    return Published(days[-1], "day", "address") if days else UNKNOWN


def _days(*said: tuple[str, int, str]) -> tuple[str, ...]:
    found = []
    for year, month, day in said:
        try:
            found.append(date(int(year), month, int(day)).isoformat())
        except ValueError:
            continue
    return tuple(found)
