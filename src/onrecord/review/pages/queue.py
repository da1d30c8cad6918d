"""The first page: what waits for a person, and why."""

from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from onrecord.model import HARMS
from onrecord.review.access import Viewer
from onrecord.review.filters import Wanted, beside, shown
from onrecord.review.pages.asking import outcome, word
from onrecord.review.queue import KINDS, TODO, Line
from onrecord.review.render import page
from onrecord.review.shell import shell_of

router = APIRouter()


@router.get("/")
def queue(request: Request, user: Viewer) -> HTMLResponse:
    """The queue as it is asked for."""
    wanted = Wanted.of(request.query_params)
    desk = shell_of(request).desk
    with desk.view() as view:
        memory = desk.current(view)
    return page(
        request, "queue.html", wanted=wanted, shown=shown(memory.lines, wanted), kinds=KINDS, todo=TODO, harms=HARMS,
        outlets=memory.outlets, address=address, outcome=outcome(request), rows=memory.rows, say=memory.say,
        papers=len(memory.papers),
    )  # fmt: skip


@router.get("/next")
def following(request: Request, user: Viewer) -> RedirectResponse:
    """The line after (or, with back=1, before) the one called `id`, in the queue as it is asked for."""
    wanted = Wanted.of(request.query_params)
    memory = shell_of(request).desk.memory()
    before, after = beside(memory.lines, wanted, word(request, "id"))
    id = before if word(request, "back") else after
    line = next((x for x in memory.lines if x.id == id), None)
    return RedirectResponse(address(line, wanted.query()) if line else f"/{wanted.query()}", 303)


def address(line: Line, query: str = "") -> str:
    """Where a line is worked on."""
    id = quote(line.id, safe="")
    to = {
        "incident": f"/incidents/{id}", "toll": f"/incidents/{id}", "person": f"/persons/{id}", "document": f"/documents/{id}",
        "decision": f"/history/{id}", "issue": "/issues",
    }[line.sort]  # fmt: skip
    return f"{to}{query}"
