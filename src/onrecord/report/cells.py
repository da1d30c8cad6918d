"""The reconciled numbers of an incident or toll: the reason in short, and what was set aside."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import HARMS, Claim, Finding

# A reason longer than this is folded after its first sentence.
SHORT = 260


@dataclass(frozen=True, slots=True)
class Cell:
    """A finding with numbers. `rest` is the reason after `reason`; `aside` are (why, the claims: key and passage)."""

    finding: Finding
    reason: str
    rest: str
    aside: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def cells(findings: Iterable[Finding], claims: dict[str, Claim]) -> tuple[Cell, ...]:
    """The findings that hold a number, harm by harm, each whole before its groups."""
    return tuple(_cell(f, claims) for f in sorted(filter(numeric, findings), key=_harm_order))


def numeric(finding: Finding) -> bool:
    """Whether the finding is about a number of people."""
    return finding.low is not None or finding.best is not None or finding.high is not None


def _harm_order(finding: Finding) -> tuple[int, str]:
    order = [str(h) for h in HARMS]
    head = finding.field.partition("_")[0]
    return order.index(head) if head in order else len(order), finding.field


def _cell(finding: Finding, claims: dict[str, Claim]) -> Cell:
    reason, rest = finding.rationale, ""
    if len(reason) > SHORT:
        head, dot, rest = reason.partition(". ")
        reason = head + dot.rstrip()
    aside: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for thing in finding.set_aside:
        claim = claims.get(thing.claim)
        aside[thing.why].append((thing.claim, claim.span.words if claim else thing.claim))
    return Cell(finding, reason, rest, tuple((why, tuple(found)) for why, found in aside.items()))
