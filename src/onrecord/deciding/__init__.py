"""From what a person typed to a decision that holds whatever things are called later. Nothing here writes."""

from onrecord.deciding.asked import Asked
from onrecord.deciding.desk import Desk
from onrecord.deciding.exchange import exported, imported
from onrecord.deciding.making import make

__all__ = ["Asked", "Desk", "exported", "imported", "make"]
