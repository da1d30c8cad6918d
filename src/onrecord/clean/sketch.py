"""By what copies are found among a million documents: of every stretch of a report the one shingle with the smallest hash.

Two reports that share a run of 21 words share such a mark, however long they are and whatever stands around the run. The
MinHash of a whole text, of which this is the local form, would lose an excerpt in a long one."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TypeVar
from zlib import crc32

from onrecord.clean.telling import Telling

SHINGLE, WINDOW = 6, 16  # words of a shingle; shingles of a stretch
# A mark leads to the first texts that carry it. What stands in more is a phrase of the language, the furniture of a site, or
# a text that is copied so often that these are witnesses enough: so the work for one document has a bound.
FIRST, CLOSEST = 25, 12  # texts that a mark leads to; that are then compared word for word
FEW = 6  # marks of a text so short that one in common is enough
FACTOR = 0x9E3779B97F4A7C15
UNDATED = 99_999_999
Key = TypeVar("Key", int, str)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands in the order of all: its day as a number, then a hash of its id, so that the order of a mark's
    texts depends neither on how they came nor on how ids sort."""

    rank: int
    id: str

    @classmethod
    def of(cls, published: str, id: str) -> "Place":
        """The place of a document by its (partial) date; one without a date comes last."""
        digits = "".join(filter(str.isdecimal, published))
        day = int(digits.ljust(8, "0")[:8]) if digits else UNDATED
        return cls(day << 32 | int.from_bytes(blake2b(id.encode(), digest_size=4).digest(), "big"), id)

    @property
    def order(self) -> tuple[int, str]:
        """What sorts documents: the day, then the id."""
        return self.rank >> 32, self.id


def marks_of(told: Telling) -> "array[int]":
    """The marks of a report, sorted; none of one without words."""
    import numpy as np

    hashes = np.fromiter(map(_hash, told.words), dtype=np.uint64, count=len(told.words))
    width = min(SHINGLE, len(hashes))
    if not width:
        return array("q")
    count = len(hashes) - width + 1
    whole = np.zeros(count, dtype=np.uint64)
    for n in range(width):
        whole = whole * np.uint64(FACTOR) + hashes[n : n + count]
    whole ^= whole >> np.uint64(29)
    whole = (whole * np.uint64(FACTOR)) >> np.uint64(16)
    least = np.lib.stride_tricks.sliding_window_view(whole, min(WINDOW, count)).min(axis=1)
    return array("q", np.unique(least).astype(np.int64).tolist())


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    return crc32(word.encode("utf-8", "replace"))


def alike(shared: int, a: int, b: int) -> bool:
    """Whether texts with `a` and `b` marks that share so many are worth comparing."""
    least = min(a, b)
    return shared >= (1 if least <= FEW else max(2, least // 5))


def candidates(
    own: tuple[int, str],
    marks: Sequence[int],
    carriers: Callable[[int], Iterable[Key]],
    size: Callable[[Key], int],
    order: Callable[[Key], tuple[int, str]],
) -> list[Key]:
    """The texts before `own` in the order of all that are most worth comparing with it. `carriers` gives the first texts that
    carry a mark, `size` the number of a text's marks, `order` its place."""
    shared = Counter(other for mark in marks for other in carriers(mark))
    near = [(n / min(size(other), len(marks)), other) for other, n in shared.items() if alike(n, size(other), len(marks))]
    placed = [(-part, order(other), other) for part, other in near]
    earlier = sorted((entry for entry in placed if entry[1] < own), key=lambda entry: entry[:2])
    return [other for _, _, other in earlier[:CLOSEST]]
