"""What coders said, taken from the decisions: of one coder on one thing the latest that stands."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.model import Decision
from onrecord.model.standing_decisions import standing

SAID = ("accept", "reject", "correct", "add", "done")


@dataclass(frozen=True, slots=True)
class Coding:
    """One coder on one claim of a document (its key), on one that the program missed (the key that it would get), or on the
    document as a whole ("done"). `fields` are those of a correction or an addition; `decision` is the key of the coding."""

    coder: str
    document: str
    subject: str
    said: str
    fields: Mapping[str, Any]
    decision: str


def coding_of(decision: Decision) -> Coding:
    """What a decision with the verdict "code" says. Raises ValueError when it says nothing."""
    try:
        told = json.loads(decision.value)
        said, fields = told["verdict"], told.get("fields", {})
        if said not in SAID or not isinstance(fields, dict):
            raise ValueError(said)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"the coding does not say one of: {', '.join(SAID)}") from error
    return Coding(decision.by, decision.other, decision.subject, said, fields, decision.key)


def codings(decisions: Sequence[Decision]) -> tuple[Coding, ...]:
    """What every coder says now, by document, coder and thing; without what says that a document is done."""
    latest = {(c.document, c.coder, c.subject): c for c in _told(decisions) if c.said != "done"}
    return tuple(latest[key] for key in sorted(latest))


def finished(decisions: Sequence[Decision]) -> frozenset[tuple[str, str]]:
    """(coder, document) of those that a coder is done with."""
    return frozenset((c.coder, c.document) for c in _told(decisions) if c.said == "done")


def _told(decisions: Sequence[Decision]) -> Iterable[Coding]:
    for decision in standing(decisions):
        if decision.verdict == "code":
            try:
                yield coding_of(decision)
            except ValueError:
                continue
