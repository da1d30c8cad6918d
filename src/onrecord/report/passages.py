"""Where a passage lies, for a page that shows it in its paragraph. Offsets on the page count as JavaScript does, in UTF-16
units, in which a character beyond the first 65,536 counts twice."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from onrecord.model import Claim, Document, Span
from onrecord.report.packing import Data

BLANK = re.compile(r"\n[^\S\n]*\n\s*")
LONG = 1500  # a paragraph longer than this is parted at its line ends
BEYOND = "\uffff"


@lru_cache(maxsize=64)
def units(text: str) -> Callable[[int], int]:
    """A function from offsets in code points to offsets in UTF-16 units of the same text."""
    beyond = [n for n, character in enumerate(text) if character > BEYOND] if text and max(text) > BEYOND else []
    return lambda offset: offset + bisect_left(beyond, offset)


def pieces(text: str, whole: Iterable[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """The paragraphs of a text as (start, end), together the whole of it. No cut goes through a stretch of `whole`."""
    inside = sorted(set(whole))
    ends = [end for start, end in _paragraphs(text) if not _cuts(end, inside)]
    edges = [0, *(end for end in ends if end < len(text)), len(text)]
    return [(a, b) for a, b in pairwise(edges) if a < b]


def _paragraphs(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for end in [*(m.end() for m in BLANK.finditer(text)), len(text)]:
        if end - start <= LONG:
            found.append((start, end))
        else:
            found += _lines(text, start, end)
        start = end
    return found


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    lines, at = [], start
    for line in text[start:end].splitlines(keepends=True):
        lines.append((at, at + len(line)))
        at += len(line)
    return lines


def _cuts(place: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether a cut at `place` would part one of the stretches."""
    after = bisect_left(stretches, (place, 0))
    return any(start < place < end for start, end in stretches[max(0, after - 8) : after])


def where(claim: Claim, document: Document | None, count: Callable[[int], int]) -> Data:
    """Where the page finds the claim's words: `at` [start, end] of the passage, `in` those of its sentence and `by` those of
    the words that name its sources, in the document's text or (`title`) its title. Where these do not give the claim's words,
    `quote` holds the sentence itself, and the offsets are in it."""
    outer = claim.sentence if _within(claim.span, claim.sentence) else claim.span
    named = [link.span for link in claim.chain if link.span and _within(link.span, outer)]
    text = "" if document is None else document.title if claim.span.field == "title" else document.text
    told = all(text[s.start : s.end] == s.words for s in (claim.span, outer))
    found: Data = {}
    if told and claim.span.field == "title":
        count, found = units(text), {"title": True}
    if not told:
        count, found = _from(outer), {"quote": outer.words}
    found |= {"at": _pair(claim.span, count), "in": _pair(outer, count)}
    return found | ({"by": [_pair(span, count) for span in named]} if named else {})


def _from(outer: Span) -> Callable[[int], int]:
    counted = units(outer.words)
    return lambda offset: counted(offset - outer.start)


def _pair(span: Span, count: Callable[[int], int]) -> list[int]:
    return [count(span.start), count(span.end)]


def _within(span: Span, outer: Span) -> bool:
    return (span.document, span.field) == (outer.document, outer.field) and outer.start <= span.start and span.end <= outer.end
