"""The fields of a claim or an incident as a form shows them: what they say, what they may say, whether words can be taken for
them from the text."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.model import Claim, Incident
from onrecord.model.corrected import Correction, in_words
from onrecord.model.correcting import CLOSED, INCIDENT_FIELDS, POSITIONS
from onrecord.vocab import load

CHECKED = "Checked against its passages."
"""The comment that stands in the form of a yes, where whoever decides sees it and may write another."""
LABELS = {
    "harm": "Harm", "number": "Number", "low": "Low", "high": "High", "qualifier": "Qualifier", "word": "Number word",
    "who": "Who is counted", "scope": "Scope", "origin": "Origin", "relay": "Relay", "connection": "Connection",
    "manner": "Manner", "actual": "Happened", "place": "Place", "start": "Start", "end": "End", "about": "About",
    "event": "What happened",
    "kind": "Kind", "description": "Description",
}  # fmt: skip
HINTS = {
    "number": "a whole number of people",
    "low": "empty for an open end",
    "high": "empty for an open end",
    "word": "only where there is no number, such as dozens",
    "origin": "whom the information comes from; empty: the outlet’s own voice",
    "relay": "who passed it on, if the text says so",
    "place": "a name, or degrees: 35.1,36.7",
    "start": "a day, month or year: 2011-04-28",
    "end": "the last day; empty: the same day",
    "about": "who is blamed, or what is denied",
    "scope": "incident: this happening; cumulative: a running count; sub_count: a part of another figure",
    "actual": "no: planned, feared or hypothetical",
}
FROM_TEXT = ("number", "low", "high", "word", "who", "origin", "relay", "place", "start", "end", "about")
OTHER = ("origin", "connection", "manner", "place", "start", "end")


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `options` are the words of its closed list, () where anything may be typed; `taken` whether it can be taken
    from the text; `rare` whether it is folded away; `correction` what it was and who changed it."""

    name: str
    label: str
    value: str
    options: tuple[str, ...] = ()
    hint: str = ""
    taken: bool = False
    rare: bool = False
    correction: Correction | None = None


def claim_fields(claim: Claim, corrections: Mapping[str, Correction]) -> tuple[Field, ...]:
    """The fields that a claim of this kind has."""
    names = [*(("harm", "number", "qualifier", "who", "scope", "low", "high", "word") if claim.figure else ())]
    names += ["about"] if claim.kind in POSITIONS else []
    names += ["origin", "connection", "relay", "manner", "actual", "place", "start", "end"]
    return tuple(_field(name, number(claim) if name == "number" else in_words(claim, name), corrections) for name in names)


def number(claim: Claim) -> str:
    """The number of a claim, "" of a vague word."""
    return "" if claim.figure is None or claim.figure.number is None else str(claim.figure.number)


def incident_fields(incident: Incident, corrections: Mapping[str, Correction]) -> tuple[Field, ...]:
    """The fields of an incident."""
    return tuple(_field(name, in_words(incident, name), corrections) for name in INCIDENT_FIELDS)


def new_fields() -> tuple[Field, ...]:
    """The fields of a claim that was missed: a figure by default."""
    names = ("harm", "number", "qualifier", "who", "scope", "about", "event", *OTHER)
    given = {"harm": "killed", "qualifier": "exact", "scope": "incident", "manner": "asserted"}
    return tuple(_field(name, given.get(name, ""), {}) for name in names)


def _field(name: str, value: str, corrections: Mapping[str, Correction]) -> Field:
    options = CLOSED.get(name, ("true", "false") if name == "actual" else ("", *events()) if name == "event" else ())
    return Field(
        name, LABELS[name], value, options, HINTS.get(name, ""), name in FROM_TEXT, name in ("low", "high", "word", "relay"),
        corrections.get(name),
    )  # fmt: skip


@cache
def events() -> tuple[str, ...]:
    """The types of what may happen."""
    return tuple(load("events", dict[str, Any]))


OPTION = {"true": "yes", "false": "no (planned, feared, hypothetical)", "foreign_official": "foreign official"}


def spoken(option: str) -> str:
    """An option as it reads."""
    return OPTION.get(option, option.replace("_", " ")) or "unknown"
