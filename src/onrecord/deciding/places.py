"""A place as a person names it: one that the record knows, one of the gazetteer, a point, or bare words."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from onrecord import gazetteers
from onrecord.errors import InputError
from onrecord.model import Place
from onrecord.model.spelling import fold
from onrecord.store import View

POINT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*")
ID = re.compile(r"[a-z]+:\S+")
SHOWN = 8


def place(typed: str, record: View, extra: Sequence[Path] = ()) -> Place:
    """The place that `typed` means. Names that the record's own claims use come first, then those of the gazetteer, in the
    country that most claims lie in before others; words that neither knows stay words. `extra` are files of further places.

    Raises InputError for a point that lies nowhere, an id that nobody knows, and a name of several places."""
    point = POINT.fullmatch(typed)
    if point:
        return _point(typed.strip(), float(point[1]), float(point[2]))
    used = _used(record)
    known = _known(typed, [p for p, _ in used]) or _looked_up(typed, _country(used), extra)
    if len(known) == 1:
        return known[0]
    if known:
        listed = "\n".join(f"  {_described(p)}" for p in known[:SHOWN])
        more = f"\n  and {len(known) - SHOWN} more" if len(known) > SHOWN else ""
        raise InputError(
            f"{typed!r} is the name of {len(known)} places:\n{listed}{more}\nName it by its id: place={known[0].id}"
        )
    if ID.fullmatch(typed):
        raise InputError(f"No gazetteer knows the place {typed!r}. Give its name, or a point: place=35.1,36.7")
    return Place(typed)


def _point(typed: str, lat: float, lon: float) -> Place:
    if not (math.isfinite(lat) and abs(lat) <= 90 and abs(lon) <= 180):
        raise InputError(f"{typed!r} is no point on Earth. Give degrees north, then east: place=35.1,36.7")
    return Place(typed, lat=lat, lon=lon, precision="exact")


def _used(record: View) -> list[tuple[Place, int]]:
    """Places of the gazetteer that the record's claims name, with the number of claims; corrected ones come last."""
    corrected = [(c.place, 1) for c in record.corrected_ones() if c.place and c.place.id]
    return [*record.used_places(), *corrected]


def _known(typed: str, places: Sequence[Place]) -> list[Place]:
    """Places of the record with this id, or this name; settlements before the regions that bear their name."""
    held = {p.id: p for p in places}
    if typed in held:
        return [_bare(held[typed], typed)]
    alike = [p for _, p in sorted(held.items()) if fold(typed) in (fold(p.name), fold(p.words))]
    return _narrow([_bare(p, typed) for p in alike], "")


def _looked_up(typed: str, country: str, extra: Sequence[Path]) -> list[Place]:
    from onrecord.extract.where import Entry, Gazetteer
    from onrecord.extract.where.mention import PRECISION

    def made(entry: Entry) -> Place:
        where = (entry.name, entry.id, entry.country, entry.admin1, entry.admin2, entry.lat, entry.lon)
        return Place(entry.name if typed == entry.id else typed, None, *where, PRECISION.get(entry.kind, ""))

    gazetteer = Gazetteer.load((*extra, *gazetteers.installed()))
    if ID.fullmatch(typed):
        lines = gazetteer.places.having(f"{typed}\t".encode())
        every = [*(gazetteer.entry(n) for n in lines), *(e for entries in gazetteer.extra.values() for e in entries)]
        return [made(e) for e in dict.fromkeys(e for e in every if e.id == typed)][:1]
    found = gazetteer.lookup(fold(typed))
    chief = [e for e in found if not e.lesser] or list(found)
    ranked = sorted(chief, key=lambda e: (-e.population, e.id))
    return _narrow([made(e) for e in ranked], country)


def _narrow(found: list[Place], country: str) -> list[Place]:
    """Those of the country, if it has any; of one country the settlement, if there is only one."""
    here = [p for p in found if p.country == country] or found
    distinct = list({p.id: p for p in here}.values())
    settled = [p for p in distinct if p.precision == "exact"]
    return settled if len(settled) == 1 and len({p.country for p in distinct}) == 1 else distinct


def _bare(place: Place, typed: str) -> Place:
    """The place without where a document named it."""
    words = place.name or place.words if typed == place.id else typed
    return Place(
        words, None, place.name, place.id, place.country, place.admin1, place.admin2, place.lat, place.lon, place.precision
    )


def _country(used: Sequence[tuple[Place, int]]) -> str:
    votes = Counter[str]()
    for place, count in used:
        votes[place.country] += count
    del votes[""]
    return min(votes, key=lambda code: (-votes[code], code), default="")


def _described(place: Place) -> str:
    parts = [place.name or place.words, place.admin2, place.admin1, place.country, place.precision]
    return f"{place.id}  {', '.join(dict.fromkeys(p for p in parts if p))}"
