"""What was marked beside what the program finds: which figure is which, and whether two names mean the same."""

import re

from onrecord.extract import figures
from onrecord.extract.scoping import Counted
from training.reports import FigureRow, Range, Report

EMPTY = frozenset(re.findall(r"\w+", "the a an of for and in on by to his her its their mr mrs dr gen col said"))
LONGER = 3  # words that a name may have beyond those marked
LENGTH = 1000  # characters of difference in length that weigh as much as one of overlap


def overlap(a: Range, b: Range) -> int:
    """The characters that two ranges share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def paired(report: Report) -> tuple[list[Counted], list[tuple[FigureRow, int]]]:
    """The figures that are found, and the marked ones among them, each with its number. Equal numbers pair first, then those
    that overlap most; each once."""
    found = figures.counted(report.parsed)
    spans = [figures.passage(report.parsed.blocks[one.n], one.count) for one in found]
    near = []
    for i, row in enumerate(report.figures):
        start, end = row.span(report.text)
        for j, (one, at) in enumerate(zip(found, spans, strict=True)):
            shared = overlap((start, end), (at.start, at.end))
            if shared and one.count.harm == row.harm:
                equal = (one.count.number.low, one.count.number.high) == (row.low, row.high)
                near.append((not equal, abs((end - start) - (at.end - at.start)) / LENGTH - shared, i, j))
    out: dict[int, int] = {}
    for _, _, i, j in sorted(near):
        if i not in out and j not in out.values():
            out[i] = j
    return found, [(report.figures[i], j) for i, j in out.items()]


def alike(marked: str | None, said: str | None) -> bool:
    """Whether two names may mean the same: neither says anything, one's words hold the other's, or they share most of them. One
    that runs on is another's."""
    a, b = content(marked), content(said)
    if not a or not b:
        return not a and not b
    if len(b - a) > LONGER or ("free" in a) != ("free" in b):
        return False
    return a <= b or b <= a or len(a & b) / len(a | b) >= 0.5


def content(name: str | None) -> frozenset[str]:
    """The words of a name that tell it from others."""
    return frozenset(re.findall(r"[a-z0-9]+", (name or "").lower())) - EMPTY
