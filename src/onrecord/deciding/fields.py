"""Corrections as typed, FIELD=VALUE, to the values that a decision keeps."""

import re
from collections.abc import Callable, Sequence
from dataclasses import asdict
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from onrecord.deciding.places import place
from onrecord.deciding.pointing import parted
from onrecord.deciding.reading import day, number_fields
from onrecord.errors import InputError
from onrecord.model import Claim
from onrecord.model.correcting import CLAIM_FIELDS, CLOSED, INCIDENT_FIELDS
from onrecord.model.days import whole
from onrecord.model.decision_states import spelt
from onrecord.model.pointing import AT
from onrecord.store import View

YES, NO = ("yes", "true", "1"), ("no", "false", "0")
NUMBER = re.compile(r"\d{1,3}(?:[,.' ]\d{3})+|\d+")


def parsed(
    typed: Sequence[str], incident: bool, record: View, extra: Sequence[Path] = (), text: str | None = None
) -> dict[str, Any]:
    """Field -> value, and under AT where the words of a field stand. `text` is that of the claim's document; the claims of the
    record tell what a place or an origin's name means.

    Raises InputError for what is no FIELD=VALUE, a field that cannot be corrected, and a value that cannot be read."""
    known = INCIDENT_FIELDS if incident else CLAIM_FIELDS
    found: dict[str, Any] = {}
    at: dict[str, Any] = {}
    for pair in typed:
        name, equals, value = pair.partition("=")
        name = name.strip().lower()
        if not equals:
            raise InputError(f"{pair!r} is no correction. Write FIELD=VALUE, for example {known[0]}=...")
        if name not in known:
            what = "an incident" if incident else "a claim"
            near = get_close_matches(name, known, n=1)
            perhaps = f" Did you mean {near[0]}?" if near else ""
            raise InputError(f"{name!r} of {what} cannot be corrected.{perhaps} These can: {', '.join(known)}.")
        said, place = parted(name, value.strip(), None if incident else text)
        found |= _value(name, said, record, extra) if place is None or said else _read(name, place["words"], record, extra)
        if place is not None:
            at[name] = place
    if not found:
        raise InputError(f"Nothing to correct was given. Write FIELD=VALUE with one of: {', '.join(known)}.")
    return found | ({AT: at} if at else {})


def _read(name: str, words: str, record: View, extra: Sequence[Path]) -> dict[str, Any]:
    """What the words that a person points at say of a field."""
    if name in ("number", "low", "high"):
        return number_fields(name, words)
    return _value(name, day(name, words) if name in ("start", "end") else " ".join(words.split()), record, extra)


def _value(name: str, value: str, record: View, extra: Sequence[Path]) -> dict[str, Any]:
    if name in CLOSED:
        return {name: _word(name, value)}
    if name == "place":
        return {name: asdict(place(value, record, extra)) if value else None}
    if name == "origin":
        return _origin(value, record)
    return {name: READERS[name](name, value)} if name in READERS else {name: " ".join(value.split())}


def _word(name: str, value: str) -> str:
    """A word of a closed list."""
    word = value.lower().replace(" ", "_").replace("-", "_")
    if word not in CLOSED[name]:
        near = get_close_matches(word, CLOSED[name], n=1)
        perhaps = f" Did you mean {near[0]}?" if near else ""
        raise InputError(f"{name} cannot be {value!r}.{perhaps} Choose one of: {', '.join(CLOSED[name])}.")
    return word


def _number(name: str, value: str) -> int | None:
    if not value and name in ("low", "high"):
        return None
    if not NUMBER.fullmatch(value):
        empty = ", or nothing for an open end" if name in ("low", "high") else ""
        raise InputError(f"{name} cannot be {value!r}: write a whole number of people{empty}, for example {name}=12.")
    return int(re.sub(r"\D", "", value))


def _date(name: str, value: str) -> str:
    try:
        return value if not value or whole(value) else ""
    except ValueError as error:
        raise InputError(f"{name}: {error}.") from error


def _truth(name: str, value: str) -> bool:
    if value.lower() not in YES + NO:
        raise InputError(f"{name} cannot be {value!r}. Write {name}=yes or {name}=no.")
    return value.lower() in YES


def _origin(value: str, record: View) -> dict[str, Any]:
    """Another origin: one that other claims name keeps its identity and its connection."""
    if not value:
        return {"origin": ""}
    told = (*record.used_origins(), *(one for c in record.corrected_ones() for one in last(c)))
    same = [(id, near) for words, id, role, near in told if role == "origin" and spelt(words) == spelt(value)]
    ids = sorted({id for id, _ in same if not id.startswith("doc:")})
    found: dict[str, Any] = {"origin": {"words": " ".join(value.split()), "id": ids[0] if ids else ""}}
    connections = sorted({near for _, near in same})
    return found | ({"connection": connections[0]} if len(connections) == 1 else {})


def last(claim: Claim) -> list[tuple[str, str, str, str]]:
    """Whom a claim comes from: (words, id, role, connection)."""
    return [(link.words, link.id, link.role, claim.connection) for link in claim.chain[-1:]]


READERS: dict[str, Callable[[str, str], Any]] = {
    "number": _number, "low": _number, "high": _number, "start": _date, "end": _date, "actual": _truth,
}  # fmt: skip
