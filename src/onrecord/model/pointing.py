"""Words that a person pointed at, found again in their document: offsets move when a text is cleaned anew, the words and what
stands around them do not."""

from collections.abc import Callable, Mapping
from typing import Any

from onrecord.model.keys import anchor
from onrecord.model.span import Span

Texts = Callable[[str], str]
"""The text of a document by its id."""
AT = "at"
"""Beside the corrected fields: where the words of some of them stand, field -> `mark` of a place."""


def mark(text: str, start: int, end: int) -> dict[str, Any]:
    """What is kept of a place in a text: its offsets, its words, and the words around it."""
    return {"start": start, "end": end, "words": text[start:end], "around": anchor(text, start, end)}


def span_of(document: str, told: Mapping[str, Any], text: str | None) -> Span:
    """The span that a mark stands for. Without the text its offsets are taken as they are. Raises ValueError when the words
    do not stand in the text any more, or TypeError and KeyError when it is no mark."""
    start, end, words = int(told["start"]), int(told["end"]), str(told["words"])
    if text is not None and text[start:end] != words:
        start = _again(text, start, words, str(told.get("around", "")))
        end = start + len(words)
    return Span(document, start, end, words)


def _again(text: str, start: int, words: str, around: str) -> int:
    """Where the words stand now: the place nearest to where they stood that has the same words around it."""
    places, at = [], text.find(words) if words else -1
    while at >= 0:
        if anchor(text, at, at + len(words)) == around:
            places.append(at)
        at = text.find(words, at + 1)
    if not places:
        raise ValueError(f"the words pointed at, {words!r}, do not stand in the text any more")
    return min(places, key=lambda place: (abs(place - start), place))
