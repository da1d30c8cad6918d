"""The only pointer to evidence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (code points, end exclusive) of the text of the document with id `document`; `words` is that text."""

    document: str
    start: int
    end: int
    words: str

    def overlaps(self, other: "Span") -> bool:
        """Whether both point into the same document and share at least one character."""
        return self.document == other.document and self.start < other.end and other.start < self.end
