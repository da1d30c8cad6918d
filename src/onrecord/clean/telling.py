"""What a page tells: the words of its report, without what stands on page after page beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.model import Document
from onrecord.vocab import load

WORD = re.compile(r"\w+(?:['’]\w+)*")
SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|\n+")
QUOTED = re.compile(r"[\"“”„«]")
FILM = re.compile(r"\s*\d{1,2}:\d\d\s+\S")  # a line of a list of films begins with how long each is
STOPS, CLOSING = frozenset(".!?…:;,"), "\"'”’)]»"
# A line without a full stop that has fewer words is a heading or a link; a longer sentence is not about the page alone.
HEADING, ASIDE = 20, 45
AGAIN = 8  # words of a run that is left out when it comes again
FEWEST, LEAST = 20, 8  # words of a report; words of a short one, which is only compared as a whole


@dataclass(frozen=True)
class Beside:
    """vocab/copies.yml: by what a sentence is known that belongs to the page and not to its report."""

    reader: str
    standing: dict[str, str]
    numbers: str


@dataclass(frozen=True, slots=True)
class Telling:
    """The report's words in order, folded, each with its place in the document's text; what comes again (captions of a row of
    pictures) is left out. `names` are positions of words that tell whom, where or how many: numbers, and names inside a
    sentence."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    names: frozenset[int]

    @property
    def short(self) -> bool:
        """Whether it is too short to share a part with another."""
        return len(self.words) < FEWEST


def telling(document: Document) -> Telling:
    """The report of a document; without words where the page holds none."""
    words, places, names = list[str](), list[tuple[int, int]](), list[bool]()
    for start, end in _sentences(document):
        found = [(m[0], m.span()) for m in WORD.finditer(document.text, start, end)]
        folded = [_folded(said) for said, _ in found]
        if len(found) <= ASIDE and _aside(document.text[start:end], folded):
            continue
        words += folded
        places += [place for _, place in found]
        names += [said[0].isdigit() or (n > 0 and said[0].isupper()) for n, (said, _) in enumerate(found)]
    kept = _once(words)
    if len(kept) < LEAST:
        return Telling((), (), (), frozenset())
    return Telling(
        tuple(words[i] for i in kept),
        tuple(places[i][0] for i in kept),
        tuple(places[i][1] for i in kept),
        frozenset(n for n, i in enumerate(kept) if names[i]),
    )


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")


def _aside(sentence: str, words: list[str]) -> bool:
    """Whether a sentence belongs to the page."""
    reader, standing = _beside()
    own = set(words)
    if not own.isdisjoint(reader) and not QUOTED.search(sentence):
        return True
    return any(standing[word].search(sentence) for word in own & standing.keys())


def _once(words: list[str]) -> list[int]:
    """The positions of words that do not stand in a run that was there before."""
    before, again = set[tuple[str, ...]](), bytearray(len(words))
    for i in range(len(words) - AGAIN + 1):
        run = tuple(words[i : i + AGAIN])
        if run in before:
            again[i : i + AGAIN] = b"\1" * AGAIN
        before.add(run)
    return [i for i, repeated in enumerate(again) if not repeated]


def _sentences(document: Document) -> Iterator[tuple[int, int]]:
    """The sentences of the report; headings and lists of links and films are none."""
    text = document.text
    for at, to in _stretches(document):
        for start, end in _parts(text, at, to):
            if text.count(" ", start, end) < HEADING and (not _ended(text, end) or FILM.match(text, start)):
                continue
            yield start, end


def _ended(text: str, end: int) -> bool:
    return text[max(0, end - 4) : end].rstrip().rstrip(CLOSING)[-1:] in STOPS


def _stretches(document: Document) -> list[tuple[int, int]]:
    body = [(m.start, m.end) for m in document.marks if m.mark == "body"]
    return body or ([] if document.marks else [(0, len(document.text))])


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for m in SENTENCE.finditer(text, start, end):
        closing = len(m[0]) - len(m[0].lstrip("\"'”’)]"))
        yield start, m.start() + closing
        start = m.end()
    if text[start:end].strip():
        yield start, end


@cache
def numbers() -> frozenset[str]:
    """Words that are numbers."""
    beside: Beside = load("copies", Beside)
    return frozenset(beside.numbers.split())


@cache
def _beside() -> tuple[frozenset[str], dict[str, re.Pattern[str]]]:
    beside: Beside = load("copies", Beside)
    return frozenset(beside.reader.split()), {word: re.compile(p, re.I) for word, p in beside.standing.items()}
