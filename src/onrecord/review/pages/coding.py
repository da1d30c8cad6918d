"""Second coding: who codes which documents, how far they agree, and the page on which one codes."""

from dataclasses import replace
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from onrecord import api
from onrecord.api import Outcome
from onrecord.errors import InputError
from onrecord.review import acts
from onrecord.review.access import Coder, Viewer
from onrecord.review.blind import Work
from onrecord.review.coded import as_read, coded
from onrecord.review.forms import claim_fields, new_fields
from onrecord.review.pages.asking import cut, missing, number, word
from onrecord.review.passages import whole
from onrecord.review.refusals import Refused
from onrecord.review.render import flash, page
from onrecord.review.sessions import User
from onrecord.review.sheets import said
from onrecord.review.shell import Shell, now, shell_of
from onrecord.searching import folded
from onrecord.store import View

router = APIRouter()
Words = Annotated[list[str], Form()]


def work_of(shell: Shell, view: View) -> Work:
    """Who codes what."""
    return Work.of(view, shell.accounts.assigned() if shell.accounts else {})


@router.get("/coding")
def overview(request: Request, user: Viewer) -> Response:
    """What is to code, what is done, how far coders agree."""
    shell = shell_of(request)
    with shell.desk.view() as view:
        work = work_of(shell, view)
        agreed = work.agreement(view)
    papers = shell.desk.memory().papers
    names = {d: papers[d].title or d for d in work.documents() if d in papers}
    open_: dict[str, int] = {}
    for difference in agreed.differences:
        subjects = {c.subject for c in difference.codings}
        open_[difference.document] = open_.get(difference.document, 0) + (work.settled(subjects) is None)
    return page(request, "coding.html", work=work, names=names, agreed=agreed, to_settle=open_)


@router.get("/coding/assign")
def choose(request: Request, user: Coder) -> Response:
    """Documents to choose from, and who is to code them."""
    shell, asked = shell_of(request), word(request, "q")
    words = folded(asked).split()
    papers = [p for p in shell.desk.memory().papers.values() if all(w in folded(f"{p.title} {p.outlet} {p.id}") for w in words)]
    shown, at, pages = cut(papers, number(request))
    members = [m for m in shell.accounts.all() if m.role != "viewer" and not m.disabled] if shell.accounts else []
    assigned = shell.accounts.assigned() if shell.accounts else {}
    return page(
        request, "coding_assign.html", shown=shown, found=len(papers), page=at, pages=pages, asked=asked, members=members,
        assigned=assigned,
    )  # fmt: skip


@router.post("/coding/assign")
def assign(request: Request, user: Coder, document: Words = [], coder: Words = []) -> Response:  # noqa: B006
    """Gives documents to coders."""
    shell = shell_of(request)
    if shell.accounts is None:
        raise Refused("To give documents to others they need accounts: onrecord account add RECORD NAME")
    names = [m.name for m in shell.accounts.all() if m.name in coder and m.role != "viewer"]
    held = [d for d in document if d in shell.desk.memory().papers]
    if not held or len(names) < 2:
        raise InputError("Tick at least one document and at least two people. Go back: what you ticked is still there.")
    with shell.writing:
        with shell.desk.view() as view:
            work = work_of(shell, view)
        seen = [shell.desk.memory().papers[d].title or d for d in held if work.open(d)]
        if seen:
            raise Refused(
                f"All who coded it are done with “{seen[0]}”, and what they say can be seen: nobody could code it unseeing now."
            )
        shell.accounts.assign(held, names)
    flash(request, f"{len(held)} {'document' if len(held) == 1 else 'documents'} given to {' and '.join(names)}.")
    return RedirectResponse("/coding", 303)


@router.post("/coding/unassign")
def unassign(request: Request, user: Coder, document: Annotated[str, Form()], coder: Annotated[str, Form()]) -> Response:
    """Takes a document from somebody who has not begun with it."""
    shell = shell_of(request)
    with shell.writing:
        with shell.desk.view() as view:
            work = work_of(shell, view)
        if work.mine(coder, document) or (coder, document) in work.done:
            raise Refused(f"{coder} has begun to code it, so it stays theirs.")
        if shell.accounts is not None:
            shell.accounts.unassign(document, coder)
    return RedirectResponse("/coding", 303)


