"""How two places stand to each other, also where the gazetteer knows neither."""

import re
from functools import cache

from onrecord.model import Place
from onrecord.model.geo import contains, distance_km, same_place

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
    """The naming words of a place, as written and as skeletons of three letters or more; directions and kinds of places are
    left out."""
    found = [w.lower() for w in re.findall(r"[A-Za-z][\w'’-]*", words) if not w.islower()]
    plain = {ARTICLE.sub("", w) for w in found if w not in FILLER}
    return frozenset(n for n in plain | {skeleton(w) for w in plain} if len(n) >= 3)


def wide(place: Place) -> bool:
    """Whether the place is a first-level division or larger: it can contain an incident but not tell two apart."""
    return place.precision in ("admin1", "admin2", "region", "country", "international")


def relation(a: Place | None, b: Place | None) -> str:
    """SAME, WITHIN (one holds the other), NEAR (under 30 km), APART, or UNKNOWN."""
    if a is None or b is None:
        return UNKNOWN
    if same_place(a, b) or alike(a, b):
        return SAME
    if a.country and b.country and a.country != b.country:
        return APART
    if "international" in (a.precision, b.precision):
        return UNKNOWN
    if contains(a, b) or contains(b, a):
        return WITHIN
    return _by_distance(a, b)


def _by_distance(a: Place, b: Place) -> str:
    distance = distance_km(a, b)
    if "country" in (a.precision, b.precision) or distance is None:
        return UNKNOWN
    if wide(a) and wide(b):
        return APART
    if wide(a) or wide(b):
        return WITHIN if distance <= 60 else APART if distance > 250 else UNKNOWN
    return SAME if distance <= 3 else NEAR if distance <= 30 else APART


def alike(a: Place, b: Place) -> bool:
    """Whether the document's words, or the gazetteer's names, share a naming word, where the gazetteer does not know both."""
    if a.id and b.id:
        return False
    return bool((names(a.words) | names(a.name)) & (names(b.words) | names(b.name)))
