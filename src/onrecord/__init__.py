"""onrecord: from a pile of news reports to a record one can audit.

    import onrecord
    record = onrecord.build(["reports/"], "news.record")
    for incident in record.incidents():
        print(incident.description)

Names are imported when they are first used: importing the package loads no model and no database."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from onrecord.api import Outcome, build, decide, open_record, reweigh, undo
    from onrecord.changes import Change
    from onrecord.errors import InputError, OnrecordError, RecordError
    from onrecord.model import Claim, Decision, Document, Finding, Hints, Incident, Issue, Toll
    from onrecord.store import View

# Public name -> the module it comes from.
_HOMES = {
    "build": "onrecord.api",
    "decide": "onrecord.api",
    "open_record": "onrecord.api",
    "reweigh": "onrecord.api",
    "undo": "onrecord.api",
    "Outcome": "onrecord.api",
    "Change": "onrecord.changes",
    "View": "onrecord.store",
    "Claim": "onrecord.model",
    "Decision": "onrecord.model",
    "Document": "onrecord.model",
    "Finding": "onrecord.model",
    "Hints": "onrecord.model",
    "Incident": "onrecord.model",
    "Issue": "onrecord.model",
    "Toll": "onrecord.model",
    "InputError": "onrecord.errors",
    "OnrecordError": "onrecord.errors",
    "RecordError": "onrecord.errors",
}

__all__ = [
    "Change", "Claim", "Decision", "Document", "Finding", "Hints", "Incident", "InputError", "Issue", "OnrecordError",
    "Outcome", "RecordError", "Toll", "View", "__version__", "build", "decide", "open_record", "reweigh", "undo",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """The public name `name`, fetched from its home the first time."""
    if name not in _HOMES:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    globals()[name] = found = getattr(import_module(_HOMES[name]), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
