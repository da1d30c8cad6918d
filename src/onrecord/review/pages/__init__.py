"""The pages of the desk, one module each; a new one is one import and one line here.

What tests and scripts hold on to, on every page, whatever its looks:
- `body[data-page]` names the page; `#main h1` its heading.
- Queue: `li.line[data-line=ID][data-sort]`, `a[data-kind]`, `.progress[data-done][data-total]`, `[data-prev]`, `[data-next]`.
- What decides: `form[data-act]` (accept, accept-cell in `tr[data-cell]`, reject, correct, merge, different, split, discount,
  pair, undo, add) with `input[name=why]`; `data-main` on the chief one, `button[data-key=a]`.
- What it did: `#done[data-decision]`, rows `tr[data-change]` with `.was`, `.now`. Conflict: status 409, `tr[data-field]`.
- Claims: `article[data-claim]`; in a text `a.mk[data-claim]`, and `[data-start]`, the place of a piece in code points.
- Fields: `[data-field=NAME]` holds f.NAME, was.NAME and at.NAME (START:END in the text); `button[data-take]` takes words.
- Decisions: `li[data-decision][data-verdict][data-state]`. Hits of a search: `li[data-hit]`."""

from fastapi import APIRouter

from onrecord.review.pages import (
    accounts,
    acting,
    coding,
    documents,
    entrance,
    files,
    history,
    incidents,
    login,
    persons,
    queue,
    search,
    settling,
)

OPEN: tuple[APIRouter, ...] = (files.router, entrance.router, login.router, accounts.own)
ROUTERS: tuple[APIRouter, ...] = (
    queue.router, incidents.router, documents.router, persons.router, history.router, search.router, acting.router,
    settling.router, coding.router, accounts.router,
)  # fmt: skip
