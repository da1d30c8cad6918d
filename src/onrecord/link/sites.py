"""Where one report may set what it tells: the settlements it names, and what speaks for each."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord import vocab
from onrecord.link.signs import Sign, Signs
from onrecord.model import Claim, Document, Mention, Place, Span
from onrecord.model.geo import distance_km
from onrecord.model.spelling import fold

Key = tuple[str, str, str]
REACH = 45.0  # km at which another name speaks half as much for a settlement as one next to it
ENOUGH = 2.0  # names nearby that say all there is to say
SHORT = 5  # letters that the name of a settlement has at least to be looked for in that of an outlet
BEHIND, BEFORE = 30, 12  # characters behind and before a name that are looked at
NEXT = 3  # characters that at most part a settlement from the province or state it is named with ("Orsk, Belm")
DIVISION = re.compile(r"iso3166:|geonames:[A-Z]{2}\.")  # how the ids of first- and second-level divisions begin
OWN = re.compile(r"(?:['’]s)? (?:city )?([\w-]+)")


@dataclass(frozen=True, slots=True)
class Site:
    """A settlement with what speaks for or against it in one report: signs of vocab/scene.yml, each from 0 to 1 (`division`
    from -1)."""

    place: Place
    signs: Signs

    @property
    def key(self) -> Key:
        """What is the same for one settlement in all reports."""
        return key(self.place)


@dataclass(frozen=True)
class Rules:
    """vocab/scene.yml: the signs by name, the words that give them, and the settlements that are first-level divisions by the
    ids of these."""

    signs: dict[str, Sign]
    police: frozenset[str]
    things: frozenset[str]
    quarters: frozenset[str]
    before: frozenset[str]
    cities: dict[str, str]


@cache
def rules() -> Rules:
    """The signs and their words."""
    found: Rules = vocab.load("scene", Rules)
    return found


def settlement(place: Place) -> Place | None:
    """The settlement that a naming stands for: of "southern Orsk" Orsk; of a name in no gazetteer itself; null
    for what is wider, for a street or a house, and for one of which no more is known than a county or a state."""
    if not place.id:
        bare = place.words and not place.precision and not rules().things & set(re.findall(r"\w+", place.words.lower()))
        return place if bare else None
    ident, _, side = place.id.partition("/")
    if ident in rules().cities:
        return replace(place, name=rules().cities[ident], id=ident, precision="exact")
    if place.precision not in ("exact", "near") or DIVISION.match(ident):
        return None
    return replace(place, name=place.name.partition(" ")[2], id=ident, precision="exact") if side else place


def key(place: Place) -> Key:
    """The folded name, the country, the first-level division."""
    return fold(place.name or place.words), place.country, place.admin1


@dataclass(frozen=True, slots=True)
class _Report:
    """What signs are read from: all that is named, the namings of each settlement in reading order, where its claims lie,
    where first-level divisions are named in the text, the letters of outlet and site."""

    document: Document
    named: Sequence[Place]
    spans: Mapping[Key, Sequence[Span]]
    told: Sequence[Key]
    divisions: Sequence[int]
    outlet: str


def sites(document: Document, mentions: Sequence[Mention], claims: Sequence[Claim]) -> tuple[Site, ...]:
    """The settlements that a report names, in the order of their keys. `claims` are those that say where its chief happening
    took place."""
    named = [m.place for m in mentions if m.place is not None]
    told = [c.place for c in claims if c.place is not None]
    where: dict[Key, Place] = {}
    spans: dict[Key, dict[tuple[str, int], Span]] = defaultdict(dict)
    for place in (*named, *told):
        home = settlement(place)
        if home is not None:
            where.setdefault(key(home), home)
            if home.span is not None:
                spans[key(home)][home.span.field, home.span.start] = home.span
    lie = [key(home) for place in told if (home := settlement(place)) is not None]
    site = document.address.rpartition("//")[2].partition("/")[0]
    outlet = re.sub(r"[^a-z]", "", fold(f"{site} {document.outlet}"))
    divisions = [p.span.start for p in named if p.span is not None and p.span.field == "text" and p.precision == "admin1"]
    report = _Report(document, named, {k: tuple(found.values()) for k, found in spans.items()}, lie, divisions, outlet)
    return tuple(Site(where[k], _signs(report, where[k])) for k in sorted(where))


def _signs(report: _Report, place: Place) -> Signs:
    mine, text = key(place), report.document.text
    spans = report.spans.get(mine, ())
    body = [s for s in spans if s.field == "text"]
    behind = [_word(text[s.end : s.end + BEHIND]) for s in body]
    most = max((len(found) for found in report.spans.values()), default=1)
    return {
        "told": report.told.count(mine) / (len(report.told) or 1),
        "often": len(spans) / most,
        "in": _share(_last(text[max(0, s.start - BEFORE) : s.start]) in rules().before for s in body),
        "dateline": float(any(_in_dateline(report.document, s) for s in spans)),
        "police": float(any(word in rules().police for word in behind)),
        "outlet": float(len(mine[0]) >= SHORT and mine[0].replace(" ", "") in report.outlet),
        "division": _division(report, place),
        "stated": float(any(s.end <= at <= s.end + NEXT for s in body for at in report.divisions)),
        "other county": _elsewhere(report, place),
        "nearby": _nearby(report, place),
        "quarter": _share(word in rules().quarters for word in behind),
        "thing": _share(word in rules().things for word in behind),
        "unknown": float(not place.id),
    }


def _share(held: Iterable[bool]) -> float:
    """The part that holds; 0 of nothing."""
    told = list(held)
    return sum(told) / (len(told) or 1)


def _last(before: str) -> str:
    """The word right before a name, in lower case; "" where something other than a blank parts them."""
    return before.split()[-1].lower() if before.endswith(" ") and before.strip() else ""


def _elsewhere(report: _Report, place: Place) -> float:
    """1 where the report names counties, but not the one that the settlement lies in."""
    counties = {(p.country, p.admin1, p.name) for p in report.named if p.precision == "admin2"}
    return float(bool(counties and place.admin2) and (place.country, place.admin1, place.admin2) not in counties)


def _word(behind: str) -> str:
    """The word right behind a name, in lower case; "" where a sentence or a clause ends."""
    found = OWN.match(behind)
    return found[1].lower() if found else ""


def _in_dateline(document: Document, span: Span) -> bool:
    marks = (m for m in document.marks if m.mark == "dateline")
    return span.field == "text" and any(m.start <= span.start < m.end for m in marks)


def _division(report: _Report, place: Place) -> float:
    """1 where the report names the first-level division that the settlement lies in, -1 where it names others only."""
    told = {(p.country, p.admin1) for p in report.named if p.precision == "admin1"}
    if not told or not place.id:
        return 0.0
    return 1.0 if (place.country, place.admin1) in told else -1.0


def _nearby(report: _Report, place: Place) -> float:
    """How many other names of the report lie close by, 0 to 1."""
    others = {
        p.words.lower(): p for p in report.named if p.id and p.precision in ("exact", "near", "admin2") and not _is(p, place)
    }
    apart = [km for other in others.values() if (km := distance_km(place, other)) is not None]
    return min(ENOUGH, sum(1 / (1 + (km / REACH) ** 2) for km in apart)) / ENOUGH


def _is(one: Place, place: Place) -> bool:
    home = settlement(one)
    return home is not None and key(home) == key(place)
