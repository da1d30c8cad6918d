"""Which lines of a page text are no part of its report, and why.

Three things are looked at: what a line itself says (furniture), whether it stands in a list of links under a heading such
as "Related stories", and where the report ends: after that point sentences are rare and unfinished lines many. Text that
is one long line, or that has lost its punctuation, gives none of these signals and stays whole."""

from collections.abc import Sequence

from onrecord.clean.lines import Line, furniture, opens_list

LINK_LIST = "list of links to other stories"
TAIL = "after the end of the report"
# Fewest lines that are taken for a tail; one in so many of them must be furniture by its own words, or be cut off; and
# where so great a share of the words stands in full sentences, it is no tail.
SHORTEST_TAIL, SURE_SHARE, PROSE_SHARE = 3, 8, 0.4
# Longest list of links inside a report.
LONGEST_LIST = 15
# Weights by which the end of the report is found: it is where the sum over the lines is highest. Recalibrate on page
# texts with long tails; the answer does not change between 1.5 and 4 for a paragraph.
PARAGRAPH, SENTENCE, OTHER, FURNITURE = 2.0, 0.5, -0.7, -1.0


def clutter(found: Sequence[Line], whole_page: bool = True) -> dict[int, str]:
    """The index of each line that is clutter, with the reason. `whole_page` is false where the report was already taken out
    of its page: then only what lines say themselves counts, and lists and tables are content."""
    marked = {i: reason for i, line in enumerate(found) if (reason := furniture(line, whole_page))}
    for i in _link_lists(found, marked):
        marked.setdefault(i, LINK_LIST)
    if whole_page:
        for i in range(_end(found, marked), len(found)):
            marked.setdefault(i, TAIL)
    return marked


def _link_lists(found: Sequence[Line], marked: dict[int, str]) -> list[int]:
    """Headings of link lists and the headline-like lines below them. A heading over prose alone marks nothing."""
    listed: list[int] = []
    for i, line in enumerate(found):
        if (listed and i <= listed[-1]) or not opens_list(line):
            continue
        below = i + 1
        while below < len(found) and below - i <= LONGEST_LIST and (below in marked or _link(found, below)):
            below += 1
        if below > i + 1 or below == len(found) or i in marked:
            listed.extend(range(i, below))
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
    end = _with_prose(found, end, marked)
    rest = range(end, len(found))
    sure = sum(1 for i in rest if i in marked or found[i].cut_off)
    return end if len(rest) >= SHORTEST_TAIL and sure * SURE_SHARE >= len(rest) else len(found)


def _with_prose(found: Sequence[Line], end: int, marked: dict[int, str]) -> int:
    """The end moved behind the last full sentences when what follows is mostly full sentences: then it is report."""
    words = sum(line.words for line in found[end:])
    prose = [i for i in range(end, len(found)) if found[i].prose and i not in marked]
    if words and sum(found[i].words for i in prose) >= PROSE_SHARE * words:
        return prose[-1] + 1
    return end


def _weight(line: Line, marked: bool) -> float:
    if marked:
        return FURNITURE
    if line.prose:
        return PARAGRAPH
    if line.sentence or line.listed or line.caption:
        return SENTENCE
    return OTHER
