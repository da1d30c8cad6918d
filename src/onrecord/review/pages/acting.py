"""Where every form of the desk goes: the decision is written, and the page it came from shows what that changed."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from onrecord.errors import ConflictError, InputError
from onrecord.model.corrected import in_words
from onrecord.review import acts, reads
from onrecord.review.access import Coder
from onrecord.review.forms import LABELS, number
from onrecord.review.naming import named
from onrecord.review.render import page
from onrecord.review.shell import Shell, shell_of

router = APIRouter()
ID = re.compile(r"\b[citp]-[0-9a-f]{16}\b")


@router.post("/act")
async def act(request: Request, user: Coder) -> Response:
    """Writes one decision. What cannot be done is told on a page that keeps everything that was typed."""
    form = await request.form()
    asked = acts.Act.of((name, value) for name, value in form.multi_items() if isinstance(value, str))
    return await run_in_threadpool(_do, request, asked, user.name)


def _do(request: Request, asked: acts.Act, by: str) -> Response:
    shell = shell_of(request)
    try:
        with shell.writing, shell.desk.taking():
            with shell.desk.view() as view:
                found = named(view, asked)
            outcome = acts.take(shell.settings.record, found, by, shell.settings.gazetteer)
            shell.desk.took(outcome)
    except (ConflictError, InputError) as error:
        return _again(request, shell, asked, error)
    assert outcome.decision is not None
    back = with_claim(asked.back, outcome.decision.subject) if asked.verdict == "add" else asked.back
    return RedirectResponse(landing(shell, back, outcome.decision.key), 303)


def with_claim(back: str, key: str) -> str:
    """The address of a document's page, with the claim called `key` chosen."""
    parts = urlsplit(back)
    query = [(n, v) for n, v in parse_qsl(parts.query) if n != "claim"]
    return f"{parts.path}?{urlencode([*query, ('claim', key)])}"


def landing(shell: Shell, back: str, key: str) -> str:
    """Where the one who decided goes on: the page they came from, or what its incident has become."""
    parts = urlsplit(back)
    path = parts.path
    if path.startswith("/incidents/"):
        id = path.split("/")[2]
        memory = shell.desk.memory()
        if id not in memory.rows:
            with shell.desk.view() as view:
                id = view.swallowed().get(id, "") or memory.home.get(f"c{id[1:]}", "")
        path = f"/incidents/{id}" if id in memory.rows else "/"
    query = [(n, v) for n, v in parse_qsl(parts.query) if n != "done"]
    return f"{path}?{urlencode([*query, ('done', key)])}#done"


def _again(request: Request, shell: Shell, asked: acts.Act, error: Exception) -> HTMLResponse:
    """The form once more, with what was typed and, where somebody else was quicker, what things say now."""
    keys = [*asked.expected] or [t for t in asked.things if t[1:2] == "-"]
    with shell.desk.view() as view:
        marks = reads.marks(view, keys)
        key = asked.things[0] if asked.things else ""
        claim = view.claim(key)
        thing = claim or view.subject(key)
        now = {}
        for name in asked.fields:
            if thing is not None and (claim or key.startswith("i-")):
                now[name] = number(claim) if claim and name == "number" else in_words(thing, name)  # type: ignore[arg-type]
        since = list(reads.states(view, keys))[-3:] if keys else []
    conflict = isinstance(error, ConflictError)
    words = told(str(error), shell) if conflict else str(error)
    return page(
        request, "again.html", status=409 if conflict else 422, act=asked, words=words, conflict=conflict, now=now,
        labels=LABELS, marks=marks, since=since, say=shell.desk.memory().say,
        mendable=conflict or bool(asked.fields) or not asked.why,
    )  # fmt: skip


def told(words: str, shell: Shell) -> str:
    """A message with what things are called in the place of their ids."""
    return ID.sub(lambda found: shell.desk.memory().short(found[0]), words)
