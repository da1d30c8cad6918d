"""Who says how many: a row for each voice, a column for each harm."""

from collections.abc import Mapping, Sequence

from onrecord.model import HARMS, Claim, Figure
from onrecord.report import words
from onrecord.report.packing import Data

ANYBODY = {
    "",
    "people",
    "persons",
    "dead",
    "others",
    "them",
    "they",
    "these",
    "those",
}  # words that name no group among those harmed
Told = list[tuple[int, str]]


def matrix(spoken: Sequence[Data], claims: Sequence[Claim]) -> Data:
    """`harms` are the columns, `rows` [number of the voice, cells]; a cell is [[number of the claim, what it says], ...]."""
    told = {c.figure.harm for c in claims if c.figure}
    harms = [h for h in HARMS if h in told]
    rows: list[tuple[int, list[Told]]] = []
    for n, voice in enumerate(spoken):
        own = voice["claims"]
        mine = [(i, claims[i]) for i in own] if isinstance(own, list) else []
        rows.append((n, [_numbers(mine, h) for h in harms]))
    return {"harms": [words.harm(h) for h in harms], "rows": [[n, told] for n, told in rows if any(told)]}


def _numbers(mine: Sequence[tuple[int, Claim]], harm: str) -> Told:
    """What a voice says of a harm, each different number once, the whole before its parts."""
    figures = [(n, c.figure) for n, c in mine if c.figure and c.figure.harm == harm]
    figures.sort(key=lambda pair: pair[1].scope == "sub_count")
    groups = {f.who.lower() for _, f in figures} - ANYBODY
    texts: dict[str, int] = {}
    for n, f in figures:
        grouped = f.scope == "sub_count" or (len(figures) > 1 and f.who.lower() in groups)
        texts.setdefault(words.number(f) + (_of(f) if grouped else ""), n)
    return [(n, text) for text, n in texts.items()]


def _of(figure: Figure) -> str:
    """Whom a number counts that is not the whole."""
    part = figure.scope == "sub_count" and figure.who.lower() in ANYBODY
    return " of them" if part else f" {words.clipped(figure.who, 40)}" if figure.who else ""


def numbered(claims: Sequence[Claim]) -> Mapping[str, int]:
    """The number of each claim within its incident or toll, by its key."""
    return {c.key: n for n, c in enumerate(claims)}
