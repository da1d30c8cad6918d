"""Texts cut into pieces for the page: a paragraph around one passage, or a whole text with every claim marked.

Offsets are code points. A browser drops or changes NULs and carriage returns in what it parses, which would move every offset
behind them: `exact` writes them so that each stays one character."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from onrecord.model import Claim, Document, PersonMention, Span

AROUND = 300
"""Characters of a long paragraph shown on either side of a passage."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text from `start` on; `classes` what it is, `claims` the keys of those whose passage it is part of, the shortest
    passage first; `first` where the passage of the first of them begins here."""

    start: int
    text: str
    classes: str = ""
    claims: tuple[str, ...] = ()
    first: bool = False

    @property
    def html(self) -> Markup:
        """The text, safe to write and of the same length when it is read."""
        return exact(self.text)


def exact(text: str) -> Markup:
    """`text` escaped so that a browser counts the same characters."""
    return Markup(str(escape(text)).replace("\r", "&#13;").replace("\0", "\ufffd"))


def paragraph(claim: Claim, document: Document | None) -> tuple[tuple[Piece, ...], bool, bool]:
    """The line of text that the passage stands in, with the passage, its origin, place and time marked, and whether there is
    more before and behind. The sentence alone where the passage is no part of the text."""
    span = claim.span
    if span.field == "title" or document is None or document.text[span.start : span.end] != span.words:
        return _painted(claim, claim.sentence.words, claim.sentence.start), False, False
    text = document.text
    line, stop = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    stop = len(text) if stop < 0 else stop
    start, end = max(line, span.start - AROUND), min(stop, span.end + AROUND)
    while line < start < span.start and not text[start - 1].isspace():
        start += 1
    while span.end < end < stop and not text[end].isspace():
        end -= 1
    return _painted(claim, text[start:end], start), start > line, end < stop


def _painted(claim: Claim, text: str, begins: int) -> tuple[Piece, ...]:
    spans = [("passage", claim.span), *(("origin", link.span) for link in claim.chain if link.span)]
    spans += [("place", claim.place.span)] if claim.place and claim.place.span else []
    spans += [("time", claim.when.span)] if claim.when and claim.when.span else []
    inside = [(s.start - begins, s.end - begins, name) for name, s in spans if _fits(s, claim, begins, begins + len(text))]
    edges = sorted({0, len(text), *(e for s, t, _ in inside for e in (s, t))})
    return tuple(
        Piece(begins + a, text[a:b], " ".join(dict.fromkeys(n for s, t, n in inside if s <= a and b <= t)))
        for a, b in pairwise(edges)
    )


def _fits(span: Span, claim: Claim, start: int, end: int) -> bool:
    return (span.document, span.field) == (claim.document, claim.span.field) and start <= span.start < span.end <= end


def whole(
    document: Document, claims: Sequence[Claim], chosen: Claim | None, people: Iterable[PersonMention] = ()
) -> tuple[Piece, ...]:
    """The whole text with clutter, titles, every claim's passage, and of the chosen claim its origin, place and time."""
    text, size = document.text, len(document.text)
    marks: list[tuple[int, int, str]] = [
        (m.start, m.end, m.mark) for m in document.marks if m.mark in ("clutter", "title", "caption")
    ]
    marks += [(p.span.start, p.span.end, "person") for p in people if p.span.field == "text"]
    marks += _chosen(chosen) if chosen else []
    spans = [(c.span.start, c.span.end, c.key) for c in claims if c.span.field == "text"]
    spans.sort(key=lambda s: (s[1] - s[0], s[0], s[2]))
    inside = [(max(0, s), min(size, e), n) for s, e, n in (*marks, *spans) if 0 <= s < e and s < size]
    edges = sorted({0, size, *(e for s, t, _ in inside for e in (s, t))})
    kinds, keys, begun = {n for _, _, n in marks}, {n for _, _, n in spans}, {n: s for s, _, n in spans}
    pieces = []
    starting: dict[int, list[tuple[int, int, str]]] = {}
    for one in inside:
        starting.setdefault(one[0], []).append(one)
    order = {n: i for i, (_, _, n) in enumerate(spans)}
    active: list[tuple[int, int, str]] = []
    for a, b in pairwise(edges):
        active = [one for one in active if one[1] > a] + starting.get(a, [])
        held = sorted((n for _, _, n in active if n in keys), key=order.__getitem__)
        classes = sorted({n for _, _, n in active if n in kinds})
        pieces.append(Piece(a, text[a:b], " ".join(classes), tuple(held), bool(held) and begun[held[0]] == a))
    return tuple(pieces)


def _chosen(claim: Claim) -> list[tuple[int, int, str]]:
    """Where the chosen claim's values stand."""
    spans: list[tuple[str, Span | None]] = [("origin", link.span) for link in claim.chain]
    spans += [("place", claim.place.span)] if claim.place else []
    spans += [("time", claim.when.span)] if claim.when else []
    return [(s.start, s.end, name) for name, s in spans if s and s.document == claim.document and s.field == "text"]
