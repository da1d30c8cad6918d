"""Which lines of a page text are no part of its report, and why.

Three things are looked at: what a line itself says (furniture), whether it stands in a list of links under a heading such
as "Related stories", and where the report ends: after that point sentences are rare and unfinished lines many. Text that
is one long line, or that has lost its punctuation, gives none of these signals and stays whole."""

from collections.abc import Sequence

from onrecord.clean.lines import Line, furniture, opens_list

LINK_LIST = "list of links to other stories"
TAIL = "after the end of the report"
# Fewest lines after the report that are taken for a tail, with and without a line among them that is surely furniture.
SHORT_TAIL, LONG_TAIL = 3, 8
# Longest list of links inside a report.
LONGEST_LIST = 15
# Weights by which the end of the report is found: it is where the sum over the lines is highest. Recalibrate on page
# texts with long tails; the answer does not change between 1.5 and 4 for a paragraph.
PARAGRAPH, SENTENCE, OTHER, FURNITURE = 2.0, 0.5, -0.7, -1.0


def clutter(found: Sequence[Line]) -> dict[int, str]:
    """The index of each line that is clutter, with the reason."""
    marked = {i: reason for i, line in enumerate(found) if (reason := furniture(line))}
    for i, reason in _link_lists(found, marked).items():
        marked.setdefault(i, reason)
    end = _end(found, marked)
    for i in range(end, len(found)):
        marked.setdefault(i, TAIL)
    return marked


def _link_lists(found: Sequence[Line], marked: dict[int, str]) -> dict[int, str]:
    """Headings of link lists and the headline-like lines below them. A heading over prose alone marks nothing."""
    listed: dict[int, str] = {}
    for i, line in enumerate(found):
        if i in listed or not opens_list(line):
            continue
        below = i + 1
        while below < len(found) and below - i <= LONGEST_LIST and (below in marked or _link(found, below)):
            below += 1
        if below > i + 1 or below == len(found) or i in marked:
            listed.update(dict.fromkeys(range(i, below), LINK_LIST))
    return listed


def _link(found: Sequence[Line], i: int) -> bool:
    line = found[i]
    return line.headline_like and not line.listed and not line.caption


def _end(found: Sequence[Line], marked: dict[int, str]) -> int:
    """The index of the first line after the report; the number of lines when nothing follows it."""
    if sum(line.prose for line in found) < 2:
        return len(found)
    best = total = 0.0
    end = len(found)
    for i, line in enumerate(found):
        total += _weight(line, i in marked)
        if total >= best and i not in marked:
            best, end = total, i + 1
    tail = found[end:]
    sure = sum(1 for i in range(end, len(found)) if i in marked)
    sure += sum(line.cut_off for line in tail)
    if len(tail) >= LONG_TAIL or (sure and len(tail) >= SHORT_TAIL):
        return end
    return len(found)


def _weight(line: Line, marked: bool) -> float:
    if marked:
        return FURNITURE
    if line.prose:
        return PARAGRAPH
    if line.sentence or line.listed or line.caption:
        return SENTENCE
    return OTHER
