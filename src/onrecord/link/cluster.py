"""Groups as a pure function of pair scores: average link, never across what was set apart."""

import heapq
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What people judged: `together` joins first, `merged` joins the finished groups of all its members; `apart` is never
    joined, and wins over both. `parts` are joined first too, by the program: a veto keeps them apart, but not people's."""

    together: Sequence[Pair] = ()
    apart: Sequence[Pair] = ()
    merged: Sequence[Sequence[int]] = ()
    parts: Sequence[Pair] = ()


NONE = Verdicts()


def cluster(
    count: int,
    scores: Mapping[Pair, float],
    *,
    missing: float,
    threshold: float = 0.0,
    verdicts: Verdicts = NONE,
    veto: float | None = None,
    chief: Collection[int] = (),
) -> list[list[int]]:
    """Groups of 0..count-1, each sorted, in the order of their first member.

    The two groups with the highest mean pair score are joined while that mean lies above `threshold`; a pair without a score
    counts as `missing`. With `veto`, groups that
    hold any pair scored at or below it stay apart. The `chief` ones are grouped among themselves first; the others then join
    them or one another, but never bring two groups of chief ones together."""

    def begun(scores: Mapping[Pair, float]) -> _State:
        state = _State(count, scores, missing, verdicts.apart, veto)
        state.join_all(verdicts.together, state.parted)
        state.join_all(verdicts.parts, state.barred)
        return state

    first: list[list[int]] = []
    if chief:
        heads = begun({pair: score for pair, score in scores.items() if pair[0] in chief and pair[1] in chief})
        heads.agglomerate(threshold)
        first = [group for found in heads.groups() if (group := [i for i in found if i in chief])]
    state = begun(scores)
    state.join_all(((group[0], other) for group in first for other in group[1:]), state.barred)
    state.keep_apart([group[0] for group in first])
    state.agglomerate(threshold)
    state.join_all((pair for group in verdicts.merged for pair in combinations(group, 2)), state.parted)
    return state.groups()


class _State:
    """The groups as they grow; a joined group gets a new number, so that a pair of numbers has one score for good."""

    def __init__(
        self, count: int, scores: Mapping[Pair, float], missing: float, apart: Iterable[Pair], veto: float | None
    ) -> None:
        self.missing = missing
        self.members: dict[int, list[int]] = {i: [i] for i in range(count)}
        self.next = count
        self.above: dict[int, dict[int, float]] = {i: {} for i in range(count)}
        self.barred: dict[int, set[int]] = {i: set() for i in range(count)}
        self.parted: dict[int, set[int]] = {i: set() for i in range(count)}
        for (a, b), score in scores.items():
            self.above[a][b] = self.above[b][a] = score - missing
            if veto is not None and score <= veto:
                _bar(self.barred, a, b)
        for a, b in apart:
            _bar(self.barred, a, b)
            _bar(self.parted, a, b)

    def score(self, a: int, b: int) -> float:
        return self.above[a][b] / (len(self.members[a]) * len(self.members[b])) + self.missing

    def join(self, a: int, b: int) -> int:
        new, self.next = self.next, self.next + 1
        self.members[new] = self.members.pop(a) + self.members.pop(b)
        sums: dict[int, float] = {}
        for bars in (self.barred, self.parted):
            _renumber(bars, a, b, new)
        for old in (a, b):
            for other, value in self.above.pop(old).items():
                if other not in (a, b):
                    sums[other] = sums.get(other, 0.0) + value
                    self.above[other].pop(old)
        self.above[new] = sums
        for other, value in sums.items():
            self.above[other][new] = value
        return new

    def join_all(self, together: Iterable[Pair], barred: Mapping[int, set[int]]) -> None:
        where = {i: group for group, members in self.members.items() for i in members}
        for x, y in together:
            a, b = where[x], where[y]
            if a != b and b not in barred[a]:
                new = self.join(a, b)
                for member in self.members[new]:
                    where[member] = new

    def keep_apart(self, members: Sequence[int]) -> None:
        """Keeps the groups that hold these from one another, unless people join them."""
        where = {i: group for group, held in self.members.items() for i in held}
        for a, b in combinations(sorted({where[i] for i in members}), 2):
            _bar(self.barred, a, b)

    def agglomerate(self, threshold: float) -> None:
        heap = [
            (-self.score(a, b), a, b) for a in sorted(self.above) for b in sorted(self.above[a])
            if a < b and self.score(a, b) > threshold
        ]  # fmt: skip
        heapq.heapify(heap)
        while heap:
            _, a, b = heapq.heappop(heap)
            if a not in self.members or b not in self.members or b in self.barred[a]:
                continue
            new = self.join(a, b)
            for other in self.above[new]:
                score = self.score(other, new)
                if score > threshold and other not in self.barred[new]:
                    heapq.heappush(heap, (-score, other, new))

    def groups(self) -> list[list[int]]:
        return sorted(sorted(group) for group in self.members.values())


def _bar(barred: dict[int, set[int]], a: int, b: int) -> None:
    barred[a].add(b)
    barred[b].add(a)


def _renumber(barred: dict[int, set[int]], a: int, b: int, new: int) -> None:
    """What was kept from `a` or `b` is kept from their union."""
    barred[new] = (barred.pop(a) | barred.pop(b)) - {a, b}
    for other in barred[new]:
        barred[other] -= {a, b}
        barred[other].add(new)
