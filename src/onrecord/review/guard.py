"""The gate before every page: which host was asked for, from where a form was sent, how large it is, and the headers that every
answer carries. Plain ASGI, so that nothing is answered past it, not even a page that failed."""

import asyncio
import logging
from collections.abc import Iterable

from python_multipart.multipart import parse_options_header
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.review.access import READING
from onrecord.review.refusals import Refused
from onrecord.review.settings import Settings
from onrecord.review.throttle import place_of
from onrecord.review.trouble import told

LARGEST = 1 << 20
"""Bytes of what may be sent in one request: a form with a comment is far smaller."""

SLOWEST = 60.0
"""Seconds in which what is sent has to be here: who sends byte by byte would hold a connection for ever."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Not no-referrer: under it browsers send "Origin: null" with the desk's own forms. same-origin tells no other site anything.
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
YEAR = 365 * 24 * 3600


class TooLarge(Refused):
    """More was sent than any form of the desk holds."""

    status = 413


class Foreign(Refused):
    """Sent in letters that no page of the desk uses."""

    status = 415


class TooSlow(Refused):
    """The rest of what is sent does not come."""

    status = 408


class Guard:
    """Wraps the application; see the top of this file."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                self._headers(MutableHeaders(scope=message))
            await send(message)

        try:
            headers = Headers(scope=scope)
            self._through(scope, headers)
            self._asked(headers)
            self._sent_from(scope["method"], headers)
            _in_utf8(headers)
            await self.app(scope, _limited(headers, receive), sending)
        except Exception as error:  # whatever it is, the person gets a page and the log the cause
            if not isinstance(error, Refused):
                logging.getLogger("onrecord.review").exception("A page failed: %s", ascii(scope["path"][:200]))
            if not begun:
                answer = told(Request(scope), error)
                if scope["method"] not in READING:  # what of it was not read must not be taken for the next request
                    answer.headers["connection"] = "close"
                await answer(scope, receive, sending)

    def _headers(self, headers: MutableHeaders) -> None:
        for name, value in HEADERS.items():
            headers[name] = value
        headers.setdefault("cache-control", "no-store")
        if self.settings.secure:
            headers["strict-transport-security"] = f"max-age={YEAR}"

    def _through(self, scope: Scope, headers: Headers) -> None:
        """Refuses whoever comes past the reverse proxy, where one was stated, or through it without TLS."""
        if not self.settings.proxy:
            return
        came = scope["client"][0] if scope.get("client") else ""
        if place_of(came) != place_of(self.settings.proxy) or headers.get("x-forwarded-proto", "https") != "https":
            raise Refused(f"This desk is reached through its proxy only. Open it as {_choice(self.settings.origins)}")

    def _asked(self, headers: Headers) -> None:
        """Refuses a host that the desk never told anybody: a name that a foreign site lets point here."""
        if [host.lower() for host in headers.getlist("host")] not in [[host] for host in self.settings.hosts]:
            raise Refused(f"The desk does not answer under this name. Open it as {_choice(self.settings.origins)}")

    def _sent_from(self, method: str, headers: Headers) -> None:
        """Refuses what another site makes the browser ask for or send."""
        site = headers.get("sec-fetch-site", "none")
        reads = method in READING
        if site not in ("none", "same-origin") and not (reads and headers.get("sec-fetch-mode") == "navigate"):
            raise Refused("This was asked for by another site, so nothing was done.")
        if reads:
            return
        origin = headers.get("origin") or _origin(headers.get("referer", ""))
        if origin not in self.settings.origins:
            raise Refused("This was sent from another page than the desk's own, so nothing was done.")


def _choice(origins: Iterable[str]) -> str:
    return " or ".join(sorted(origins))


def _origin(address: str) -> str:
    return "/".join(address.split("/")[:3])


def _in_utf8(headers: Headers) -> None:
    """Refuses a form in other letters than the desk's pages send: some codes make text of it that cannot be written."""
    charset = parse_options_header(headers.get("content-type"))[1].get(b"charset", b"utf-8")
    if charset.lower() not in (b"utf-8", b"utf8"):
        raise Foreign("What was sent is not in UTF-8, so nothing was done. Use the page's own buttons.")


def _limited(headers: Headers, receive: Receive) -> Receive:
    """`receive`, which raises TooLarge for a body above LARGEST, whether or not its length was told."""
    if "transfer-encoding" in headers and "content-length" in headers:  # a proxy may believe the one and the desk the other
        raise Refused("What was sent tells two lengths of itself, so nothing was done.")
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > LARGEST:
        raise TooLarge("That is more than any form of the desk holds, so nothing was done.")
    total, whole, until = 0, False, asyncio.get_running_loop().time() + SLOWEST

    async def receiving() -> Message:
        nonlocal total, whole
        try:
            async with asyncio.timeout_at(None if whole else until):
                message = await receive()
        except TimeoutError as error:
            raise TooSlow("What was sent did not arrive in time, so nothing was done. Try again.") from error
        whole = not message.get("more_body", False)
        total += len(message.get("body", b""))
        if total > LARGEST:
            raise TooLarge("That is more than any form of the desk holds, so nothing was done.")
        return message

    return receiving
