"""Dates as people write them, year, month or day, to full ISO days."""

import calendar
import re
from datetime import date

from onrecord.model.words import DatePrecision

DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def whole(written: str) -> tuple[str, str, DatePrecision]:
    """(first day, last day, precision) of a day, month or year. Raises ValueError for anything else."""
    found = DATE.fullmatch(written)
    if found is None:
        raise ValueError(f"{written!r} is no date: write a day, month or year, such as 2031-05-03, 2031-05 or 2031")
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        first = date(year, month or 1, day or 1)
        last = first if day else date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    except ValueError as error:
        raise ValueError(f"{written!r} is no date ({error})") from error
    return first.isoformat(), last.isoformat(), "day" if day else "month" if month else "year"
