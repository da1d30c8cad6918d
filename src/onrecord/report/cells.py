"""The reconciled numbers of an incident or toll: the reason in short, what it rests on, and what was set aside."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from onrecord.model import HARMS, Finding
from onrecord.report import words
from onrecord.report.packing import Data, slim

# A reason longer than this is folded after its first sentence.
SHORT = 260


def cells(findings: Iterable[Finding], numbered: Mapping[str, int], judged: Callable[[str], Sequence[str]]) -> list[Data]:
    """The findings that hold a number, harm by harm, each whole before its groups. `numbered` gives a claim's number in the
    incident; a claim that is not there is left out. `judged` tells what people decided on a field."""
    return [_cell(f, numbered) | slim({"judged": judged(f.field)}) for f in sorted(filter(numeric, findings), key=_harm_order)]


def numeric(finding: Finding) -> bool:
    """Whether the finding is about a number of people."""
    return finding.low is not None or finding.best is not None or finding.high is not None


def _harm_order(finding: Finding) -> tuple[int, str]:
    order = [str(h) for h in HARMS]
    head = finding.field.removeprefix("named_").partition("_")[0]
    return order.index(head) if head in order else len(order), finding.field


def _cell(finding: Finding, numbered: Mapping[str, int]) -> Data:
    reason, rest = finding.rationale, ""
    if len(reason) > SHORT:
        head, dot, rest = reason.partition(". ")
        reason = head + dot.rstrip()
    aside: dict[str, list[int]] = defaultdict(list)
    for thing in finding.set_aside:
        aside[thing.why] += _known([thing.claim], numbered)
    return slim({
        "field": finding.field,
        "harm": words.harm(finding.field),
        "low": finding.low,
        "best": finding.best,
        "high": finding.high,
        "open": finding.open,
        "value": finding.value,
        "reason": reason,
        "rest": rest,
        "rule": finding.rule,
        "for": _known(finding.supported_by, numbered),
        "against": _known(finding.disputed_by, numbered),
        "aside": [[why, found] for why, found in aside.items()],
    })  # fmt: skip


def _known(keys: Iterable[str], numbered: Mapping[str, int]) -> list[int]:
    return [numbered[key] for key in keys if key in numbered]
