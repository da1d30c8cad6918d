"""The first table: what happened where and when, how many, and how many stand behind it."""

from typing import Any

from onrecord.commands.show.filters import Traits
from onrecord.commands.show.lists.base import Listing, Shown, place_names, unread_documents
from onrecord.commands.show.screen import Column
from onrecord.commands.show.words import days, number
from onrecord.export import Index
from onrecord.model import HARMS
from onrecord.model.worth import minor as unremarkable

COLUMNS = (
    Column("ID", once=True),
    Column("Dates", once=True, fold=True, least=13),
    Column("Place", once=True, fold=True, least=9),
    Column("Kind", only="plain"),
    Column("Harm"),
    Column("Low", right=True),
    Column("Best", right=True),
    Column("High", right=True),
    Column("R/O/I", right=True, once=True),
    Column("Notes", once=True, fold=True, least=9),
)
LEGEND = "R/O/I: reports / outlets / independent origins. +: that end is open."


def lines(row: Any, shown: Shown) -> list[list[str]]:
    """One line a harm; the kind of incident in brackets where no harm was counted."""
    standing = f"{row.reports}/{row.outlets}/{row.independent_origins}"
    notes = ", ".join(word for word in ("contested", "disputed") if getattr(row, word))
    head = [shown.name(row.id), days(row.start, row.end), row.place or "-", row.kind]
    told = [cells for harm in HARMS if (cells := harm_cells(row, harm, shown))] or [[f"({row.kind})", "-", "-", "-"]]
    return [[*head, *cells, standing, notes] for cells in told]


def harm_cells(row: Any, harm: str, shown: Shown) -> list[str]:
    """Harm, low, best, high; a vague word stands where no number does. Nothing where nobody told."""
    low, best, high = (getattr(row, f"{harm}_{end}") for end in ("low", "best", "high"))
    found = shown.index.findings.get(row.id, {}).get(harm)
    word = found.value if found else ""
    if low is None and best is None and high is None:
        return [harm, "-", word, "-"] if word else []
    likely = word if best is None and word else number(best)
    return [harm, number(low), likely, number(high, getattr(row, f"{harm}_open"))]


def traits(row: Any, index: Index) -> Traits:
    """An incident is found by its place, its days, the harms counted in it and its independent origins."""
    incident = index.incidents[row.id]
    claims = [index.claims[key] for key in incident.claims if key in index.claims]
    return Traits(
        places=place_names(incident.place, *(claim.place for claim in claims)),
        start=row.start,
        end=row.end,
        harms=tuple(h for h in HARMS if h in index.findings.get(row.id, {})),
        origins=(*row.origins, *(claim.origin.words for claim in claims if claim.origin)),
    )


def minor(row: Any, index: Index) -> bool:
    """Whether nobody is harmed, accused or attacked in it."""
    claims = (index.claims[key] for key in index.incidents[row.id].claims if key in index.claims)
    return unremarkable(index.findings.get(row.id, {}).values(), index.standing(row.id), claims)


LISTING = Listing(
    "incidents", COLUMNS, lines, traits, "No report tells of a single happening with people harmed, held or leaving.",
    order=lambda row: (row.start or row.end or "9999", row.end or "", row.place, row.id), legend=LEGEND, minor=minor,
    about=unread_documents,
)  # fmt: skip
