"""The server around the desk: a port that is free, an address with a one-time token, a calm end."""

import socket
import sys
from collections.abc import Callable
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from onrecord.errors import InputError

PORT = 8571
LARGEST_HEAD = 32 * 1024
"""Bytes of a request's head; h11, whatever else is installed, is strict about where one request ends and the next begins."""
TRIED = 20
"""How many ports are tried from PORT on, where none was asked for."""


def bound(host: str, port: int | None) -> socket.socket:
    """A socket that listens on `port` of `host`; without a port, on the first free one from PORT on; 0 is any free one.

    Raises InputError when there is none, or no such host here."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, 0, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except OSError as error:
        raise InputError(f"This machine has no address {host!r} ({error.strerror}). Check --host.") from error
    for tried in [port] if port is not None else range(PORT, PORT + TRIED):
        made = socket.socket(family, socket.SOCK_STREAM)
        try:
            if sys.platform != "win32":  # there it would let two desks share one port
                made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made.bind((address[0], tried))
            made.listen(128)
            return made
        except OSError as error:
            made.close()
            failed = error
    wanted = f"port {port}" if port is not None else f"a port from {PORT} to {PORT + TRIED - 1}"
    raise InputError(f"The desk cannot have {wanted} on {host}: {failed.strerror}. Name another, or any free one: --port 0")


def run(app: FastAPI, listening: socket.socket, started: Callable[[], None], cert: Path | None, key: Path | None) -> None:
    """Serves `app` until Ctrl-C; `started` is called when it answers. Raises KeyboardInterrupt at the end, as Ctrl-C does."""
    config = uvicorn.Config(
        app, access_log=False, log_level="warning", server_header=False, proxy_headers=False, ws="none", lifespan="off",
        http="h11", h11_max_incomplete_event_size=LARGEST_HEAD,
        ssl_certfile=cert, ssl_keyfile=key, limit_concurrency=500, timeout_graceful_shutdown=5, timeout_keep_alive=65,
    )  # fmt: skip
    _Server(config, started).run([listening])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._tell = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Says that it answers, once it does."""
        await super().startup(sockets)
        self._tell()
