"""A log of lines that is only appended to, and held by one process at a time."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO

from onrecord.errors import InputError
from onrecord.ingest.web.state import Line, read, written

try:
    import fcntl
except ImportError:  # not on Windows
    fcntl = None  # type: ignore[assignment]

SPARE = 1_000
"""Lines that a log may have more than it needs, before it is written anew."""


class Log:
    """The log in the file `path`; a file of the same name ending in .lock is held meanwhile. Raises OSError, and InputError
    when another process holds it."""

    def __init__(self, path: Path) -> None:
        self._path, self._count = path, 0
        self._lock = _held(path.with_suffix(".lock"), path)

    def close(self) -> None:
        """Lets go of it."""
        self._lock.close()

    def lines(self) -> list[Line] | None:
        """The lines of the log; a last one that was not written to its end is cut off. Null where there is no log, or it is
        damaged: such a one is put aside."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return None
        whole = content[: content.rfind(b"\n") + 1]
        if len(whole) < len(content):
            os.truncate(self._path, len(whole))
        try:
            found = [read(line) for line in whole.decode("ascii").splitlines()]
        except ValueError:
            self._path.replace(self._path.with_suffix(".damaged"))
            return None
        self._count = len(found)
        return found

    def append(self, lines: Iterable[Line]) -> None:
        """Adds lines; they are on the disk when it comes back."""
        kept = [written(line) + "\n" for line in lines]
        synced(self._path, "".join(kept).encode())
        self._count += len(kept)

    def long(self, needed: int) -> bool:
        """Whether most of the log is out of date."""
        return self._count > 2 * needed + SPARE

    def rewrite(self, lines: Iterable[Line]) -> None:
        """Puts these lines in the place of all others, whole or not at all."""
        part = self._path.with_suffix(".part")
        part.unlink(missing_ok=True)
        kept = [written(line) + "\n" for line in lines]
        synced(part, "".join(kept).encode())
        part.replace(self._path)
        self._count = len(kept)


def synced(path: Path, content: bytes) -> None:
    """Appends to a file; when it comes back, that is on the disk. Raises InputError when it cannot be written; then the file is
    as it was."""
    new = not path.exists()
    before = 0 if new else path.stat().st_size
    try:
        with path.open("ab") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException as error:
        with suppress(OSError):
            os.truncate(path, before)
        if not isinstance(error, OSError):
            raise
        raise InputError(
            f"{path} cannot be written to ({error.strerror}). Free some disk space or check its permissions, then run this "
            "again: what was saved is saved."
        ) from error
    if new and hasattr(os, "O_DIRECTORY"):
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _held(path: Path, of: Path) -> IO[bytes]:
    file = path.open("ab")
    if fcntl is not None:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            raise InputError(
                f"Another onrecord is fetching into {of.parent}. Wait until it has ended, or name another place with -o."
            ) from None
    return file
