"""From a template and values to the page that is sent."""

from functools import cache
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.report import words
from onrecord.review.assets import asset, styles
from onrecord.review.forms import CHECKED, spoken
from onrecord.review.sessions import Session, User
from onrecord.review.shell import shell_of
from onrecord.store.accounts import ROLES

# The menu: address, words, and the least role that sees it.
MENU = (
    ("/", "Queue", "viewer"),
    ("/incidents", "Incidents", "viewer"),
    ("/documents", "Documents", "viewer"),
    ("/persons", "Persons", "viewer"),
    ("/search", "Search", "viewer"),
    ("/history", "History", "viewer"),
    ("/coding", "Second coding", "viewer"),
    ("/accounts", "Accounts", "admin"),
)


DONE = {
    "accept": "Accepted", "reject": "Rejected", "correct": "Corrected", "merge": "Merged", "split": "Split", "same": "Joined",
    "different": "Kept apart", "discount-origin": "Discounted", "undo": "Taken back", "add": "Added",
}  # fmt: skip
"""What was just done, by verdict, as a heading begins."""


def moment(at: str) -> str:
    """A time as decisions keep it, to the minute and with its zone: "2031-06-01 09:00 UTC"."""
    day, _, clock = at.partition("T")
    return f"{day} {clock[:5]} UTC" if clock.endswith(("+00:00", "Z")) else f"{day} {clock}".strip()


@cache
def environment() -> Environment:
    """The templates of the desk: everything is escaped, and a name that was not given is an error."""
    loader = PackageLoader("onrecord.review", "templates")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.globals.update(
        asset=asset, styles=styles(), spoken=spoken, number=words.number, checked=CHECKED, acted=DONE, moment=moment
    )
    return made


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """The page that `template` makes of `values`. Beside them it sees `user`, `record`, `menu`, `here`, `csrf` (the token)
    and `csrf_field` (the hidden field that every form with method post holds), and `flashes`."""
    text = environment().get_template(template).render(**_around(request), **values)
    return HTMLResponse(text.encode("utf-8", "replace"), status)


def flash(request: Request, words: str, kind: str = "done") -> None:
    """Words for the next page that this session sees; `kind` is done or warn."""
    session: Session | None = getattr(request.state, "session", None)
    if session is not None:
        session.flashes = [*session.flashes, (kind, words)][-10:]


def _around(request: Request) -> dict[str, Any]:
    session: Session | None = getattr(request.state, "session", None)
    user = session.user if session else None
    settings = shell_of(request).settings
    return {
        "record": settings.record.name,
        "user": user,
        "shared": settings.accounts is not None,
        "menu": _menu(user, settings.accounts is not None),
        "here": request.url.path,
        "csrf": session.csrf if session else "",
        "csrf_field": Markup('<input type="hidden" name="csrf" value="{}">').format(session.csrf if session else ""),
        "flashes": _taken(session),
    }


def _menu(user: User | None, shared: bool) -> list[tuple[str, str]]:
    if user is None:
        return []
    rank = ROLES.index(user.role)
    return [(to, words) for to, words, least in MENU if rank >= ROLES.index(least) and (shared or to != "/accounts")]


def _taken(session: Session | None) -> list[tuple[str, str]]:
    if session is None:
        return []
    told, session.flashes = session.flashes, []
    return told
