"""Which happenings are worth comparing: alike in wording, or of one sort of harm at one time and place."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.link import places
from onrecord.link.happening import Happening
from onrecord.link.similar import Wording

CROWD = 150  # a bucket larger than this says too little; its members must meet in another
LONGEST = 10  # days of a period that are looked at one by one


def candidates(happenings: Sequence[Happening], wording: Wording) -> list[tuple[int, int]]:
    """Pairs (i < j) in order, without repeats."""
    pairs = set(wording.pairs())
    buckets: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, happening in enumerate(happenings):
        for bucket in _buckets(happening):
            buckets[bucket].append(i)
    for members in buckets.values():
        if len(members) <= CROWD:
            pairs.update((a, b) for at, a in enumerate(members) for b in members[at + 1 :] if a != b)
    return sorted(pairs)


def _buckets(h: Happening) -> Iterable[tuple[object, ...]]:
    spots = sorted({s for p in h.places[:3] for s in _spots(p.words, p.name, p.id)})
    families = sorted(h.families) or ["event"]
    days = range(h.days[0] - 1, min(h.days[1], h.days[0] + LONGEST) + 1) if h.days else ()
    for family in families:
        yield from ((family, day) for day in days)
        yield from ((family, day, spot) for day in days for spot in spots)
        yield from ((family, spot) for spot in spots)
        yield from ((family, number) for number in sorted(h.numbers) if number[1] > 4)
    yield from (("named", name) for name in sorted(h.names))


def _spots(words: str, name: str, ident: str) -> Iterable[str]:
    yield from places.names(words)
    yield from places.names(name)
    if ident:
        yield ident
