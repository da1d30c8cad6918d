"""The record: one SQLite file. The only SQL of the program; `Record` writes, `View` reads."""

from onrecord.store.record import Derived, Known, Record, identity
from onrecord.store.rows import named, source
from onrecord.store.view import View

__all__ = ["Derived", "Known", "Record", "View", "identity", "named", "source"]
