"""Which of the places of one name is meant: by what is named beside it, the country the document is about, size, nearness."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy

from onrecord.extract.where.gazetteer import Entry
from onrecord.extract.where.spot import Spot

KM = 111.2
SEAT = 20000
GIVEN = 1.5
EARTH = 6371.0
MOST = 14
REACH = 45.0
LEAST = 0.3
ROUNDS = 2


@dataclass
class Setting:
    """What the document speaks of: weights of countries and of (country, first-level division), by the name that says so."""

    countries: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(float)))
    divisions: dict[tuple[str, str], dict[str, float]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(float)))

    def add(self, name: str, place: Entry, weight: float) -> None:
        """Counts `place`, named by `name`; a name counts three times at most."""
        if not place.country:
            return
        own = self.countries[place.country]
        own[name] = min(3.0, own[name] + weight)
        if place.admin1:
            division = self.divisions[place.country, place.admin1]
            division[name] = min(2.0, division[name] + weight)

    def country(self, code: str, without: str = "") -> float:
        """The share of the document that speaks of a country, leaving out what one name says."""
        total = sum(w for names in self.countries.values() for n, w in names.items() if n != without)
        mine = sum(w for n, w in self.countries.get(code, {}).items() if n != without)
        return mine / total if total else 0.0

    def division(self, code: str, admin1: str, without: str = "") -> float:
        """How much the document speaks of a first-level division, 0 to 1."""
        if not admin1:
            return 0.0
        return min(1.0, sum(w for n, w in self.divisions.get((code, admin1), {}).items() if n != without) / 2.0)

    def main(self) -> str:
        """The country that most of the text is about; "" when there is none or no clear one."""
        ranked = sorted(((sum(names.values()), code) for code, names in self.countries.items()), key=lambda r: (-r[0], r[1]))
        if not ranked or (len(ranked) > 1 and ranked[0][0] < 1.5 * ranked[1][0]):
            return ""
        return ranked[0][1]


def km(a: Entry, b: Entry) -> float:
    """Distance in kilometres, good enough for comparing."""
    east = (a.lon - b.lon + 180) % 360 - 180
    return KM * math.hypot(a.lat - b.lat, east * math.cos(math.radians((a.lat + b.lat) / 2)))


def prior(place: Entry) -> float:
    """How likely a place is meant when nothing else is known, in decimal orders of magnitude."""
    fixed = {"C": 7.2, "R": 6.0, "1": 5.6, "2": 3.4, "X": 3.0, "S": 3.0}.get(place.kind)
    size = math.log10(max(place.population, 300)) if fixed is None else fixed
    lesser = (0.3 if place.kind == "C" else 1.2) if place.lesser else 0.0
    return size - lesser + (GIVEN if place.given else 0.0)


def inside(place: Entry, parent: Entry) -> bool:
    """Whether `place` lies in the country, division or land `parent`."""
    if place.id == parent.id or place.kind == "C":
        return False
    if parent.kind == "R":
        return km(place, parent) < 300
    if place.country != parent.country or parent.kind not in "C12":
        return False
    if parent.kind == "2":
        return place.admin2 == parent.name or (place.kind != "1" and km(place, parent) < 40)
    return parent.kind == "C" or (bool(place.admin1) and place.admin1 in (parent.admin1, parent.name))


def fit(place: Entry, spot: Spot, places: Sequence[Entry]) -> float:
    """How well `place` fits the words right around `spot`."""
    score = prior(place)
    if spot.hint == "1":
        score += 2.5 if place.kind in "12" else 0.0
    elif spot.hint == "P":
        score += 2.0 if place.kind in "PX" else 0.0
    elif (
        place.kind == "1"
        and not spot.child
        and any(p.kind == "P" and p.population >= SEAT and inside(p, place) for p in places)
    ):
        score -= 2.2
    if spot.hint == "C" and place.kind == "C":
        score += 2.5
    if place.lesser and place.kind == "P" and any(p.kind == "C" and p.country == place.country for p in places):
        score -= 3.0
    return score + (1.5 if spot.child and place.kind in "C1" else 0.0)


def choose(spots: Sequence[Spot], setting: Setting) -> None:
    """Gives every spot its place: pairs like "Franklin, Indiana" first, then all names in the setting that they make."""
    for spot in spots:
        pair(spot)
    groups: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots:
        groups[spot.key].append(spot)
    fields = [Field(name, members) for name, members in groups.items()]
    for one in fields:
        one.begin(setting)
    near = Nearness(fields)
    for _ in range(ROUNDS):
        support = near.support(fields)
        for one in fields:
            one.update(setting, support)
    for one in fields:
        one.settle()


class Field:
    """One name of the document: its spots, its likeliest places and their scores."""

    def __init__(self, name: str, spots: list[Spot]) -> None:
        self.name, self.spots = name, spots
        fixed = next((s.place for s in spots if s.place is not None), None)
        likely = sorted(spots[0].places, key=lambda p: (-fit(p, spots[0], spots[0].places), p.id))[:MOST]
        self.places = [fixed, *(p for p in likely if p.id != fixed.id)] if fixed is not None else likely
        self.extra = [4.0 if fixed is not None and p.id == fixed.id else 0.0 for p in self.places]
        self.scores = [fit(p, spots[0], self.places) + e for p, e in zip(self.places, self.extra, strict=True)]

    def weights(self) -> list[float]:
        """How plausible each place is beside the best one, 0.3 to 1."""
        top = max(self.scores)
        return [max(LEAST, 10 ** (s - top)) for s in self.scores]

    def begin(self, setting: Setting) -> None:
        """Adds the likeliest place to the setting: in full when it is plain, a little when it is not."""
        best = max(range(len(self.places)), key=lambda i: self.scores[i])
        plain = self.extra[best] > 0 or prior(self.places[best]) >= 5.3 or len(self.places) == 1
        setting.add(self.name, self.places[best], len(self.spots) * (1.0 if plain else 0.2))

    def update(self, setting: Setting, support: dict[tuple[str, str], float]) -> None:
        """Scores anew with the setting and with what lies near."""
        self.context = [
            2.5 * setting.country(p.country, self.name)
            + 2.0 * setting.division(p.country, p.admin1, self.name)
            + 1.2 * min(2.5, support.get((self.name, p.id), 0.0))
            for p in self.places
        ]
        first = self.spots[0]
        parts = zip(self.places, self.extra, self.context, strict=True)
        self.scores = [fit(p, first, self.places) + e + c for p, e, c in parts]

    def settle(self) -> None:
        """The best place for every spot: the words around a spot may make it another one of the same name."""
        for spot in self.spots:
            if spot.place is None:
                rated = zip(self.places, self.extra, self.context, strict=True)
                spot.place = max(rated, key=lambda r: (fit(r[0], spot, self.places) + r[1] + r[2], r[0].population, r[0].id))[0]


class Nearness:
    """Distances between all places that the names of one document may mean."""

    def __init__(self, fields: Sequence[Field]) -> None:
        self.rows = [(f.name, p) for f in fields for p in f.places if p.kind in "P2XS"]
        names = [name for name, _ in self.rows]
        self.starts = [i for i, name in enumerate(names) if i == 0 or names[i - 1] != name]
        lat, lon = (numpy.radians([getattr(p, axis) for _, p in self.rows]) for axis in ("lat", "lon"))
        units = numpy.stack([numpy.cos(lat) * numpy.cos(lon), numpy.cos(lat) * numpy.sin(lon), numpy.sin(lat)], axis=-1)
        apart = EARTH * numpy.arccos(numpy.clip(units @ units.T, -1.0, 1.0)) if self.rows else numpy.zeros((0, 0))
        self.kernel = 1.0 / (1.0 + (apart / REACH) ** 2)
        for begin, end in zip(self.starts, [*self.starts[1:], len(names)], strict=False):
            self.kernel[begin:end, begin:end] = 0.0

    def support(self, fields: Sequence[Field]) -> dict[tuple[str, str], float]:
        """(name, place id) -> how many other names of the document have a plausible place close by."""
        if len(self.starts) < 2:
            return {}
        weights = [w for f in fields for p, w in zip(f.places, f.weights(), strict=True) if p.kind in "P2XS"]
        best = numpy.maximum.reduceat(self.kernel * numpy.array(weights), self.starts, axis=1).sum(axis=1)
        return {(name, place.id): float(best[i]) for i, (name, place) in enumerate(self.rows)}


def pair(spot: Spot) -> None:
    """Resolves a name and the container named behind it together, when some pair of them fits."""
    if spot.parent is None:
        return
    fits = [(p, q) for p in spot.places for q in spot.parent.places if inside(p, q)]
    if not fits:
        spot.parent.child = False
        spot.parent = None
        return
    above = spot.parent
    place, parent = max(fits, key=lambda f: (fit(f[0], spot, spot.places) + fit(f[1], above, above.places), f[0].id, f[1].id))
    spot.place = place
    spot.parent.place = parent
