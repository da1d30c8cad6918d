"""Which happenings are worth comparing: those that share a key. A key depends on one happening alone, so that what one more
report may concern is found without looking at the others."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import combinations

from onrecord.link import places
from onrecord.link.sketch import RECENT, Sketch
from onrecord.link.wording import rare

NEIGHBOURS = 1  # days around a happening on which another report may date it
LONGEST = 10  # days of a period that are looked at one by one
LARGE = 5  # a number of people from which on it tells by itself


def keys(sketch: Sketch) -> tuple[str, ...]:
    """The keys of a happening, sorted: people named, a place on a day, a street of a town, an unusual name near a day, a large
    number in a month, the family of its document."""
    return tuple(sorted({" ".join(map(str, key)) for key in _keys(sketch)}))


def _keys(s: Sketch) -> Iterator[tuple[object, ...]]:
    seen = _seen(s)
    near = sorted({day // 30 + n for day in seen for n in (0, 1)})
    for name in s.people:
        if any(map(rare, name.split())):
            yield "who", name
        else:
            yield from (("who", name, month) for month in near)
    yield from (("harmed", name) for name in s.names)
    yield from (("block", *block) for block in s.blocks)
    days = _days(s)
    spots = dict.fromkeys((*s.spots, *(n for p in s.places for n in _spots(p.words, p.name, p.id))))
    yield from (("street", street, spot) for street in s.streets for spot in s.spots)
    yield from (("here", spot, day) for spot in spots for day in days)
    yield from (("name", word, day) for word in s.unusual for day in seen)
    months = sorted({day // 30 + n for day in days for n in (0, 1)})
    yield from (("count", *number, month) for number in sorted(s.numbers) if number[1] >= LARGE for month in months)
    if s.family and s.lead:
        yield "family", s.family


def _days(s: Sketch) -> list[int]:
    """The days of the happening, with those around it."""
    if s.days is None:
        return []
    last = min(s.days[1], s.days[0] + LONGEST)
    return list(range(s.days[0] - NEIGHBOURS, last + NEIGHBOURS + 1))


def _seen(s: Sketch) -> list[int]:
    """The day of publication, and exact days told shortly before it."""
    if s.published is None:
        return sorted(s.told)
    return sorted({s.published, *(d for d in s.told if s.published - RECENT <= d <= s.published)})


def _spots(words: str, name: str, ident: str) -> Iterable[str]:
    yield from places.names(words)
    yield from places.names(name)
    if ident:
        yield ident


def hashed(block: str) -> int:
    """A key as a number of 64 bits."""
    return int.from_bytes(blake2b(block.encode(), digest_size=8).digest(), "big", signed=True)


def blocks(found: Iterable[str]) -> "array[int]":
    """Keys as numbers: a large record has millions of them."""
    return array("q", sorted({hashed(key) for key in found}))


def sharing(held: Sequence["array[int]"]) -> list[tuple[int, int]]:
    """Pairs (i < j) of those that hold a number in common, in order, without repeats."""
    import numpy as np

    if not held:
        return []
    every = np.concatenate([np.frombuffer(own, dtype=np.int64) if own else np.empty(0, np.int64) for own in held])
    owner = np.repeat(np.arange(len(held)), [len(own) for own in held])
    order = np.argsort(every, kind="stable")
    every, owner = every[order], owner[order]
    starts = np.flatnonzero(np.concatenate([[True], every[1:] != every[:-1]])) if len(every) else np.empty(0, int)
    ends = np.append(starts[1:], len(every))
    pairs: set[tuple[int, int]] = set()
    for start, end in zip(starts[ends - starts > 1].tolist(), ends[ends - starts > 1].tolist(), strict=True):
        pairs.update(combinations(owner[start:end].tolist(), 2))
    return sorted(pairs)


def candidates(sketches: Sequence[Sketch]) -> list[tuple[int, int]]:
    """Pairs (i < j) of happenings that share a key, in order, without repeats."""
    return sharing([blocks(keys(each)) for each in sketches])
