"""What was met and not understood."""

from typing import Any

from onrecord.commands.show.lists.base import Listing, Shown
from onrecord.commands.show.screen import Column

COLUMNS = (Column("Stage"), Column("Subject", fold=True, least=12), Column("Problem", fold=True, least=24))


def lines(row: Any, shown: Shown) -> list[list[str]]:
    """One line an issue."""
    return [[row.stage, row.subject, row.problem]]


LISTING = Listing("issues", COLUMNS, lines, None, "Everything that was brought in was understood.")
