"""A review desk that runs in a thread of this process, on a free port: for the tests of what people see and for pictures."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Any

from onrecord.review.sessions import Tokens


@dataclass(frozen=True, slots=True)
class Running:
    """A desk that answers at `host` (such as 127.0.0.1:8571) about `record`."""

    record: Path
    host: str
    tokens: Tokens

    @property
    def address(self) -> str:
        """Where its first page is."""
        return f"http://{self.host}"

    def entrance(self) -> str:
        """A fresh one-time address of a desk without accounts."""
        return f"{self.address}/enter?token={self.tokens.issue()}"


@contextmanager
def running(record: Path, **settings: Any) -> Iterator[Running]:
    """A desk on `record`, with whatever else review.settings.Settings takes, until the end of the block."""
    import uvicorn

    from onrecord.review.app import create_app
    from onrecord.review.serve import bound
    from onrecord.review.settings import Settings

    listening = bound("127.0.0.1", 0)
    host = f"127.0.0.1:{listening.getsockname()[1]}"
    app = create_app(Settings(record, frozenset({host}), **{"by": "Ana", **settings}))
    server = uvicorn.Server(uvicorn.Config(app, access_log=False, log_level="warning", lifespan="off", ws="none"))
    thread = Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        Event().wait(0.01)
    try:
        yield Running(record, host, app.state.shell.tokens)
    finally:
        server.should_exit = True
        thread.join(10)
