"""Token ranges cut to what was said."""

from collections.abc import Iterable

from spacy.tokens import Doc

from onrecord.extract.saying.saying import Tokens


def minus(ranges: Iterable[Tokens], hole: Tokens) -> list[Tokens]:
    """The ranges without the tokens of `hole`."""
    low, high = hole
    return [piece for a, b in ranges for piece in ((a, min(b, low)), (max(a, high), b)) if piece[1] > piece[0]]


def trim(doc: Doc, a: int, b: int) -> Tokens:
    """A range without the marks at its ends that only join it to the rest of the sentence."""
    while a < b and doc[a].text in (",", ":", "-", "–"):
        a += 1
    while b > a and doc[b - 1].text in (",", ".", "-", "–", ";"):
        b -= 1
    return a, b
