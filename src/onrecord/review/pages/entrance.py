"""The way in and out of a desk for one person: the one-time address, and logging out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord.review.access import csrf, session_of, someone
from onrecord.review.refusals import Missing
from onrecord.review.render import page
from onrecord.review.sessions import User
from onrecord.review.shell import shell_of

router = APIRouter()


@router.get("/enter")
def enter(request: Request, token: str = "") -> Response:
    """Begins a session for the one-time token that the terminal printed. The answer is a page that goes on by itself and not a
    redirection: a browser that came from another program would withhold the new cookie from where that leads."""
    shell = shell_of(request)
    if shell.accounts is not None:
        raise Missing("This desk is entered with a name and a password.")
    if session_of(request) is not None:
        return page(request, "enter.html")
    if not shell.tokens.use(token):
        return closed(request, "This address has been used, or a newer one was printed.")
    answer = page(request, "enter.html")
    seat(request, answer, shell.sessions.begin(User(shell.settings.by, "admin")))
    return answer


@router.post("/logout", dependencies=[Depends(csrf)])
def logout(request: Request, session: Annotated[object, Depends(someone)]) -> RedirectResponse:
    """Ends the session."""
    settings = shell_of(request).settings
    shell_of(request).sessions.end(request.cookies.get(settings.cookie, ""))
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(settings.cookie, path="/", secure=settings.secure, httponly=True, samesite="strict")
    return answer


def closed(request: Request, words: str) -> HTMLResponse:
    """What somebody sees who is not in: where the address is. The terminal prints a new one when the last was used."""
    shell_of(request).call()
    return page(request, "closed.html", status=401, words=words)


def seat(request: Request, answer: Response, id: str) -> None:
    """Gives the browser its session; the cookie goes when the browser is closed."""
    settings = shell_of(request).settings
    answer.set_cookie(settings.cookie, id, path="/", secure=settings.secure, httponly=True, samesite="strict")
