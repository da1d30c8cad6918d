"""persons.jsonl: named people who were harmed or held, as each document tells it."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.export.index import Index
from onrecord.export.rows.base import Day, Row, day, located
from onrecord.model import PersonMention
from onrecord.model.words import PersonStatus, Sex


@dataclass(frozen=True, slots=True)
class StatusPoint(Row):
    """What one mention said of a person, and the day it speaks of (else the day its document was published)."""

    status: PersonStatus
    date: Day | None
    document: str


@dataclass(frozen=True, slots=True)
class PersonRow(Row):
    """One mention of a person, under the one name of the person's record; `written` is what stands in the document where it
    tells what befell the person (`start`, `end`). `date` is null unless the day is known. `status_history` tells every turn
    that the mentions of the same person tell, earliest first. `same_as` is the id of the first mention of that person, with a
    `certainty`."""

    id: str
    document: str
    name: str
    written: str
    age: int | None
    sex: Sex
    role: str
    status: PersonStatus
    status_history: tuple[StatusPoint, ...]
    place: str
    date: Day | None
    origin: str
    start: int | None
    end: int | None
    incident: str | None
    same_as: str | None
    certainty: str


def point(person: PersonMention, index: Index) -> StatusPoint:
    """What this mention adds to the person's history."""
    document = index.documents.get(person.document)
    told = person.when.start if person.when else ""
    return StatusPoint(person.status, day(told or (document.published.date if document else "")), person.document)


def history(person: PersonMention, index: Index) -> tuple[StatusPoint, ...]:
    """The turns over all mentions of the same person: each status with the first day it was told, the undated last."""
    points = sorted((point(other, index) for other in index.mentions_of(person)), key=lambda p: p.date or "9999")
    return tuple(p for n, p in enumerate(points) if not n or p.status != points[n - 1].status)


def row(person: PersonMention, index: Index) -> PersonRow:
    """The row of one mention."""
    start, end = located(person.span) or (None, None)
    origin = person.chain[-1].words if person.chain and person.chain[-1].role == "origin" else ""
    first, certainty = index.same_persons.get(person.key, (person.key, ""))
    when = person.when
    return PersonRow(
        id=person.key,
        document=person.document,
        name=index.name_of(person),
        written=person.span.words,
        age=person.age,
        sex=person.sex,
        role=person.role,
        status=person.status,
        status_history=history(person, index),
        place=person.place.words if person.place else "",
        date=day(when.start) if when and when.precision == "day" else None,
        origin=origin,
        start=start,
        end=end,
        incident=index.subject_of_person(person),
        same_as=first if first != person.key else None,
        certainty=certainty if first != person.key else "",
    )


def rows(index: Index) -> Iterator[PersonRow]:
    """All mentions of people in the record's order."""
    return (row(person, index) for person in index.persons.values())
