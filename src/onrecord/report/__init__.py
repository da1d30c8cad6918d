"""The record as a page to read."""

from onrecord.report.page import render, write

__all__ = ["render", "write"]
