"""documents.jsonl: the texts that were brought in, and what is known of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.export.index import Index
from onrecord.export.rows.base import Day, Row, day
from onrecord.model import Document
from onrecord.model.words import CreditRole, DatePrecision, MarkKind


@dataclass(frozen=True, slots=True)
class DocumentRow(Row):
    """A document. `words` counts what is read (all but clutter). `marked` covers the text: [start, end, mark, reason].
    `credits` are [start, end, agency, role]; an agency that is not named is "".
    `main_incident` is the incident or toll that the document is chiefly about."""

    id: str
    key: str
    sha256: str
    title: str
    outlet: str
    outlet_family: str
    authors: tuple[str, ...]
    published: Day | None
    published_precision: DatePrecision
    published_from: str
    modified: Day | None
    language: str
    address: str
    words: int
    relevant: bool
    family: str
    copy_of: str
    wire: str
    credits: tuple[tuple[int, int, str, CreditRole], ...]
    main_incident: str | None
    marked: tuple[tuple[int, int, MarkKind, str], ...]


def row(document: Document, index: Index) -> DocumentRow:
    """The row of one document."""
    return DocumentRow(
        id=document.id,
        key=document.key,
        sha256=document.sha256,
        title=document.title,
        outlet=document.outlet,
        outlet_family=document.outlet_family,
        authors=document.authors,
        published=day(document.published.date),
        published_precision=document.published.precision,
        published_from=document.published.read_from,
        modified=day(document.modified.date),
        language=document.language,
        address=document.address,
        words=sum(len(document.text[start:end].split()) for start, end in document.body()),
        relevant=document.relevant,
        family=document.family,
        copy_of=document.copy_of,
        wire=document.wire,
        credits=tuple((c.start, c.end, c.agency, c.role) for c in document.credits),
        main_incident=index.main.get(document.id),
        marked=tuple((m.start, m.end, m.mark, m.reason) for m in document.marks),
    )


def rows(index: Index) -> Iterator[DocumentRow]:
    """All documents in the record's order."""
    return (row(document, index) for document in index.documents.values())
