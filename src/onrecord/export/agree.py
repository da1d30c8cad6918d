"""Checks across tables: ids that are unique, references that lead somewhere, passages that stand where offsets say."""

from collections.abc import Iterable, Iterator

from onrecord.errors import ExportError
from onrecord.export.index import Index
from onrecord.model import Span


def check(index: Index) -> None:
    """Raises ExportError that names the first row of the record that points at nothing, or at other words."""
    problem = next(problems(index), None)
    if problem:
        raise ExportError(
            f"{problem}. Nothing was written. Build the record again with this version of onrecord; if it stays, report it."
        )


def problems(index: Index) -> Iterator[str]:
    """Everything that does not agree, in words."""
    yield from doubled("document", (d.id for d in index.view.documents()))
    yield from doubled("claim", (c.key for c in index.view.claims()))
    yield from doubled("incident or toll", [*index.incidents, *index.tolls])
    yield from misplaced(index)
    yield from dangling(index)


def doubled(kind: str, ids: Iterable[str]) -> Iterator[str]:
    """Ids that name two things."""
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            yield f"Two rows share the {kind} id {id!r}"
        seen.add(id)


def evidence(index: Index) -> Iterator[tuple[str, Span]]:
    """Every span that is exported with its words, and the row it belongs to."""
    for claim in index.claims.values():
        yield f"claim {claim.key!r}", claim.span
        yield from ((f"claim {claim.key!r}", link.span) for link in claim.chain if link.span)
    yield from ((f"person {person.key!r}", person.span) for person in index.persons.values())
    yield from ((f"mention {mention.span.words!r}", mention.span) for mention in index.view.mentions())


def misplaced(index: Index) -> Iterator[str]:
    """Spans whose words do not stand at their offsets."""
    for row, span in evidence(index):
        document = index.documents.get(span.document)
        if document is None:
            yield f"The {row} points at the document {span.document!r}, which is not in the record"
            continue
        text = document.title if span.field == "title" else document.text
        if text[span.start : span.end] != span.words:
            at = f"{span.start} to {span.end} of {span.document!r}"
            yield f"The {row} has the words {span.words!r}, which do not stand at {at}"


def dangling(index: Index) -> Iterator[str]:
    """References to claims, incidents and documents that are not in the record."""
    subjects = index.incidents.keys() | index.tolls.keys()
    for found in index.view.findings():
        if found.subject not in subjects:
            yield f"The finding {found.field!r} speaks of {found.subject!r}, which is neither an incident nor a toll"
        cited = (*found.supported_by, *found.disputed_by, *(aside.claim for aside in found.set_aside))
        yield from unknown(f"finding {found.field!r} of {found.subject!r}", cited, index)
    for pair in index.view.contradictions():
        yield from unknown(f"contradiction {pair.id!r}", (pair.a, pair.b), index)
    for relation in index.view.relations():
        for id in {relation.document: 0, relation.copy_of: 0}:
            if id not in index.documents:
                yield f"The kinship of {relation.document!r} names the document {id!r}, which is not in the record"


def unknown(row: str, claims: Iterable[str], index: Index) -> Iterator[str]:
    """Claims that are cited and not in the record."""
    yield from (f"The {row} cites the claim {key!r}, which is not in the record" for key in claims if key not in index.claims)
