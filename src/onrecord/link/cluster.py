"""Groups as a pure function of pair scores: average link, never across what was set apart."""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Pairs that people judged: `together` joins first, `merged` joins the finished groups of two members; `apart` is never
    joined, and wins over both."""

    together: Sequence[Pair] = ()
    apart: Sequence[Pair] = ()
    merged: Sequence[Pair] = ()


NONE = Verdicts()


def cluster(
    count: int,
    scores: Mapping[Pair, float],
    *,
    missing: float,
    threshold: float = 0.0,
    verdicts: Verdicts = NONE,
    veto: float | None = None,
) -> list[list[int]]:
    """Groups of 0..count-1, each sorted, in the order of their first member.

    The two groups with the highest mean pair score are joined while that mean lies above `threshold`; a pair without a score
    counts as `missing`. With `veto`, groups that
    hold any pair scored at or below it stay apart."""
    state = _State(count, scores, missing, verdicts.apart, veto)
    state.join_all(verdicts.together)
    state.agglomerate(threshold)
    state.join_all(verdicts.merged)
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
        for (a, b), score in scores.items():
            self.above[a][b] = self.above[b][a] = score - missing
            if veto is not None and score <= veto:
                self._bar(a, b)
        for a, b in apart:
            self._bar(a, b)

    def _bar(self, a: int, b: int) -> None:
        self.barred[a].add(b)
        self.barred[b].add(a)

    def score(self, a: int, b: int) -> float:
        return self.above[a][b] / (len(self.members[a]) * len(self.members[b])) + self.missing

    def join(self, a: int, b: int) -> int:
        new, self.next = self.next, self.next + 1
        self.members[new] = self.members.pop(a) + self.members.pop(b)
        sums: dict[int, float] = {}
        bars = (self.barred.pop(a) | self.barred.pop(b)) - {a, b}
        for old in (a, b):
            for other, value in self.above.pop(old).items():
                if other not in (a, b):
                    sums[other] = sums.get(other, 0.0) + value
                    self.above[other].pop(old)
        self.above[new], self.barred[new] = sums, bars
        for other, value in sums.items():
            self.above[other][new] = value
        for other in bars:
            self.barred[other] -= {a, b}
            self.barred[other].add(new)
        return new

    def join_all(self, together: Iterable[Pair]) -> None:
        where = {i: group for group, members in self.members.items() for i in members}
        for x, y in together:
            a, b = where[x], where[y]
            if a != b and b not in self.barred[a]:
                new = self.join(a, b)
                for member in self.members[new]:
                    where[member] = new

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
