"""One writer at a time: two builds into the same record would each miss what the other brings in."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from onrecord.config import RECORD_MARK
from onrecord.errors import RecordError

try:
    import fcntl
except ImportError:  # not on Windows; there SQLite's own lock still keeps single transactions apart
    fcntl = None  # type: ignore[assignment]


@contextlib.contextmanager
def only_writer(record: Path, folder: Path) -> Iterator[None]:
    """Holds the lock of `record`, a file in its captures' folder, until the block ends or the process dies, however it dies.

    Raises RecordError when another process holds it, OSError when the folder cannot be written to."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / RECORD_MARK).open("wb") as file:
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise RecordError(
                    f"Another build is writing to {record}. Wait until it has ended, or build into another file with -o."
                ) from None
        yield
