"""What a thing says, as a digest: what a person said yes to. Where a passage lies in its text, and which version of the program
read it, are no part of that: a yes lapses only when the words or values have changed."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.model.claim import Claim, Producer
from onrecord.model.incident import Finding, Incident, Toll
from onrecord.model.keys import digest
from onrecord.model.span import Span


def claim_digest(claim: Claim) -> str:
    """Of a claim: its words and every value."""
    return digest(_plain(claim))


def finding_digest(finding: Finding) -> str:
    """Of a finding: its numbers or value, and the claims for and against it."""
    claims = (sorted(finding.supported_by), sorted(finding.disputed_by))
    return digest([finding.field, finding.low, finding.best, finding.high, finding.open, finding.value, *claims])


def subject_digest(subject: Incident | Toll, findings: Iterable[Finding]) -> str:
    """Of an incident or toll: what it is, where and when, which claims it holds, and every number."""
    own = [
        subject.kind if isinstance(subject, Incident) else subject.harm,
        _plain(subject.place),
        _plain(subject.when),
        sorted(subject.claims),
    ]
    told = sorted(findings, key=lambda f: f.field)
    return digest([*own, [(f.field, f.low, f.best, f.high, f.open, f.value) for f in told]])


def _plain(thing: Any) -> Any:
    """A dataclass as plain data without offsets and makers; a span is its words."""
    if isinstance(thing, Span):
        return thing.words
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        told = ((f.name, getattr(thing, f.name)) for f in dataclasses.fields(thing))
        return {name: _plain(value) for name, value in told if not isinstance(value, Producer)}
    if isinstance(thing, Mapping):
        return {str(k): _plain(v) for k, v in thing.items()}
    return [_plain(part) for part in thing] if isinstance(thing, tuple | list) else thing
