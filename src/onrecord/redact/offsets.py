"""A text with its names replaced, and where every character of it has gone."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Cut(NamedTuple):
    """Characters `start` to `end` of a text give way to `by`."""

    start: int
    end: int
    by: str


@dataclass(frozen=True, slots=True)
class Offsets:
    """`text` after the cuts. `starts`, `ends` are those of the cuts in the old text, `new` and `after` where what replaces them
    begins and ends in the new one."""

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    new: tuple[int, ...] = ()
    after: tuple[int, ...] = ()

    @classmethod
    def of(cls, text: str, cuts: Sequence[Cut]) -> "Offsets":
        """Cuts are in order and do not overlap."""
        parts: list[str] = []
        at = size = 0
        new, after = [], []
        for cut in cuts:
            parts += (text[at : cut.start], cut.by)
            size += cut.start - at
            new.append(size)
            size += len(cut.by)
            after.append(size)
            at = cut.end
        parts.append(text[at:])
        return cls("".join(parts), tuple(c.start for c in cuts), tuple(c.end for c in cuts), tuple(new), tuple(after))

    def start(self, at: int) -> int:
        """Where a stretch that began at `at` begins now: inside a name, at the beginning of what stands for it."""
        n = bisect_right(self.starts, at) - 1
        if n < 0:
            return at
        return self.new[n] if at < self.ends[n] else self.after[n] + at - self.ends[n]

    def end(self, at: int) -> int:
        """Where a stretch that ended at `at` ends now: inside a name, at the end of what stands for it."""
        n = bisect_right(self.starts, at - 1) - 1
        if n < 0:
            return at
        return self.after[n] if at <= self.ends[n] else self.after[n] + at - self.ends[n]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """A stretch where it lies now; one that touches a name holds the whole of what stands for it."""
        return self.start(start), (self.end(end) if end > start else self.start(start))
