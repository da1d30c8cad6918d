"""A mention at its tokens of a block."""

from dataclasses import dataclass

from onrecord.extract.parse import Block
from onrecord.model import Mention

FINE = {"exact": 5, "near": 5.6, "admin2": 4, "admin1": 3, "region": 2, "country": 1, "": 4.5, "international": 0}


@dataclass(frozen=True, slots=True)
class At:
    """A mention at its tokens of a block."""

    mention: Mention
    start: int
    end: int


def tokens(block: Block, mention: Mention) -> At | None:
    """The mention at the tokens it covers; null when it stands in another block."""
    span = mention.span
    if span.field != block.field or span.end <= block.offset or span.start >= block.offset + len(block.text):
        return None
    found = block.tokens(span.start - block.offset, span.end - block.offset)
    return At(mention, *found) if found is not None else None
