"""Whether a text is worth the close reading: a cheap look at its words. It passes reports over, it never hides them."""

import re
from dataclasses import dataclass
from functools import cache

from onrecord.vocab import load

# How much of a text is looked at, in characters, and how many points make it relevant. Lowering THRESHOLD lets more
# sport and business through; raising it loses short reports. Recalibrate on the documents of the benchmarks that hold
# figures (aim: more than 99 of 100 pass).
LOOK = 6000
THRESHOLD = 1.5
SURELY, PERHAPS, AGAINST, AGAIN = 1.0, 0.5, -0.75, 0.5


@dataclass(frozen=True)
class _Words:
    surely: tuple[str, ...]
    perhaps: tuple[str, ...]
    against: tuple[str, ...]


@cache
def _ideas() -> tuple[tuple[re.Pattern[str], float], ...]:
    said = load("relevance", _Words)
    groups = ((said.against, AGAINST), (said.surely, SURELY), (said.perhaps, PERHAPS))
    return tuple((re.compile(rf"\b(?:{p})\b", re.I), weight) for patterns, weight in groups for p in patterns)


def score(text: str, enough: float = float("inf")) -> float:
    """Points for each idea that is named, more for one that is named again, less for the ideas of other pages. Counting
    stops at `enough`."""
    total = 0.0
    for pattern, weight in _ideas():
        first = pattern.search(text)
        if first is not None:
            again = pattern.search(text, first.end()) is not None
            total += weight + (weight * AGAIN if again else 0.0)
        if weight > 0 and total >= enough:
            break
    return total


def relevant(title: str, text: str, language: str) -> bool:
    """Whether a text may tell of people harmed, held or driven out. A text in another language than English stays relevant:
    these words cannot judge it, and the reader says itself that it passed it over. What the title names counts twice."""
    if language not in ("", "en"):
        return True
    named = score(title)
    return named + score(f"{title}\n{text[:LOOK]}", THRESHOLD - named) >= THRESHOLD
