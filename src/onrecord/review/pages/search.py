"""Search over documents, claims and persons."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.review.access import Viewer
from onrecord.review.find import Found, marked
from onrecord.review.pages.asking import cut, number, word
from onrecord.review.queue import STAGES
from onrecord.review.render import page
from onrecord.review.shell import shell_of
from onrecord.searching import Hit, hit, words

router = APIRouter()
SIZE = 20


@router.get("/search")
def search(request: Request, user: Viewer) -> HTMLResponse:
    """What holds all the words, of each sort a page."""
    desk = shell_of(request).desk
    memory = desk.memory()
    asked, sort = word(request, "q")[:400], word(request, "in") or "documents"
    found = memory.shelves.search(asked) if asked else Found()
    every: dict[str, Sequence[Any]] = {"documents": found.documents, "claims": found.claims, "persons": found.persons}
    sort = sort if sort in every else "documents"
    shown, at, pages = cut(every[sort], number(request), SIZE)
    hits: list[Hit] = []
    if sort == "documents" and shown:
        patterns = words(asked)
        with desk.view() as view:
            papers = [view.document(t.id) for t in shown]
            hits = [hit(d, patterns, memory.papers[d.id].passed) for d in papers if d is not None]
    return page(
        request, "search.html", asked=asked, sort=sort, counts={name: len(held) for name, held in every.items()}, shown=shown,
        hits=hits, page=at, pages=pages, marked=marked, home=memory.home, rows=memory.rows, papers=memory.papers,
    )  # fmt: skip


@router.get("/issues")
def issues(request: Request, user: Viewer) -> HTMLResponse:
    """What was met and not understood."""
    memory = shell_of(request).desk.memory()
    shown, at, pages = cut(memory.issues, number(request))
    return page(
        request, "issues.html", shown=shown, page=at, pages=pages, found=len(memory.issues), papers=memory.papers,
        met=lambda stage: STAGES.get(stage, stage),
    )  # fmt: skip
