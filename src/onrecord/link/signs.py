"""Signs that speak for or against a choice: each holds from 0 to 1 in a report, counts by a weight set by hand, and is said to
people in words."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

GIVEN = 4  # signs that an explanation names
Signs = Mapping[str, float]


@dataclass(frozen=True)
class Sign:
    """How much a sign counts and how it is said."""

    weight: float
    words: str


Weights = Mapping[str, Sign]


def points(signs: Signs, weights: Weights) -> float:
    """What the signs of one report weigh."""
    return sum(weights[name].weight * value for name, value in signs.items())


def why(reports: Sequence[Signs], among: int, weights: Weights) -> str:
    """The signs that weighed most for a choice, each with the number of reports, out of `among`, in which it held."""
    weighed: dict[str, float] = defaultdict(float)
    held = Counter[str]()
    for signs in reports:
        for name, value in signs.items():
            weighed[name] += weights[name].weight * value
            held[name] += weights[name].weight * value > 0
    most = sorted((name for name in weighed if weighed[name] > 0), key=lambda name: (-weighed[name], name))[:GIVEN]
    return ", ".join(f"{weights[name].words} ({held[name]} of {among})" for name in most)
