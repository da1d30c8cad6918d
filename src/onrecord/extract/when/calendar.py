"""Arithmetic of days, weeks, months, quarters and years. Weeks begin on Monday (ISO 8601)."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.model.words import DatePrecision

DAY = timedelta(days=1)
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression stands for: TIMEX3 value, first and last day (null where unknown or open), precision."""

    timex: str
    start: date | None = None
    end: date | None = None
    precision: DatePrecision = ""

    def at(self, time: str) -> "Value":
        """The same day with a time of day behind it ("MO", "10:35"). What is no single day stays as it is."""
        return (
            replace(self, timex=f"{self.timex}T{time}") if time and self.precision == "day" and "T" not in self.timex else self
        )


def day(when: date) -> Value:
    """One day."""
    return Value(when.isoformat(), when, when, "day")


def safe(year: int, month: int, number: int) -> date | None:
    """A date, or null when there is no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def week(when: date) -> Value:
    """The week that `when` lies in."""
    monday = when - timedelta(days=when.weekday())
    year, number, _ = monday.isocalendar()
    return Value(f"{year}-W{number:02}", monday, monday + 6 * DAY, "week")


def weekend(when: date) -> Value:
    """The weekend of the week that `when` lies in."""
    whole = week(when)
    assert whole.end is not None
    return Value(f"{whole.timex}-WE", whole.end - DAY, whole.end, "range")


def month(year: int, number: int) -> Value:
    """A month; numbers below 1 and above 12 run into the years beside."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    if not 1 <= year <= 9999:
        return Value("")
    return Value(f"{year:04}-{number:02}", date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month")


def quarter(year: int, number: int) -> Value:
    """A quarter of the calendar year; numbers run into the years beside."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    return Value(f"{year:04}-Q{number}", month(year, 3 * number - 2).start, month(year, 3 * number).end, "range")


def half(year: int, number: int) -> Value:
    """The first or second half of a year."""
    return Value(f"{year:04}-H{number}", month(year, 6 * number - 5).start, month(year, 6 * number).end, "range")


def year(number: int) -> Value:
    """A year."""
    if not 1 <= number <= 9999:
        return Value("")
    return Value(f"{number:04}", date(number, 1, 1), date(number, 12, 31), "year")


def season(number: int, sign: str) -> Value:
    """A season of the northern hemisphere by whole months; a winter begins in December of its year."""
    first, last = SEASONS[sign]
    return Value(f"{number:04}-{sign}", month(number, first).start, month(number + (last < first), last).end, "range")


def decade(first: int) -> Value:
    """The ten years from `first`."""
    return Value(f"{first // 10}", date(first, 1, 1), date(first + 9, 12, 31), "range")


def century(number: int) -> Value:
    """The 20th century is 1900 to 1999 here, as in TIMEX3."""
    first = (number - 1) * 100
    return Value(f"{number - 1:02}", date(max(first, 1), 1, 1), date(first + 99, 12, 31), "range")


def back_months(when: date, count: int) -> date:
    """`when` less `count` months (more, when negative); the last day of a month that is shorter."""
    target = month(when.year, when.month - count)
    assert target.start is not None and target.end is not None
    return min(target.start + (when.day - 1) * DAY, target.end)


def easter(number: int) -> date:
    """Western Easter Sunday (Meeus, Jones, Butcher)."""
    a, (b, c) = number % 19, divmod(number, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    total = h + m - 7 * n + 114
    return date(number, total // 31, total % 31 + 1)


def thanksgiving(number: int) -> date:
    """The fourth Thursday of November."""
    first = date(number, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
