"""Asking: one address followed to its answer, in turn, within limits, and again where a server is only busy."""

import ssl
import time
from collections.abc import Callable, Mapping
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpcore
import httpx

from onrecord import limits
from onrecord.ingest.web import addresses
from onrecord.ingest.web.answer import BUSY, TOO_MUCH, Answer, Failed, Headers
from onrecord.ingest.web.clock import Clock
from onrecord.ingest.web.guard import Refused, Transport
from onrecord.ingest.web.hosts import Hosts, PutOff
from onrecord.ingest.web.manners import Manners
from onrecord.ingest.web.robots import Robots

ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"
# What is no report and is not worth the way: told by the head of an answer, before its body is read.
PASSED = ("image/", "audio/", "video/", "font/", "text/css", "text/javascript", "application/javascript")
Marks = Callable[[str], Mapping[str, str]]
"""Headers that make a request conditional on what is known of an address."""


class Client:
    """Fetches addresses; used from several threads. A context manager, at whose end the clock stops: nobody waits any more."""

    def __init__(self, manners: Manners, clock: Clock) -> None:
        self.clock = clock
        self._hosts = Hosts(clock)
        self._robots = Robots(lambda address: self._followed(address, _none, robots=False)[-1], clock)
        timeout = httpx.Timeout(limits.SILENT_SECONDS, connect=limits.CONNECT_SECONDS)
        self._http = httpx.Client(
            transport=Transport(manners.allow_private), timeout=timeout, trust_env=False, follow_redirects=False,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            headers={"User-Agent": manners.agent, "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate"},
        )  # fmt: skip

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self.clock.stop()
        self._http.close()

    def visit(self, address: str, marks: Marks) -> tuple[Answer, ...]:
        """The answers from `address` on, over its redirects, to the one that brings the page or says that it is unchanged.
        Raises Failed and Refused, whose messages say why there is none."""
        answers = self._followed(address, marks, robots=True)
        last = answers[-1]
        if not last.good and not (last.status == 304 and marks(last.address)):
            raise Failed(f"The server answered {last.told()}.", again=last.status in BUSY)
        return answers

    def _followed(self, address: str, marks: Marks, robots: bool) -> tuple[Answer, ...]:
        answers: list[Answer] = []
        for _ in range(limits.REDIRECTS + 1):
            if robots:
                self._permitted(address)
            answers.append(self._patiently(address, marks(address)))
            if not answers[-1].moved:
                return tuple(answers)
            try:
                address = addresses.fit(answers[-1].moved, address)
            except addresses.Unfit as unfit:
                raise Failed(f"It was moved to another address, which cannot be asked. {unfit}", again=False) from unfit
        raise Failed(f"It was moved on more than {limits.REDIRECTS} times.", again=False)

    def _permitted(self, address: str) -> None:
        """Raises Refused, or Failed where robots.txt could not be read."""
        if why := self._robots.refusal(address):
            raise Failed(why) if self._robots.passing(address) else Refused(why)
        if pause := self._robots.pause(address):
            self._hosts.pause(addresses.host(address), pause)

    def _patiently(self, address: str, marks: Mapping[str, str]) -> Answer:
        """An answer, after waiting where the host is busy or does not answer."""
        host = addresses.host(address)
        for attempt in range(1, limits.ATTEMPTS + 1):
            last = attempt == limits.ATTEMPTS
            asked, wait = 0.0, limits.BACK_OFF * 2 ** (attempt - 1)
            try:
                with self._hosts.turn(host):
                    answer = self._ask(address, marks)
            except PutOff as put_off:
                raise Failed(str(put_off)) from put_off
            except Failed as failed:
                if last or not failed.again:
                    raise
            else:
                asked = answer.wait(self.clock)
                if answer.status not in BUSY or (last and not asked):
                    return answer
            self._hosts.rest(host, max(asked, wait))
            if last and asked:
                return answer
        raise AssertionError("the last attempt answers or raises")

    def _ask(self, address: str, marks: Mapping[str, str]) -> Answer:
        """One request. Raises Failed and Refused."""
        if self.clock.stopped:
            raise Failed("It was stopped.")
        try:
            with self._http.stream("GET", address, headers=dict(marks)) as response:
                return _answer(response, self.clock)
        except (httpcore.TimeoutException, httpx.TimeoutException) as error:
            raise Failed("The host did not answer in time.") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError) as error:
            raise _broken(error) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError, RuntimeError) as error:
            raise Failed(f"It could not be asked ({error}).", again=False) from error


def _none(address: str) -> Mapping[str, str]:
    return {}


def _broken(error: Exception) -> Failed:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Failed(f"The certificate of the host is not to be trusted ({cause.verify_message}).", again=False)
        cause = cause.__cause__ or cause.__context__
    said = str(error) or type(error).__name__
    return Failed(said if said.startswith("There is no host") else f"The connection failed ({said}).")


def _answer(response: httpx.Response, clock: Clock) -> Answer:
    headers = _plain(response.headers)
    media = response.headers.get("content-type", "").lower()
    if response.status_code == 200 and media.startswith(PASSED):
        raise Failed(f"It is {media.partition(';')[0]}, which holds no report.", again=False)
    stream = response.extensions.get("network_stream")
    server = stream.get_extra_info("server_addr") if stream is not None else None
    phrase = response.extensions.get("reason_phrase", b"").decode("latin-1")
    return Answer(
        str(response.url), _plain(response.request.headers), response.status_code, phrase, headers, _body(response),
        f"{clock.now():%Y-%m-%dT%H:%M:%SZ}", str(server[0]) if server else "",
    )  # fmt: skip


def _body(response: httpx.Response) -> bytes:
    """The body as it comes, while it keeps within the limits of size and time."""
    until = time.monotonic() + limits.ANSWER_SECONDS
    parts, size = [], 0
    for part in response.iter_raw():
        parts.append(part)
        size += len(part)
        if size > limits.DOCUMENT:
            raise Failed(TOO_MUCH, again=False)
        if time.monotonic() > until:
            raise Failed(f"Its answer took longer than {limits.ANSWER_SECONDS} seconds.")
    return b"".join(parts)


def _plain(headers: httpx.Headers) -> Headers:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers.raw)
