"""Periods as days: intervals of ordinals that can be compared."""

from datetime import date

from onrecord.model import Period


def ordinal(iso: str) -> int | None:
    """The ordinal of an ISO day; null for "", a month or a year."""
    try:
        return date.fromisoformat(iso).toordinal() if len(iso) == 10 else None
    except ValueError:
        return None


def interval(period: Period | None) -> tuple[int, int] | None:
    """A period as ordinal days; an open end falls on the other end; null where neither is known."""
    if period is None:
        return None
    start, end = ordinal(period.start), ordinal(period.end)
    if start is None:
        return None if end is None else (end, end)
    return start, max(start, end if end is not None else start)


def told(period: Period | None) -> bool:
    """Whether words of the text gave the period, rather than the publication date alone."""
    return period is not None and bool(period.words)


def apart(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Days between two intervals; 0 when they overlap."""
    return max(0, a[0] - b[1], b[0] - a[1])
