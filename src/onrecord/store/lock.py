"""One writer at a time: two builds into the same record would each miss what the other brings in."""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

from onrecord.config import RECORD_MARK
from onrecord.errors import RecordError

try:
    import fcntl
except ImportError:  # not on Windows; there SQLite's own lock still keeps single transactions apart
    fcntl = None  # type: ignore[assignment]


STEP = 0.02  # seconds between two tries


@contextlib.contextmanager
def only_writer(record: Path, folder: Path, wait: float = 0) -> Iterator[None]:
    """Holds the lock of `record`, a file in its captures' folder, until the block ends or the process dies, however it dies.
    While another holds it, it is tried again for `wait` seconds.

    Raises RecordError when another process keeps it, OSError when the folder cannot be written to."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / RECORD_MARK).open("wb") as file:
        if fcntl is not None:
            _lock(file.fileno(), record, wait)
        yield


def _lock(file: int, record: Path, wait: float) -> None:
    last = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= last:
                raise RecordError(_busy(record, wait)) from None
            time.sleep(STEP)


def _busy(record: Path, wait: float) -> str:
    if wait:
        return (
            f"Another program has been writing to {record} for {wait:.0f} seconds: a build, or somebody else's decision. "
            "Nothing was written. Wait until that has ended, then try again."
        )
    return f"Another build is writing to {record}. Wait until it has ended, or build into another file with -o."
