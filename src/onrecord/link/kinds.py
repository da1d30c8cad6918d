"""The kind of an incident by the harms told and the words they are told in."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import get_args

from onrecord.model import Claim
from onrecord.model.words import IncidentKind
from onrecord.vocab import load

VIOLENT: tuple[IncidentKind, ...] = (
    "chemical_attack", "air_strike", "bombing", "clash", "repression", "shooting", "attack", "abduction",
)  # fmt: skip
ALLOWED: dict[str, tuple[IncidentKind, ...]] = {
    "violence": VIOLENT,
    "holding": ("abduction", "arrest", "repression"),
    "flight": ("displacement",),
    "leaving": ("resignation",),
    "changing sides": ("other",),
}
FALLBACK: dict[str, IncidentKind] = {"violence": "attack", "holding": "arrest"}


@cache
def _patterns() -> dict[IncidentKind, re.Pattern[str]]:
    table: dict[IncidentKind, list[str]] = load("kinds", dict[IncidentKind, list[str]])
    return {k: re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + ")") for k, words in table.items()}


def kind(families: frozenset[str], claims: Iterable[Claim], more: str = "") -> IncidentKind:
    """The kind whose words stand most often in the claims' sentences, among those the harms allow; `more` is text that
    counts too (a headline). Without a harm every kind is open."""
    claims = list(claims)
    family = next((f for f in ALLOWED if f in families), "")
    allowed: tuple[IncidentKind, ...] = ALLOWED.get(family, get_args(IncidentKind))
    if len(allowed) == 1:
        return allowed[0]
    sentences = sorted({(c.document, c.sentence.start, c.sentence.words.lower()) for c in claims})
    text = "\n".join([s[2] for s in sentences] + [c.verb for c in claims] + [more.lower()])
    counts = Counter({k: len(p.findall(text)) for k, p in _patterns().items() if k in allowed})
    best = max(counts, key=lambda k: counts[k], default=None)
    return best if best is not None and counts[best] else FALLBACK.get(family, "other")


HOLDING, OTHERS = ("arrest", "abduction"), {"displacement": "flight", "resignation": "leaving"}
HARM = re.compile(r"\b(?:kill|dead|death|dying|murder|wound|injur|beat|fire[ds]?\b|shoot)")
SIDES = re.compile(r"\b(?:defect|desert|split|sided with|chang\w+ sides|mutin|loyal)")


def family_of_words(text: str) -> str:
    """The family of harm that words speak of (of a denial or blame, which counts nobody); "" when they do not say."""
    low = text.lower()
    if SIDES.search(low):
        return "changing sides"
    counts = {k: len(p.findall(low)) for k, p in _patterns().items()}
    best = max(counts, key=lambda k: counts[k])
    if not counts[best] or best == "protest":
        return "violence" if HARM.search(low) else ""
    return "holding" if best in HOLDING else OTHERS.get(best, "violence" if best in VIOLENT else "")
