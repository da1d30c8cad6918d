"""Decisions as lines of JSON: to keep them outside, to bring them into another record of the same documents."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from onrecord.deciding.agreement.codings import coding_of
from onrecord.deciding.asked import Asked
from onrecord.deciding.desk import Desk
from onrecord.deciding.making import make
from onrecord.errors import InputError
from onrecord.model import VERDICTS, Decision, key
from onrecord.model.adding import KINDS, OWN
from onrecord.model.corrected import fields_of
from onrecord.model.correcting import CLAIM_FIELDS, CLOSED, INCIDENT_FIELDS, POINTABLE
from onrecord.model.pointing import AT, span_of

NEEDS_OTHER = ("merge", "same", "different", "split", "add", "code")
TYPED = {"verdict", "things", "why", "by", "at", "in"}
EMPTY: dict[str, Any] = {f.name: f.default for f in fields(Decision)}


def exported(decisions: Iterable[Decision]) -> Iterator[str]:
    """One line of JSON a decision, in the order they were made; empty fields are left out."""
    for decision in decisions:
        body = {name: value for name, value in asdict(decision).items() if value != EMPTY[name]}
        yield json.dumps(body, ensure_ascii=False)


def imported(lines: Iterable[str], name: str, desk: Desk, by: str, at: str, extra: Sequence[Path] = ()) -> list[Decision]:
    """The decisions in `lines` that the record does not hold yet. A line is one of an export, or a decision as typed:
    {"verdict": "merge", "things": ["i-935c", "i-8307"], "why": "...", "by": "...", "at": "..."}; `by` and `at` fill what
    such a line does not say. The same line never makes a second decision.

    Raises InputError that names the file, the line and what is wrong with it; nothing of such a file is taken."""
    found: dict[str, Decision] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            decision = _one(line, desk, found, by, at, extra)
        except InputError as error:
            raise InputError(
                f"Line {number} of {name}: {error}\nNothing was imported: mend the line and import again."
            ) from error
        if decision.key in desk.decisions and not _agree(desk.decisions[decision.key], decision):
            raise InputError(
                f"Line {number} of {name}: the record holds another decision called {decision.key}. Give this one another key, "
                "or none.\nNothing was imported: mend the line and import again."
            )
        found.setdefault(decision.key, decision)
    return [d for d in found.values() if d.key not in desk.decisions]


def _agree(held: Decision, told: Decision) -> bool:
    """Whether two decisions of one key are one; of a line as typed the record holds what was made of it then."""
    return (held.verdict, held.by, held.why) == (told.verdict, told.by, told.why)


def _one(line: str, desk: Desk, before: dict[str, Decision], by: str, at: str, extra: Sequence[Path]) -> Decision:
    try:
        body = json.loads(line)
    except ValueError as error:
        raise InputError(f"it is no JSON ({error}).") from error
    if not isinstance(body, dict):
        raise InputError('it is no object. Write {"verdict": ..., "things": [...], "why": ...}.')
    return _typed(body, desk, by, at, extra) if "things" in body else _whole(body, {*desk.decisions, *before})


def _typed(body: dict[str, Any], desk: Desk, by: str, at: str, extra: Sequence[Path]) -> Decision:
    unknown = sorted(set(body) - TYPED)
    if unknown:
        raise InputError(f"{unknown[0]!r} is no part of a decision. These are: {', '.join(sorted(TYPED))}.")
    things = body["things"]
    texts = [body.get(name, "") for name in ("verdict", "why", "by", "at", "in")]
    if not isinstance(things, list) or not all(isinstance(t, str) for t in (*things, *texts)):
        raise InputError("things must be a list of texts, and everything else a text.")
    name = key("d", "line", *texts, *things)
    if name in desk.decisions:
        return desk.decisions[name]
    verdict, why, who, when, within = texts
    return replace(make(desk, Asked(verdict, tuple(things), why, who or by, when or at, within), extra), key=name)


def _whole(body: dict[str, Any], known: set[str]) -> Decision:
    unknown = sorted(set(body) - set(EMPTY))
    if unknown:
        raise InputError(f"{unknown[0]!r} is no field of a decision. These are: {', '.join(EMPTY)}.")
    try:
        decision: Decision = TypeAdapter(Decision).validate_python(body)
    except ValidationError as error:
        first = error.errors()[0]
        raise InputError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}.") from error
    if decision.verdict not in VERDICTS:
        raise InputError(f"there is no verdict {decision.verdict!r}. Choose one of: {', '.join(VERDICTS)}.")
    missing = next((n for n in ("key", "subject", "by", "at") if not getattr(decision, n).strip()), "")
    missing = missing or ("other" if decision.verdict in NEEDS_OTHER and not decision.other else "")
    if missing:
        raise InputError(f"a {decision.verdict} needs its {missing}, and it is empty.")
    if decision.verdict == "undo" and decision.subject not in known:
        raise InputError(f"it takes back {decision.subject}, which is neither in the record nor in a line above.")
    if decision.verdict == "code":
        try:
            coding_of(decision)
        except ValueError as error:
            raise InputError(f"{error}.") from error
    if decision.verdict in ("correct", "add"):
        _check_fields(decision)
    return decision


def _check_fields(decision: Decision) -> None:
    try:
        told = fields_of(decision)
    except ValueError as error:
        raise InputError(f'{error}: value must be a JSON object in a text, such as {{"number": 12}}.') from error
    if decision.verdict == "add" and ("span" not in told or told.get("kind") not in KINDS):
        raise InputError(f"an add needs its span, and a kind: one of {', '.join(KINDS)}.")
    for name, value in told.items():
        if name == AT:
            _check_marks(value)
            continue
        if decision.verdict == "add" and name in OWN:
            continue
        if name not in (*CLAIM_FIELDS, *INCIDENT_FIELDS):
            raise InputError(f"the field {name!r} cannot be corrected.")
        if name in CLOSED and value not in CLOSED[name]:
            raise InputError(f"{name} cannot be {value!r}. Choose one of: {', '.join(CLOSED[name])}.")


def _check_marks(told: Any) -> None:
    """Raises InputError unless these are places in a text, by field."""
    try:
        for name, place in told.items():
            if span_of("", place, None).end <= int(place["start"]) or name not in POINTABLE:
                raise ValueError(name)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError(
            'at: it must say where words stand, as {"origin": {"start": 12, "end": 20, "words": "..."}}.'
        ) from error
