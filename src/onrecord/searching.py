"""Looking for words in texts: whatever their case and accents, from the beginning of a word, in any alphabet."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.model import Document

QUERY = re.compile(r'"([^"]+)"|(\S+)')
# Alphabets that divide words by spaces and put nothing before them lie below this code point: in them a word is looked for from
# its beginning, in others anywhere.
LAST_DIVIDED = 0x0590
APOSTROPHES = "'’ʼ‘`"
# Characters of a passage before and after the first word found.
BEFORE, AFTER = 70, 130
# How often words are looked for around places to find the best passage: many words that stand everywhere would take minutes.
LOOKS = 20_000


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


def words(asked: str) -> tuple[re.Pattern[str], ...]:
    """A pattern for each word, or phrase in quotation marks, whatever its case and accents."""
    return tuple(_pattern(phrase) for phrase in phrases(asked))


def phrases(asked: str) -> tuple[str, ...]:
    """The words and phrases that are asked for."""
    return tuple(dict.fromkeys(phrase or word for phrase, word in QUERY.findall(asked) if (phrase or word).strip()))


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


@cache
def _bases() -> dict[int, str]:
    """Accented letters and apostrophes -> the bare one; each is one character before and after."""
    bare = {ord(c): base for base, others in _accented().items() for c in others}
    return bare | dict.fromkeys(map(ord, APOSTROPHES), "'")


def folded(text: str) -> str:
    """A text to look for plain words in: small letters without accents, every character in its place."""
    bare = text if text.isascii() else text.translate(_bases())
    small = bare.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in bare)


def holds(document: Document, patterns: Sequence[re.Pattern[str]]) -> bool:
    """Whether every word stands in the text or the title."""
    return all(p.search(document.text) or p.search(document.title) for p in patterns)


def hit(document: Document, patterns: Sequence[re.Pattern[str]], passed: str) -> Hit:
    """The passage in which most of the words stand, those parts that are read first. `passed` is why the document was not."""
    found = sorted({match.start() for p in patterns for match in p.finditer(document.text)})
    places = found[: LOOKS // max(1, len(patterns))]
    text, start, end = document.title, None, None
    if places:
        first = min(places, key=lambda at: (_clutter(document, at) != "", -_near(document.text, at, patterns), at))
        start, end = _passage(document.text, first)
        text = document.text[start:end]
        passed = passed or _clutter(document, first)
    known = (document.id, document.published.date, document.outlet, document.language, document.title)
    return Hit(*known, start, end, text, found_in(text, patterns), passed)


def found_in(text: str, patterns: Sequence[re.Pattern[str]]) -> tuple[tuple[int, int], ...]:
    """Where the words stand in a text."""
    return tuple(sorted(match.span() for p in patterns for match in p.finditer(text)))


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
