"""ISO days, months and years held against one another."""

from datetime import date, timedelta

DAY = len("2011-04-28")
# Days that the clocks of the world lie apart.
APART = 1


def of_year(year: int, month_day: tuple[int, int]) -> str:
    """The ISO day of (month, day) in a year, "" where that has no such day."""
    try:
        return date(year, *month_day).isoformat()
    except ValueError:
        return ""


def shifted(day: str, by: int) -> str:
    """The ISO day so many days later."""
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat()


def gap(one: str, other: str) -> int:
    """Days between two dates; a month or a year counts from its first day."""
    return abs((_first(one) - _first(other)).days)


def near(one: str, other: str) -> bool:
    """Whether two dates can be the same day on two clocks; a month or year is near to its own days and those beside it."""
    if not one or not other:
        return False
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    if len(shorter) == DAY:
        return gap(one, other) <= APART
    days = [shifted(longer, n) for n in (-1, 0, 1)] if len(longer) == DAY else [longer]
    return any(day.startswith(shorter) for day in days)


def after(one: str, last: str) -> bool:
    """Whether a date lies wholly after the day `last`, allowing for clocks."""
    return one > shifted(last, APART)[: len(one)]


def _first(day: str) -> date:
    return date.fromisoformat(f"{day}-01-01"[:DAY])
