"""What weighing gives: the reason behind every cell, the disagreements, and who stands behind what."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Contradiction, Finding, Standing


@dataclass(frozen=True)
class Weighing:
    """The answer of the weigh stage over a whole record, each part in a stable order (subjects in the linkage's order)."""

    findings: tuple[Finding, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    standings: tuple[Standing, ...] = ()


def together(parts: Iterable[Weighing]) -> Weighing:
    """One weighing of several, in their order."""
    every = tuple(parts)
    return Weighing(
        tuple(f for part in every for f in part.findings),
        tuple(c for part in every for c in part.contradictions),
        tuple(s for part in every for s in part.standings),
    )
