"""Named people who were harmed or held."""

from typing import Any

from onrecord.commands.show.filters import Traits
from onrecord.commands.show.lists.base import Listing, Shown, place_names
from onrecord.commands.show.screen import Column
from onrecord.export import Index

COLUMNS = (
    Column("Name", fold=True, least=12),
    Column("Written", only="plain"),
    Column("Age", right=True),
    Column("Status"),
    Column("Date"),
    Column("Place", fold=True),
    Column("Who says so", fold=True),
    Column("Document", fold=True, least=10),
    Column("Incident"),
    Column("Same as", only="plain"),
    Column("Certainty", only="plain"),
)


def lines(row: Any, shown: Shown) -> list[list[str]]:
    """One line a mention."""
    person = shown.index.persons[row.id]
    outlet = person.chain[0].words if person.chain else ""
    age = "" if row.age is None else str(row.age)
    told = [row.status, row.date or "", row.place or "-", row.origin or outlet, row.document, shown.name(row.incident)]
    return [[row.name, row.written, age, *told, row.same_as or "", row.certainty]]


def traits(row: Any, index: Index) -> Traits:
    """A person is found by place, day, status and origin."""
    person = index.persons[row.id]
    when = person.when
    origins = tuple(link.words for link in person.chain)
    start, end = (when.start or None, when.end or None) if when else (None, None)
    return Traits((*place_names(person.place), row.place), start, end, (row.status,), origins)


LISTING = Listing(
    "persons", COLUMNS, lines, traits, "No document names a person as harmed or held.",
    order=lambda row: (row.name.casefold(), row.document, row.start or 0),
)  # fmt: skip
