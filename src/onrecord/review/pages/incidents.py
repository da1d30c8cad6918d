"""Incidents and running tolls: the list, the page of one, and two side by side before they are merged."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord.model import Incident
from onrecord.review import reads
from onrecord.review.access import Viewer
from onrecord.review.filters import Wanted
from onrecord.review.forms import incident_fields
from onrecord.review.pages.asking import cut, missing, number, outcome, word
from onrecord.review.render import page
from onrecord.review.rows import Row
from onrecord.review.sheets import Sheet, sheet
from onrecord.review.shell import shell_of
from onrecord.review.state import Memory
from onrecord.review.suggest import suggestions
from onrecord.searching import folded
from onrecord.store import View

router = APIRouter()
ORDERS = {
    "when": lambda r: (r.start or "9", r.id),
    "killed": lambda r: (-max((n.most for n in r.numbers if n.field == "killed"), default=-1), r.start or "9", r.id),
    "origins": lambda r: (-r.standing.independent_origins, r.id),
}


@router.get("/incidents")
def listed(request: Request, user: Viewer) -> HTMLResponse:
    """All incidents and tolls, those in which nobody was harmed only when asked for."""
    memory = shell_of(request).desk.memory()
    asked, order, every = word(request, "q"), word(request, "order") or "when", bool(word(request, "all"))
    words = folded(asked).split()
    found = [r for r in memory.rows.values() if (every or not r.minor) and _has(r, words)]
    shown, at, pages = cut(sorted(found, key=ORDERS.get(order, ORDERS["when"])), number(request))
    return page(
        request, "incidents.html", shown=shown, found=len(found), page=at, pages=pages, asked=asked, order=order, every=every,
        hidden=sum(r.minor for r in memory.rows.values()),
    )  # fmt: skip


def _has(row: Row, words: list[str]) -> bool:
    return not words or all(w in folded(f"{row.title} {row.place} {row.when} {row.kind} {row.id}") for w in words)


@router.get("/incidents/{id}")
def incident(request: Request, user: Viewer, id: str) -> Response:
    """One incident or toll, with everything that can be done to it."""
    desk = shell_of(request).desk
    with desk.view() as view:
        memory = desk.current(view)
        found = reads.about(view, id)
        if found is None:
            return _moved(view, memory, id)
        corrections = reads.corrections(view, found.states)
        made = sheet(found, corrections)
        marks = reads.marks(view, [id, *(c.key for c in found.claims if c.kind != "event")])
    subject = found.subject
    row = memory.rows.get(id)
    own = {c.field: c for c in corrections.get(id, ())}
    line = next((x for x in memory.lines if x.id == id), None)
    return page(
        request, "incident.html", sheet=made, subject=subject, row=row, line=line, marks=marks, outcome=outcome(request),
        rows=memory.rows, people=[h for h in memory.people.values() if h.incident == id], asked=word(request, "find"),
        fields=incident_fields(subject, own) if isinstance(subject, Incident) else (),
        near=suggestions(row, memory.rows, word(request, "find")) if row else [], wanted=Wanted.of(request.query_params),
        states=list(reversed(found.states)), say=memory.say,
    )  # fmt: skip


def _moved(view: View, memory: Memory, id: str) -> Response:
    now = view.swallowed().get(id) or memory.home.get(f"c{id[1:]}", "")
    if now and now != id:
        return RedirectResponse(f"/incidents/{now}", 303)
    raise missing("incident", id)


@router.get("/incidents/{id}/merge/{other}")
def together(request: Request, user: Viewer, id: str, other: str) -> HTMLResponse:
    """Two incidents side by side, and the form that merges them."""
    desk = shell_of(request).desk
    with desk.view() as view:
        sheets = [_sheet(view, one) for one in (id, other)]
        marks = reads.marks(view, [id, other])
    return page(
        request, "merge.html", sheets=sheets, marks=marks, rows=desk.memory().rows, wanted=Wanted.of(request.query_params)
    )


def _sheet(view: View, id: str) -> Sheet:
    found = reads.about(view, id)
    if found is None:
        raise missing("incident", id)
    return sheet(found, {})
