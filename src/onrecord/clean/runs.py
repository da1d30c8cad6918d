"""Runs of words that two reports share."""

from dataclasses import dataclass

from onrecord.clean.telling import Telling

ANCHOR, RUN = 4, 7  # words that a run is looked for with; words of the shortest that counts
OFTEN = 8  # places of one anchor that are looked at


@dataclass(frozen=True, slots=True)
class Run:
    """Words `a` to `a + size` of one report, the same as those from `b` of the other."""

    a: int
    b: int
    size: int


def shared_runs(a: Telling, b: Telling) -> tuple[Run, ...]:
    """Runs of words that both share, in order of `a`. Where runs overlap the longer keeps the words: none counts twice."""
    taken_a, taken_b, kept = bytearray(len(a.words)), bytearray(len(b.words)), list[Run]()
    for found in sorted(_maximal(a.words, b.words), key=lambda r: (-r.size, r.a, r.b)):
        for run in _free(found, taken_a, taken_b):
            kept.append(run)
            taken_a[run.a : run.a + run.size] = taken_b[run.b : run.b + run.size] = b"\1" * run.size
    return tuple(sorted(kept, key=lambda r: r.a))


def _maximal(a: tuple[str, ...], b: tuple[str, ...]) -> list[Run]:
    where: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(a) - ANCHOR + 1):
        where.setdefault(a[i : i + ANCHOR], []).append(i)
    found = []
    for j in range(len(b) - ANCHOR + 1):
        for i in where.get(b[j : j + ANCHOR], ())[:OFTEN]:
            if i and j and a[i - 1] == b[j - 1]:
                continue  # it began before
            size = ANCHOR
            while i + size < len(a) and j + size < len(b) and a[i + size] == b[j + size]:
                size += 1
            if size >= RUN:
                found.append(Run(i, j, size))
    return found


def _free(run: Run, taken_a: bytearray, taken_b: bytearray) -> list[Run]:
    """What no longer run has taken of a run, where that is long enough."""
    parts, start = list[Run](), 0
    for n in range(run.size + 1):
        if n == run.size or taken_a[run.a + n] or taken_b[run.b + n]:
            if n - start >= RUN:
                parts.append(Run(run.a + start, run.b + start, n - start))
            start = n + 1
    return parts
