"""A coder's reading of one claim or document, as typed; and the ordinary decision that settles on it."""

import json
from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from onrecord.deciding.adding import addition
from onrecord.deciding.agreement.codings import SAID, coding_of
from onrecord.deciding.asked import Asked
from onrecord.deciding.desk import Desk
from onrecord.deciding.fields import parsed
from onrecord.errors import InputError
from onrecord.model import Decision
from onrecord.model.correcting import corrected_claim
from onrecord.model.decision_states import seen

WRITE = (
    "Write: code CLAIM accept, code CLAIM reject, code CLAIM correct FIELD=VALUE..., "
    "code DOCUMENT add @START:END FIELD=VALUE..., code DOCUMENT done"
)


def coding(desk: Desk, asked: Asked, extra: Sequence[Path] = ()) -> Decision:
    """The decision that keeps what a coder says. It counts for nothing until somebody settles on it. What others decided on the
    claim is left aside: a coder judges what the program read. Raises InputError for what cannot be meant."""
    thing, said, rest = asked.things[0], asked.things[1], asked.things[2:]
    if said not in SAID:
        near = get_close_matches(said, SAID, n=1)
        raise InputError(f"A coder cannot say {said!r}.{f' Did you mean {near[0]}?' if near else ''} {WRITE}")
    if said == "done":
        name = desk.find(thing, "document")[1]
        return _kept(name, name, said, {})
    if said == "add":
        made = addition(desk, replace(asked, verdict="add", things=(thing, *rest)), extra, again=True)
        return _kept(made.subject, made.other, said, json.loads(made.value))
    claim = desk.view.raw_claims([desk.find(thing, "claim")[1]])[0]
    text = desk.view.text_of(claim.document)
    fields = parsed(rest, False, desk.view, extra, text) if said == "correct" else {}
    if said != "correct" and rest:
        raise InputError(f"{said} takes no fields. {WRITE}")
    try:
        corrected_claim(claim, fields, text)
    except ValueError as error:
        raise InputError(f"This cannot be: {error}.") from error
    return _kept(claim.key, claim.document, said, fields)


def _kept(subject: str, document: str, said: str, fields: dict[str, Any]) -> Decision:
    value = json.dumps({"verdict": said, **({"fields": fields} if fields else {})}, ensure_ascii=False, sort_keys=True)
    return Decision("", subject, "code", "", "", other=document, value=value)


def settlement(desk: Desk, typed: str) -> Decision:
    """The ordinary decision that makes a coding count. Raises InputError for what is no coding, or says only "done"."""
    key = desk.find(typed, "decision")[1]
    decision = next(d for d in desk.view.decisions_on([key]) if d.key == key)
    try:
        told = coding_of(decision) if decision.verdict == "code" else None
    except ValueError:
        told = None
    if told is None or told.said == "done":
        raise InputError(f"{key} is no coding of a claim: it cannot be settled on. Name one: onrecord agreement RECORD")
    if told.said == "add" and desk.view.claim(told.subject) is not None:
        raise InputError(f"{told.subject} has been added already. Correct that: correct {told.subject} FIELD=VALUE")
    if told.said != "add" and desk.view.claim(told.subject) is None:
        raise InputError(f"{told.subject} is not in the record now, so its coding cannot be settled on.")
    value = json.dumps(dict(told.fields), ensure_ascii=False, sort_keys=True) if told.fields else ""
    other = told.document if told.said == "add" else ""
    yes = (seen(told.subject, "", desk.world(told.subject)),) if told.said in ("accept", "reject") else ()
    return Decision("", told.subject, told.said, "", "", other=other, value=value, seen=yes)
