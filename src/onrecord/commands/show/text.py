"""A document's text for the eye: its marked stretches in order, each under what it is, claims marked within their words."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.commands.show.screen import DIM, HEAD, MARKED, Part, Screen
from onrecord.commands.show.words import tame
from onrecord.model import Claim, Document, Mark

STRUCK = "dim strike"
# Columns of the text, and of the margin that says what a stretch is.
WIDTH, MARGIN = 80, 10
Piece = tuple[int, int, str]
"""Start, end and the number of the claim whose passage begins there ("" where none does)."""


def show(document: Document, claims: Sequence[Claim], screen: Screen) -> None:
    """Writes the text. Each paragraph stands beside what it is; claims are cited by their place in `claims`."""
    screen.heading("Its text")
    for mark in document.marks:
        label: str = mark.mark
        if mark.mark == "clutter":
            screen.raw([(f"{label:<{MARGIN}}({tame(mark.reason)}, not read)", DIM)])
            label = ""
        for start, end in paragraphs(document.text, mark):
            paragraph(label, parts(document.text, start, end, mark, claims), screen)


def paragraphs(text: str, mark: Mark) -> Iterator[tuple[int, int]]:
    """The lines of a stretch that hold anything, without the white space around them."""
    at = mark.start
    for line in text[mark.start : mark.end].split("\n"):
        bare = line.strip()
        if bare:
            start = at + line.index(bare[0])
            yield start, start + len(bare)
        at += len(line) + 1


def parts(text: str, start: int, end: int, mark: Mark, claims: Sequence[Claim]) -> list[Part]:
    """The words of a paragraph, those of passages marked, each with its claims' numbers behind it."""
    plain = STRUCK if mark.mark == "clutter" else HEAD if mark.mark == "title" else DIM if mark.mark == "dateline" else ""
    spans = [
        (max(start, c.span.start), min(end, c.span.end), n)
        for n, c in enumerate(claims, 1)
        if c.span.field == "text" and c.span.start < end and start < c.span.end
    ]
    edges: list[int] = sorted({start, end, *(s for s, _, _ in spans), *(e for _, e, _ in spans)})
    told: list[Part] = []
    for a, b in pairwise(edges):
        inside = any(s <= a and b <= e for s, e, _ in spans)
        if inside and told and told[-1][1] == MARKED:
            told[-1] = (told[-1][0] + text[a:b], MARKED)
        else:
            told.append((text[a:b], MARKED if inside else plain))
        told += [(f"[{n}]", DIM) for _, e, n in spans if e == b]
    return told


def paragraph(label: str, told: list[Part], screen: Screen) -> None:
    """One paragraph with its label in the margin, wrapped to WIDTH columns wherever it goes."""
    words = [(word, style) for text, style in merged(told, screen.plain) for word in pieces(text)]
    line: list[Part] = [(f"{label:<{MARGIN}}", DIM)]
    used = MARGIN
    for word, style in words:
        if used + len(word.rstrip()) > WIDTH and used > MARGIN:
            screen.raw(line)
            line, used = [(" " * MARGIN, "")], MARGIN
            word = word.lstrip()
        line.append((word, style))
        used += len(word)
    screen.raw(line)


def merged(told: list[Part], plain: bool) -> list[Part]:
    """Tamed words; where nobody sees a style, passages stand between asterisks."""
    return [(f"**{tame(words)}**" if plain and style == MARKED else tame(words), style) for words, style in told]


def pieces(text: str) -> list[str]:
    """Words with the space behind them; the longest ones broken."""
    words: list[str] = []
    for word in text.replace(" ", " \0").split("\0"):
        words += [word] if len(word) < WIDTH - MARGIN else textwrap.wrap(word, WIDTH - MARGIN - 1)
    return [word for word in words if word]
