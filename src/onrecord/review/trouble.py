"""Errors as pages, in the words of the error itself; a program asking for JSON gets those words as JSON."""

import math
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from onrecord.errors import ConflictError, InputError, OnrecordError, RecordError
from onrecord.review.access import session_of
from onrecord.review.refusals import Lost, Refused, TooMany
from onrecord.review.render import page
from onrecord.review.sessions import Session
from onrecord.review.shell import shell_of

TITLES = {
    400: "This cannot be done",
    401: "Not logged in",
    403: "Not allowed",
    404: "Not here",
    405: "Not done that way",
    408: "Too slow",
    409: "Changed in the meantime",
    413: "Too much at once",
    415: "Not sent in a way that is understood",
    422: "Something is missing or not right",
    429: "Too many tries",
    500: "The desk failed",
    503: "The record cannot be used now",
}
KINDS: tuple[tuple[type[Exception], int], ...] = (
    (ConflictError, 409), (InputError, 422), (RequestValidationError, 422), (RecordError, 503), (OnrecordError, 400),
)  # fmt: skip
NEXT = {
    404: "There is nothing at this address. Things may have moved when incidents were merged or split: search for them.",
    405: "This address does not take what was sent. Go back and use the page's own buttons.",
    500: "The desk met something that it does not understand. Nothing was written. Its terminal has the cause.",
}


def told(request: Request, error: Exception) -> Response:
    """The answer to a request that ended in `error`."""
    if isinstance(error.__cause__, Refused):  # met while FastAPI read what was sent
        error = error.__cause__
    status, words = _status(error), _words(error)
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"error": words}, status, _headers(error))
    if isinstance(error, Lost) and request.method == "GET":
        return RedirectResponse(_way_in(request), 303)
    request.state.session = _session(request)
    answer = page(request, "error.html", status=status, title=TITLES.get(status, "Not done"), words=words, code=status)
    answer.headers.update(_headers(error))
    return answer


def _session(request: Request) -> Session | None:
    """Whose page it is, where that can be told: not when the accounts are what failed."""
    try:
        return session_of(request)
    except OnrecordError:
        return None


async def telling(request: Request, error: Exception) -> Response:
    """The same as FastAPI wants it."""
    return told(request, error)


HANDLERS: dict[Any, Any] = dict.fromkeys((OnrecordError, HTTPException, RequestValidationError), telling)


def _way_in(request: Request) -> str:
    from urllib.parse import quote

    to = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    asked = f"?to={quote(to)}" if to != "/" and shell_of(request).settings.accounts else ""
    return f"/login{asked}"


def _status(error: Exception) -> int:
    if isinstance(error, Refused | HTTPException):
        return error.status_code if isinstance(error, HTTPException) else error.status
    return next((status for kind, status in KINDS if isinstance(error, kind)), 500)


def _words(error: Exception) -> str:
    if isinstance(error, RequestValidationError):
        fields = sorted({str(part["loc"][-1]) for part in error.errors()})
        return f"Look at: {', '.join(fields)}. Go back and fill it in."
    if isinstance(error, OnrecordError):
        return str(error)
    return NEXT.get(_status(error), "The desk could not do this. Go back and try again.")


def _headers(error: Exception) -> dict[str, str]:
    if isinstance(error, TooMany):
        return {"retry-after": str(math.ceil(error.wait))}
    return dict(getattr(error, "headers", None) or {})
