"""How alike the wording of reports is, by a fixed background: neither likeness nor rarity depends on the rest of the record."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log
from typing import Any
from zlib import crc32

from onrecord import vocab

TOKEN = re.compile(r"[a-z][a-z'’]+|\d+")
PROPER = re.compile(r"(?<![.!?\n“\"] )(?<![\n“\"])\b[A-Z][\w'’]+\b|\b\d{2,5}\b")
COLUMNS = 1 << 20  # hashed words
# Words of a language at large that the background has not seen: added to the number of its texts.
UNSEEN = 300
COMMON = 0.3  # words that more than this share of the background holds say nothing
BEGINNING = 100  # words that a report begins with
LONGEST = 400  # most different words of one text that are kept, the rarest


@dataclass(frozen=True)
class Background:
    """vocab/rarity.yml: how many background `texts` there are, and words by the number of texts that hold them."""

    texts: int
    words: dict[int, str]


@cache
def rarity() -> tuple[int, dict[str, int]]:
    """(number of background texts, word -> how many of them hold it)."""
    told: Background = vocab.load("rarity", Background)
    return told.texts, {word: times for times, words in told.words.items() for word in words.split()}


def tokens(text: str) -> list[str]:
    """The words and numbers of a text, lower case."""
    return TOKEN.findall(text.lower())


@lru_cache(maxsize=65536)
def weight(word: str) -> float:
    """How much a word tells; 0.0 for a common one."""
    texts, held = rarity()
    times = held.get(word, 0)
    return 0.0 if times > COMMON * texts or len(word) < 2 else log((texts + UNSEEN) / (times + 1.0))


@dataclass(frozen=True, slots=True)
class Words:
    """A text as hashed words and how much each tells, of unit length: two arrays of one size."""

    columns: Any
    values: Any


def words(found: Iterable[str]) -> Words:
    """The words of one text, weighed by rarity and by the logarithm of how often they stand in it."""
    import numpy as np

    told = ((word, (1.0 + log(often)) * weight(word)) for word, often in Counter(found).items())
    kept = sorted(((value, word) for word, value in told if value), reverse=True)[:LONGEST]
    columns = np.array([crc32(word.encode()) % COLUMNS for _, word in kept], dtype=np.int32)
    values = np.array([value for value, _ in kept], dtype=np.float32)
    length = float(np.sqrt((values * values).sum()))
    return Words(columns, values / length if length else values)


def cosine(a: Words, b: Words) -> float:
    """How alike two texts are, from 0.0 to 1.0."""
    told = dict(zip(a.columns.tolist(), a.values.tolist(), strict=True))
    return sum(float(told.get(c, 0.0)) * float(v) for c, v in zip(b.columns.tolist(), b.values.tolist(), strict=True))


def proper(text: str) -> list[str]:
    """Names and numbers as they stand in running text, lower case, each once."""
    return sorted({word.lower() for word in PROPER.findall(text)})


def rare(word: str) -> bool:
    """Whether hardly any text of the background holds the word."""
    return rarity()[1].get(word, 0) <= 2


class Matrix:
    """Rows of words for cosines of many pairs at once."""

    def __init__(self, rows: Sequence[Words]) -> None:
        import numpy as np
        from scipy.sparse import csr_matrix

        ends = np.cumsum([0, *(len(row.values) for row in rows)])
        if rows:
            values, columns = np.concatenate([r.values for r in rows]), np.concatenate([r.columns for r in rows])
            self._rows = csr_matrix((values, columns, ends), shape=(len(rows), COLUMNS))
            self._rows.sum_duplicates()

    def cosines(self, pairs: Sequence[tuple[int, int]], step: int = 20_000) -> Iterator[float]:
        """The cosine of each pair of rows, in order."""
        for at in range(0, len(pairs), step):
            left, right = [p[0] for p in pairs[at : at + step]], [p[1] for p in pairs[at : at + step]]
            yield from self._rows[left].multiply(self._rows[right]).sum(axis=1).A1.tolist()
