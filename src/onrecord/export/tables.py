"""The tables of the contract in their order: a new table is one line here and one module in rows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from onrecord.export.index import Index
from onrecord.export.rows import claims, decisions, derived, documents, incidents, kinship, persons, readings


@dataclass(frozen=True, slots=True)
class Table:
    """The dataclass of a table's rows and the function that reads them off a record. `names` says what to call a row."""

    row: type[Any]
    rows: Callable[[Index], Iterable[Any]]
    names: str = "id"


TABLES: dict[str, Table] = {
    "documents": Table(documents.DocumentRow, documents.rows),
    "kinship": Table(kinship.KinshipRow, kinship.rows, "document"),
    "statements": Table(readings.StatementRow, readings.statements, "document"),
    "mentions": Table(readings.MentionRow, readings.mentions, "document"),
    "claims": Table(claims.ClaimRow, claims.rows),
    "persons": Table(persons.PersonRow, persons.rows),
    "incidents": Table(incidents.IncidentRow, incidents.rows),
    "findings": Table(derived.FindingRow, derived.findings, "incident"),
    "tolls": Table(derived.TollRow, derived.tolls),
    "contradictions": Table(derived.ContradictionRow, derived.contradictions),
    "decisions": Table(decisions.DecisionRow, decisions.rows),
    "issues": Table(derived.IssueRow, derived.issues, "subject"),
}
