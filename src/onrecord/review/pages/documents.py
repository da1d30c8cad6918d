"""Documents: the list, and the text of one with its claims and the form of the one that is chosen."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.model import Document
from onrecord.review import reads
from onrecord.review.access import Viewer
from onrecord.review.filters import Wanted
from onrecord.review.forms import claim_fields, new_fields
from onrecord.review.pages.asking import cut, missing, number, outcome, word
from onrecord.review.passages import whole
from onrecord.review.render import page
from onrecord.review.sheets import said
from onrecord.review.shell import shell_of
from onrecord.searching import folded
from onrecord.store import View
from onrecord.vocab.languages import unread

router = APIRouter()


@router.get("/documents")
def listed(request: Request, user: Viewer) -> HTMLResponse:
    """All documents."""
    memory = shell_of(request).desk.memory()
    asked = word(request, "q")
    words = folded(asked).split()
    found = [p for p in memory.papers.values() if all(w in folded(f"{p.title} {p.outlet} {p.published} {p.id}") for w in words)]
    shown, at, pages = cut(found, number(request))
    return page(
        request, "documents.html", shown=shown, found=len(found), page=at, pages=pages, asked=asked, unread=unread,
    )  # fmt: skip


@router.get("/documents/{id:path}")
def document(request: Request, user: Viewer, id: str) -> HTMLResponse:
    """One document; `claim` is the key of the claim whose form is shown, `add` opens the form of one that was missed."""
    desk = shell_of(request).desk
    with desk.view() as view:
        found = view.document(id)
        if found is None:
            raise missing("document", id)
        values = shown(view, found, word(request, "claim"))
        memory = desk.current(view)
    passed = memory.papers[id].passed if id in memory.papers else ""
    return page(
        request, "document.html", outcome=outcome(request), rows=memory.rows, say=memory.say,
        wanted=Wanted.of(request.query_params),
        adding=bool(word(request, "add")), fields_new=new_fields(), passed=unread(passed) if passed else "", **values,
    )  # fmt: skip


def shown(view: View, document: Document, key: str) -> dict[str, Any]:
    """What the page of a document shows, with the claim called `key` chosen, else the first."""
    claims = reads.claims_in(view, document.id)
    keys = [c.key for c in claims]
    key = key if key in keys else next(iter(keys), "")
    at = keys.index(key) if key else -1
    chosen = claims[at] if key else None
    people = reads.persons_in(view, document.id)
    states = reads.states(view, keys) if keys else ()
    mine = [s for s in states if s.decision.subject == key]
    corrections = reads.corrections(view, states).get(key, ())
    own = {c.field: c for c in corrections}
    return {
        "document": document,
        "claims": claims,
        "judged": {s.decision.subject: s.decision.verdict for s in states if s.word == "standing"},
        "chosen": chosen,
        "at": at,
        "before": keys[at - 1] if at > 0 else "",
        "after": keys[at + 1] if 0 <= at < len(keys) - 1 else "",
        "said": said(chosen, {document.id: document}, corrections, mine) if chosen else None,
        "fields": claim_fields(chosen, own) if chosen else (),
        "pieces": whole(document, claims, chosen, people),
        "people": people,
        "home": view.homes_of([key]).get(key, "") if key else "",
        "marks": reads.marks(view, [key, document.id] if key else [document.id]),
        "states": list(reversed(mine)),
    }
