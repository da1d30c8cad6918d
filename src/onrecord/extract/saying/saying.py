"""One saying, and the words that announce one (vocab/cues.yml, vocab/frames.yml)."""

from dataclasses import dataclass
from functools import cache

from onrecord import vocab

Tokens = tuple[int, int]
"""A range of tokens of a block: first, and one past the last."""


@dataclass(frozen=True, slots=True)
class Saying:
    """`source` is a token range (start, end) or None when nobody is named; `cue` the ranges of its words; `content` the ranges
    of what is said; `head` the source's head token; `lemma` the cue's; `to` the range of the one who was told; `kind` the frame
    it was found by; `within` tells that it stands inside what another says; `tells` that it states something as so (it is no
    wish, judgement or question)."""

    source: Tokens | None
    cue: tuple[Tokens, ...]
    content: tuple[Tokens, ...]
    head: int | None
    lemma: str
    to: Tokens | None = None
    kind: str = ""
    within: bool = False
    tells: bool = True

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


@cache
def frames_of(sort: str) -> dict[str, frozenset[str]]:
    """By lemma of a "verb", "adjective" or "noun": the kinds of complement that are what is said."""
    kinds: dict[str, set[str]] = {}
    for kind, words in vocab.load("frames", dict[str, dict[str, list[str]]])[sort].items():
        for word in words:
            kinds.setdefault(word, set()).add(kind)
    return {word: frozenset(of) for word, of in kinds.items()}
