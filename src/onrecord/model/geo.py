"""Comparing places by what they carry: no gazetteer, no names of the world. Empty fields are unknown and match nothing."""

import math
from functools import lru_cache

from onrecord.model.claim import Place
from onrecord.model.spelling import fold, plain, sounds

EARTH = 6371.0
NEAR = 5.0
WIDE = ("country", "international")


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance in kilometres; null when either has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    north, south = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((south - north) / 2) ** 2
    half += math.cos(north) * math.cos(south) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(half)))


def same_place(a: Place, b: Place) -> bool:
    """Whether both name one place: the same id; or, where one has no id, the same name in one of its spellings in the same (or
    no) country; or two settlements of one name within five kilometres (two entries of one town)."""
    if a.id and b.id:
        return a.id == b.id or (a.precision == b.precision == "exact" and _alike(a, b) and _close(a, b))
    agree = not a.country or not b.country or a.country == b.country
    return agree and any(spelt_alike(one, other) for one in _names(a) for other in _names(b))


def contains(a: Place, b: Place) -> bool:
    """Whether `b` lies in `a` or is `a`: a country holds what has its code, a first-level division what names it; the part of
    a country ("southern Syria") may hold anything in it. A settlement holds only itself and what is near it by precision."""
    if same_place(a, b):
        return True
    if a.precision == "international":
        return True
    if not a.country or a.country != b.country:
        return False
    if a.precision == "country" or (a.precision == "region" and b.precision not in WIDE):
        return b.precision != "country" and (a.precision == "country" or b.precision != "region" or a.id == b.id)
    if a.precision == "admin1":
        return b.precision not in WIDE and bool(b.admin1) and b.admin1 in (a.name, a.admin1)
    if a.precision == "admin2":
        return bool(b.admin2) and b.admin2 in (a.name, a.admin2)
    return a.precision == "exact" and b.precision == "near" and _close(a, b)


@lru_cache(maxsize=1 << 17)
def spelt_alike(a: str, b: str) -> bool:
    """Whether two names are renderings of one: equal but for vowel signs and doubled letters ("Foua", "Fuaa"), or, with three
    consonants and more, but for all vowels ("Kefraya", "Kafraya")."""
    one, other = fold(a), fold(b)
    if not one or not other:
        return False
    if one == other or plain(one) == plain(other):
        return True
    key = sounds(one)
    return key == sounds(other) and len(key.replace("a", "")) > 2


def _names(place: Place) -> list[str]:
    return [name for name in dict.fromkeys((place.name, place.words)) if name]


def _plain(place: Place) -> str:
    return (place.name or place.words).casefold().strip()


def _alike(a: Place, b: Place) -> bool:
    return bool(_plain(a)) and _plain(a) == _plain(b)


def _close(a: Place, b: Place) -> bool:
    apart = distance_km(a, b)
    return apart is not None and apart <= NEAR
