"""Numbers that cannot both hold: same incident or toll, harm, group and reach in time, and ranges that share no number."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from onrecord.model import HARMS, Contradiction, Figure, key
from onrecord.weigh.counts import FAR, beside
from onrecord.weigh.evidence import Entry
from onrecord.weigh.groups import is_previous, is_remaining, is_replacing, is_single, kind_of, noun
from onrecord.weigh.latest import Bulletin, later
from onrecord.weigh.ranges import figured, tolerant
from onrecord.weigh.tally import bulletins

FARTHEST = 10  # figures that differ by more than this factor are taken to count different happenings; by hand


@dataclass(frozen=True)
class Context:
    """What is looked up while the figures of one subject are compared: its claims by document, and same announcements."""

    by_document: Mapping[str, Sequence[Entry]]
    same_bulletin: Mapping[str, Bulletin]


def number_contradictions(subject: str, entries: Sequence[Entry], running: bool) -> Iterator[Contradiction]:
    """One contradiction for each two origins (or one with itself) and harm, of their latest numbers that differ; of running
    totals one for each day of publication."""
    by_document: dict[str, list[Entry]] = {}
    for e in entries:
        by_document.setdefault(e.claim.document, []).append(e)
    context = Context(by_document, {harm: bulletins(entries, harm) for harm in HARMS})
    found: dict[tuple[object, ...], tuple[Entry, Entry]] = {}
    for a, b in combinations(_told_apart(_comparable(entries, running, context), context), 2):
        first, second = a.claim.figure, b.claim.figure
        if first is None or second is None or first.harm != second.harm or tolerant(first).overlaps(tolerant(second)):
            continue
        matter = (first.harm, *sorted((a.origin, b.origin)), max(a.published, b.published) if running else "")
        if _cannot_both(a, b, first, second, context) and (matter not in found or _newer((a, b), found[matter])):
            found[matter] = a, b
    for a, b in found.values():
        harm = a.claim.figure.harm if a.claim.figure else ""
        yield contradiction("number", a, b, f"{harm}: {_number(a)} against {_number(b)}", subject)


def _told_apart(entries: Sequence[Entry], context: Context) -> list[Entry]:
    """Of claims that no comparison can tell apart (the same number from one voice on one day, in texts that count alike) the
    first of two document families, so that thousands of reports of one happening are compared in a moment."""
    beside = {
        document: frozenset((_voice(o), o.claim.figure.harm, o.claim.figure.number, kind_of(o.claim.figure.who))
                            for o in told if o.claim.figure)
        for document, told in context.by_document.items()
    }  # fmt: skip
    kept: dict[tuple[object, ...], dict[str, Entry]] = {}
    for e in entries:
        figure, when = e.claim.figure, e.claim.when
        if figure is None:
            continue
        reach = (when.start, when.end) if when is not None else None
        figured_so = (
            figure.harm,
            figure.low,
            figure.high,
            figure.qualifier,
            figure.scope,
            kind_of(figure.who),
            noun(figure.who),
        )
        alike = (_voice(e), e.published, *figured_so, reach, beside[e.claim.document])
        if len(kept.setdefault(alike, {})) < 2:
            kept[alike].setdefault(e.family, e)
    chosen = {e.claim.key for group in kept.values() for e in group.values()}
    return [e for e in entries if e.claim.key in chosen]


def _voice(e: Entry) -> str:
    """Whose voice it is, as far as telling claims apart goes: all outlets' own voices are one, and so are unnamed origins that
    are called alike."""
    return "own" if e.own else e.origin if e.named else f"doc:{e.origin.rpartition(':')[2]}"


def _newer(pair: tuple[Entry, Entry], other: tuple[Entry, Entry]) -> bool:
    """Whether a pair outweighs another of the same two origins: what they say now, what they said before; on one day the
    numbers nearest to each other, which count the same people rather than another happening."""
    days = [sorted(e.published for e in p) for p in (pair, other)]
    return days[0] > days[1] or (days[0] == days[1] and _gap(pair) < _gap(other))


def _gap(pair: tuple[Entry, Entry]) -> float:
    low, high = sorted(e.claim.figure.number or 0 if e.claim.figure else 0 for e in pair)
    return high / max(low, 1)


def _number(e: Entry) -> str:
    return (figured(e.claim.figure) if e.claim.figure else "") or "?"


def contradiction(kind: str, a: Entry, b: Entry, about: str, subject: str) -> Contradiction:
    """The row for two claims that cannot both hold."""
    return Contradiction(key("contradiction", kind, a.claim.key, b.claim.key), kind, a.claim.key, b.claim.key, about, subject)


def _comparable(entries: Sequence[Entry], running: bool, context: Context) -> list[Entry]:
    """Claims with a number for a whole, bodies of texts before headlines, without those replaced within their own text; of one
    text's claims with the same number by the same origin the first."""
    first: dict[tuple[object, ...], Entry] = {}
    for e in sorted(entries, key=lambda e: (e.claim.headline, e.order)):
        figure = e.claim.figure
        if figure is None or not _whole(e, figure, running):
            continue
        told = context.by_document[e.claim.document]
        if not beside(e, told) and not _outgrown(e, figure, told):
            kind = kind_of(figure.who)
            first.setdefault((e.claim.document, e.origin, figure.harm, figure.low, figure.high, kind), e)
    return list(first.values())


