"""Corrections as a pure function between reading and linking, and between linking and weighing: what was read stays in the
record, and everything that is derived or shown is made from the corrected values."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from onrecord.model.claim import Claim, Reading
from onrecord.model.correcting import corrected_claim, corrected_incident
from onrecord.model.decision import Decision, Issue
from onrecord.model.homes import Homes, is_subject
from onrecord.model.incident import Incident
from onrecord.model.pointing import AT, Texts
from onrecord.model.standing_decisions import standing

T = TypeVar("T", Claim, Incident)
STAGE = "decide"


@dataclass(frozen=True, slots=True)
class Correction:
    """One corrected field of a claim or incident: what the program had, what it says now, and the decision (the latest) that
    says so. Values are in words; "" is empty."""

    subject: str
    field: str
    was: str
    now: str
    decision: Decision


def fields_of(decision: Decision) -> Mapping[str, Any]:
    """The fields that a decision corrects. Raises ValueError when its value is none."""
    try:
        fields = json.loads(decision.value)
    except ValueError:
        fields = None
    if not isinstance(fields, dict) or not fields:
        raise ValueError("the decision does not say which fields it corrects")
    return fields


def corrected(
    readings: Iterable[Reading], decisions: Sequence[Decision], texts: Texts | None = None
) -> tuple[tuple[Reading, ...], tuple[Issue, ...]]:
    """The readings with every standing correction of a claim applied, and those corrections that a claim cannot take. `texts`
    is where the words that people pointed at are looked for; without it they are taken to stand where they stood."""
    by_claim = _by_subject(d for d in standing(decisions) if not is_subject(d.subject))
    issues: list[Issue] = []
    done = tuple(
        replace(r, claims=tuple(_one(c, by_claim.get(c.key, ()), issues, texts) for c in r.claims))
        if any(c.key in by_claim for c in r.claims) else r
        for r in readings
    )  # fmt: skip
    return done, tuple(issues)


def corrected_claims(claims: Iterable[Claim], decisions: Sequence[Decision], texts: Texts | None = None) -> tuple[Claim, ...]:
    """The same of claims alone."""
    by_claim = _by_subject(d for d in standing(decisions) if not is_subject(d.subject))
    return tuple(_one(c, by_claim.get(c.key, ()), [], texts) for c in claims)


def corrections_by_subject(decisions: Sequence[Decision], homes: Homes) -> dict[str, list[Decision]]:
    """The standing corrections by claim or by incident, an incident's under what it has become; the earlier first."""
    about = (d for d in standing(decisions) if d.verdict == "correct")
    return _by_subject(
        replace(d, subject=homes.now(d.subject, d.claims)) if is_subject(d.subject) else d for d in about
    )  # fmt: skip


def corrected_incidents(
    incidents: Sequence[Incident], decisions: Sequence[Decision], homes: Homes | None = None
) -> tuple[tuple[Incident, ...], tuple[Issue, ...]]:
    """The incidents with every standing correction applied, and those that an incident cannot take. A correction follows its
    incident into a merge; of two that meet there the later holds. `homes`
    are those of all incidents, where `incidents` are only some."""
    moved = corrections_by_subject(decisions, homes or Homes.among(incidents))
    issues: list[Issue] = []
    return tuple(_one(i, moved.get(i.id, ()), issues) for i in incidents), tuple(issues)


def _by_subject(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    found: dict[str, list[Decision]] = {}
    for decision in decisions:
        if decision.verdict == "correct" and decision.subject:
            found.setdefault(decision.subject, []).append(decision)
    return found


def _one(thing: T, decisions: Sequence[Decision], issues: list[Issue], texts: Texts | None = None) -> T:
    """One claim or incident with its corrections, the earlier first."""
    for decision in decisions:
        try:
            thing = with_fields(thing, fields_of(decision), texts)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            problem = f"This correction does not fit any more: {error}. Undo it, or correct anew."
            issues.append(Issue(STAGE, decision.key, problem))
    return thing


def with_fields(thing: T, fields: Mapping[str, Any], texts: Texts | None = None) -> T:
    """One claim or incident corrected. Raises ValueError for what it cannot take."""
    if not isinstance(thing, Claim):
        return corrected_incident(thing, fields)
    return corrected_claim(thing, fields, texts(thing.document) if texts and fields.get(AT) else None)


def differences(was: Claim | Incident, now: Claim | Incident, decisions: Sequence[Decision]) -> tuple[Correction, ...]:
    """What `decisions` (those on this thing, the earlier first) made of it, field by field. A field that was corrected to what
    the program had is left out."""
    latest: dict[str, Decision] = {}
    for decision in decisions:
        try:
            latest.update(dict.fromkeys(fields_of(decision), decision))
            latest.pop(AT, None)
        except ValueError:
            continue
    told = ((name, in_words(was, name), in_words(now, name), by) for name, by in latest.items())
    key = now.key if isinstance(now, Claim) else now.id
    return tuple(Correction(key, name, before, after, by) for name, before, after, by in told if before != after)


def in_words(thing: Claim | Incident, field: str) -> str:
    """A field as a person would type it."""
    if field in ("start", "end"):
        return getattr(thing.when, field) if thing.when else ""
    if field == "place":
        return (thing.place.name or thing.place.words) if thing.place else ""
    if field in ("origin", "relay") and isinstance(thing, Claim):
        link = thing.origin if field == "origin" else thing.relay
        return link.words if link else ""
    figure = getattr(thing, "figure", None)
    held = getattr(figure, field) if figure is not None and hasattr(figure, field) else getattr(thing, field, "")
    return "" if held is None else str(held).lower() if isinstance(held, bool) else str(held)
