"""What every row of the export shares: no column beyond the contract, full days, and offsets that are null in titles."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field

from onrecord.model import Span
from onrecord.model.corrected import Correction

Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
"""A full ISO day; how exactly it is known stands in the precision beside it."""

Stretch = tuple[int, int]
"""[start, end] in code points of texts/ID.txt, end exclusive."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table. Columns that the contract does not name are refused."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class Corrected(Row):
    """A value that a person corrected: what the program had, in words, and the decision that says otherwise."""

    field: str
    was: str
    by: str
    decision: str


def corrected(told: Iterable[Correction]) -> tuple[Corrected, ...]:
    """Corrections as parts of a row."""
    return tuple(Corrected(c.field, c.was, c.decision.by, c.decision.key) for c in told)


def day(date: str) -> str | None:
    """A full day from an ISO day, month or year (its first day), null when unknown."""
    missing = {4: "-01-01", 7: "-01"}.get(len(date), "")
    return (date + missing)[:10] or None


def located(span: Span | None) -> Stretch | None:
    """Where a span lies in the document's text; null for what stands in a title that is metadata, and for no span."""
    return None if span is None or span.field == "title" else (span.start, span.end)


def stretches(spans: Iterable[Span]) -> tuple[Stretch, ...]:
    """The spans that lie in the document's text, as offsets."""
    return tuple(at for at in map(located, spans) if at is not None)
