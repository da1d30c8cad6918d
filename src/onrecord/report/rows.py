"""Incidents as the rows of the table, the map and the timeline: the small part of the page that is read at once."""

from collections.abc import Iterable, Sequence

from onrecord.model import HARMS, Finding, Incident, Toll
from onrecord.model.worth import minor
from onrecord.report import words
from onrecord.report.cells import numeric
from onrecord.report.index import Index
from onrecord.report.packing import Data

NAMED = "named_"  # findings that count the people of a harm who are known by name

FIELDS = (
    "id", "title", "kind", "place", "lat", "lon", "precision", "start", "end", "when", "harms", "named", "reports", "outlets",
    "origins", "contested", "disputed", "clashes", "grade", "minor",
)  # fmt: skip
"""The columns of a row, in the order of its values."""


def ordered(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """By the day they began, those without a day last: the order of rows and of their details."""

    def day(incident: Incident) -> tuple[bool, str]:
        start = (incident.when.start or incident.when.end) if incident.when else ""
        return not start, start

    return tuple(sorted(incidents, key=day))


def rows(incidents: Sequence[Incident], index: Index) -> Data:
    """All rows as lists of values, which are shorter than a name beside each."""
    return {"fields": list(FIELDS), "rows": [list(row(incident, index).values()) for incident in incidents]}


def row(subject: Incident | Toll, index: Index) -> Data:
    """One row by the names in FIELDS. Of `harms` each is [low, best, high, open, word]; `named` people by harm."""
    standing, found = index.standing(subject.id), index.findings.get(subject.id, [])
    where, when, incident = subject.place, subject.when, isinstance(subject, Incident)
    return {
        "id": subject.id,
        "title": words.title(subject),
        "kind": subject.kind if isinstance(subject, Incident) else "toll",
        "place": words.place(where),
        "lat": where.lat if where else None,
        "lon": where.lon if where else None,
        "precision": where.precision if where else "",
        "start": when.start if when else "",
        "end": when.end if when else "",
        "when": words.period(when),
        "harms": {f.field: numbers(f) for f in found if f.field in HARMS and numeric(f)},
        "named": {f.field.removeprefix(NAMED): f.best for f in found if f.field.startswith(NAMED) and f.best},
        "reports": standing.reports,
        "outlets": standing.outlets,
        "origins": standing.independent_origins,
        "contested": int(standing.contested),
        "disputed": int(standing.disputed),
        "clashes": len(index.clashes_in.get(subject.id, ())),
        "grade": standing.grade,
        "minor": int(incident and minor(found, standing, index.members(subject))),
    }


def numbers(finding: Finding) -> list[object]:
    """Low, best, high, whether the high end is open, and the number word of vague figures."""
    return [finding.low, finding.best, finding.high, int(finding.open), finding.value]
