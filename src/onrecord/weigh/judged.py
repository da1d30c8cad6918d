"""What people decided about claims and origins, as far as weighing heeds it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Decision


@dataclass(frozen=True)
class Judged:
    """`rejected`: claim key -> why. `discounted`: (origin's id or name in lower case, incident or "" for everywhere) -> why."""

    rejected: Mapping[str, str]
    discounted: Mapping[tuple[str, str], str]

    def aside(self, claim: str, origin: str, name: str, subject: str) -> str:
        """Why a person set this claim of this origin aside for `subject`, or ""."""
        if claim in self.rejected:
            return self.rejected[claim]
        for who in (origin.lower(), name.lower()):
            for where in ("", subject):
                if (who, where) in self.discounted:
                    return self.discounted[who, where]
        return ""


def judged(decisions: Sequence[Decision]) -> Judged:
    """The standing judgements: later decisions outweigh earlier ones, undone ones count for nothing."""
    undone: set[str] = set()
    for decision in reversed(decisions):
        if decision.verdict == "undo" and decision.key not in undone:
            undone.add(decision.subject)
    rejected: dict[str, str] = {}
    discounted: dict[tuple[str, str], str] = {}
    for decision in decisions:
        if decision.key in undone:
            continue
        why = f": {decision.why}" if decision.why else ""
        if decision.verdict == "reject":
            rejected[decision.subject] = f"rejected by {decision.by}{why}"
        elif decision.verdict == "accept":
            rejected.pop(decision.subject, None)
        elif decision.verdict == "discount-origin":
            discounted[decision.subject.lower(), decision.other] = f"origin discounted by {decision.by}{why}"
    return Judged(rejected, discounted)
