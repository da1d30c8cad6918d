"""Words in quotation marks, and who speaks them where no verb says so."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from onrecord.extract.saying.saying import Saying, Tokens

OPENING = frozenset({"“", "``", "«"})
CLOSING = frozenset({"”", "''", "»"})
MARKS = OPENING | CLOSING | {'"'}
LEAST = 4  # tokens of a quotation that tells something by itself
NEAR = 25  # tokens to the cue of the one who speaks


def quotes(doc: Doc) -> list[Tokens]:
    """Token ranges inside double quotation marks, marks excluded; an unclosed quote runs to the end of the block."""
    out, start = [], None
    for token in doc:
        if token.text not in MARKS:
            continue
        if start is None and token.text not in CLOSING:
            start = token.i + 1
        elif start is not None and token.text not in OPENING:
            if token.i > start:
                out.append((start, token.i))
            start = None
    if start is not None and start < len(doc):
        out.append((start, len(doc)))
    return out


def unclaimed(doc: Doc, found: Sequence[Saying]) -> Iterator[Saying]:
    """Quotations of at least LEAST words that no saying covers yet go to the speaker of the nearest saying in the same
    paragraph: the one before that speaks in quotes, else the one right after."""
    for a, b in quotes(doc):
        if b - a < LEAST or any(s.covers((a + b) // 2) for s in found):
            continue
        near = [s for s in found if s.source and s.cue and _distance(s, a, b) < NEAR]
        if near:
            best = min(near, key=lambda s: _distance(s, a, b))
            yield Saying(best.source, best.cue, ((a, b),), best.head, best.lemma, best.to)


def _distance(saying: Saying, a: int, b: int) -> int:
    """Tokens from a saying's cue to the quotation at `a` to `b`."""
    cue = saying.cue[0][0]
    return abs(cue - (a if cue < a else b))
