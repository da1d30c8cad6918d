"""What people decided on a thing, in words to stand beneath it."""

from collections.abc import Iterable, Iterator

from onrecord.model.corrected import Correction
from onrecord.model.decision_states import State
from onrecord.model.homes import is_subject


def by_subject(states: Iterable[State]) -> dict[str, list[State]]:
    """Decisions by the claim or the incident that they are on now."""
    found: dict[str, list[State]] = {}
    for state in states:
        d = state.decision
        found.setdefault(state.home if is_subject(d.subject) else d.subject, []).append(state)
    return found


def beside(key: str, corrections: Iterable[Correction], states: Iterable[State], field: str = "") -> Iterator[str]:
    """Corrections, yeses and rejections of a claim, an incident, or one finding of it."""
    for correction in corrections:
        was = f" (it was {correction.was})" if correction.was else " (it was empty)"
        now = correction.now or "nothing"
        yield f"corrected by {_by(correction.decision.by, correction.decision.why)}: {correction.field} {now}{was}"
    for state in states:
        d = state.decision
        if d.verdict == "add" and not field and state.word == "standing":
            yield f"added by {_by(d.by, d.why)}, {d.at[:10]}: the program had not read it"
        if d.other != field:
            continue
        if d.verdict == "accept" and state.word in ("standing", "lapsed"):
            changed = "; it has changed since, so check it again" if state.word == "lapsed" else ""
            yield f"accepted by {_by(d.by, d.why)}, {d.at[:10]}{changed}"
        elif d.verdict == "reject" and state.word == "standing":
            yield f"rejected by {_by(d.by, d.why)}: it counts for nothing"


def _by(name: str, why: str) -> str:
    return f"{name} (“{why}”)" if why else name
