"""What people decided on a thing, as lines beneath it."""

from onrecord.commands.show.screen import DIM, STRONG, Screen
from onrecord.export import Index
from onrecord.model.decision_states import State
from onrecord.model.decision_words import what
from onrecord.model.judged_words import beside

APART = ("accept", "add", "code", "correct", "reject")  # verdicts that are told beside what they judge


def show(key: str, index: Index, screen: Screen, indent: int = 6, field: str = "") -> None:
    """Writes those lines."""
    for line in beside(key, () if field else index.corrections.get(key, ()), index.states_on.get(key, ()), field):
        screen.line((line, STRONG), indent=indent)


def of_incident(id: str, index: Index, screen: Screen) -> None:
    """Other decisions that made an incident or toll what it is."""
    told: list[State] = [
        s for s in index.states
        if s.word == "standing" and s.decision.verdict not in (*APART, "undo") and id in (s.home, s.other_home)
    ]  # fmt: skip
    if told:
        screen.heading("Decisions")
    for state in told:
        d = state.decision
        words = what(d, lambda key: key[:6] if key[1:2] == "-" else key)
        screen.line(f"{words} ({d.by}, {d.at[:10]}: {d.why}) ", (d.key, DIM), indent=2)
