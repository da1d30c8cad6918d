"""A decision in a few plain words."""

import json
from collections.abc import Callable
from typing import Any

from onrecord.model.decision import Decision
from onrecord.model.pointing import AT

Short = Callable[[str], str]


def whole(id: str) -> str:
    """An id as it is."""
    return id


def what(decision: Decision, short: Short = whole) -> str:
    """What was decided; `short` says how ids are written."""
    a, b = short(decision.subject), short(decision.other)
    if decision.verdict == "split":
        named = decision.other.split()
        with_them = len(decision.claims) - len(named)
        also = f" and {with_them} that go with {'it' if len(named) == 1 else 'them'}" if with_them > 0 else ""
        return f"out of {a}: {', '.join(map(short, named))}{also}"
    if decision.verdict == "correct":
        return f"{a}: {corrections(decision)}"
    if decision.verdict == "code":
        return f"{a}: {_coded(decision)}"
    if decision.verdict == "add":
        return f"{a} in {decision.other}: {corrections(decision)}"
    words = {
        "merge": f"{a} and {b} are one",
        "same": f"{a} and {b} are the same",
        "different": f"{a} and {b} are not the same",
        "accept": f"{a}{' ' + decision.other if decision.other else ''} is accepted",
        "reject": f"{a} counts for nothing",
        "discount-origin": f"nothing that {decision.subject} says counts{f' in {b}' if b else ''}",
        "undo": f"takes back {a}",
    }
    return words.get(decision.verdict, f"{decision.verdict} {a} {b}".rstrip())


def _coded(decision: Decision) -> str:
    """What a coder says."""
    try:
        told = json.loads(decision.value)
        return f"coded {told['verdict']} {_listed(told.get('fields', {}))}".rstrip()
    except (ValueError, KeyError, TypeError, AttributeError):
        return "coded"


def corrections(decision: Decision) -> str:
    """The corrected fields as a person types them."""
    try:
        fields = json.loads(decision.value)
    except ValueError:
        return decision.value
    if not isinstance(fields, dict):
        return decision.value
    return _listed(fields)


def _listed(fields: Any) -> str:
    return " ".join(f"{name}={_typed(value)}{_at(fields, name)}" for name, value in fields.items() if name != AT)


def _at(fields: Any, name: str) -> str:
    """Where the words of a field stand, where a person pointed at them."""
    told = fields[name] if name == "span" else fields.get(AT, {}).get(name)
    return f"@{told.get('start')}:{told.get('end')}" if isinstance(told, dict) else ""


def bare_place(decision: Decision) -> str:
    """The place that a correction names in words that no gazetteer knows, or ""."""
    try:
        place = json.loads(decision.value or "{}").get("place") if decision.verdict in ("correct", "add") else None
    except (ValueError, AttributeError):
        return ""
    known = not isinstance(place, dict) or place.get("id") or place.get("lat") is not None
    return "" if known or not isinstance(place, dict) else str(place.get("words", ""))


def _typed(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("words") or value.get("name") or "")
    return "" if value is None else ("yes" if value else "no") if isinstance(value, bool) else str(value)
