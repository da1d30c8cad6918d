"""Numbers that cannot both hold: same incident or toll, harm, group and reach in time, and ranges that share no number."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from onrecord.model import Contradiction, Figure, key
from onrecord.weigh.counts import FAR, beside
from onrecord.weigh.evidence import Entry
from onrecord.weigh.groups import groups_of, is_previous, is_replacing, is_single
from onrecord.weigh.latest import later
from onrecord.weigh.ranges import tolerant
from onrecord.weigh.tally import bulletins


def number_contradictions(subject: str, entries: Sequence[Entry], running: bool) -> Iterator[Contradiction]:
    """One contradiction for each two origins (or one with itself), harm, group and pair of numbers."""
    seen: set[tuple[object, ...]] = set()
    spoken = _comparable(entries, running)
    for a, b in combinations(spoken, 2):
        first, second = a.claim.figure, b.claim.figure
        if first is None or second is None or first.harm != second.harm or not _cannot_both(a, b, entries):
            continue
        matter = (first.harm, *sorted([(a.origin, first.number or 0), (b.origin, second.number or 0)]))
        if matter not in seen:
            seen.add(matter)
            yield contradiction("number", a, b, f"{first.harm}: {first.number} against {second.number}", subject)


def contradiction(kind: str, a: Entry, b: Entry, about: str, subject: str) -> Contradiction:
    """The row for two claims that cannot both hold."""
    return Contradiction(key("contradiction", kind, a.claim.key, b.claim.key), kind, a.claim.key, b.claim.key, about, subject)


def _comparable(entries: Sequence[Entry], running: bool) -> list[Entry]:
    """Claims with a number for a whole, bodies of texts before headlines, without those replaced within their own text."""
    out = []
    for e in entries:
        figure = e.claim.figure
        if e.claim.kind != "figure" or figure is None or figure.number is None or e.aside or not e.claim.actual:
            continue
        partial = figure.scope == "sub_count" or (figure.scope == "cumulative" and not running)
        if partial or beside(e, entries) or is_previous(e.claim) or is_single(e.claim) or e.claim.manner == "denied":
            continue
        if not _outgrown(e, entries):
            out.append(e)
    return sorted(out, key=lambda e: (e.claim.headline, e.order))


def _outgrown(e: Entry, entries: Sequence[Entry]) -> bool:
    """Whether the same text goes on from this figure to a later one ("raising the total to")."""
    mine = e.claim.figure
    return any(
        o.claim.document == e.claim.document and o.origin == e.origin and o.order > e.order
        and o.claim.figure is not None and mine is not None and o.claim.figure.harm == mine.harm and is_replacing(o.claim)
        for o in entries
    )  # fmt: skip


def _cannot_both(a: Entry, b: Entry, entries: Sequence[Entry]) -> bool:
    """Whether the two figures exclude each other, count the same matter, and neither is an update of the other."""
    one, two = a.claim.figure, b.claim.figure
    if one is None or two is None or not _same_people(one.who, two.who) or not _same_time(a, b):
        return False
    x, y = tolerant(one), tolerant(two)
    if x.overlaps(y) or _another_matter(a, b, entries):
        return False
    if a.origin == b.origin and a.claim.document != b.claim.document:
        same_day = not later(a.published, b.published) and not later(b.published, a.published)
        return same_day and a.family != b.family and bulletins(entries, one.harm)(a.claim.document, b.claim.document)
    if later(b.published, a.published):
        return y.top < x.number
    if later(a.published, b.published):
        return x.top < y.number
    return True


def _same_time(a: Entry, b: Entry) -> bool:
    """Whether both figures reach over about the same time, as far as both tell: starts and ends within a day, or both of one
    happening (no longer than a day or two)."""
    one, two = a.claim.when, b.claim.when
    if one is None or two is None or "cumulative" not in {_scope(a), _scope(b)}:
        return True
    return _near(one.start, two.start) and _near(one.end, two.end)


def _scope(entry: Entry) -> str:
    return entry.claim.figure.scope if entry.claim.figure else ""


def _near(a: str, b: str) -> bool:
    """Whether two ISO days are at most a day apart; an unknown one is near to anything."""
    if len(a) != 10 or len(b) != 10:
        return True
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days) <= 1


def _another_matter(a: Entry, b: Entry, entries: Sequence[Entry]) -> bool:
    """Whether the texts show that the two numbers count different people: one text gives both, from one origin, and they are
    far apart or the other text's number stands beside its own."""
    one, two = a.claim.figure, b.claim.figure
    if one is None or two is None:
        return True
    low, high = sorted((one.number or 0, two.number or 0))
    if a.origin == b.origin and a.claim.document == b.claim.document:
        return high > low * FAR or a.claim.sentence == b.claim.sentence
    return _tells(a, two, entries) or _tells(b, one, entries)


def _tells(entry: Entry, figure: Figure, entries: Sequence[Entry]) -> bool:
    """Whether the origin of `entry` gives the number of `figure` too, in the same text."""
    return any(
        o.origin == entry.origin and o.claim.document == entry.claim.document and o.claim.figure is not None
        and o.claim.figure.harm == figure.harm and o.claim.figure.number == figure.number
        for o in entries
    )  # fmt: skip


def _same_people(a: str, b: str) -> bool:
    """Whether two figures count one group; a figure of civilians is also compared with one that names no group."""
    return groups_of(a) == groups_of(b) or set(groups_of(a)) | set(groups_of(b)) <= {"civilians"}
