"""What was coded by whom, unit by unit: claims that the program read, and claims that coders added, paired where their passages
overlap."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.deciding.agreement.alpha import Metric
from onrecord.deciding.agreement.codings import Coding
from onrecord.model import Claim, Decision, Document
from onrecord.model.adding import added_claim
from onrecord.model.corrected import with_fields
from onrecord.model.decision_states import spelt
from onrecord.model.spelling import fold

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that people coded. `id` is the claim's key, or of what was added DOCUMENT@START:END. `values` are by field and
    coder, null where a coder says nothing; `codings` by coder."""

    id: str
    document: str
    passage: str
    values: Mapping[str, Mapping[str, Value]]
    codings: Mapping[str, Coding]


def units(
    told: Iterable[Coding], done: Set[tuple[str, str]], claims: Mapping[str, Claim], documents: Mapping[str, Document]
) -> tuple[Unit, ...]:
    """The units of some codings, by document and place. `claims` are those of the program as it read them. Who is done with a
    document and did not add what another added there does not see it as a claim."""
    read: dict[str, dict[str, tuple[Coding, Claim | None]]] = {}
    added: list[tuple[Coding, Claim]] = []
    for coding in told:
        claim = _said(coding, claims.get(coding.subject), documents.get(coding.document))
        if coding.said == "add" and claim is not None:
            added.append((coding, claim))
        elif coding.said != "add" and coding.subject in claims:
            read.setdefault(coding.subject, {})[coding.coder] = (coding, claim)
    found = [_unit(claims[key], key, by, {}) for key, by in read.items()]
    for group in _matched(added):
        claim = next(iter(group.values()))[1]
        silent = {coder: None for coder, name in sorted(done) if name == claim.document and coder not in group}
        by: dict[str, tuple[Coding, Claim | None]] = dict(group)
        found.append(_unit(claim, f"{claim.document}@{claim.span.start}:{claim.span.end}", by, silent))
    place = {u.id: c for u, c in ((u, claims.get(u.id)) for u in found) if c is not None}
    return tuple(sorted(found, key=lambda u: (u.document, place[u.id].span.start if u.id in place else 0, u.id)))


def _said(coding: Coding, claim: Claim | None, document: Document | None) -> Claim | None:
    """The claim as a coder has it; null when it is rejected or cannot be made."""
    try:
        if coding.said == "add" and document is not None:
            return added_claim(_as_added(coding), document)
        if coding.said == "correct" and claim is not None:
            return with_fields(claim, coding.fields)
        return claim if coding.said == "accept" else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _as_added(coding: Coding) -> Decision:
    return Decision(coding.decision, coding.subject, "add", coding.coder, "", coding.document, json.dumps(coding.fields))


def _unit(claim: Claim, id: str, by: Mapping[str, tuple[Coding, Claim | None]], silent: Mapping[str, None]) -> Unit:
    values: dict[str, dict[str, Value]] = {
        name: {coder: read(said) if said is not None else None for coder, (_, said) in sorted(by.items())}
        for name, (_, read) in FIELDS.items()
    }  # fmt: skip
    values["counts"] = {
        **{coder: "yes" if said is not None else "no" for coder, (_, said) in by.items()}, **dict.fromkeys(silent, "no"),
    }  # fmt: skip
    return Unit(id, claim.document, claim.span.words, values, {coder: coding for coder, (coding, _) in sorted(by.items())})


def _matched(added: Sequence[tuple[Coding, Claim]]) -> list[dict[str, tuple[Coding, Claim]]]:
    """Added claims that are one: of one kind, passages that overlap, one a coder; the earlier passage first."""
    groups: list[dict[str, tuple[Coding, Claim]]] = []
    order = sorted(added, key=lambda t: (t[1].document, t[1].span.start, t[1].span.end, t[0].coder, t[1].key))
    for coding, claim in order:
        home = next((g for g in groups if coding.coder not in g and all(_one(claim, c) for _, c in g.values())), None)
        if home is None:
            groups.append(home := {})
        home[coding.coder] = (coding, claim)
    return groups


def _one(a: Claim, b: Claim) -> bool:
    harms = a.figure is None or b.figure is None or a.figure.harm == b.figure.harm
    return a.kind == b.kind and a.span.overlaps(b.span) and harms


def _figure(name: str) -> Callable[[Claim], Value]:
    return lambda claim: getattr(claim.figure, name) if claim.figure else None


def _day(claim: Claim) -> int | None:
    when = claim.when.start if claim.when else ""
    return date.fromisoformat(when).toordinal() if len(when) == 10 else None


def _place(claim: Claim) -> str:
    place = claim.place
    return (place.id or fold(place.name or place.words)) if place else ""


FIELDS: dict[str, tuple[Metric, Callable[[Claim], Any]]] = {
    "counts": ("nominal", lambda claim: "yes"),
    "harm": ("nominal", _figure("harm")),
    "number": ("ratio", _figure("number")),
    "qualifier": ("nominal", _figure("qualifier")),
    "scope": ("nominal", _figure("scope")),
    "origin": ("nominal", lambda claim: spelt(claim.origin.words) if claim.origin else ""),
    "connection": ("nominal", lambda claim: claim.connection),
    "manner": ("nominal", lambda claim: claim.manner),
    "place": ("nominal", _place),
    "start": ("interval", _day),
}
"""What is compared: how different two values are, and the value of a claim. An origin of "" is the outlet's own voice, a
place of "" none. "counts" is whether it is a claim at all."""
