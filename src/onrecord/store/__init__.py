"""The record: one SQLite file. The only SQL of the program; `Record` writes, `View` reads."""

from onrecord.store.captures import Arrival, web
from onrecord.store.derivation import Derivation, Weighed
from onrecord.store.ledger import Account
from onrecord.store.record import Known, Record, identity
from onrecord.store.rows import named, source
from onrecord.store.view import View
from onrecord.store.worlds import named_by, world_of

__all__ = [
    "Account", "Arrival", "Derivation", "Known", "Record", "View", "Weighed", "identity", "named", "named_by",
    "source", "web", "world_of",
]  # fmt: skip
