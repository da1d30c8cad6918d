"""Plain text: the file is the text, and every character of it gets a mark."""

from collections.abc import Iterable, Iterator

from onrecord.clean.clutter import AFTER, LINK_LIST, REASONS, clutter
from onrecord.clean.head import Head, read
from onrecord.clean.lines import Line, lines, run_on
from onrecord.model import Mark
from onrecord.model.words import MarkKind

Piece = tuple[int, int, MarkKind, str]


def mark(text: str, title: str = "", page: bool = False) -> tuple[tuple[Mark, ...], Head]:
    """The marks that cover `text` in order and without overlap, and what its head says. `title` is what the collector knows;
    `page` is true of text taken out of an HTML page, whose lists and tables are content.

    A text in which everything looks like clutter is kept as body, unless each line says by its own words that it is none: then
    the page had no report in it."""
    found = list(lines(text))
    head = read(text, found, title)
    marked = clutter(found, whole_page=not page)
    for i, line in enumerate(found):
        if marked.get(i) in REASONS.values() and any(line.start <= start < line.end for start, _ in _spans(head)):
            del marked[i]
    if len(marked) == len(found) and LINK_LIST in marked.values():
        marked = {}
    return tuple(_cover(text, _pieces(text, found, head, marked))), head


def _spans(head: Head) -> list[tuple[int, int]]:
    return [*head.dateline, *([head.title] if head.title else [])]


def _pieces(text: str, found: list[Line], head: Head, marked: dict[int, str]) -> Iterator[Piece]:
    """Marked stretches in order: titles and datelines are cut out of the lines they stand in."""
    cuts: list[Piece] = [(*span, "dateline", "") for span in head.dateline]
    if head.title is not None:
        cuts.append((*head.title, "title", ""))
    foot = run_on(found[-1]) if found else None
    if foot is not None and len(found) - 1 not in marked:
        cuts.append((foot, found[-1].end, "clutter", REASONS[AFTER]))
    for i, line in enumerate(found):
        kind, reason = _kind(line, i, head, marked)
        at = line.start
        for start, end, cut, why in sorted(cuts):
            if line.start <= start and end <= line.end and start >= at:
                if text[at:start].strip():
                    yield at, start, kind, reason
                yield start, end, cut, why
                at = end
        if text[at : line.end].strip():
            yield at, line.end, kind, reason


def _kind(line: Line, i: int, head: Head, marked: dict[int, str]) -> tuple[MarkKind, str]:
    if i in head.bylines:
        return "clutter", "byline"
    if i in marked:
        return "clutter", marked[i]
    return ("caption", "") if line.caption and not line.prose else ("body", "")


def _cover(text: str, pieces: Iterable[Piece]) -> Iterator[Mark]:
    """Pieces joined where they are alike, stretched so that white space between them belongs to the one before."""
    joined: list[tuple[int, MarkKind, str]] = []
    for start, _, kind, reason in pieces:
        if not joined or joined[-1][1:] != (kind, reason) or kind == "title":
            joined.append((start if joined else 0, kind, reason))
    if not joined:
        return
    ends = [start for start, _, _ in joined[1:]] + [len(text)]
    for (start, kind, reason), end in zip(joined, ends, strict=True):
        yield Mark(start, end, kind, reason)
