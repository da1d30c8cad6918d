"""Which incidents may be the same as one: near in place and time first, then what has the words typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import cos, hypot, radians

from onrecord.review.rows import Row
from onrecord.searching import folded

NEAR_KM, NEAR_DAYS, SHOWN = 60.0, 5, 8


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An incident and why it may be the same, in words."""

    row: Row
    why: str


def suggestions(of: Row, rows: Mapping[str, Row], asked: str = "", most: int = SHOWN) -> list[Suggestion]:
    """Of the same sort (an incident and a running toll are never one), nearest first; with `asked`, those with its words."""
    others = [r for r in rows.values() if r.id != of.id and r.toll == of.toll]
    if asked.strip():
        words = folded(asked).split()
        found = [r for r in others if all(w in folded(f"{r.title} {r.place} {r.when} {r.id}") for w in words)]
        return [Suggestion(r, _why(of, r)) for r in sorted(found, key=lambda r: _far(of, r))[:most]]
    near = [(score, r) for r in others if (score := _score(of, r)) is not None]
    return [Suggestion(r, _why(of, r)) for _, r in sorted(near, key=lambda pair: (pair[0], pair[1].id))[:most]]


def _score(a: Row, b: Row) -> float | None:
    """How far apart, smaller is nearer; null for what is not near at all."""
    days, km = apart(a, b), distance(a, b)
    if days is None or days > NEAR_DAYS or (km is not None and km > NEAR_KM) or (km is None and a.place != b.place and days):
        return None
    return days * 10 + (km if km is not None else 30) + (0 if a.kind == b.kind else 8) + (6 if b.minor else 0)


def _far(a: Row, b: Row) -> tuple[int, float, str]:
    days, km = apart(a, b), distance(a, b)
    return days if days is not None else 10**6, km if km is not None else 10.0**6, b.id


def _why(a: Row, b: Row) -> str:
    days, km = apart(a, b), distance(a, b)
    when = "" if days is None else "the same day" if days == 0 else f"{days} day{'s' if days > 1 else ''} apart"
    where = "" if km is None else "the same place" if km < 1 else f"{km:,.0f} km away"
    shared = len({*a.documents} & {*b.documents})
    both = f"{shared} report{'s' if shared > 1 else ''} in common" if shared else ""
    return ", ".join(part for part in (when, where, both) if part)


def apart(a: Row, b: Row) -> int | None:
    """Days between two incidents, 0 where they overlap; null where a day is not known."""
    one, other = _days(a), _days(b)
    return None if one is None or other is None else max(0, one[0] - other[1], other[0] - one[1])


def _days(row: Row) -> tuple[int, int] | None:
    try:
        first, last = row.start or row.end, row.end or row.start
        return date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
    except ValueError:
        return None


def distance(a: Row, b: Row) -> float | None:
    """Kilometres, roughly; null where a place is not known."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return 111.2 * hypot(a.lat - b.lat, (a.lon - b.lon) * cos(radians((a.lat + b.lat) / 2)))


def titles(ids: Iterable[str], rows: Mapping[str, Row]) -> dict[str, str]:
    """What incidents are called, by id."""
    return {id: rows[id].title for id in ids if id in rows}
