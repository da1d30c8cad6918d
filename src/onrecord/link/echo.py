"""Copies are no new accounts: what a copy tells of a happening goes with what its original tells of it, without comparing."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from onrecord.link.happening import Happening
from onrecord.model import Document

SHARE = 0.5  # of a copy's claims on a happening that stand word for word in the original's


def echoes(happenings: Sequence[Happening], documents: Mapping[str, Document], judged: Collection[str]) -> dict[int, int]:
    """For every happening of a copy the happening it repeats, by index. Happenings that hold a claim on which people
    decided (`judged`) are left to those decisions."""
    of: dict[str, list[int]] = defaultdict(list)
    for i, happening in enumerate(happenings):
        of[happening.document].append(i)
    found: dict[int, int] = {}
    for i, happening in enumerate(happenings):
        originals = of.get(documents[happening.document].copy_of, [])
        if originals and not any(c.key in judged for c in happening.claims):
            best = max(originals, key=lambda j: (_shared(happening, happenings[j]), -j))
            if best != i and _shared(happening, happenings[best]) >= SHARE * len(happening.claims):
                found[i] = best
    return {i: _first(i, found) for i in found}


def _first(i: int, found: Mapping[int, int]) -> int:
    """The end of a chain of copies; a chain that runs into itself ends at its lowest member."""
    seen = [i]
    while seen[-1] in found and found[seen[-1]] not in seen:
        seen.append(found[seen[-1]])
    return min(seen) if seen[-1] in found else seen[-1]


def _shared(a: Happening, b: Happening) -> int:
    return sum((_words(a) & _words(b)).values())


def _words(h: Happening) -> "Counter[tuple[str, str]]":
    return Counter((c.kind, c.span.words) for c in h.claims)
