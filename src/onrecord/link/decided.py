"""What people decided about sameness, as pairs of claims (or person mentions) to keep together or apart."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Decision

JOIN, PART = ("same", "merge"), ("different", "split")


@dataclass(frozen=True, slots=True)
class Decided:
    """Pairs of keys; no pair is in two of the lists. `together` are claims that tell of one thing; `merged` stand for whole
    incidents or tolls, which join with all that belongs to them."""

    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    merged: tuple[tuple[str, str], ...] = ()

    def separate(self) -> frozenset[frozenset[str]]:
        """The pairs apart, in no order."""
        return frozenset(frozenset(pair) for pair in self.apart)

    def claims(self) -> frozenset[str]:
        """Every key that a verdict speaks of."""
        return frozenset(key for pair in (*self.together, *self.apart, *self.merged) for key in pair)


def decided(decisions: Sequence[Decision], keys: Collection[str], founded: Mapping[str, str]) -> Decided:
    """The verdicts that hold now: undone ones are passed over, and of two on one pair the later holds. An incident or toll
    stands for the claim it is named after. Verdicts about things that are not in the record are passed over here."""
    undone = {d.subject for d in decisions if d.verdict == "undo"}
    founders = _founders(keys, founded)
    verdicts: dict[tuple[str, str], str] = {}
    for decision in sorted(decisions, key=lambda d: d.at):
        if decision.key in undone or decision.verdict not in JOIN + PART:
            continue
        subject = decision.subject if decision.subject in keys else founders.get(decision.subject, "")
        for other in [decision.other] if decision.other else decision.value.replace(",", " ").split():
            second = other if other in keys else founders.get(other, "")
            if subject and second and subject != second:
                pair = (min(subject, second), max(subject, second))
                verdicts.pop(pair, None)
                whole = decision.subject not in keys and other not in keys
                verdicts[pair] = "apart" if decision.verdict in PART else "merged" if whole else "together"
    by = {kind: tuple(p for p, v in verdicts.items() if v == kind) for kind in ("together", "apart", "merged")}
    return Decided(by["together"], by["apart"], by["merged"])


def hexes(name: str) -> str:
    """The part of a key or id that names its claim."""
    return name.rsplit("-", 1)[-1]


def _founders(keys: Collection[str], founded: Mapping[str, str]) -> dict[str, str]:
    """The claim that each incident or toll id stands for."""
    found: dict[str, str] = {}
    for claim in sorted(k for k in founded if k in keys):
        name = founded[claim]
        if name not in found or hexes(name) == hexes(claim):
            found[name] = claim
    for claim in sorted(keys):
        found.setdefault(f"i-{hexes(claim)}", claim)
        found.setdefault(f"t-{hexes(claim)}", claim)
    return found
