"""What a recorder looks at first: incidents with people harmed, with an accusation or a denial, or with force."""

from collections.abc import Iterable

from onrecord.model.claim import Claim
from onrecord.model.incident import Finding, Standing
from onrecord.model.words import HARMS

POSITIONS = ("blame", "denial", "claim_of_responsibility")
FORCE = ("assault", "coerce")


def minor(findings: Iterable[Finding], standing: Standing, claims: Iterable[Claim]) -> bool:
    """Whether an incident tells of nobody harmed, held or leaving, of no position and of no force done to anybody: a march, a
    withdrawal, a deployment. Lists leave such incidents out unless all are asked for."""
    if standing.contested or standing.accused or any(f.field in HARMS for f in findings):
        return False
    return not any(c.kind in POSITIONS or (c.event in FORCE and c.actual and bool(c.recipients)) for c in claims)
