"""Words in quotation marks, and how far what somebody says runs over them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.extract.saying.saying import Saying, Tokens

OPENING = frozenset({"“", "``", "«"})
CLOSING = frozenset({"”", "»"})
STRAIGHT = frozenset({'"', "''"})
MARKS = OPENING | CLOSING | STRAIGHT
ANY = re.compile("[“”«»\"]|``|''")
BETWEEN = frozenset({",", ".", ":", ";", "-", "–", "—", "--"})
FAR = 45  # tokens of the rest of a sentence that announces a quotation, before the next one


def quotes(doc: Doc) -> list[Tokens]:
    """Token ranges inside double quotation marks, marks excluded; an unclosed quote runs to the end of the block."""
    if not ANY.search(doc.text):
        return []
    out, start = [], None
    for token in doc:
        if token.text not in MARKS:
            continue
        if start is None:
            start = token.i + 1 if _opens(token) else None
        elif token.text not in OPENING:
            if token.i > start:
                out.append((start, token.i))
            start = None
    if start is not None and start < len(doc):
        out.append((start, len(doc)))
    return out


def _opens(token: Token) -> bool:
    """Whether a mark can open a quotation: of straight marks not the last of a block, nor one that leans on the word before."""
    if token.text not in STRAIGHT:
        return token.text not in CLOSING
    leans = token.i > 0 and not token.nbor(-1).whitespace_ and bool(token.whitespace_)
    return token.i + 1 < len(token.doc) and not leans


def with_marks(doc: Doc) -> list[Tokens]:
    """The quotations of a block, marks included."""
    return [(a - 1, b + (b < len(doc))) for a, b in quotes(doc)]


def run_on(doc: Doc, quoted: Sequence[Tokens], found: Sequence[Saying]) -> list[Saying]:
    """The sayings with what they say drawn out over whole quotations, and over quotations that follow right upon them and
    that nobody else announces."""
    if not quoted:
        return list(found)
    whole = [_whole(s, quoted) for s in found]
    return [_joined(doc, s, quoted, whole) for s in whole]


def _whole(saying: Saying, quoted: Sequence[Tokens]) -> Saying:
    """Every part of what is said that breaks off inside a quotation takes the rest of it; not where the cue stands inside."""
    cue = saying.cue[0][0]
    content = []
    for low, high in saying.content:
        for a, b in quoted:
            if a <= cue < b or high <= a or low >= b:
                continue
            if (a <= high - 1 < b and cue < low) or a < low < b:
                low, high = (min(a, low), max(b, high))
            elif a <= high - 1 < b <= cue:
                high = b
        content.append((low, high))
    return replace(saying, content=_merged(content))


def _merged(ranges: list[Tokens]) -> tuple[Tokens, ...]:
    out: list[Tokens] = []
    for a, b in sorted(ranges):
        if out and a < out[-1][1]:
            out[-1] = out[-1][0], max(b, out[-1][1])
        else:
            out.append((a, b))
    return tuple(out)


def _joined(doc: Doc, saying: Saying, quoted: Sequence[Tokens], found: Sequence[Saying]) -> Saying:
    if not any(a <= i < b for a, b in quoted for i in (saying.content[0][0], saying.content[-1][1] - 1)):
        return saying
    if any(a <= saying.cue[0][0] < b for a, b in quoted):
        return saying
    end = max([b for _, b in saying.content] + [b for _, b in saying.cue] + ([saying.source[1]] if saying.source else []))
    content = list(saying.content)
    for a, b in quoted:
        if a < end:
            continue
        if not _next_to(doc, end, a) or any(s is not saying and _has(s, a, b) for s in found):
            break
        content.append((a, b))
        end = b
    return replace(saying, content=tuple(content))


def _next_to(doc: Doc, end: int, start: int) -> bool:
    """Whether a quotation at `start` begins the next sentence after token `end`."""
    if start - end > FAR:
        return False
    gap = [t for t in doc[end:start] if not t.is_space]
    stops = [t for t in gap if t.text in (".", "?", "!")]
    return not gap or all(t.text in BETWEEN for t in gap) or (len(stops) == 1 and stops[0] is gap[-1])


def _has(saying: Saying, a: int, b: int) -> bool:
    return not a <= saying.cue[0][0] < b and any(x < b and y > a for x, y in saying.content)
