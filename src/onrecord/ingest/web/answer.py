"""What a server answered: the bytes as they came, and what they hold unpacked."""

import zlib
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cached_property
from http import HTTPStatus

from onrecord import limits
from onrecord.ingest.web.clock import Clock

Headers = tuple[tuple[str, str], ...]
MOVED = frozenset({301, 302, 303, 307, 308})
BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers after which the same request may do better."""
TOO_MUCH = f"It holds more than {limits.DOCUMENT // 1_000_000} MB, the most that a document may."


class Failed(Exception):
    """An address that gave nothing; the message says why. `again`: another time it may."""

    def __init__(self, why: str, again: bool = True) -> None:
        super().__init__(why)
        self.again = again


@dataclass(frozen=True)
class Answer:
    """One request and what came back. `retrieved_at` is UTC to the second; `number` the IP address that answered; `body` the
    bytes as they came, still packed where the server packed them."""

    address: str
    asked: Headers
    status: int
    reason: str
    headers: Headers
    body: bytes
    retrieved_at: str
    number: str = ""

    def header(self, name: str) -> str:
        """A header's value, "" where there is none."""
        return next((value for said, value in self.headers if said.lower() == name), "")

    @property
    def good(self) -> bool:
        """Whether it brings what was asked for."""
        return 200 <= self.status < 300

    @property
    def moved(self) -> str:
        """Where it says that the page is, "" where it does not."""
        return self.header("location") if self.status in MOVED else ""

    @cached_property
    def content(self) -> bytes:
        """The body unpacked. Raises Failed where it cannot be, or is longer than a document may be."""
        return unpacked(self.body, self.header("content-encoding"))

    def told(self) -> str:
        """The status in words."""
        try:
            return f"{self.status} {HTTPStatus(self.status).phrase}"
        except ValueError:
            return str(self.status)

    def wait(self, clock: Clock) -> float:
        """Seconds that the server asks to be left alone (`Retry-After`), 0 where it does not say."""
        said = self.header("retry-after").strip()
        if said.isascii() and said.isdigit():
            return float(said[:9])
        try:
            return max(0.0, (parsedate_to_datetime(said) - clock.now()).total_seconds())
        except (ValueError, TypeError, OverflowError):
            return 0.0


def unpacked(body: bytes, packing: str) -> bytes:
    """Bytes without the packing that they travelled in. Raises Failed."""
    for layer in reversed([part.strip().lower() for part in packing.split(",") if part.strip()]):
        if layer in ("gzip", "x-gzip"):
            body = _inflated(body, zlib.MAX_WBITS | 16)
        elif layer == "deflate":
            body = _deflated(body)
        elif layer != "identity":
            raise Failed(f"The server packed its answer as {layer[:20]!r}, which nobody asked for.", again=False)
    return body


def _deflated(body: bytes) -> bytes:
    """Servers mean either of two formats by this name."""
    try:
        return _inflated(body, zlib.MAX_WBITS)
    except Failed:
        return _inflated(body, -zlib.MAX_WBITS)


def _inflated(body: bytes, bits: int) -> bytes:
    unpacker = zlib.decompressobj(bits)
    try:
        content = unpacker.decompress(body, limits.DOCUMENT + 1)
    except zlib.error as error:
        raise Failed("The answer is packed and damaged.") from error
    if len(content) > limits.DOCUMENT:
        raise Failed(TOO_MUCH, again=False)
    if not unpacker.eof:
        raise Failed("The answer broke off before its end.")
    return content
