"""The only pointer to evidence."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (code points, end exclusive) of the text of the document with id `document`; `words` is that
    text. With field "title" the offsets refer to the document's title instead, which is metadata and not in its text."""

    document: str
    start: int
    end: int
    words: str
    field: Literal["text", "title"] = "text"

    def overlaps(self, other: "Span") -> bool:
        """Whether both point into the same text and share at least one character."""
        same = self.document == other.document and self.field == other.field
        return same and self.start < other.end and other.start < self.end
