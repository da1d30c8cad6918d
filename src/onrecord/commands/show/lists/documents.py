"""The texts that were brought in, and what became of each."""

from collections import Counter
from typing import Any

from onrecord.commands.show.filters import Traits
from onrecord.commands.show.lists.base import Listing, Shown, claim_traits, unread_documents
from onrecord.commands.show.screen import Column
from onrecord.export import Index
from onrecord.vocab.languages import language_name, unread

COLUMNS = (
    Column("Document", fold=True, least=14),
    Column("Published"),
    Column("Outlet", fold=True, least=10),
    Column("Words", right=True),
    Column("Claims", right=True),
    Column("Incident"),
    Column("Notes", fold=True, least=12),
)


def lines(row: Any, shown: Shown) -> list[list[str]]:
    """One line a document; how exactly the date is known shows in its length."""
    published = shown.index.documents[row.id].published.date
    claims = len(shown.index.claims_in.get(row.id, ()))
    passed = shown.passed_over.get(row.id)
    notes = [f"not read: {unread(passed)}" if passed else "", f"copy of {row.copy_of}" if row.copy_of else ""]
    said = "; ".join(note for note in notes if note)
    return [[row.id, published or "-", row.outlet or "-", f"{row.words:,}", str(claims), shown.name(row.main_incident), said]]


def traits(row: Any, index: Index) -> Traits:
    """A document is found by the day it was published, and by the places, harms and origins of its claims."""
    members = claim_traits(index.claims_in.get(row.id, ()))
    date = index.documents[row.id].published.date or None
    return Traits(members.places, date, date, members.harms, (*members.origins, row.outlet))


def about(shown: Shown) -> str:
    """The languages of the documents, where there is more than one, and how many were not read."""
    spoken = Counter(document.language for document in shown.index.documents.values())
    ordered = sorted(spoken.items(), key=lambda s: (-s[1], s[0]))
    told = ", ".join(f"{count:,} in {language_name(code)}" if code else f"{count:,} unknown" for code, count in ordered)
    return "\n".join(line for line in (f"Languages: {told}." if len(spoken) > 1 else "", unread_documents(shown)) if line)


EMPTY = "The record holds no documents. Bring some in: onrecord build REPORTS -o RECORD"
LISTING = Listing("documents", COLUMNS, lines, traits, EMPTY, about=about)
