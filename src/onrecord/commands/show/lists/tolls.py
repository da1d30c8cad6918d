"""Running figures over many happenings; they are never added to an incident."""

from typing import Any

from onrecord.commands.show.filters import Traits
from onrecord.commands.show.lists.base import Listing, Shown, claim_traits
from onrecord.commands.show.lists.incidents import LEGEND
from onrecord.commands.show.screen import Column
from onrecord.commands.show.words import days, number
from onrecord.export import Index

COLUMNS = (
    Column("ID"),
    Column("Harm"),
    Column("Who", fold=True),
    Column("Place", fold=True),
    Column("Dates", fold=True, least=13),
    Column("Low", right=True),
    Column("Best", right=True),
    Column("High", right=True),
    Column("R/O/I", right=True),
)


def lines(row: Any, shown: Shown) -> list[list[str]]:
    """One line a toll; a vague word stands where no number does."""
    standing = shown.index.standing(row.id)
    found = shown.index.findings.get(row.id, {}).get(row.harm)
    best = number(row.best) if row.best is not None or not found or not found.value else found.value
    counts = [number(row.low), best, number(row.high, bool(found and found.open))]
    behind = f"{standing.reports}/{standing.outlets}/{standing.independent_origins}"
    return [[shown.name(row.id), row.harm, row.who, row.place or "-", days(row.since, row.until), *counts, behind]]


def traits(row: Any, index: Index) -> Traits:
    """A toll is found by what its claims are found by, within its own days."""
    members = claim_traits([index.claims[key] for key in index.tolls[row.id].claims if key in index.claims])
    origins = (*row.origins, *members.origins)
    return Traits((*members.places, row.place), row.since, row.until, (row.harm,), origins)


LISTING = Listing(
    "tolls", COLUMNS, lines, traits, "No report gives a running figure over many happenings.",
    order=lambda row: (row.since or row.until or "9999", row.harm, row.id), legend=LEGEND,
)  # fmt: skip
