"""Places named in a text: gazetteer first, then guards, then which of the places of that name is meant."""

from onrecord.extract.where.gazetteer import Entry, Gazetteer
from onrecord.extract.where.mention import mentions

__all__ = ["Entry", "Gazetteer", "mentions"]
