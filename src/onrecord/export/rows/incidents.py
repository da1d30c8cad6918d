"""incidents.jsonl: what is derived from claims, one happening a line, with low, best and high of every harm."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, make_dataclass
from functools import cache
from typing import Any

from onrecord import vocab
from onrecord.export.index import Index
from onrecord.export.rows.base import Corrected, Day, Row, corrected, day
from onrecord.export.rows.ucdp import DatePrec, WherePrec, date_prec, where_prec
from onrecord.model import HARMS, Finding, Incident, Period, Place, Standing
from onrecord.model.words import DatePrecision, IncidentKind, LocationPrecision

GROUPS = ("civilians", "combatants", "children", "attackers")
NUMBERED = (*HARMS, *(f"killed_{group}" for group in GROUPS))
"""The fields of findings that become columns of an incident."""
ENDS = ("low", "best", "high", "open")


@dataclass(frozen=True, slots=True)
class Accused(Row):
    """Who is said to have done it, and who says so."""

    who: str
    blamed_by: str


@dataclass(frozen=True, slots=True)
class Head(Row):
    """What happened, where, when, and who stands behind it. `place` is the settlement, or the document's words for it."""

    id: str
    description: str
    kind: IncidentKind
    place: str
    admin1: str
    admin2: str
    country: str
    lat: float | None
    lon: float | None
    location_precision: LocationPrecision
    where_prec: WherePrec | None
    start: Day | None
    end: Day | None
    date_precision: DatePrecision
    date_prec: DatePrec | None
    sides: tuple[str, ...]
    alleged_perpetrators: tuple[Accused, ...]
    documents: tuple[str, ...]
    reports: int
    outlets: int
    independent_origins: int
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tail(Row):
    """How sure the record is, under which profile, the people named, and what people corrected."""

    grade: str
    contested: bool
    disputed: bool
    profile: str
    persons: tuple[str, ...]
    corrected: tuple[Corrected, ...]


def columns() -> list[tuple[str, Any]]:
    """Name and type of all columns in their order: head, four for every harm and group of the dead, tail."""
    numbers = [(f"{name}_{end}", bool if end == "open" else int | None) for name in NUMBERED for end in ENDS]
    return [*((f.name, f.type) for f in fields(Head)), *numbers, *((f.name, f.type) for f in fields(Tail))]


IncidentRow: type[Any] = make_dataclass("IncidentRow", columns(), bases=(Row,), frozen=True, slots=True)
IncidentRow.__doc__ = """One happening, merged from claims. HARM_open is true where high is a number whose words leave
the end open; numbers are null where nobody told. `persons` are ids of the first mention of each person."""


def numbers(findings: Mapping[str, Finding]) -> dict[str, int | bool | None]:
    """The four columns of every harm and group, from the findings of one incident."""
    cells: dict[str, int | bool | None] = {}
    for name in NUMBERED:
        found = findings.get(name)
        ends = (found.low, found.best, found.high, found.open) if found else (None, None, None, False)
        cells |= zip((f"{name}_{end}" for end in ENDS), ends, strict=True)
    return cells


@cache
def parties() -> frozenset[str]:
    """Nouns that name a party to a conflict."""
    return frozenset(word for words in vocab.load("sides", list[list[str]]) for word in words)


def sides(incident: Incident, index: Index) -> tuple[str, ...]:
    """The parties among those who act and are acted upon in the member claims, in reading order; one naming in any case."""
    named: dict[str, str] = {}
    for claim in (index.claims[key] for key in incident.claims if key in index.claims):
        for words in (*claim.actors, *claim.recipients):
            if parties() & set(words.lower().split()):
                named.setdefault(words.lower().removeprefix("the "), words)
    return tuple(named.values())


def head(incident: Incident, standing: Standing, index: Index) -> Head:
    """The first columns of an incident's row."""
    place, when = incident.place or Place(""), incident.when or Period("", "", "")
    return Head(
        id=incident.id,
        description=incident.description,
        kind=incident.kind,
        place=place.name or place.words,
        admin1=place.admin1,
        admin2=place.admin2,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        location_precision=place.precision,
        where_prec=where_prec(place.precision),
        start=day(when.start),
        end=day(when.end),
        date_precision=when.precision,
        date_prec=date_prec(when),
        sides=sides(incident, index),
        alleged_perpetrators=tuple(Accused(who, by) for who, by in standing.accused),
        documents=incident.documents,
        reports=standing.reports,
        outlets=standing.outlets,
        independent_origins=standing.independent_origins,
        origins=standing.origins,
    )


def row(incident: Incident, index: Index) -> Any:
    """The row of one incident."""
    standing = index.standing(incident.id)
    findings = index.findings.get(incident.id, {})
    profile = next((f.profile for f in findings.values() if f.profile), "")
    told = corrected(index.corrections.get(incident.id, ()))
    tail = Tail(standing.grade, standing.contested, standing.disputed, profile, index.people_in(incident.id), told)
    return IncidentRow(**asdict(head(incident, standing, index)), **numbers(findings), **asdict(tail))


def rows(index: Index) -> Iterator[Any]:
    """All incidents in the record's order."""
    return (row(incident, index) for incident in index.incidents.values())
