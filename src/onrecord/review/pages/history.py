"""Everything that was decided: who, when, what, why, and what has become of it; taken back and brought back here."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.model import VERDICTS
from onrecord.model.decision_states import State
from onrecord.review import reads
from onrecord.review.access import Viewer
from onrecord.review.filters import Wanted
from onrecord.review.pages.asking import cut, missing, number, outcome, word
from onrecord.review.render import page
from onrecord.review.shell import shell_of
from onrecord.searching import folded

router = APIRouter()
SEEN = tuple(v for v in VERDICTS if v != "code")  # codings stand on the pages of second coding alone
WORDS = ("standing", "undone", "outweighed", "lapsed", "does not fit")


@router.get("/history")
def listed(request: Request, user: Viewer) -> HTMLResponse:
    """Decisions, the latest first."""
    memory = shell_of(request).desk.memory()
    by, verdict, state, asked = (word(request, n) for n in ("by", "verdict", "state", "q"))
    found = [
        s for s in reversed(memory.states)
        if by in ("", s.decision.by) and verdict in ("", s.decision.verdict) and state in ("", s.word)
        and _has(s, asked, memory)
    ]  # fmt: skip
    shown, at, pages = cut(found, number(request))
    people = sorted({s.decision.by for s in memory.states})
    return page(
        request, "history.html", shown=shown, found=len(found), page=at, pages=pages, by=by, verdict=verdict, state=state,
        asked=asked, people=people, verdicts=SEEN, words=WORDS,
        rows=memory.rows, say=memory.say, outcome=outcome(request),
        only=None, wanted=Wanted(),
    )  # fmt: skip


def _has(state: State, asked: str, memory: object) -> bool:
    d = state.decision
    rows = getattr(memory, "rows", {})
    title = rows[state.home].title if state.home in rows else ""
    text = folded(f"{d.key} {d.subject} {d.other} {d.why} {d.value} {title} {state.home}")
    return all(w in text for w in folded(asked).split())


@router.get("/history/{key}")
def one(request: Request, user: Viewer, key: str) -> HTMLResponse:
    """One decision, what it did, and whatever took it back."""
    desk = shell_of(request).desk
    with desk.view() as view:
        memory = desk.current(view)
        states = [s for s in reads.states(view, [key]) if key in (s.decision.key, s.decision.subject)]
    if not states:
        raise missing("decision", key)
    return page(
        request, "history.html", shown=states, found=len(states), page=1, pages=1, by="", verdict="", state="", asked="",
        people=(), verdicts=SEEN, words=WORDS,
        rows=memory.rows, say=memory.say, only=key,
        outcome=outcome(request) or desk.outcome(key), wanted=Wanted.of(request.query_params),
    )  # fmt: skip
