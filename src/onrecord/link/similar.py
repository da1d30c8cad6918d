"""How alike the wording of happenings is: TF-IDF over whole reports, over their beginnings, and over names in them."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.link.happening import Happening
from onrecord.model import Document

# Words of a language at large that a small record has not seen: added to the number of documents when a word's rarity is
# reckoned, so that a record of ten reports on one event still finds that event's words telling.
UNSEEN = 300
NAME = re.compile(r"(?<![.!?\n“\"] )(?<![\n“\"])\b[A-Z][\w'’]+\b|\b\d{2,5}\b")
BEGINNING = 600
FLOOR = 0.06


@dataclass(frozen=True, slots=True)
class Wording:
    """Row-normalised sparse matrices, one row a happening."""

    words: Any
    start: Any
    names: Any

    def pairs(self, floor: float = FLOOR, step: int = 512) -> Iterable[tuple[int, int]]:
        """Pairs (i < j) whose wording is alike at `floor` or more, in order."""
        for at in range(0, self.words.shape[0], step):
            block = (self.words[at : at + step] @ self.words.T).tocoo()
            rows, columns = block.row + at, block.col
            keep = (block.data >= floor) & (rows < columns)
            yield from sorted(zip(rows[keep].tolist(), columns[keep].tolist(), strict=True))

    def cosines(self, pairs: Sequence[tuple[int, int]], step: int = 20_000) -> Iterable[tuple[float, float, float]]:
        """(words, beginnings, names) of each pair, in order."""
        for at in range(0, len(pairs), step):
            left, right = [p[0] for p in pairs[at : at + step]], [p[1] for p in pairs[at : at + step]]
            three = [m[left].multiply(m[right]).sum(axis=1).A1.tolist() for m in (self.words, self.start, self.names)]
            yield from zip(*three, strict=True)


def wording(happenings: Sequence[Happening], documents: Mapping[str, Document]) -> Wording:
    """A happening that a report is chiefly about has the whole report's words, any other those of its sentences."""
    texts = [text_of(h, documents[h.document]) for h in happenings]
    return Wording(
        _matrix(texts, common=0.3),
        _matrix([t[:BEGINNING] for t in texts], common=0.3),
        _matrix(texts, common=0.1, analyzer=lambda t: sorted({w.lower() for w in NAME.findall(t)})),
    )


def text_of(happening: Happening, document: Document) -> str:
    """The words that tell of a happening."""
    if happening.lead:
        body = "\n".join(document.text[start:end] for start, end in document.body())
        return body if document.title and document.title in body else f"{document.title}\n{body}"
    spans = sorted({(c.sentence.field, c.sentence.start, c.sentence.words) for c in happening.claims})
    return "\n".join(words for _, _, words in spans)


def _matrix(texts: Sequence[str], *, common: float, analyzer: Callable[[str], list[str]] | None = None) -> Any:
    """TF-IDF rows; words of more than `common` of at least 50 texts, and those of one text alone, say nothing."""
    import numpy as np
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.preprocessing import normalize

    counter = CountVectorizer(analyzer=analyzer) if analyzer else CountVectorizer(stop_words="english")
    try:
        matrix = counter.fit_transform(texts).astype(np.float64).tocsr()
    except ValueError:  # no text has a word in it
        from scipy.sparse import csr_matrix

        return csr_matrix((len(texts), 1))
    held = np.bincount(matrix.indices, minlength=matrix.shape[1])
    rarity = np.log((len(texts) + UNSEEN) / (held + 1.0))
    rarity[(held < 2) | ((held > common * len(texts)) & (len(texts) >= 50))] = 0.0
    matrix.data = (1.0 + np.log(matrix.data)) * rarity[matrix.indices]
    matrix.eliminate_zeros()
    return normalize(matrix)
