"""Two accounts that cannot both hold."""

from typing import Any

from onrecord.commands.show.filters import Traits
from onrecord.commands.show.lists.base import Listing, Shown, claim_traits, voice
from onrecord.commands.show.screen import Column
from onrecord.export import Index

COLUMNS = (
    Column("Kind"),
    Column("About", fold=True, least=12),
    Column("One says", fold=True, least=18),
    Column("Another says", fold=True, least=18),
    Column("Incident"),
    Column("One claim", only="plain"),
    Column("Another claim", only="plain"),
)


def lines(row: Any, shown: Shown) -> list[list[str]]:
    """One line a pair: who, in which words, in which outlet."""

    def told(end: Any) -> str:
        claim = shown.index.claims[end.claim]
        outlet = claim.chain[0].words if claim.chain else ""
        return f"{voice(claim)}: “{claim.span.words}” ({outlet or end.document})"

    return [[row.kind, row.about, told(row.a), told(row.b), shown.name(row.incident), row.a.claim, row.b.claim]]


def traits(row: Any, index: Index) -> Traits:
    """A contradiction is found by what either of its claims is found by."""
    return claim_traits([index.claims[row.a.claim], index.claims[row.b.claim]])


LISTING = Listing("contradictions", COLUMNS, lines, traits, "No two accounts in the record exclude each other.")