def _whole(e: Entry, figure: Figure, running: bool) -> bool:
    """Whether a claim asserts a number for a whole, told as having happened."""
    partial = figure.scope == "sub_count" or (figure.scope == "cumulative" and not running)
    told = e.claim.kind == "figure" and figure.number is not None and e.claim.actual and e.claim.manner != "denied"
    current = not is_previous(e.claim) and not is_remaining(e.claim)
    return told and not e.aside and not partial and current and not is_single(e.claim)


def _outgrown(e: Entry, figure: Figure, told: Sequence[Entry]) -> bool:
    """Whether the same text goes on from this figure to a later one ("raising the total to")."""
    return any(
        o.origin == e.origin and o.order > e.order and o.claim.figure is not None and o.claim.figure.harm == figure.harm
        and is_replacing(o.claim)
        for o in told
    )  # fmt: skip


def _cannot_both(a: Entry, b: Entry, one: Figure, two: Figure, context: Context) -> bool:
    """Whether two figures that share no number count the same matter, and neither is an update of the other."""
    if not _same_time(a, b) or not _same_people(a, b, one, two, context) or _another_matter(a, b, one, two, context):
        return False
    if a.origin == b.origin and a.claim.document != b.claim.document:
        same_day = not later(a.published, b.published) and not later(b.published, a.published)
        bulletin = context.same_bulletin[one.harm](a.claim.document, b.claim.document)
        return same_day and a.family != b.family and bulletin
    x, y = tolerant(one), tolerant(two)
    if later(b.published, a.published):
        return y.top < x.number
    if later(a.published, b.published):
        return x.top < y.number
    return True


def _same_time(a: Entry, b: Entry) -> bool:
    """Whether both figures reach over about the same time, as far as both tell: running totals must start and end within a day
    of each other; figures of one happening do anyway."""
    one, two = a.claim.when, b.claim.when
    running = any(e.claim.figure and e.claim.figure.scope == "cumulative" for e in (a, b))
    if one is None or two is None or not running:
        return True
    return near(one.start, two.start) and near(one.end, two.end)


def near(a: str, b: str) -> bool:
    """Whether two ISO days are at most a day apart; an unknown one is near to anything."""
    if len(a) != 10 or len(b) != 10:
        return True
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days) <= 1


def _same_people(a: Entry, b: Entry, one: Figure, two: Figure, context: Context) -> bool:
    """Whether two figures may count the same people: one noun or group, civilians and anybody; evacuees and anybody when the
    text on the evacuees gives no larger number of the dead, or when they are more than the whole."""
    kinds = {kind_of(one.who), kind_of(two.who)}
    if len(kinds) == 1 or kinds == {"", "civilians"}:
        return True
    if "" not in kinds or any(e.claim.figure and _group(e.claim.figure) for e in (a, b)):
        return False
    (part, some), whole = ((a, one), two) if kind_of(one.who) else ((b, two), one)
    number = some.number or 0
    inside = any(
        o.claim.figure is not None and o.claim.figure.harm == some.harm and (o.claim.figure.number or 0) > number
        for o in context.by_document[part.claim.document]
    )
    return not inside or (whole.high is not None and number > whole.high)


def _group(figure: Figure) -> bool:
    """Whether the figure counts a group that is a part of the dead by its nature: children, combatants, attackers."""
    return kind_of(figure.who) in {"children", "combatants", "attackers"}


def _another_matter(a: Entry, b: Entry, one: Figure, two: Figure, context: Context) -> bool:
    """Whether the texts show that the two numbers count different people: one text gives both, from one origin, and they are
    far apart, in one sentence or of other people by name ("conscripts", "officers"); or a text gives the other's number
    beside its own."""
    low, high = sorted((one.number or 0, two.number or 0))
    if low and high > low * FARTHEST:
        return True
    if a.origin == b.origin and a.claim.document == b.claim.document:
        nouns = {noun(one.who), noun(two.who)} - {""}
        return high > low * FAR or a.claim.sentence == b.claim.sentence or len(nouns) > 1
    return _tells(a, two, context) or _tells(b, one, context)


def _tells(entry: Entry, figure: Figure, context: Context) -> bool:
    """Whether the origin of `entry` gives the number of `figure` too, in the same text."""
    return any(
        o.origin == entry.origin and o.claim.figure is not None and o.claim.figure.harm == figure.harm
        and o.claim.figure.number == figure.number
        for o in context.by_document[entry.claim.document]
    )  # fmt: skip
