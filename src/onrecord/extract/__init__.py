"""Document -> Claim: who says what happened, to how many, where and when."""

from onrecord.extract.reading import read, readable

__all__ = ["read", "readable"]
