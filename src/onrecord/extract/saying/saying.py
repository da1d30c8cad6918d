"""One saying, and the words that announce one (vocab/cues.yml)."""

from dataclasses import dataclass
from functools import cache

from onrecord import vocab

Tokens = tuple[int, int]
"""A range of tokens of a block: first, and one past the last."""


@dataclass(frozen=True, slots=True)
class Saying:
    """`source` is a token range (start, end) or None when nobody is named; `cue` the ranges of its words; `content` the ranges
    of what is said; `head` the source's head token; `lemma` the cue's; `to` the range of the one who was told."""

    source: Tokens | None
    cue: tuple[Tokens, ...]
    content: tuple[Tokens, ...]
    head: int | None
    lemma: str
    to: Tokens | None = None

    def covers(self, i: int) -> bool:
        """Whether token `i` stands in what is said."""
        return any(a <= i < b for a, b in self.content)

    @property
    def size(self) -> int:
        """Tokens in the content: the smaller, the nearer."""
        return sum(b - a for a, b in self.content)


@cache
def cues() -> dict[str, frozenset[str]]:
    """The cue vocabulary, by group."""
    return {group: frozenset(words) for group, words in vocab.load("cues", dict[str, list[str]]).items()}
