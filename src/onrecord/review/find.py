"""Words found among a record's texts, claims and persons. The index is made once; every answer takes some milliseconds."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple, TypeVar

from onrecord.model import Claim, Document
from onrecord.report import words
from onrecord.review.rows import Human
from onrecord.searching import LAST_DIVIDED, folded, found_in, phrases
from onrecord.searching import words as patterns_of

T = TypeVar("T")
MOST = 2000
"""Results after which nobody counts on."""


class Said(NamedTuple):
    """A claim to look in: what it says and where it stands."""

    key: str
    document: str
    text: str
    what: str
    who: str


class Text(NamedTuple):
    """A document to look in; `text` and `head` are folded, character by character."""

    id: str
    title: str
    outlet: str
    published: str
    text: str
    head: str


@dataclass(frozen=True)
class Found:
    """What was found of each sort, as far as MOST, in the record's order; those with the words in their title first."""

    documents: Sequence[Text] = ()
    claims: Sequence[Said] = ()
    persons: Sequence[Human] = ()


@dataclass
class Shelves:
    """Everything that can be looked in."""

    texts: dict[str, Text] = field(default_factory=dict)
    claims: dict[str, tuple[Said, str]] = field(default_factory=dict)
    persons: dict[str, tuple[Human, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, documents: Iterable[Document], claims: Iterable[Claim], persons: Iterable[Human]) -> "Shelves":
        """The index of a whole record."""
        made = cls()
        made.texts = {
            d.id: Text(d.id, d.title, d.outlet, d.published.date, folded(d.text), folded(f"{d.title} {d.id} {d.outlet}"))
            for d in documents
        }
        made.take(claims)
        made.put(persons)
        return made

    def take(self, claims: Iterable[Claim]) -> None:
        """Adds claims, or puts them in the place of what they were."""
        for claim in claims:
            line = said(claim)
            self.claims[claim.key] = (line, folded(f"{line.text} {line.what} {line.who} {_place(claim)} {claim.key}"))

    def put(self, persons: Iterable[Human]) -> None:
        """The persons there are now."""
        self.persons = {
            h.id: (h, folded(f"{h.name} {' '.join(h.spellings)} {h.status} {h.place} {' '.join(m[2] for m in h.mentions)}"))
            for h in persons
        }

    def search(self, asked: str) -> Found:
        """What holds every word of `asked`, from the beginning of a word, whatever case and accents."""
        plain = [folded(" ".join(p.split())) for p in phrases(asked)]
        if not plain:
            return Found()
        tests = [_stands(p) for p in plain]
        single = [word for p in plain for word in p.split()]
        texts = list(self.texts.values())
        for word in single:
            texts = [t for t in texts if word in t.text or word in t.head]
        texts = list(islice((t for t in texts if all(stands(t.head) or stands(t.text) for stands in tests)), MOST))
        titled = {t.id for t in texts if all(stands(t.head) for stands in tests)}
        return Found(
            sorted(texts, key=lambda t: t.id not in titled),
            _holding(self.claims.values(), single, tests),
            _holding(self.persons.values(), single, tests),
        )


Stands = Callable[[str], bool]


def _stands(phrase: str) -> Stands:
    """Whether a word or phrase stands in a text that was folded as it was: from the beginning of a word, in alphabets that
    divide words by spaces."""
    divided = phrase[0].isalnum() and ord(phrase[0]) < LAST_DIVIDED
    if " " in phrase:
        begins = re.compile((r"(?<!\w)" if divided else "") + r"\s+".join(map(re.escape, phrase.split())))
        return lambda text: begins.search(text) is not None
    return (lambda text: _begins(text, phrase)) if divided else (lambda text: phrase in text)


def _begins(text: str, word: str) -> bool:
    """Whether some word of the text begins so; quicker than a pattern, and asked tens of thousands of times."""
    at = text.find(word)
    while at > 0 and (text[at - 1].isalnum() or text[at - 1] == "_"):
        at = text.find(word, at + 1)
    return at >= 0


def _holding(lines: Iterable[tuple[T, str]], single: Sequence[str], tests: Sequence[Stands]) -> list[T]:
    """Those whose text holds all words: first by a plain look, which is quick, then from the beginning of a word."""
    left = list(lines)
    for word in single:
        left = [line for line in left if word in line[1]]
    return list(islice((thing for thing, text in left if all(stands(text) for stands in tests)), MOST))


def said(claim: Claim) -> Said:
    """The line of a claim."""
    who = claim.origin.words if claim.origin else ""
    return Said(claim.key, claim.document, " ".join(claim.span.words.split()), words.said(claim), who)


def _place(claim: Claim) -> str:
    return f"{claim.place.words} {claim.place.name}" if claim.place else ""


def marked(text: str, asked: str) -> Iterator[tuple[str, bool]]:
    """A text in pieces, each with whether it is one of the words asked for."""
    at = 0
    for start, end in found_in(text, patterns_of(asked)):
        if start >= at:
            yield text[at:start], False
            yield text[start:end], True
            at = end
    yield text[at:], False
