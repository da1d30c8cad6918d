"""Who may enter the desk: what `onrecord account` does, for admins, and everybody's own password."""

import logging
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.errors import InputError
from onrecord.review import passwords
from onrecord.review.access import Admin, Viewer, csrf
from onrecord.review.pages.entrance import seat
from onrecord.review.pages.login import guarded
from onrecord.review.refusals import Missing
from onrecord.review.render import flash, page
from onrecord.review.sessions import User
from onrecord.review.shell import shell_of
from onrecord.store.accounts import ROLES, Accounts, Member, Role

router = APIRouter()
own = APIRouter(dependencies=[Depends(csrf)])
Name = Annotated[str, Form(max_length=200)]
Password = Annotated[str, Form(max_length=2000)]


@router.get("/accounts")
def accounts(request: Request, user: Admin) -> Response:
    """Everybody, and the form for one more."""
    return _list(request)


@router.post("/accounts/add")
def add(
    request: Request, user: Admin, name: Name = "", role: Annotated[Role, Form()] = "coder", password: Password = ""
) -> Response:
    """A new account."""
    try:
        passwords.check(password, name)
        made = _accounts(request).add(name, role, passwords.hashed(password))
    except InputError as error:
        return _list(request, str(error), name, role)
    return _done(request, user, f"{made.name} can log in now, as {role}.")


@router.get("/accounts/change")
def change(request: Request, user: Admin, name: str = "") -> Response:
    """What can be changed of one account."""
    return _one(request, _known(request, name))


@router.post("/accounts/role")
def role(request: Request, user: Admin, role: Annotated[Role, Form()], name: Name = "") -> Response:
    """Gives an account another role."""
    member = _known(request, name)
    try:
        _accounts(request).set_role(name, role)
    except InputError as error:
        return _one(request, member, str(error))
    return _done(request, user, f"{member.name} is {role} from now on, and has to log in again.")


@router.post("/accounts/password")
def reset(request: Request, user: Admin, name: Name = "", password: Password = "") -> Response:
    """Gives an account another password."""
    member = _known(request, name)
    try:
        passwords.check(password, member.name)
    except InputError as error:
        return _one(request, member, str(error))
    _accounts(request).set_password(name, passwords.hashed(password))
    return _done(request, user, f"{member.name} has a new password, and has to log in again.")


@router.post("/accounts/closed")
def close(request: Request, user: Admin, name: Name = "", closed: Annotated[bool, Form()] = True) -> Response:
    """Closes an account, which ends its sessions, or opens it again."""
    member = _known(request, name)
    try:
        _accounts(request).set_disabled(name, closed)
    except InputError as error:
        return _one(request, member, str(error))
    return _done(request, user, f"The account of {member.name} is {'closed' if closed else 'open again'}.")


@router.post("/accounts/remove")
def remove(request: Request, user: Admin, name: Name = "") -> Response:
    """Takes an account away."""
    member = _known(request, name)
    try:
        _accounts(request).remove(name)
    except InputError as error:
        return _one(request, member, str(error))
    return _done(request, user, f"The account of {member.name} is removed. What was decided under this name stays.")


@own.get("/account")
def mine(request: Request, user: Viewer) -> Response:
    """One's own account."""
    _accounts(request)
    return page(request, "account.html", wrong="")


@own.post("/account")
def renew(request: Request, user: Viewer, old: Password = "", password: Password = "", again: Password = "") -> Response:
    """One's own password, for whoever knows the one that goes. Ends all other sessions of this person."""
    kept = _accounts(request)
    try:
        with guarded(request, user.name):
            if not passwords.matches(_known(request, user.name).password, old):
                raise InputError("The password that you have now is another one.")
        if password != again:
            raise InputError("The two new passwords differ. Type the new one twice.")
        passwords.check(password, user.name)
    except InputError as error:
        return page(request, "account.html", status=422, wrong=str(error))
    kept.set_password(user.name, passwords.hashed(password))
    member = _known(request, user.name)
    sessions = shell_of(request).sessions
    sessions.end_all(user.name)
    id = sessions.begin(User(member.name, member.role), member.stamp)
    request.state.session = sessions.find(id)
    _log(user, "own password changed")
    answer = page(request, "account.html", wrong="", done=True)
    seat(request, answer, id)
    return answer


def _accounts(request: Request) -> Accounts:
    found = shell_of(request).accounts
    if found is None:
        raise Missing("This desk is for one person and has no accounts. To make some: onrecord account add RECORD NAME")
    return found


def _known(request: Request, name: str) -> Member:
    found = _accounts(request).find(name)
    if found is None:
        raise Missing(f"There is no account called {name[:64]!r}. Somebody may have removed it.")
    return found


def _list(request: Request, wrong: str = "", name: str = "", role: Role = "coder") -> Response:
    values = {"wrong": wrong, "name": name, "role": role, "roles": ROLES, "shortest": passwords.SHORTEST}
    return page(request, "accounts.html", status=422 if wrong else 200, members=_accounts(request).all(), **values)


def _one(request: Request, member: Member, wrong: str = "") -> Response:
    values = {"wrong": wrong, "roles": ROLES, "shortest": passwords.SHORTEST}
    return page(request, "accounts_change.html", status=422 if wrong else 200, member=member, **values)


def _done(request: Request, user: User, words: str) -> Response:
    flash(request, words)
    _log(user, words)
    return RedirectResponse("/accounts", 303)


def _log(user: User, words: str) -> None:
    logging.getLogger("onrecord.review").info("accounts, by %s: %s", ascii(user.name), ascii(words))
