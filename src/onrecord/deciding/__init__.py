"""From what a person typed to a decision that holds whatever things are called later. Nothing here writes."""

from onrecord.deciding.asked import Asked
from onrecord.deciding.coding import settlement
from onrecord.deciding.desk import Desk
from onrecord.deciding.exchange import exported, imported
from onrecord.deciding.making import finish, make
from onrecord.deciding.unmoved import unmoved

__all__ = ["Asked", "Desk", "exported", "finish", "imported", "make", "settlement", "unmoved"]
