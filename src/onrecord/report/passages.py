"""A text cut into stretches, so that the page can show each passage inside its own words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Claim, Document, Span

# (start, end, class name, address of the claim or "")
Paint = tuple[int, int, str, str]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text with what it is: class names such as "passage" and "origin", and a link target or ""."""

    text: str
    classes: str = ""
    href: str = ""


def cut(text: str, paints: Iterable[Paint]) -> tuple[Stretch, ...]:
    """`text` in stretches; where paints overlap a stretch carries all their classes and the first link."""
    inside = sorted(
        (max(0, s), min(len(text), e), name, href) for s, e, name, href in paints if s < len(text) and e > 0 and s < e
    )
    edges = sorted({0, len(text), *(p[0] for p in inside), *(p[1] for p in inside)})
    return tuple(_stretch(text, a, b, inside) for a, b in pairwise(edges))


def _stretch(text: str, start: int, end: int, paints: Sequence[Paint]) -> Stretch:
    over = [p for p in paints if p[0] <= start and end <= p[1]]
    classes = " ".join(dict.fromkeys(p[2] for p in over))
    return Stretch(text[start:end], classes, next((p[3] for p in over if p[3]), ""))


def quote(claim: Claim) -> tuple[Stretch, ...]:
    """The claim's sentence with its passage and the words that name its sources; the bare passage when it lies outside."""
    sentence = claim.sentence
    if not _within(claim.span, sentence):
        return (Stretch(claim.span.words, "passage"),)
    spans = [(claim.span, "passage"), *((link.span, "origin") for link in claim.chain if link.span)]
    return cut(
        sentence.words, [(s.start - sentence.start, s.end - sentence.start, n, "") for s, n in spans if _within(s, sentence)]
    )


def _within(span: Span, outer: Span) -> bool:
    return (span.document, span.field) == (outer.document, outer.field) and outer.start <= span.start and span.end <= outer.end


def whole(document: Document, claims: Sequence[Claim]) -> tuple[Stretch, ...]:
    """The document's text with clutter and the passages of `claims`, each linked to its claim."""
    marks: list[Paint] = [(m.start, m.end, m.mark, "") for m in document.marks if m.mark in ("clutter", "title")]
    marks += [(c.span.start, c.span.end, "passage", f"c-{c.key}") for c in claims if c.span.field == "text"]
    return cut(document.text, marks)
