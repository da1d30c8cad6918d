"""No lost update: what a person saw must still be so when what they decide is written."""

from collections.abc import Mapping

from onrecord.errors import ConflictError
from onrecord.model import Decision
from onrecord.model.decision_words import what
from onrecord.store import View

SHOWN = 3  # decisions that a conflict names


def unmoved(view: View, expected: Mapping[str, str]) -> None:
    """Raises ConflictError, which says who changed what since, unless the record's marks of these things are those expected."""
    now = view.marks(expected)
    moved = [key for key, mark in expected.items() if now.get(key, "").partition("-")[2] != mark.partition("-")[2]]
    if not moved:
        return
    since = min(_place(expected[key]) for key in moved)
    hidden = _codings(view)
    later = [d for d in view.decisions_since(since) if d.key not in hidden]
    near = {d.key for d in view.decisions_on(moved)}
    named = [d for d in later if d.key in near] or later
    things = ", ".join(moved)
    raise ConflictError(
        f"{things} has changed since you looked at it: {_told(named)} Nothing of yours was written. Look at it as it is now, "
        "then decide again."
    )


def _codings(view: View) -> set[str]:
    """What coders said beside each other, and what took that back: it is told on the pages of second coding alone."""
    found: set[str] = set()
    for decision in view.decisions():
        if decision.verdict == "code" or (decision.verdict == "undo" and decision.subject in found):
            found.add(decision.key)
    return found


def _place(mark: str) -> int:
    """How many decisions there were when a mark was given; 0 for one that is none."""
    number = mark.partition("-")[0]
    return int(number) if number.isdecimal() else 0


def _told(decisions: list[Decision]) -> str:
    """Who decided what, when and why; the latest come last."""
    if not decisions:
        return "documents were brought in or read anew."
    shown = decisions[-SHOWN:]
    more = f"{len(decisions) - len(shown)} decisions, and then " if len(decisions) > len(shown) else ""
    return more + " ".join(f"{d.by} ({d.at}): {d.verdict}, {what(d)} (“{d.why}”)." for d in shown)
