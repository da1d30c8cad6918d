"""An invented news site on loopback: what it answers is a table that tests write."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from onrecord.ingest.web import Clock

PAGE = """<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>
<p>{said} Residents of Dovreth said on Monday that soldiers had opened fire on a crowd in the market square, and that shops
stayed closed until the evening.</p><p>The army did not comment on the report, which a doctor confirmed.</p></article></body>
</html>"""


def page(title: str, said: str = "3 people killed.", head: str = "") -> bytes:
    """A page with a report on it."""
    return PAGE.format(title=title, said=said, head=head).encode()


def feed(*links: str, base: str = "") -> bytes:
    """An RSS feed with an entry for each link."""
    items = "".join(
        f"<item><title>{escape(link)}</title><link>{escape(base + link)}</link>"
        "<pubDate>Mon, 04 Mar 2024 10:00:00 GMT</pubDate></item>"
        for link in links
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Lamp</title>{items}</channel></rss>'.encode()


@dataclass
class Reply:
    """One answer. `stream` writes the body itself, for bodies that never end or trickle."""

    body: bytes = b""
    status: int = 200
    media: str = "text/html"
    headers: dict[str, str] = field(default_factory=dict)
    stream: Callable[[Any], None] | None = None


Table = dict[str, Reply | list[Reply] | Callable[[dict[str, str]], Reply]]


@dataclass
class Site:
    """A running server. `table` maps paths to answers: one for all requests, one after the other (the last one stays), or a
    function of the request's headers. `asked` holds (path, headers, time) of each request."""

    port: int
    table: Table = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], float]] = field(default_factory=list)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def paths(self) -> list[str]:
        """What was asked for, but for the rules."""
        return [path for path, _, _ in self.asked if path != "/robots.txt"]

    def reply(self, path: str, headers: dict[str, str]) -> Reply:
        self.asked.append((path, headers, time.monotonic()))
        said = self.table.get(path, Reply(status=404))
        if isinstance(said, list):
            return said.pop(0) if len(said) > 1 else said[0]
        return said if isinstance(said, Reply) else said(headers)


@contextmanager
def serving() -> Iterator[Site]:
    """A site, until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            reply = site.reply(self.path, {k.lower(): v for k, v in self.headers.items()})
            self.send_response(reply.status)
            for name, value in {"Content-Type": reply.media, **reply.headers}.items():
                self.send_header(name, value)
            if reply.stream is None:
                self.send_header("Content-Length", str(len(reply.body)))
            else:
                self.send_header("Connection", "close")
            self.end_headers()
            try:
                self.wfile.write(reply.body) if reply.stream is None else reply.stream(self.wfile)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(server.server_address[1])
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def tagged(body: bytes, tag: str, media: str = "text/html") -> Callable[[dict[str, str]], Reply]:
    """An answer with an ETag, and "unchanged" for those who know it."""

    def reply(headers: dict[str, str]) -> Reply:
        if headers.get("if-none-match") == tag:
            return Reply(status=304, headers={"ETag": tag})
        return Reply(body, media=media, headers={"ETag": tag})

    return reply


def endless(out: Any) -> None:
    """A body without an end."""
    while True:
        out.write(b"x" * 65_536)


def trickle(out: Any) -> None:
    """A body of a byte now and then."""
    while True:
        out.write(b"x")
        out.flush()
        time.sleep(0.05)


def bomb() -> bytes:
    """100 MB in a tenth of one."""
    return gzip.compress(b"0" * 100_000_000)


class Quick(Clock):
    """A clock on which waiting takes no time."""

    def __init__(self) -> None:
        super().__init__()
        self.skipped = 0.0
        self.waits: list[float] = []
        self._lock = threading.Lock()

    def now(self) -> datetime:
        return datetime(2024, 3, 5, 12, tzinfo=UTC) + timedelta(seconds=self.skipped)

    def seconds(self) -> float:
        return self.skipped

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.skipped += max(0.0, seconds)
            self.waits.append(seconds)
