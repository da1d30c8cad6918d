"""Documents that hold words: in their text or title, in any language, read for claims or not."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache

from onrecord.commands.show.filters import Filters, Traits
from onrecord.commands.show.screen import DIM, MARKED, STRONG, Part, Screen
from onrecord.commands.show.words import counted
from onrecord.errors import InputError
from onrecord.model import Document
from onrecord.vocab.languages import language_name, unread

QUERY = re.compile(r'"([^"]+)"|(\S+)')
# Alphabets that divide words by spaces and put nothing before them lie below this code point: in them a word is looked for from
# its beginning, in others anywhere.
LAST_DIVIDED = 0x0590
APOSTROPHES = "'’ʼ‘`"
# Characters of a passage before and after the first word found.
BEFORE, AFTER = 70, 130


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that holds all words. `start` and `end` are the passage's place in its text (null: in its title), `found`
    the words in the passage, counted from its beginning. `unread` says why the document, or this part of it, was not read."""

    document: str
    published: str
    outlet: str
    language: str
    title: str
    start: int | None
    end: int | None
    passage: str
    found: tuple[tuple[int, int], ...]
    unread: str


def search(documents: Iterable[Document], asked: str, filters: Filters, passed: dict[str, str]) -> Iterator[Hit]:
    """One hit a document, in their order. Raises InputError for a search without words and filters that only claims have."""
    patterns = words(asked)
    if not patterns:
        raise InputError("--search wants words to look for, for example --search 'bread market' or '\"bread market\"'.")
    if filters.place or filters.harm:
        raise InputError("--search looks in texts: narrow it with --since, --until or --origin (an outlet).")
    for document in documents:
        day = document.published.date or None
        if filters.fit(Traits(start=day, end=day, origins=(document.outlet,))) and _holds(document, patterns):
            yield _hit(document, patterns, passed.get(document.id, ""))


def words(asked: str) -> tuple[re.Pattern[str], ...]:
    """A pattern for each word, or phrase in quotation marks, whatever its case and accents."""
    return tuple(_pattern(phrase or word) for phrase, word in QUERY.findall(asked) if (phrase or word).strip())


def _pattern(phrase: str) -> re.Pattern[str]:
    parts = [("".join(_like(c) for c in word)) for word in phrase.split()]
    begins = r"(?<!\w)" if phrase.strip()[0].isalnum() and ord(phrase.strip()[0]) < LAST_DIVIDED else ""
    return re.compile(begins + r"\s+".join(parts), re.I)


def _like(letter: str) -> str:
    """A pattern for a letter with any accent; one typed with its accent means that one."""
    if letter in APOSTROPHES:
        return f"[{APOSTROPHES}]"
    others = _accented().get(letter.lower(), "")
    return f"[{re.escape(letter)}{others}]" if others else re.escape(letter)


@cache
def _accented() -> dict[str, str]:
    found: dict[str, str] = {}
    for code in range(0xC0, 0x250):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if base.isascii() and base.isalpha():
            found[base] = found.get(base, "") + chr(code)
    return found


def _holds(document: Document, patterns: Sequence[re.Pattern[str]]) -> bool:
    return all(p.search(document.text) or p.search(document.title) for p in patterns)


def _hit(document: Document, patterns: Sequence[re.Pattern[str]], passed: str) -> Hit:
    """The passage in which most of the words stand, those parts that are read first."""
    places = sorted(match.start() for p in patterns for match in p.finditer(document.text))
    text, start, end = document.title, None, None
    if places:
        first = min(places, key=lambda at: (_clutter(document, at) != "", -_near(document.text, at, patterns), at))
        start, end = _passage(document.text, first)
        text = document.text[start:end]
        passed = passed or _clutter(document, first)
    found = tuple(sorted(match.span() for p in patterns for match in p.finditer(text)))
    known = (document.id, document.published.date, document.outlet, document.language, document.title)
    return Hit(*known, start, end, text, found, passed)


def _near(text: str, at: int, patterns: Sequence[re.Pattern[str]]) -> int:
    """How many of the words stand in the passage that begins around a place."""
    start, end = _passage(text, at)
    return sum(p.search(text, start, end) is not None for p in patterns)


def _passage(text: str, at: int) -> tuple[int, int]:
    """The place of a passage around `at`: within its line, from word to word."""
    line, stop = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    stop = len(text) if stop < 0 else stop
    start, end = max(line, at - BEFORE), min(stop, at + AFTER)
    while line < start < at and not text[start - 1].isspace():
        start += 1
    while at < end < stop and not text[end].isspace():
        end -= 1
    return start, end


def _clutter(document: Document, at: int) -> str:
    """Why the part of a document around a place is not read, "" when it is."""
    return next((m.reason or "clutter" for m in document.marks if m.mark == "clutter" and m.start <= at < m.end), "")


def show(hits: Sequence[Hit], asked: str, documents: int, limit: int, screen: Screen, as_json: bool) -> None:
    """Writes the hits: the document, what is known of it, and the passage with the words marked."""
    kept = hits[: limit or None]
    if as_json:
        screen.data([asdict(hit) for hit in kept])
        return
    for hit in kept:
        spoken = hit.language not in ("", "en") and not hit.unread
        facts = [hit.published or "no date", hit.outlet, language_name(hit.language) if spoken else ""]
        known = "; ".join(fact for fact in (*facts, f"not read: {unread(hit.unread)}" if hit.unread else "") if fact)
        screen.line((hit.document, STRONG), f": {known}", hang=2)
        if hit.title and hit.start is not None:
            screen.line((hit.title, DIM), indent=2, hang=2)
        screen.line(*_marked(hit), indent=4)
    told = f"{len(kept):,} of {counted(len(hits), 'document')}" if len(kept) < len(hits) else counted(len(hits), "document")
    screen.note(f"{told} of {documents:,} with {asked}." if hits else f"None of {counted(documents, 'document')} has {asked}.")


def _marked(hit: Hit) -> list[Part]:
    parts: list[Part] = []
    at = 0
    for start, end in hit.found:
        if start >= at:
            parts += [(hit.passage[at:start], ""), (hit.passage[start:end], MARKED)]
            at = end
    return [*parts, (hit.passage[at:], "")]
