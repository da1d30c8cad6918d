"""findings, tolls, contradictions and issues: the reasons, the running figures, the disagreements, what was not understood."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.export.index import Index
from onrecord.export.rows.base import Day, Row, day, located
from onrecord.model import Claim, Contradiction, Finding, Issue, Toll
from onrecord.model.words import Harm


@dataclass(frozen=True, slots=True)
class Aside(Row):
    """A claim that a finding does not rest on, and why."""

    claim: str
    why: str


@dataclass(frozen=True, slots=True)
class FindingRow(Row):
    """The reason behind one cell. `incident` is the id of an incident or a toll; numbers in low, best, high, else `value`."""

    incident: str
    field: str
    low: int | None
    best: int | None
    high: int | None
    value: str
    supported_by: tuple[str, ...]
    disputed_by: tuple[str, ...]
    set_aside: tuple[Aside, ...]
    rule: str
    rationale: str
    profile: str


@dataclass(frozen=True, slots=True)
class Point(Row):
    """What one claim gave for a toll on one day."""

    as_of: Day | None
    low: int | None
    high: int | None
    origin: str
    claim: str


@dataclass(frozen=True, slots=True)
class TollRow(Row):
    """A running figure over many happenings, with its history."""

    id: str
    harm: Harm
    who: str
    place: str
    since: Day | None
    until: Day | None
    low: int | None
    best: int | None
    high: int | None
    origins: tuple[str, ...]
    rationale: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class End(Row):
    """One side of a contradiction."""

    document: str
    start: int | None
    end: int | None
    claim: str


@dataclass(frozen=True, slots=True)
class ContradictionRow(Row):
    """Two claims that cannot both hold as stated. `incident` is the id of an incident or of a toll."""

    id: str
    kind: str
    a: End
    b: End
    about: str
    incident: str | None


@dataclass(frozen=True, slots=True)
class IssueRow(Row):
    """What was met and not understood."""

    stage: str
    subject: str
    problem: str


def finding(found: Finding) -> FindingRow:
    """The row of one finding."""
    aside = tuple(Aside(a.claim, a.why) for a in found.set_aside)
    return FindingRow(
        found.subject, found.field, found.low, found.best, found.high, found.value,
        found.supported_by, found.disputed_by, aside, found.rule, found.rationale, found.profile,
    )  # fmt: skip


def point(claim: Claim, index: Index) -> Point | None:
    """What a claim adds to a toll's history; null when it holds no figure."""
    if claim.figure is None:
        return None
    origin = claim.origin or (claim.chain[0] if claim.chain else None)
    return Point(day(index.as_of(claim)), claim.figure.low, claim.figure.high, origin.words if origin else "", claim.key)


def toll(told: Toll, index: Index) -> TollRow:
    """The row of one toll; its numbers are those of its own harm's finding."""
    found = index.findings.get(told.id, {}).get(told.harm, Finding(told.id, told.harm))
    points = [p for p in (point(index.claims[key], index) for key in told.claims if key in index.claims) if p]
    return TollRow(
        id=told.id,
        harm=told.harm,  # type: ignore[arg-type]  # checked against the closed list when the row is written
        who=told.who,
        place=(told.place.name or told.place.words) if told.place else "",
        since=day(told.when.start) if told.when else None,
        until=day(told.when.end) if told.when else None,
        low=found.low,
        best=found.best,
        high=found.high,
        origins=index.standing(told.id).origins,
        rationale=found.rationale,
        points=tuple(sorted(points, key=lambda p: p.as_of or "9999")),
    )


def contradiction(pair: Contradiction, index: Index) -> ContradictionRow:
    """The row of one contradiction, both ends with their passages."""

    def end(key: str) -> End:
        claim = index.claims[key]
        start, stop = located(claim.span) or (None, None)
        return End(claim.document, start, stop, key)

    return ContradictionRow(pair.id, pair.kind, end(pair.a), end(pair.b), pair.about, pair.subject or None)


def findings(index: Index) -> Iterator[FindingRow]:
    """All findings in the record's order."""
    return map(finding, index.view.findings())


def tolls(index: Index) -> Iterator[TollRow]:
    """All tolls in the record's order."""
    return (toll(told, index) for told in index.tolls.values())


def contradictions(index: Index) -> Iterator[ContradictionRow]:
    """All contradictions whose two claims are in the record."""
    return (contradiction(pair, index) for pair in index.view.contradictions())


def issues(index: Index) -> Iterator[IssueRow]:
    """All issues in the record's order."""

    def row(issue: Issue) -> IssueRow:
        return IssueRow(issue.stage, issue.subject, issue.problem)

    return map(row, index.view.issues())
