"""Which lines of a page text are no part of its report, and why.

Two things decide. What a line says by itself (`furniture`), or that it stands in a list of links under a heading such as
"Related stories". And, in a whole page, the one way through its lines that has most to be said for it: first what stands
before the report, then the report with what was set between its parts, then what stands after it. What speaks for a line
are its signs, each with a learned weight (training/README.md); a long line speaks louder than a short one, so that a
paragraph is not lost to a few links."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby, pairwise

from onrecord.clean.head import FEWEST_TITLE_WORDS
from onrecord.clean.lines import WORD, Line, furniture, opens_list
from onrecord.clean.signs import SHORT, signs, width
from onrecord.vocab import load

LINK_LIST, CREDIT, FILM = "list of links to other stories", "photo credit", "link to a picture or film"
OTHER = "another story"
# Words of a teaser, and how many of its characters its copy must begin with.
BLURB, BEGINNING = 8, 60
LENGTH = re.compile(r"\d{1,2}:\d\d .*[^.]$")
BEFORE, REPORT, BETWEEN, AFTER = range(4)
REASONS = {BEFORE: "before the report begins", BETWEEN: "between parts of the report", AFTER: "after the end of the report"}
# Longest list of links inside a report.
LONGEST_LIST = 15
# A line shorter than this (characters) does not break off for want of room.
BROKEN = 40
# Fewer lines than this are no page; with fewer sentences a text gives no sign of where its report is, and stays whole.
FEWEST_LINES, FEWEST_SENTENCES = 3, 2
# A caption belongs to the report when that begins, or goes on, within so many lines.
BESIDE = 6
# What it costs to leave the report and again to come back to it; what is said for every line beforehand, because a lost
# paragraph is a lost claim, in a page and in a text with few short lines, which is no whole page; the most that one line's
# signs may say; and how length counts (characters in a word of average length, and the power that words are taken to). Set on
# the invented pages and the open ones; the answer changes little between 20 and 60, .5 and 1.5, 3 and 6, .5 and 1.
LEAVING, TRUST, BARE_TRUST, MOST, CHARACTERS, POWER = 40.0, 1.0, 2.0, 4.0, 6, 0.75
NEVER = float("-inf")
NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s+(?=.*[a-z] [a-z])(?!.*, \d{1,3}$)")


def clutter(found: Sequence[Line], whole_page: bool = True) -> dict[int, str]:
    """The index of each line that is clutter, with the reason. `whole_page` is false where the report was already taken out
    of its page: then only what lines say themselves counts, and lists and tables are content."""
    marked = {i: reason for i, line in enumerate(found) if (reason := furniture(line, whole_page))}
    marked |= {i: CREDIT for i, line in enumerate(found) if line.credit}
    for i in _films(found, marked):
        marked[i] = FILM
    for i in (*_slides(found), *_blurbs(found)) if whole_page else ():
        marked.setdefault(i, OTHER)
    for i in _link_lists(found, marked):
        marked.setdefault(i, LINK_LIST)
    if whole_page:
        way = parts(found)
        for i, part in enumerate(way):
            beside = part != AFTER and REPORT in way[i : i + BESIDE]
            if part != REPORT and not (beside and found[i].caption):
                marked.setdefault(i, REASONS[part])
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


def _films(found: Sequence[Line], marked: dict[int, str]) -> Iterator[int]:
    """The films of a player below the one that is on: each has its length before its title, and none is a sentence."""
    on = False
    for i, line in enumerate(found):
        on = (on or marked.get(i) == FILM) and LENGTH.match(line.text) is not None
        if on and i not in marked:
            yield i


def _slides(found: Sequence[Line]) -> Iterator[int]:
    """Teasers that a page shows by turns: each stands there twice in a row, and so does the next. A report of which each
    paragraph came twice is none."""
    same = [a.words >= BLURB and not b.caption and a.text[:BEGINNING] == b.text[:BEGINNING] for a, b in pairwise(found)]
    groups = [(i, i + len(list(run)) + 1) for i, run in _runs(same)]
    beside = {
        i
        for n, (start, end) in enumerate(groups)
        if any(0 <= m < len(groups) and (groups[m][0] == end or groups[m][1] == start) for m in (n - 1, n + 1))
        for i in range(start, end)
    }
    if any(line.prose for i, line in enumerate(found) if i not in beside):
        yield from sorted(beside)


def _runs(flags: Sequence[bool]) -> Iterator[tuple[int, list[int]]]:
    """The first index of each run of true flags, and the run."""
    for flag, run in groupby(range(len(flags)), lambda i: flags[i]):
        if flag:
            whole = list(run)
            yield whole[0], whole


def _blurbs(found: Sequence[Line]) -> Iterator[int]:
    """A headline in the midst of sentences, with a caption right below that says it again: a film on another story."""
    for i in range(1, len(found) - 1):
        head, below = found[i], found[i + 1]
        if found[i - 1].prose and below.caption and _link(found, i) and head.words >= FEWEST_TITLE_WORDS + 2:
            words = {w.casefold() for w in WORD.findall(head.text) if len(w) >= 4}
            told = {w.casefold() for w in WORD.findall(below.text)}
            if 2 * len(words & told) >= len(words):
                yield from (i, i + 1)


def _link(found: Sequence[Line], i: int) -> bool:
    """Whether a line below the heading of a list is a link: a headline, numbered or not, but no name with an age."""
    line = found[i]
    return line.headline_like and not line.caption and (not line.listed or NUMBERED.match(line.text) is not None)


@cache
def weights() -> Mapping[str, float]:
    known: Mapping[str, float] = load("clutter_weights", dict[str, float])
    return known


def parts(found: Sequence[Line]) -> list[int]:
    """Which part of the page each line belongs to. All of a text too short to tell is report."""
    whole = paragraphs(found)
    if len(whole) < FEWEST_LINES or sum(line.prose for line, _ in whole) < FEWEST_SENTENCES:
        return [REPORT] * len(found)
    way = best_way(list(_gains([paragraph for paragraph, _ in whole])))
    way = [part for part, (_, count) in zip(way, whole, strict=True) for _ in range(count)]
    return _with_lists(found, way)


def _with_lists(found: Sequence[Line], way: list[int]) -> list[int]:
    """The way with lists that a report ends in: the dead, one a line."""
    for i in range(1, len(way)):
        if way[i] != REPORT and way[i - 1] == REPORT and found[i].listed:
            way[i] = REPORT
    return way


def paragraphs(found: Sequence[Line]) -> list[tuple[Line, int]]:
    """The lines with those joined that are one sentence broken at some width, as in mail, and how many went into each: a line
    of some length that does not end, and goes on in lower case or, as all before it, in capitals."""
    joined: list[list[Line]] = []
    for line in found:
        on = line.text[:1].islower() or (line.text.isupper() and bool(joined) and joined[-1][-1].text.isupper())
        if joined and on and not joined[-1][-1].ends and len(joined[-1][-1].text) >= BROKEN:
            joined[-1].append(line)
        else:
            joined.append([line])
    return [(lines[0] if len(lines) == 1 else _joined(lines), len(lines)) for lines in joined]


def _joined(broken: Sequence[Line]) -> Line:
    first, last = broken[0], broken[-1]
    text = " ".join(line.text for line in broken)
    return Line(first.start, last.end, text, sum(line.words for line in broken), last.ends)


def _gains(found: Sequence[Line]) -> Iterator[float]:
    """How much speaks for each line's being part of the report."""
    known = weights()
    trust = TRUST if 2 * sum(width(line.text) < SHORT for line in found) >= len(found) else BARE_TRUST
    for line, told in zip(found, signs(found), strict=True):
        said = trust + known.get("bias", 0.0) + sum(known.get(sign, 0.0) for sign in told)
        yield max(-MOST, min(MOST, said)) * max(1.0, width(line.text) / CHARACTERS) ** POWER


def best_way(gains: Sequence[float]) -> list[int]:
    """The way through the four parts with the greatest sum of gains in the report, less what leaving it costs. The report is
    begun once and ended once; a text without any stays whole."""
    totals = [0.0, gains[0], NEVER, NEVER]
    came: list[tuple[int, int, int, int]] = []
    for gain in gains[1:]:
        before, report, between, after = totals
        to_report = max((report, REPORT), (before, BEFORE), (between - LEAVING, BETWEEN))
        to_between = max((between, BETWEEN), (report - LEAVING, REPORT))
        to_after = max((after, AFTER), (report, REPORT))
        totals = [before, to_report[0] + gain, to_between[0], to_after[0]]
        came.append((BEFORE, to_report[1], to_between[1], to_after[1]))
    part = max((REPORT, AFTER), key=lambda p: totals[p])
    way = [part]
    for step in reversed(came):
        part = step[part]
        way.append(part)
    return way[::-1]