@router.get("/coding/at/{id:path}")
def code(request: Request, user: Coder, id: str) -> Response:
    """One document as its coder sees it: the text, the claims that the program read, and what this coder says of them."""
    shell = shell_of(request)
    with shell.desk.view() as view:
        document = view.document(id)
        if document is None:
            raise missing("document", id)
        work = work_of(shell, view)
        mine = coded(view, document, work.mine(user.name, id))
    keys = [c.claim.key for c in mine]
    first = next((c.claim.key for c in mine if not c.said), keys[0] if keys else "")
    key = word(request, "claim") if word(request, "claim") in keys else first
    at = keys.index(key) if key else -1
    chosen = mine[at] if key else None
    claims = [c.claim for c in mine]
    return page(
        request, "coding_document.html", document=document, mine=mine, chosen=chosen, at=at, adding=bool(word(request, "add")),
        before=keys[at - 1] if at > 0 else "", after=keys[at + 1] if 0 <= at < len(keys) - 1 else "",
        said=said(chosen.claim, {id: document}, (), ()) if chosen else None,
        fields=claim_fields(chosen.claim, {}) if chosen else (), fields_new=new_fields(),
        pieces=whole(document, claims, chosen.claim if chosen else None), left=sum(not c.said for c in mine),
        done=(user.name, id) in work.done, opened=work.open(id), waiting=[w for w in work.waiting(id) if w != user.name],
    )  # fmt: skip


@router.post("/coding/act")
async def act(request: Request, user: Coder) -> Response:
    """Keeps what a coder says of one claim, or that they are done."""
    form = await request.form()
    asked = acts.Act.of((name, value) for name, value in form.multi_items() if isinstance(value, str))
    return await run_in_threadpool(_act, request, asked, user)


def _act(request: Request, asked: acts.Act, user: User) -> Response:
    shell = shell_of(request)
    if not asked.things:
        raise InputError("Nothing was chosen. Go back and choose what this is about.")
    acts.short(asked)
    with shell.writing, shell.desk.taking():
        with shell.desk.view() as view:
            document, typed = _typed(view, asked, user)
            _may(work_of(shell, view), user, document, asked.verdict)
            after = _next(view, work_of(shell, view), document, asked.things[0], user)
        _keep(shell, typed, user, asked.why)
    if asked.verdict in ("done", "reopen"):
        flash(request, "You are done with this document." if asked.verdict == "done" else "You can go on coding.")
        return RedirectResponse("/coding" if asked.verdict == "done" else f"/coding/at/{quote(document)}", 303)
    return RedirectResponse(f"/coding/at/{quote(document)}?claim={after}#form", 303)


def _typed(view: View, asked: acts.Act, user: User) -> tuple[str, tuple[str, ...]]:
    """The document that this is about, and the decision as `onrecord decide` takes it."""
    thing, verdict = asked.things[0], asked.verdict
    if verdict in ("done", "add", "reopen", "back"):
        held = {(d.by, d.other, d.subject): d.key for d in view.decisions_on([thing]) if d.verdict == "code"}
        if verdict == "done":
            return thing, ("code", thing, "done")
        if verdict == "add":
            fields = tuple(
                f"{name}={asked.fields[name]}" for name in asked.fields if asked.fields[name] and name not in asked.at
            )
            places = tuple(f"{name}=@{place}" for name, place in asked.at.items())
            return thing, ("code", thing, "add", *(f"@{t.removeprefix('@')}" for t in asked.things[1:2]), *fields, *places)
        key = next((k for (by, document, subject), k in held.items() if by == user.name and thing in (document, subject)), "")
        document = thing if verdict == "reopen" else next((d for _, d, s in held if s == thing), "")
        if verdict == "reopen":
            key = next((k for (by, d, s), k in held.items() if by == user.name and d == s == thing), "")
        if not key:
            raise InputError("You have said nothing here that could be taken back.")
        return document, ("undo", key)
    claim = next(iter(view.raw_claims([thing])), None)
    if claim is None or verdict not in ("accept", "reject", "correct"):
        raise missing("claim", thing)
    if verdict != "correct":
        return claim.document, ("code", claim.key, verdict)
    changed = replace(asked, was=as_read(claim, asked.fields)).typed[len(asked.things) :]
    return claim.document, ("code", claim.key, *(("correct", *changed) if changed else ("accept",)))


def _may(work: Work, user: User, document: str, verdict: str) -> None:
    """Raises Refused for what would change a coding after it was given or seen."""
    if work.open(document):
        raise Refused("All who coded this document are done, and what they say can be seen: it is not changed any more.")
    if (user.name, document) in work.done and verdict != "reopen":
        raise Refused("You said that you are done with this document. To go on, open it again first.")


def _next(view: View, work: Work, document: str, key: str, user: User) -> str:
    """The claim after this one, or this one at the end."""
    text = view.document(document)
    keys = [c.claim.key for c in coded(view, text, work.mine(user.name, document))] if text else []
    at = keys.index(key) + 1 if key in keys else 0
    return keys[at] if at < len(keys) else key


def _keep(shell: Shell, typed: tuple[str, ...], user: User, why: str) -> Outcome:
    """Writes one coding."""
    why = why or ("taken back while coding" if typed[0] == "undo" else "")
    outcome = api.decide(shell.settings.record, *typed, why=why, by=user.name, at=now(), gazetteer=shell.settings.gazetteer)
    shell.desk.took(outcome)
    return outcome
