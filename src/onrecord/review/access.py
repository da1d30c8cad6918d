"""Who may do what, as FastAPI dependencies: `Annotated[User, Depends(coder)]` in a handler is the whole rule."""

import secrets
from typing import Annotated

from fastapi import Depends, Request

from onrecord.review.refusals import Lost, Refused
from onrecord.review.sessions import Session, User
from onrecord.review.shell import shell_of
from onrecord.store.accounts import ROLES, Role

READING = ("GET", "HEAD")


def session_of(request: Request) -> Session | None:
    """The session that the request's cookie names, or null."""
    shell = shell_of(request)
    id = request.cookies.get(shell.settings.cookie, "")
    found = shell.sessions.find(id) if id else None
    if found is None or shell.accounts is None:
        return found
    member = shell.accounts.find(found.user.name)
    if member is None or member.stamp != found.stamp:  # removed, closed, or with another role or password since
        shell.sessions.end(id)
        return None
    return found


def someone(request: Request) -> Session:
    """The session of whoever asks. Raises Lost when nobody is logged in."""
    found: Session | None = getattr(request.state, "session", None) or session_of(request)
    if found is None:
        raise Lost("Nobody is logged in here, or the session has ended.")
    request.state.session = found
    return found


def _at_least(role: Role, session: Session) -> User:
    if ROLES.index(session.user.role) < ROLES.index(role):
        raise Refused(
            f"{session.user.name} is {_an(session.user.role)} here, and this takes {_an(role)}. Ask who keeps the accounts."
        )
    return session.user


def _an(role: Role) -> str:
    return f"an {role}" if role == "admin" else f"a {role}"


def viewer(session: Annotated[Session, Depends(someone)]) -> User:
    """Whoever is logged in."""
    return _at_least("viewer", session)


def coder(session: Annotated[Session, Depends(someone)]) -> User:
    """Who may decide. Raises Refused for a viewer."""
    return _at_least("coder", session)


def admin(session: Annotated[Session, Depends(someone)]) -> User:
    """Who keeps the accounts. Raises Refused for anybody else."""
    return _at_least("admin", session)


def usual(request: Request, session: Annotated[Session, Depends(someone)]) -> User:
    """The rule of every page that names none: who is logged in reads, a coder sends."""
    return _at_least("viewer" if request.method in READING else "coder", session)


async def csrf(request: Request, session: Annotated[Session, Depends(someone)]) -> None:
    """Refuses what is sent without the session's token: the form field `csrf`, or the header X-CSRF-Token."""
    if request.method in READING:
        return
    sent = request.headers.get("x-csrf-token") or (await request.form()).get("csrf")
    if not isinstance(sent, str) or not secrets.compare_digest(sent.encode(), session.csrf.encode()):
        raise Refused("This form is from an earlier session or another page, so nothing was done. Go back, reload, try again.")


Viewer = Annotated[User, Depends(viewer)]
Coder = Annotated[User, Depends(coder)]
Admin = Annotated[User, Depends(admin)]
