"""Which agencies a text credits, where, and for what: the whole of it (dateline, byline, signature, copyright) or a part.

Naming an agency is no credit: an outlet that quotes it ("told Reuters") tells in its own voice, and the credit of a picture
is not that of a text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from onrecord.clean.credit_signs import Found, Parties, Signs, signs
from onrecord.clean.lines import LONGEST, Line, lines
from onrecord.clean.outlets import Directory, directory
from onrecord.model import Credit, Mark

# Characters from the start of the report in which its head stands, and about its end in which it is signed.
HEAD, TAIL, AFTER = 400, 600, 500
# Words in the longest line that can be a credit and nothing else, and that can be a note on who gave a part.
SHORT, NOTE = 14, 40
# Characters at the start of a line below the head in which a dateline can stand.
OPENING = 160
DASHED = re.compile(r"\s*[-—–]")


@dataclass(frozen=True, slots=True)
class _Zone:
    """Where the report starts and its head ends, and where its tail begins, its last line ends and notes under it end."""

    start: int
    head: int
    tail: int
    last: int
    end: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a line outside titles: its place, its words, whether it is a caption, and how many words the line has.

    A line too long for a note has more words than that."""

    start: int
    text: str
    caption: bool
    words: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def credits_in(text: str, marks: Sequence[Mark] = (), known: Directory | None = None) -> tuple[Credit, ...]:
    """The credits in `text` in order, none within another. Titles are not looked at."""
    looked, zone = signs(known or directory()), _zone(text, marks)
    apart = [m for m in marks if m.mark in ("title", "caption")]
    ends = [m.end for m in apart]
    named = (line for line in lines(text) if looked.any.search(line.text))
    pieces = [piece for line in named for piece in _pieces(line, apart, bisect_right(ends, line.start))]
    found = [
        Credit(piece.start + at, piece.start + end, agency, "source" if said.whole else "part")
        for piece in pieces
        for at, end, said in _found(piece, zone, looked)
        for agency in said.agencies
    ]
    kept: list[Credit] = []
    for credit in sorted(set(found), key=lambda c: (c.start, -c.end, c.role, c.agency)):
        if not kept or credit.start >= kept[-1].end or (credit.start, credit.end) == (kept[-1].start, kept[-1].end):
            kept.append(credit)
    return tuple(kept)


def wire(found: Sequence[Credit], authors: Sequence[str] = (), known: Directory | None = None) -> str:
    """The agency whose text it is: the first that is credited with the whole, else the only one among the authors, else ""."""
    whole = [credit.agency for credit in found if credit.role == "source" and credit.agency]
    if whole or not authors:
        return whole[0] if whole else ""
    said = signs(known or directory()).parties(" and ".join(authors))
    return said.agencies[0] if said.whole else ""


def _zone(text: str, marks: Sequence[Mark]) -> _Zone:
    body = [m for m in marks if m.mark == "body"]
    start, last = (body[0].start, body[-1].end) if body else (0, len(text))
    start += len(text[start:]) - len(text[start:].lstrip())
    last = len(text[:last].rstrip())
    return _Zone(start, start + HEAD, last - TAIL, last, last + AFTER)


def _pieces(line: Line, apart: Sequence[Mark], first: int) -> Iterator[_Piece]:
    """The pieces of a line; `apart` are titles and captions, the one at `first` is the first to reach into it."""
    at = line.start
    following = (apart[index] for index in range(first, len(apart)))
    for mark in takewhile(lambda m: m.start < line.end, following):
        yield _piece(line, at, mark.start, False)
        if mark.mark == "caption":
            yield _piece(line, max(at, mark.start), min(mark.end, line.end), True)
        at = max(at, mark.end)
    yield _piece(line, at, line.end, False)


def _piece(line: Line, start: int, end: int, caption: bool) -> _Piece:
    words = line.text[max(0, start - line.start) : max(0, end - line.start)]
    return _Piece(start + len(words) - len(words.lstrip()), words.strip(), caption, max(line.words, len(line.text) - LONGEST))


def _found(piece: _Piece, zone: _Zone, looked: Signs) -> Iterator[Found]:
    """The credits of one piece, by where it stands in the report."""
    text, head = piece.text, piece.start < zone.head
    tail = zone.tail < piece.end <= zone.end
    if piece.caption:
        yield from (found for found in looked.signature(text, last=False) if tail and DASHED.match(text))
        return
    if head:
        yield from looked.opening(text[: zone.head - piece.start], first=piece.start <= zone.start)
    else:
        yield from ((at, end, Parties(said.agencies)) for at, end, said in looked.dateline(text[:OPENING]))
    if piece.words <= SHORT and (head or tail):
        yield from looked.line(text)
    cut = 0 if piece.words <= NOTE else max(0, zone.tail - piece.start)
    if tail:
        yield from _moved(cut, looked.signature(text[cut:], last=piece.end >= zone.last))
    if piece.words <= NOTE or tail:
        yield from _moved(cut, looked.notes(text[cut:]))
    if head and cut:
        yield from looked.notes(text[: zone.head - piece.start])


def _moved(by: int, found: Iterable[Found]) -> Iterator[Found]:
    return ((at + by, end + by, said) for at, end, said in found)
