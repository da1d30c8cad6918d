"""Dates, times and durations named in a text, and the days they stand for."""

from onrecord.extract.when.mention import mentions

__all__ = ["mentions"]
