"""Which claims say where and when something happened, and the places that they say in order."""

from collections.abc import Sequence

from onrecord.link import places
from onrecord.link.periods import told
from onrecord.model import Claim, Place


def placing(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims that say where: the figures that do, else whatever there is."""
    return [c for c in claims if c.figure and c.place] or claims


def dating(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims that say when: the figures that do in words, else whatever there is."""
    return [c for c in claims if c.figure and told(c.when)] or claims


def ranked(found: Sequence[Place]) -> tuple[Place, ...]:
    """Distinct places, settlements first, then by how often they are named, then by words."""
    groups: list[list[Place]] = []
    for place in found:
        home = next(
            (g for g in groups if places.relation(g[0], place) == places.SAME and places.wide(g[0]) == places.wide(place)), None
        )
        if home is None:
            groups.append([place])
        else:
            home.append(place)
    best = [min(g, key=lambda p: (not p.id, -sum(q.words == p.words for q in g), p.words)) for g in groups]
    order = sorted(range(len(groups)), key=lambda i: (places.wide(best[i]), -len(groups[i]), best[i].words))
    return tuple(best[i] for i in order)
