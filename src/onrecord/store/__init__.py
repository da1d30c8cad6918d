"""The record: one SQLite file. The only SQL of the program; `Record` writes, `View` reads."""

from onrecord.store.record import Derived, Record
from onrecord.store.view import View

__all__ = ["Derived", "Record", "View"]
