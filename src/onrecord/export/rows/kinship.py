"""kinship.jsonl: which texts come from which, how, and the words that show it."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.export.index import Index
from onrecord.export.rows.base import Row
from onrecord.model import Relation, RelationKind


@dataclass(frozen=True, slots=True)
class KinshipRow(Row):
    """One copy and the earlier text that it repeats most closely. `runs` are stretches of the same words: [start, end] in
    `document`, then [start, end] in `copy_of`. `credits` say where an agency is credited: [document, start, end]."""

    document: str
    copy_of: str
    family: str
    kind: RelationKind
    share: float
    agency: str
    credits: tuple[tuple[str, int, int], ...]
    told: tuple[str, ...]
    dropped: tuple[str, ...]
    runs: tuple[tuple[int, int, int, int], ...]


def row(relation: Relation, index: Index) -> KinshipRow:
    """The row of one copy."""
    return KinshipRow(
        document=relation.document,
        copy_of=relation.copy_of,
        family=index.documents[relation.document].family,
        kind=relation.kind,
        share=relation.share,
        agency=relation.agency,
        credits=tuple((c.document, c.start, c.end) for c in relation.credits if c.end),
        told=relation.told,
        dropped=relation.dropped,
        runs=relation.runs,
    )


def rows(index: Index) -> Iterator[KinshipRow]:
    """All copies, family by family, the earliest first."""
    order = {id: (d.published.date or "9999", id) for id, d in index.documents.items()}
    found = (row(relation, index) for relation in index.relations.values())
    return iter(sorted(found, key=lambda r: (order[r.family], r.family, order[r.document])))
