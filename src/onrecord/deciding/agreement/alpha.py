"""Krippendorff's alpha: one less the observed disagreement over that to be expected by chance (K. Krippendorff, Content
Analysis, chapter 11). Any number of coders, missing values, three measures of difference."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Metric = Literal["nominal", "interval", "ratio"]


@dataclass(frozen=True, slots=True)
class Alpha:
    """`value` is null where there is none, and `why` says so. `units` have two values or more, `values` are those within them;
    `agreed` is the share of pairs within units that are equal."""

    value: float | None
    units: int
    values: int
    agreed: float | None
    why: str = ""


def alpha(units: Iterable[Sequence[Any]], metric: Metric = "nominal") -> Alpha:
    """The agreement of values by unit, one value a coder; null is missing. Values of "interval" and "ratio" are numbers, those
    of "ratio" not below zero."""
    told = [[v for v in unit if v is not None] for unit in units]
    paired = [values for values in told if len(values) > 1]
    count = sum(map(len, paired))
    if not paired:
        return Alpha(None, 0, 0, None, "no unit was coded by two people" if any(told) else "nobody coded it")
    differ = METRICS[metric]
    equal = sum(_pairs(v, lambda a, b: float(a == b)) / (len(v) - 1) for v in paired) / count
    observed = sum(_pairs(values, differ) / (len(values) - 1) for values in paired) / count
    every = Counter(v for values in paired for v in values)
    if len(every) == 1:
        return Alpha(
            None, len(paired), count, equal, "everybody gave one and the same value throughout, so chance explains it all"
        )
    expected = sum(n * m * differ(a, b) for a, n in every.items() for b, m in every.items()) / (count * (count - 1))
    return Alpha(1 - observed / expected, len(paired), count, equal)


def _pairs(values: Sequence[Any], weight: Callable[[Any, Any], float]) -> float:
    """The sum over all ordered pairs of two values."""
    return sum(weight(a, b) for i, a in enumerate(values) for j, b in enumerate(values) if i != j)


def _ratio(a: float, b: float) -> float:
    return ((a - b) / (a + b)) ** 2 if a != b else 0.0


METRICS: dict[Metric, Callable[[Any, Any], float]] = {
    "nominal": lambda a, b: float(a != b), "interval": lambda a, b: float((a - b) ** 2), "ratio": _ratio,
}  # fmt: skip
