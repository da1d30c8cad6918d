"""Copies are no new accounts: what a copy tells of a happening goes with what its original tells of it, without comparing."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from onrecord.link.decided import NOBODY, Decided
from onrecord.link.sketch import Sketch

SHARE = 0.5  # of a copy's claims on a happening that stand word for word in the original's


def echoes(sketches: Sequence[Sketch], judged: Decided) -> dict[int, int]:
    """For every happening of a copy the happening it repeats, by index. One that people `judged` otherwise than what it
    repeats is left to their decisions."""
    of: dict[str, list[int]] = defaultdict(list)
    for i, each in enumerate(sketches):
        of[each.document].append(i)
    found: dict[int, int] = {}
    for i, each in enumerate(sketches):
        originals = of.get(each.copy_of, []) if each.copy_of else []
        if originals:
            best = max(originals, key=lambda j: (_shared(each, sketches[j]), -j))
            enough = _shared(each, sketches[best]) >= SHARE * len(each.said)
            if best != i and enough and _free(each, sketches[best], judged):
                found[i] = best
    return {i: _first(i, found) for i in found}


def _free(copy: Sketch, original: Sketch, judged: Decided) -> bool:
    """Whether nobody judged a copy's claims otherwise than the original's: put it together with something, kept it from
    anything that the original is not kept from, or from the original itself, or merged it with what the original is not."""
    mine, others = copy.claims, original.claims
    if any(k in judged.friends or k in judged.taken_out for k in mine):
        return False
    foes = frozenset[str]().union(*(judged.foes.get(k, NOBODY) for k in mine))
    wholes = frozenset[int]().union(*(judged.wholes.get(k, frozenset()) for k in mine))
    return (
        foes.isdisjoint(others)
        and foes <= frozenset[str]().union(*(judged.foes.get(k, NOBODY) for k in others))
        and wholes <= frozenset[int]().union(*(judged.wholes.get(k, frozenset()) for k in others))
    )


def _first(i: int, found: Mapping[int, int]) -> int:
    """The end of a chain of copies; a chain that runs into itself ends at its lowest member."""
    seen = [i]
    while seen[-1] in found and found[seen[-1]] not in seen:
        seen.append(found[seen[-1]])
    return min(seen) if seen[-1] in found else seen[-1]


def _shared(a: Sketch, b: Sketch) -> int:
    return sum((Counter(a.said) & Counter(b.said)).values())
