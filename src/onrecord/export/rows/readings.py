"""statements.jsonl and mentions.jsonl: who said what, and the places, times, people and bodies that a text names."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.export.index import Index
from onrecord.export.rows.base import Row, Stretch, located, stretches
from onrecord.model import Mention, Statement
from onrecord.model.words import Manner


@dataclass(frozen=True, slots=True)
class StatementRow(Row):
    """Somebody says something. `source`, `cue`, `content` are lists of [start, end]; `source` is empty where the speaker is
    not named there, and all three where the words stand in a title that is metadata. `origin` is the resolved name."""

    document: str
    source: tuple[Stretch, ...]
    cue: tuple[Stretch, ...]
    content: tuple[Stretch, ...]
    origin: str
    manner: Manner


@dataclass(frozen=True, slots=True)
class MentionRow(Row):
    """A place, time, person or organisation named in a text. `value` is the TIMEX3 value of a time. `lat` and `lon` are degrees
    (WGS 84). Offsets are null in a title that is metadata."""

    document: str
    start: int | None
    end: int | None
    type: str
    value: str
    place_id: str
    lat: float | None
    lon: float | None
    resolved: str


def statement(said: Statement) -> StatementRow:
    """The row of one statement."""
    spans = {part: stretches(getattr(said, part)) for part in ("source", "cue", "content")}
    return StatementRow(said.document, spans["source"], spans["cue"], spans["content"], said.origin, said.manner)


def mention(named: Mention) -> MentionRow:
    """The row of one mention."""
    start, end = located(named.span) or (None, None)
    place, period = named.place, named.period
    return MentionRow(
        document=named.span.document,
        start=start,
        end=end,
        type=named.type,
        value=period.timex if period else "",
        place_id=place.id if place else "",
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        resolved=named.resolved or (place.name if place else ""),
    )


def statements(index: Index) -> Iterator[StatementRow]:
    """All statements in the record's order."""
    return map(statement, index.view.statements())


def mentions(index: Index) -> Iterator[MentionRow]:
    """All mentions in the record's order."""
    return map(mention, index.view.mentions())
