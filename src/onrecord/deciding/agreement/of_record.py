"""The agreement of all who coded documents of one record."""

from dataclasses import dataclass

from onrecord.deciding.agreement.codings import codings, finished
from onrecord.deciding.agreement.table import Difference, Row, differences, table
from onrecord.deciding.agreement.units import Unit, units
from onrecord.store import View


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who coded, documents that two or more coded, the units of these, the agreement by field, and what is to settle."""

    coders: tuple[str, ...]
    documents: tuple[str, ...]
    units: tuple[Unit, ...]
    rows: tuple[Row, ...]
    differences: tuple[Difference, ...]


def agreement_of(view: View) -> Agreement:
    """Only documents that somebody coded are read."""
    decisions = view.decisions()
    told = codings(decisions)
    done = finished(decisions)
    by_document: dict[str, set[str]] = {}
    for coder, document in [*((c.coder, c.document) for c in told), *done]:
        by_document.setdefault(document, set()).add(coder)
    shared = tuple(sorted(name for name, who in by_document.items() if len(who) > 1))
    documents = {name: d for name in shared if (d := view.document(name)) is not None}
    mine = [c for c in told if c.document in documents]
    claims = {c.key: c for c in view.raw_claims(c.subject for c in mine)}
    found = units(mine, done, claims, documents)
    coders = tuple(sorted({who for name in shared for who in by_document[name]}))
    return Agreement(coders, shared, found, table(found), differences(found))
