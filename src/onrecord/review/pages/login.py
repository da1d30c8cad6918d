"""The way into a desk with accounts: a name and a password."""

import hashlib
import hmac
import logging
import math
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.errors import InputError
from onrecord.review import known, passwords
from onrecord.review.access import session_of
from onrecord.review.pages.entrance import closed, seat
from onrecord.review.refusals import Refused, TooMany
from onrecord.review.render import page
from onrecord.review.sessions import User
from onrecord.review.shell import Shell, shell_of
from onrecord.store.accounts import Member

router = APIRouter()
WRONG = "This name and this password do not go together."


@router.get("/login")
def ask(request: Request, to: str = "/") -> Response:
    """Asks for a name and a password; on a desk for one person it says where the address is."""
    if session_of(request) is not None:
        return RedirectResponse(inside(to), 303)
    if shell_of(request).accounts is None:
        return closed(request, "Nobody is logged in here, or the session has ended.")
    return _form(request, inside(to))


@router.post("/login")
def enter(
    request: Request,
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=2000)] = "",
    to: Annotated[str, Form(max_length=2000)] = "/",
    csrf: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Begins a session. A wrong name and a wrong password get the same answer after the same time."""
    shell = shell_of(request)
    if shell.accounts is None or not hmac.compare_digest(csrf.encode(), _mark(shell, _nonce(request)).encode()):
        raise Refused("This form is too old, so nobody was logged in. Go back, reload the page, try again.")
    try:
        with guarded(request, name):
            member = _checked(shell, name, password)
    except TooMany as error:
        answer = _form(request, inside(to), name, str(error), 429)
        answer.headers["retry-after"] = str(math.ceil(error.wait))
        return answer
    except InputError as error:
        _log(request, "refused", name)
        return _form(request, inside(to), name, str(error), 401)
    _log(request, "in", member.name)
    answer = RedirectResponse(inside(to), 303)
    seat(request, answer, shell.sessions.begin(User(member.name, member.role), member.stamp))
    known.remember(request, answer, member.name)
    answer.delete_cookie(_cookie(shell), path="/", secure=shell.settings.secure, httponly=True, samesite="strict")
    return answer


def inside(to: str) -> str:
    """`to`, where it is an address of the desk itself; else the first page."""
    plain = to.startswith("/") and not to.startswith("//") and to.isprintable() and "\\" not in to
    return to if plain else "/"


@contextmanager
def guarded(request: Request, name: str) -> Iterator[None]:
    """Around every check of a password, of which an InputError is a miss. Raises TooMany."""
    with shell_of(request).throttle.trying(*known.keys(request, name)):
        yield


def _checked(shell: Shell, name: str, password: str) -> Member:
    """The account that this name and this password open. Raises InputError when they open none."""
    assert shell.accounts is not None
    member = shell.accounts.find(name)
    good = passwords.matches(member.password if member else passwords.nobodys(), password)
    if member is None or not good or member.disabled:
        raise InputError(WRONG)
    if passwords.outdated(member.password):
        shell.accounts.set_password(member.name, passwords.hashed(password))
        return shell.accounts.find(member.name) or member
    return member


def _form(request: Request, to: str, name: str = "", wrong: str = "", status: int = 200) -> Response:
    """The form, with a mark that only this browser's next answer can carry: nobody is logged in without meaning it."""
    shell = shell_of(request)
    nonce = _nonce(request) or secrets.token_urlsafe(16)
    answer = page(request, "login.html", status=status, to=to, name=name, wrong=wrong, mark=_mark(shell, nonce))
    answer.set_cookie(_cookie(shell), nonce, path="/", secure=shell.settings.secure, httponly=True, samesite="strict")
    return answer


def _nonce(request: Request) -> str:
    return request.cookies.get(_cookie(shell_of(request)), "")[:64]


def _cookie(shell: Shell) -> str:
    return f"{shell.settings.cookie}-login"


def _mark(shell: Shell, nonce: str) -> str:
    return (
        hmac.new(shell.secret, nonce.encode("utf-8", "replace"), hashlib.sha256).hexdigest() if nonce else secrets.token_hex(32)
    )


def _log(request: Request, what: str, name: str) -> None:
    where = request.client.host if request.client else "?"
    logging.getLogger("onrecord.review").info("login %s: %s from %s", what, ascii(name[:64]), ascii(where[:64])[1:-1])
