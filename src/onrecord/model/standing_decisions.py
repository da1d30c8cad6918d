"""Which decisions count: the one place that reads undos. The order is that of appending; what `at` says orders nothing."""

from collections.abc import Sequence

from onrecord.model.decision import Decision


def undone(decisions: Sequence[Decision]) -> dict[str, Decision]:
    """The key of every decision that is taken back, with the undo that does so. An undo that is itself undone does nothing,
    and one that names no earlier decision neither."""
    place = {d.key: n for n, d in enumerate(decisions)}
    found: dict[str, Decision] = {}
    for n in range(len(decisions) - 1, -1, -1):
        decision = decisions[n]
        if decision.verdict == "undo" and decision.key not in found and place.get(decision.subject, n) < n:
            found[decision.subject] = decision
    return found


def standing(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that nobody took back, oldest first, without the undos themselves."""
    gone = undone(decisions)
    return tuple(d for d in decisions if d.verdict != "undo" and d.key not in gone)
