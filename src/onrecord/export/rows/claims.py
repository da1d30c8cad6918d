"""claims.jsonl: one assertion a line, with the words it was read from."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.export.index import Index
from onrecord.export.rows.base import Corrected, Day, Row, corrected, day, located
from onrecord.export.rows.ucdp import DatePrec, WherePrec, date_prec, where_prec
from onrecord.model import Claim, Figure, Link, Period, Place
from onrecord.model.words import (
    ClaimKind,
    Connection,
    DatePrecision,
    Harm,
    LocationPrecision,
    Manner,
    Qualifier,
    Role,
    Scope,
)


@dataclass(frozen=True, slots=True)
class ChainLink(Row):
    """One link of a source chain, in the document's own words. Offsets are null for metadata and titles."""

    role: Role
    words: str
    id: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class ClaimRow(Row):
    """One assertion: `passage` is texts/DOCUMENT.txt from `start` to `end`, or words of the title where these are null.
    `chain` runs from the outlet to the origin; `origin` is "" where the outlet speaks in its own voice. `low` and `high` are
    null where the words leave that side open, both for a vague `word`. `part_of`, `against`, `replaces` are ids of claims;
    `incident` is the id of an incident or of a toll. `corrected` tells what the program had read."""

    id: str
    document: str
    start: int | None
    end: int | None
    passage: str
    kind: ClaimKind
    harm: Harm | None
    low: int | None
    high: int | None
    qualifier: Qualifier | None
    word: str
    who: str
    scope: Scope | None
    part_of: str | None
    origin: str
    origin_start: int | None
    origin_end: int | None
    origin_id: str
    relay: str
    chain: tuple[ChainLink, ...]
    connection: Connection
    manner: Manner
    actual: bool
    about: str
    against: str | None
    event: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str
    place_name: str
    place_id: str
    lat: float | None
    lon: float | None
    location_precision: LocationPrecision
    where_prec: WherePrec | None
    date_start: Day | None
    date_end: Day | None
    date_precision: DatePrecision
    date_prec: DatePrec | None
    as_of: Day | None
    replaces: str | None
    incident: str | None
    corrected: tuple[Corrected, ...]


def link(part: Link) -> ChainLink:
    """One link of the chain as a row."""
    start, end = located(part.span) or (None, None)
    return ChainLink(part.role, part.words, part.id, start, end)


def row(claim: Claim, index: Index) -> ClaimRow:
    """The row of one claim."""
    start, end = located(claim.span) or (None, None)
    figure: Figure | None = claim.figure
    origin, relay = claim.origin, claim.relay
    origin_start, origin_end = located(origin.span if origin else None) or (None, None)
    place = claim.place or Place("")
    when = claim.when or Period("", "", "")
    return ClaimRow(
        id=claim.key,
        document=claim.document,
        start=start,
        end=end,
        passage=claim.span.words,
        kind=claim.kind,
        harm=figure.harm if figure else None,
        low=figure.low if figure else None,
        high=figure.high if figure else None,
        qualifier=figure.qualifier if figure else None,
        word=figure.word if figure else "",
        who=figure.who if figure else "",
        scope=figure.scope if figure else None,
        part_of=claim.part_of or None,
        origin=origin.words if origin else "",
        origin_start=origin_start,
        origin_end=origin_end,
        origin_id=origin.id if origin else "",
        relay=relay.words if relay else "",
        chain=tuple(map(link, claim.chain)),
        connection=claim.connection,
        manner=claim.manner,
        actual=claim.actual,
        about=claim.about,
        against=claim.against or None,
        event=claim.event,
        actors=claim.actors,
        recipients=claim.recipients,
        place=place.words,
        place_name=place.name,
        place_id=place.id,
        lat=place.lat,
        lon=place.lon,
        location_precision=place.precision,
        where_prec=where_prec(place.precision),
        date_start=day(when.start),
        date_end=day(when.end),
        date_precision=when.precision,
        date_prec=date_prec(when),
        as_of=day(claim.as_of),
        replaces=index.replaces.get(claim.key),
        incident=index.subject_of.get(claim.key),
        corrected=corrected(index.corrections.get(claim.key, ())),
    )


def rows(index: Index) -> Iterator[ClaimRow]:
    """All claims in the record's order."""
    return (row(claim, index) for claim in index.claims.values())
