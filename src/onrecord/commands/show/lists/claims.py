"""Who says what: one assertion a line, with its words."""

from typing import Any

from onrecord.commands.show.filters import Traits
from onrecord.commands.show.lists.base import Listing, Shown, claim_traits, voice
from onrecord.commands.show.screen import Column
from onrecord.commands.show.words import days, given
from onrecord.export import Index

COLUMNS = (
    Column("Document", fold=True, least=10),
    Column("Claim", only="plain"),
    Column("Start", right=True, only="plain"),
    Column("End", right=True, only="plain"),
    Column("What", fold=True, least=12),
    Column("Manner", only="plain"),
    Column("Who says so", fold=True, least=12),
    Column("Connection", only="plain"),
    Column("Where", fold=True, least=8),
    Column("When", fold=True, least=13),
    Column("Passage", fold=True, least=16),
    Column("Incident", only="plain"),
)


def what(row: Any) -> str:
    """Harm and figure, or the kind of position; a manner other than asserted is said, and a correction."""
    told = (
        f"{row.harm} {given(row.low, row.high, row.word, row.qualifier)}"
        if row.harm
        else (row.event or row.kind).replace("_", " ")
    )
    notes = [row.manner if row.manner != "asserted" else "", "corrected" if row.corrected else ""]
    said = ", ".join(note for note in notes if note)
    return f"{told} ({said})" if said else told


def lines(row: Any, shown: Shown) -> list[list[str]]:
    """One line a claim."""
    start, end = ("-", "-") if row.start is None else (str(row.start), str(row.end))
    when, who = days(row.date_start, row.date_end), voice(shown.index.claims[row.id])
    return [[
        row.document, row.id, start, end, what(row), row.manner, who, row.connection, row.place or "-", when, row.passage,
        row.incident or "",
    ]]  # fmt: skip


def traits(row: Any, index: Index) -> Traits:
    """A claim is found by its own place, days, harm and origin."""
    return claim_traits([index.claims[row.id]])


LISTING = Listing("claims", COLUMNS, lines, traits, "Nothing in the documents says that people were harmed, held or left.")
