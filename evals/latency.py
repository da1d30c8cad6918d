"""How long answers took, by kind, as people compare it: count, median, 95th percentile, longest."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import ceil


@dataclass(frozen=True, slots=True)
class Answer:
    """One request: what it was for, how long it took in milliseconds, the status of the answer (0: none came)."""

    kind: str
    ms: float
    status: int


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds over `n` answers; `failed` of them were none that the user could go on with."""

    n: int
    p50: float
    p95: float
    max: float
    failed: int


GOOD = (200, 204, 303, 409)
"""Statuses that are an answer; 409 is the clear message that somebody else was first."""


def percentile(sorted_ms: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` of all do not exceed."""
    return sorted_ms[max(0, ceil(share * len(sorted_ms)) - 1)]


def summed(answers: Iterable[Answer]) -> dict[str, Times]:
    """The times of each kind in alphabetical order, and of all under "all"."""
    kinds: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        kinds[answer.kind].append(answer)
        kinds["all"].append(answer)
    return {kind: _times(kinds[kind]) for kind in sorted(kinds, key=lambda kind: (kind == "all", kind))}


def _times(answers: Sequence[Answer]) -> Times:
    ms = sorted(answer.ms for answer in answers)
    failed = sum(answer.status not in GOOD for answer in answers)
    return Times(len(ms), round(percentile(ms, 0.5), 1), round(percentile(ms, 0.95), 1), round(ms[-1], 1), failed)


def table(times: Mapping[str, Times]) -> str:
    """The times as lines for a terminal."""
    head = f"{'what':<14}{'n':>7}{'p50 ms':>10}{'p95 ms':>10}{'max ms':>10}{'failed':>8}"
    return "\n".join([head, *(f"{k:<14}{t.n:>7}{t.p50:>10}{t.p95:>10}{t.max:>10}{t.failed:>8}" for k, t in times.items())])


def plain(times: Mapping[str, Times]) -> dict[str, dict[str, float]]:
    """The times for JSON."""
    return {kind: asdict(told) for kind, told in times.items()}
