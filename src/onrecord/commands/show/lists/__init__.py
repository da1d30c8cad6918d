"""The listings: a new one is one module and one line in LISTS."""

from onrecord.commands.show.lists import claims, contradictions, documents, incidents, issues, kinship, persons, tolls
from onrecord.commands.show.lists.base import Listing

LISTS: dict[str, Listing] = {
    "incidents": incidents.LISTING,
    "claims": claims.LISTING,
    "contradictions": contradictions.LISTING,
    "tolls": tolls.LISTING,
    "persons": persons.LISTING,
    "issues": issues.LISTING,
    "documents": documents.LISTING,
    "families": kinship.LISTING,
}

__all__ = ["LISTS", "Listing"]
