"""How two places stand to each other, also where the gazetteer knows neither."""

import re
from functools import cache
from math import asin, cos, radians, sin, sqrt

from onrecord.model import Place

FILLER = frozenset({
    "the", "a", "an", "of", "in", "near", "outside", "inside", "west", "east", "north", "south", "western", "eastern",
    "northern", "southern", "northwest", "northeast", "southwest", "southeast", "central", "around", "city", "town",
    "village", "province", "district", "governorate", "area", "region", "suburb", "neighbourhood", "neighborhood", "county",
    "state", "camp", "and", "both", "between", "from", "at", "on", "to", "port", "border", "coastal", "capital", "street",
    "block",
})  # fmt: skip
ARTICLE = re.compile(r"^(al|el|ar|as|ash|an|ad|at|az|deir|tal|tel|tell)[-' ]")
SAME, WITHIN, NEAR, APART, UNKNOWN = "same", "within", "near", "apart", "unknown"


@cache
def skeleton(word: str) -> str:
    """A name without its vowels and doubled letters, so that spellings of one foreign name meet: Deraa and Daraa are `dr`."""
    bare = ARTICLE.sub("", word.lower().replace("’", "'"))
    bare = re.sub(r"[^a-z]", "", bare).replace("q", "k").replace("c", "k").replace("ph", "f")
    return re.sub(r"(.)\1+", r"\1", bare[:1] + re.sub(r"[aeiouywh]", "", bare[1:]))


@cache
def names(words: str) -> frozenset[str]:
    """The naming words of a place, as skeletons; directions and kinds of places are left out."""
    found = [w for w in re.findall(r"[A-Za-z][\w'’-]*", words) if w.lower() not in FILLER and not w.islower()]
    return frozenset(s for s in map(skeleton, found) if s)


def kilometres(a: Place, b: Place) -> float | None:
    """Great-circle distance in kilometres; null where either has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    la, lb, dl = radians(a.lat), radians(b.lat), radians(b.lon - a.lon)
    return 12742 * asin(sqrt(sin((lb - la) / 2) ** 2 + cos(la) * cos(lb) * sin(dl / 2) ** 2))


def wide(place: Place) -> bool:
    """Whether the place is a first-level division or larger: it can contain an incident but not tell two apart."""
    return place.precision in ("admin1", "admin2", "region", "country", "international")


def relation(a: Place | None, b: Place | None) -> str:
    """SAME, WITHIN (one holds the other), NEAR (under 30 km), APART, or UNKNOWN."""
    if a is None or b is None:
        return UNKNOWN
    if (a.id and a.id == b.id) or alike(a, b):
        return SAME
    if a.country and b.country and a.country != b.country:
        return APART
    if a.precision in ("country", "international") or b.precision in ("country", "international"):
        return WITHIN if a.country and a.country == b.country else UNKNOWN
    if wide(a) or wide(b):
        return _divisions(a, b)
    distance = kilometres(a, b)
    if distance is not None:
        return SAME if distance <= 3 else NEAR if distance <= 30 else APART
    return UNKNOWN


def _divisions(a: Place, b: Place) -> str:
    if a.admin1 and b.admin1 and a.country == b.country:
        return WITHIN if a.admin1 == b.admin1 else APART
    distance = kilometres(a, b)
    if distance is None:
        return UNKNOWN
    return WITHIN if distance <= 100 else APART if distance > 300 else UNKNOWN


def alike(a: Place, b: Place) -> bool:
    """Whether the document's words, or the gazetteer's names, share a naming word of some length."""
    if a.id and b.id:
        return False
    shared = (names(a.words) | names(a.name)) & (names(b.words) | names(b.name))
    return any(len(s) >= 3 for s in shared) or (bool(names(a.words)) and names(a.words) == names(b.words))
