"""Which of the places of one name is meant: by what is named beside it, the country the document is about, size, nearness."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.extract.where.gazetteer import Entry
from onrecord.extract.where.spot import Spot

KM = 111.2
SEAT = 20000


@dataclass
class Setting:
    """What the document speaks of: weights of countries and of (country, first-level division), and the places picked so far."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    picked: list[Entry] = field(default_factory=list)

    def add(self, place: Entry, weight: float) -> None:
        """Counts `place` as named."""
        if place.country:
            self.countries[place.country] += weight
            if place.admin1:
                self.divisions[place.country, place.admin1] += weight
        if place.kind in "P2X1S":
            self.picked.append(place)

    def main(self) -> str:
        """The country that most of the text is about; "" when there is none or no clear one."""
        ranked = sorted(self.countries.items(), key=lambda item: (-item[1], item[0]))
        if not ranked or (len(ranked) > 1 and ranked[0][1] < 1.5 * ranked[1][1]):
            return ""
        return ranked[0][0]


def km(a: Entry, b: Entry) -> float:
    """Distance in kilometres, good enough for comparing."""
    east = (a.lon - b.lon + 180) % 360 - 180
    return KM * math.hypot(a.lat - b.lat, east * math.cos(math.radians((a.lat + b.lat) / 2)))


def prior(place: Entry) -> float:
    """How likely a place is meant when nothing else is known, in decimal orders of magnitude."""
    fixed = {"C": 8.0, "R": 6.0, "1": 5.6, "2": 3.4, "X": 3.0, "S": 3.0}.get(place.kind)
    size = math.log10(max(place.population, 300)) if fixed is None else fixed
    lesser = (0.3 if place.kind == "C" else 1.2) if place.lesser else 0.0
    return size - lesser


def inside(place: Entry, parent: Entry) -> bool:
    """Whether `place` lies in the country or division `parent`."""
    if parent.kind == "C":
        return place.country == parent.country and place.kind != "C"
    if parent.kind in "12":
        return (
            place.country == parent.country
            and bool(place.admin1)
            and place.admin1 in (parent.admin1, parent.name)
            and (parent.kind == "1" or km(place, parent) < 80)
            and place.id != parent.id
        )
    return parent.kind == "R" and km(place, parent) < 300


def rate(place: Entry, spot: Spot, setting: Setting) -> float:
    """How well `place` fits `spot` in its setting."""
    score = prior(place)
    if spot.hint == "1":
        score += 2.5 if place.kind in "12" else 0.0
    elif spot.hint == "P":
        score += 2.0 if place.kind in "PX" else 0.0
    elif (
        place.kind == "1"
        and not spot.child
        and any(p.kind == "P" and p.population >= SEAT and inside(p, place) for p in spot.places)
    ):
        score -= 2.2
    if spot.child and place.kind in "C1":
        score += 1.5
    total = sum(setting.countries.values()) or 1.0
    score += 2.5 * setting.countries.get(place.country, 0.0) / total
    score += 2.0 * min(1.0, setting.divisions.get((place.country, place.admin1), 0.0) / 2.0) if place.admin1 else 0.0
    if place.kind in "PX2S" and any(p.id != place.id and km(p, place) < 100 for p in setting.picked):
        score += 1.0
    return score


def choose(spots: Sequence[Spot], setting: Setting) -> None:
    """Gives every spot its place: pairs like "Franklin, Indiana" first, then all names in the setting they make."""
    for spot in spots:
        pair(spot)
    sure = [s for s in spots if s.parent is not None and s.place is not None]
    for spot in sure:
        setting.add(spot.place, 1.5)  # type: ignore[arg-type]
    for spot in spots:
        if spot.place is None:
            best = best_of(spot, Setting())
            margin = prior(best) >= 5.3 or len(spot.places) == 1
            setting.add(best, 1.0 if margin else 0.2)
    kept: dict[str, Entry] = {}
    for spot in sure:
        kept.setdefault(spot.words.lower(), spot.place)  # type: ignore[arg-type]
    for spot in spots:
        if spot.place is None:
            same = kept.get(spot.words.lower())
            spot.place = same if same is not None and not spot.hint else best_of(spot, setting)


def pair(spot: Spot) -> None:
    """Resolves a name and the container named behind it together, when some pair of them fits."""
    if spot.parent is None:
        return
    fits = [(p, q) for p in spot.places for q in spot.parent.places if inside(p, q)]
    if not fits:
        spot.parent.child = False
        spot.parent = None
        return
    place, parent = max(fits, key=lambda f: (prior(f[0]) + prior(f[1]) + (1.5 if f[1].kind in "C1" else 0), f[0].id, f[1].id))
    spot.place = place
    spot.parent.place = parent


def best_of(spot: Spot, setting: Setting) -> Entry:
    """The best-rated entry; ties go by population, then by id."""
    return max(spot.places, key=lambda p: (rate(p, spot, setting), p.population, p.id))
