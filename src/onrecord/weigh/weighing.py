"""What weighing gives: the reason behind every cell, the disagreements, and who stands behind what."""

from dataclasses import dataclass

from onrecord.model import Contradiction, Finding, Standing


@dataclass(frozen=True)
class Weighing:
    """The answer of the weigh stage over a whole record, each part in a stable order (subjects in the linkage's order)."""

    findings: tuple[Finding, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    standings: tuple[Standing, ...] = ()
