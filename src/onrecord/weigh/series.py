"""A running toll as a series: the counts that one origin gives one after the other can only rise, unless it revises them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Contradiction, Finding
from onrecord.weigh.evidence import Entry
from onrecord.weigh.groups import is_previous, is_remaining, kind_of
from onrecord.weigh.latest import later
from onrecord.weigh.numbers import contradiction, near
from onrecord.weigh.ranges import figured, tolerant
from onrecord.weigh.rationale import quote


@dataclass(frozen=True)
class Drop:
    """A later count of a toll that lies below an earlier one of the same origin, harm, group and reach."""

    before: Entry
    after: Entry

    @property
    def harm(self) -> str:
        """What both count."""
        return self.after.claim.figure.harm if self.after.claim.figure else ""


def drops(entries: Sequence[Entry]) -> list[Drop]:
    """Where the series of a toll goes backwards: for each origin, harm, group and reach each count that lies below the highest
    one before it."""
    series: dict[tuple[str, str, str, str], list[Entry]] = {}
    for e in sorted((e for e in entries if _in_series(e)), key=lambda e: (as_of(e), e.order)):
        figure = e.claim.figure
        if figure is not None:
            place = e.claim.place.id or e.claim.place.words if e.claim.place else ""
            series.setdefault((e.origin, figure.harm, kind_of(figure.who), place), []).append(e)
    return [drop for told in series.values() for drop in _drops(told)]


def as_of(entry: Entry) -> str:
    """The day that a running count holds for, as far as it is known."""
    return entry.claim.as_of or entry.published


def _in_series(e: Entry) -> bool:
    figure = e.claim.figure
    whole = figure is not None and figure.number is not None and figure.scope != "sub_count"
    told = whole and e.claim.actual and e.claim.manner != "denied" and not e.aside and not e.own
    return told and not is_previous(e.claim) and not is_remaining(e.claim)


def _drops(told: Sequence[Entry]) -> Iterator[Drop]:
    top: Entry | None = None
    for e in told:
        if top is None or _number(e) >= _number(top):
            top = e
        elif later(as_of(e), as_of(top)) and _one_reach(top, e) and _below(e, top):
            yield Drop(top, e)


def _below(e: Entry, top: Entry) -> bool:
    """Whether no number fits both counts."""
    one, two = e.claim.figure, top.claim.figure
    return one is not None and two is not None and tolerant(one).top < (tolerant(two).low or 0)


def _number(e: Entry) -> int:
    return (e.claim.figure.number or 0) if e.claim.figure else 0


def _one_reach(a: Entry, b: Entry) -> bool:
    """Whether both count from the same day on, as far as both tell."""
    one, two = a.claim.when, b.claim.when
    return one is None or two is None or near(one.start, two.start)


def backwards(subject: str, found: Sequence[Drop]) -> Iterator[Contradiction]:
    """A contradiction within one origin for each count that goes backwards."""
    for drop in found:
        figures = [figured(e.claim.figure) for e in (drop.before, drop.after) if e.claim.figure]
        yield contradiction("number", drop.before, drop.after, f"{drop.harm}: {figures[0]}, then {figures[1]}", subject)


def told(finding: Finding, found: Sequence[Drop]) -> Finding:
    """The finding with what goes backwards in its harm said in words."""
    words = [
        f"{d.after.name} goes back from {quote(d.before)} to {quote(d.after)}: a revision, or a reach that it does not tell."
        for d in found
        if d.harm == finding.field
    ]
    return replace(finding, rationale=" ".join([finding.rationale, *words])) if words else finding
