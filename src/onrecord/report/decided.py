"""What people decided on an incident as a whole: merged, split, an origin discounted, persons told apart."""

from collections.abc import Iterable, Mapping

from onrecord.model.decision_states import State
from onrecord.model.decision_words import what

ON_THE_WHOLE = ("merge", "split", "same", "different", "discount-origin")
PROGRAM = "onrecord"


def on_the_whole(states: Iterable[State], person_homes: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Lines by incident or toll, oldest first. `person_homes` gives the incident of a person by the first mention's key."""
    found: dict[str, list[str]] = {}
    for state in states:
        if state.word != "standing" or state.decision.verdict not in ON_THE_WHOLE or state.decision.by == PROGRAM:
            continue
        for home in dict.fromkeys(person_homes.get(h, h) for h in (state.home, state.other_home) if h):
            found.setdefault(home, []).append(_line(state))
    return {home: tuple(lines) for home, lines in found.items()}


def _line(state: State) -> str:
    decision = state.decision
    why = f" (“{decision.why}”)" if decision.why else ""
    return f"{what(decision)}: decided by {decision.by}{why}, {decision.at[:10]}".rstrip(", ")
