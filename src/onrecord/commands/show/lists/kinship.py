"""Families of texts: the first version, and what was made of it, with the words that show it."""

from typing import Any

from onrecord.commands.show.lists.base import Listing, Shown
from onrecord.commands.show.screen import Column
from onrecord.export import Index
from onrecord.model import Document

LONGEST = 12  # words of a run that are shown
COLUMNS = (
    Column("Family", only="plain"),
    Column("Document", fold=True, least=14),
    Column("Published"),
    Column("Outlet", fold=True, least=10),
    Column("Relation", fold=True, least=8),
    Column("Share", right=True),
    Column("Evidence", fold=True, least=20),
)


def lines(row: Any, shown: Shown) -> list[list[str]]:
    """A line for the copy; before the first of a family one for the text that the family is named after."""
    index = shown.index
    told = [_relation(row, index), f"{row.share:.0%}", _evidence(row, index)]
    copy = [row.family, *_facts(index.documents[row.document]), *told]
    if shown.first_copies.get(row.family) != row.document:
        return [copy]
    return [[row.family, *_facts(index.documents[row.family]), "first", "", ""], copy]


def _facts(document: Document) -> list[str]:
    owner = document.outlet_family
    of = f" (of {owner})" if owner and owner != document.outlet else ""
    return [document.id, document.published.date or "-", (document.outlet or "-") + of]


def _relation(row: Any, index: Index) -> str:
    family = index.documents[row.family]
    of = "" if row.copy_of == family.id else f" of {row.copy_of}"
    return f"{row.kind}{of}" + (f" ({row.agency})" if row.agency else "")


def _evidence(row: Any, index: Index) -> str:
    """The longest run of the same words, where an agency is credited, and numbers that changed."""
    told = []
    if row.runs:
        start, end = max(((run[0], run[1]) for run in row.runs), key=lambda at: at[1] - at[0])
        words = index.documents[row.document].text[start:end].split()
        more = "..." if len(words) > LONGEST else ""
        told.append(f'{len(words)} words "{" ".join(words[:LONGEST])}{more}"')
    told += [f'credit "{" ".join(index.documents[d].text[at:to].split())}"' for d, at, to in row.credits[:1]]
    if row.kind == "update" and (row.told or row.dropped):
        told.append(f"numbers: {', '.join(row.dropped[:4]) or 'none'} -> {', '.join(row.told[:4]) or 'none'}")
    return "; ".join(told)


LISTING = Listing(
    "kinship",
    COLUMNS,
    lines,
    None,
    "No text repeats another.",
    nouns=("copy", "copies"),
    legend="Share: how much of the shorter text stands in the other, word for word. Copies are no further origins.",
)
