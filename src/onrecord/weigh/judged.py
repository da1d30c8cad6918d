"""What people decided about claims and origins, as far as weighing heeds it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import Decision
from onrecord.model.decision_states import spelt
from onrecord.model.homes import Homes
from onrecord.model.standing_decisions import standing


@dataclass(frozen=True)
class Judged:
    """`rejected`: claim key -> why. `discounted`: (origin's id or name as `spelt`, incident or "" for everywhere) -> why.
    `corrected`: claim key -> by whom."""

    rejected: Mapping[str, str]
    discounted: Mapping[tuple[str, str], str]
    corrected: Mapping[str, str] = field(default_factory=dict)

    def discount(self, origin: Sequence[str], subject: str) -> str:
        """Why a person set an origin aside for `subject`, or "". `origin` are the ids and names that it goes by."""
        for who in map(spelt, origin):
            for where in ("", subject):
                if (who, where) in self.discounted:
                    return self.discounted[who, where]
        return ""


def judged(decisions: Sequence[Decision], homes: Homes) -> Judged:
    """The standing judgements: later decisions outweigh earlier ones, undone ones count for nothing. `homes` tells what has
    become of the incidents that they name."""
    rejected: dict[str, str] = {}
    discounted: dict[tuple[str, str], str] = {}
    corrected: dict[str, str] = {}
    for decision in standing(decisions):
        why = f": {decision.why}" if decision.why else ""
        if decision.verdict == "reject":
            rejected[decision.subject] = f"rejected by {decision.by}{why}"
        elif decision.verdict == "accept":
            rejected.pop(decision.subject, None)
        elif decision.verdict == "correct":
            corrected[decision.subject] = decision.by
        elif decision.verdict == "discount-origin":
            where = homes.now(decision.other, decision.others) if decision.other else ""
            if where or not decision.other:
                discounted[spelt(decision.subject), where] = f"origin discounted by {decision.by}{why}"
    return Judged(rejected, discounted, corrected)
