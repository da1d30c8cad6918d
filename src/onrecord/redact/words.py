"""A text as words with their places, and one spelling for comparing names: letters only, without case and accents."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from onrecord import vocab
from onrecord.model.spelling import LETTERS, plain, sounds

# Accents on their own and signs that nobody sees: they may stand anywhere inside a word.
SIGNS = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
UNSEEN = f"\u0300-\u036f\u064b-\u065f{SIGNS}"
WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{UNSEEN}])*")
HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
Word = tuple[int, int, str]
"""Start and end in the text, and the letters."""


@lru_cache(maxsize=1 << 17)
def letters(word: str) -> str:
    """Lower case letters without accents and unseen signs: "Sörren" -> "sorren"."""
    if word.isascii():
        return word.lower() if word.isalpha() else "".join(c for c in word.lower() if c.isalpha())
    folded = unicodedata.normalize("NFKD", word.lower().translate(LETTERS))
    return "".join(c for c in folded.translate(LETTERS) if c.isalpha())


@lru_cache(maxsize=8)  # a text is gone through more than once in a row
def words(text: str) -> list[Word]:
    """All words in their order; one written in humps ("MilaSorren") is several."""
    made: list[Word] = []
    for found in WORD.finditer(text):
        word = found.group()
        if word.islower() or word[1:].islower() or word.isupper():
            made.append((found.start(), found.end(), letters(word)))
        else:
            made.extend(_humps(word, found.start()))
    return made


def _humps(word: str, start: int) -> Iterator[Word]:
    cuts = [0, *(hump.start() for hump in HUMP.finditer(word)), len(word)]
    yield from ((start + a, start + b, letters(word[a:b])) for a, b in pairwise(cuts))


SERVANT = re.compile(r"^abd(?:[aeou]?[lr]|ou?s|u[rs])?(?=\w{4})|^[ae]l(?=\w{5})")


@lru_cache(maxsize=1 << 16)
def heard(word: str) -> str:
    """One sign for the renderings of an Arabic name, with or without its article: "hammoud", "alhamud"; "" of a short word."""
    key = sounds(SERVANT.sub("", word))
    return f"~{key}" if len(key) > 3 else ""


@cache
def told(list_name: str) -> frozenset[str]:
    """One list of vocab/redaction.yml."""
    lists: dict[str, frozenset[str]] = vocab.load("redaction", dict[str, frozenset[str]])
    return lists[list_name]


@cache
def people(list_name: str) -> frozenset[str]:
    """One list of vocab/people.yml."""
    lists: dict[str, frozenset[str]] = vocab.load("people", dict[str, frozenset[str]])
    return lists[list_name]


@cache
def given_names() -> frozenset[str]:
    """Given names of every language that the vocabulary holds."""
    return frozenset(name for part in vocab.load("given_names", dict[str, frozenset[str]]).values() for name in part)


@cache
def _renderings() -> frozenset[str]:
    lists: dict[str, frozenset[str]] = vocab.load("given_names", dict[str, frozenset[str]])
    return frozenset(map(_rendered, lists["arabic"]))


def _rendered(word: str) -> str:
    return plain(word).translate(MERGED)


MERGED = str.maketrans("qeo", "kiu")


@cache
def is_arabic(word: str) -> bool:
    """Whether a word is an Arabic given name in some rendering: "tarik" as "tariq"."""
    return len(word) > 3 and _rendered(word) in _renderings()


def is_given(word: str) -> bool:
    """Whether a word is somebody's given name."""
    return word in given_names() or is_arabic(word)


@cache
def plain_words() -> frozenset[str]:
    """Words that stand capitalised without being names."""
    return people("not_names") | people("bodies") | told("small")


@cache
def capitals() -> str:
    """All capital letters of Latin, Greek and Cyrillic, for a class of a pattern."""
    return "".join(chr(n) for n in range(0x41, 0x530) if chr(n).isupper())


WRAPPED = re.compile(r"(?<=[^\n]{50})\n(?=\S)")


def readable(text: str) -> str:
    """A text as its patterns read it: composed letters, no unseen signs, one kind of space, lines that were wrapped in one."""
    composed = text if text.isascii() else re.sub(f"[{SIGNS}]", "", unicodedata.normalize("NFC", text)).replace("\u00a0", " ")
    return WRAPPED.sub(" ", composed)
