"""Which settlement an incident took place in, over all its reports, and why."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.link import places
from onrecord.link.happening import Happening
from onrecord.link.signs import points, why
from onrecord.link.sites import Key, Site, rules, settlement
from onrecord.link.telling import placing, ranked
from onrecord.model import Claim, Place

LEAST, FAR = 1.5, 4.0  # points below which a settlement is named by the way, and where the figures tell a province or more
LARGE = ("admin1", "region", "country", "international")


@dataclass(frozen=True, slots=True)
class Scene:
    """The place of an incident, null where none is told, and what spoke for it in words."""

    place: Place | None
    why: str = ""


def scene(members: Sequence[Happening]) -> Scene:
    """The settlement that most speaks for in the reports that are chiefly about the incident; where there is none, or little
    speaks for it, the place told with the figures."""
    told = best_place(placing([c for h in members for c in h.claims]))
    reports = [h.sites for h in members if h.lead]
    best = max(_rated(reports), key=lambda r: (r[0], r[1].place.id, r[1].place.words), default=None)
    least = FAR if told is not None and told.precision in LARGE else LEAST
    if best is None or (best[0] < least and told is not None):
        return Scene(told and (settlement(told) or told))
    place = best[1].place
    held = [site.signs for sites in reports for site in sites if site.key == best[1].key]
    return Scene(place, f"in {place.name or place.words}: {why(held, len(reports), rules().signs)}")


def _rated(reports: Sequence[Sequence[Site]]) -> Iterator[tuple[float, Site]]:
    """Every settlement with its points: what its signs weigh in the mean of the reports."""
    found: dict[Key, list[Site]] = defaultdict(list)
    for sites in reports:
        for site in sites:
            found[site.key].append(site)
    for named in found.values():
        weight = sum(points(site.signs, rules().signs) for site in named) / len(reports)
        yield weight, min(named, key=lambda site: (site.place.precision, site.place.words))


def best_place(claims: Sequence[Claim]) -> Place | None:
    """The most specific place with most support: settlements that the gazetteer knows count a little more than bare words."""
    order = ranked([c.place for c in claims if c.place])
    settled = [p for p in order if not places.wide(p)]
    if len(settled) < 2:
        return order[0] if order else None
    votes = {p: sum(places.relation(p, c.place) == places.SAME for c in claims if c.place) for p in settled}
    return max(settled, key=lambda p: (votes[p] * (1.6 if p.id else 1.0), -settled.index(p)))
