"""A claim that the program missed, as a person types it: its document, its passage, and what it says."""

import json
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from onrecord.deciding.asked import Asked
from onrecord.deciding.desk import Desk
from onrecord.deciding.fields import parsed
from onrecord.deciding.pointing import parted_place
from onrecord.deciding.reading import number_fields
from onrecord.errors import InputError
from onrecord.model import Decision, Document
from onrecord.model.adding import KINDS, added_claim, key_of
from onrecord.model.correcting import FIGURE_FIELDS

NUMBERS = ("number", "low", "high", "word")
WRITE = "Write: add DOCUMENT @START:END kind=figure harm=killed number=12 origin=@120:138 ..."


def addition(desk: Desk, asked: Asked, extra: Sequence[Path] = (), again: bool = False) -> Decision:
    """The decision that adds a claim; with `again` also one that is added already. Raises InputError for a passage that is not
    in the text, one that is added already, and what cannot be said of such a claim."""
    document = _document(desk, asked.things[0])
    passage = parted_place(asked.things[1], document.text)
    if passage is None:
        raise InputError(f"{asked.things[1]!r} is no passage of {document.id}. {WRITE}")
    fields = {**_fields(desk, asked.things[2:], document, passage, extra), "span": passage}
    key = key_of(document, fields)
    if not again and desk.view.claim(key) is not None:
        raise InputError(f"This passage has been added already, as {key}. Correct that: correct {key} FIELD=VALUE")
    value = json.dumps(fields, ensure_ascii=False, sort_keys=True)
    decision = Decision("", key, "add", asked.by, "", other=document.id, value=value)
    try:
        added_claim(decision, document)
    except ValueError as error:
        raise InputError(f"This cannot be added: {error}.") from error
    return decision


def _document(desk: Desk, typed: str) -> Document:
    name = desk.find(typed, "document")[1]
    why = desk.view.passed_over_of(name)
    if why:
        raise InputError(f"{name} was not read ({why}), so nothing of it is linked. To have it read: onrecord build RECORD "
                         "--everything")  # fmt: skip
    document = desk.view.document(name)
    assert document is not None
    return document


def _fields(
    desk: Desk, typed: Sequence[str], document: Document, passage: dict[str, Any], extra: Sequence[Path]
) -> dict[str, Any]:  # fmt: skip
    """What the claim says; the number of a figure is read from the passage when nobody types it."""
    own, rest = dict[str, Any](), list[str]()
    for pair in typed:
        name, equals, value = pair.partition("=")
        if equals and name.strip().lower() in ("kind", "event", "against", "part_of"):
            own[name.strip().lower()] = value.strip()
        else:
            rest.append(pair)
    fields = parsed(rest, False, desk.view, extra, document.text) if rest else {}
    own.setdefault("kind", "figure" if any(name in fields for name in FIGURE_FIELDS) else "")
    if own["kind"] not in KINDS:
        near = get_close_matches(own["kind"], KINDS, n=1)
        perhaps = f" Did you mean {near[0]}?" if near else ""
        raise InputError(f"kind cannot be {own['kind']!r}.{perhaps} Say what is claimed: kind={', kind='.join(KINDS)}.")
    for name in ("against", "part_of"):
        if own.get(name):
            own[name] = desk.find(own[name], "claim")[1]
    if own["kind"] == "figure" and not any(name in fields for name in NUMBERS):
        fields = number_fields("number", passage["words"]) | fields
    return {**fields, **own}
