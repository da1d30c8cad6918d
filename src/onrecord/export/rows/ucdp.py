"""How exactly a place and a time are known, in the codes of the UCDP Georeferenced Event Dataset (GED codebook, columns
where_prec and date_prec), so that rows can be laid beside that data set."""

from datetime import date
from typing import Literal

from onrecord.model import Period
from onrecord.model.words import LocationPrecision

WherePrec = Literal[1, 2, 3, 4, 5, 6, 7]
DatePrec = Literal[1, 2, 3, 4, 5]

# 1 the very place, 2 near it or a part of it, 3 second-level division, 4 first-level division, 5 a line or region, 6 the
# country alone, 7 international waters or airspace.
WHERE: dict[LocationPrecision, WherePrec] = {
    "exact": 1, "near": 2, "admin2": 3, "admin1": 4, "region": 5, "country": 6, "international": 7
}  # fmt: skip
# The longest span in days, both ends counted, of each code: the day, two to six days, a week, a month; 5 is anything longer.
LONGEST: tuple[tuple[int, DatePrec], ...] = ((1, 1), (6, 2), (7, 3), (31, 4))


def where_prec(precision: LocationPrecision) -> WherePrec | None:
    """The code of a place; null for one that no gazetteer knows."""
    return WHERE.get(precision)


def date_prec(when: Period) -> DatePrec | None:
    """The code of a period by the days it spans; null where an end is open."""
    if len(when.start) != 10 or len(when.end) != 10:
        return None
    days = (date.fromisoformat(when.end) - date.fromisoformat(when.start)).days + 1
    return next((code for most, code in LONGEST if days <= most), 5)
