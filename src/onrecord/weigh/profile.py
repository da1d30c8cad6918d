"""Coding profiles: the rules for figures that disagree, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord import vocab
from onrecord.errors import VocabError

PROFILES = ("ucdp", "acled", "ibc", "every-casualty")


@dataclass(frozen=True)
class Profile:
    """One rule set. `best`: how the best number is chosen (`informed`: best-informed, latest origin; `lowest`; `graded`: the
    best-informed rank if it agrees with itself; `none`). `informed`: connections in rows from best to least informed.
    `vague`: the number for a vague word; `vague_counts`: whether it may stand as `low`, as `best`, or only the `word` is
    kept. `least_origins`: below so many independent origins a figure is called `provisional`. `toll_days`: counts of a
    running toll that are older than the latest by more days are set aside. `silence`: what it means that reports tell of the
    injured and of nobody killed. `unchecked` names the rules not verified against
    the codebook."""

    name: str
    title: str
    cite: str
    best: Literal["informed", "lowest", "graded", "none"]
    informed: tuple[tuple[str, ...], ...]
    vague: Mapping[str, int]
    vague_counts: Literal["low", "best", "word"]
    attackers_count: bool
    least_origins: int
    provisional: str
    toll_days: int
    silence: Literal["zero", "blank"]
    unchecked: tuple[str, ...] = ()

    def rank(self, connection: str) -> int:
        """0 for the best informed; what no row names comes last."""
        return next((i for i, row in enumerate(self.informed) if connection in row), len(self.informed))

    def number(self, word: str) -> int | None:
        """The number this profile gives to a vague word ("several dozen" is read as "dozens"), or null."""
        lower = word.lower()
        plurals = {"dozen": "dozens", "hundred": "hundreds", "thousand": "thousands", "score": "scores"}
        for part in reversed([plurals.get(w, w) for w in lower.split()]):
            if part in self.vague:
                return self.vague[part]
        return None


def profile(name: str) -> Profile:
    """The rule set called `name`. Raises VocabError that lists the profiles when there is none of that name."""
    if name not in PROFILES:
        raise VocabError(f"There is no coding profile {name!r}. Choose one of: {', '.join(PROFILES)}.")
    rules: Profile = vocab.load(f"profiles/{name}", Profile)
    return rules
