"""What was fetched, as WARC files, with a log of what is known of each address beside them.

A visit is appended as a whole: request and answer of every redirect, then a metadata record that closes it. It counts once it
is on the disk. What a killed run leaves half written is cut off when the archive is opened again; a visit that is whole and not
yet in the log is taken into it. Without its log an archive is read through, and the log written anew."""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord import limits
from onrecord.errors import InputError
from onrecord.ingest.web import warcs
from onrecord.ingest.web.answer import Answer
from onrecord.ingest.web.log import Log, synced
from onrecord.ingest.web.state import Line, State, Visit

ENDING = ".warc.gz"
DEFAULT = f"fetched{ENDING}"


def place(named: Path) -> Path:
    """The first file of the archive that a person names: that file, or one in the folder of that name."""
    return named if named.name.lower().endswith(ENDING) else named / DEFAULT


class Archive:
    """One archive, open for writing; made if it is not there. Only one process may hold it. A context manager.

    `path` is its first file; more are begun beside it as they fill. `agent` is written into each new file.
    Raises InputError where it cannot be written to, or another process holds it."""

    def __init__(self, path: Path, agent: str) -> None:
        self.path, self._agent = path, agent
        self._stem = path.name[: -len(ENDING)]
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._log = Log(path.parent / f".{self._stem}.log")
        except OSError as error:
            raise InputError(
                f"{path.parent} cannot be written to ({error.strerror}). Name another place, or check its permissions."
            ) from error
        self.state = State()
        known = self._log.lines()
        for line in known or ():
            self.state.take(line)
        self._recover(new=known is None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self._log.close()

    def note(self, lines: Iterable[Line]) -> None:
        """Takes lines into the state and the log, in one go."""
        kept = list(lines)
        for line in kept:
            self.state.take(line)
        self._log.append(kept)

    def save(self, answers: Sequence[Answer], visit: Visit) -> Visit:
        """Appends a visit with its answers, the last of which brought the page; answers it with the place where it lies."""
        file = self._current()
        start = file.stat().st_size if file.exists() else 0
        head = b"" if start else warcs.opening(file.name, self._agent, answers[-1].retrieved_at)
        fed = {"title": visit.title, "published": visit.published}
        parts = [record for answer in answers[:-1] for record in warcs.exchange(answer)]
        parts += warcs.exchange(answers[-1], fed)
        before = start + len(head) + sum(map(len, parts[:-1]))
        closing = warcs.closing(answers[-1], json.dumps(_bare(visit)))
        whole = b"".join((head, *parts, closing))
        synced(file, whole)
        placed = replace(visit, file=file.name, offset=before, length=len(parts[-1]), end=start + len(whole))
        self.note([placed])
        return placed

    def read(self, visit: Visit) -> bytes:
        """The record of the answer of a visit, packed as it lies. Raises OSError."""
        with (self.path.parent / visit.file).open("rb") as file:
            file.seek(visit.offset)
            return file.read(visit.length)

    def _files(self) -> list[Path]:
        """The files that there are, in order."""
        found, n = [], 1
        while (file := self._file(n)).exists():
            found.append(file)
            n += 1
        return found

    def _file(self, n: int) -> Path:
        return self.path if n == 1 else self.path.with_name(f"{self._stem}-{n}{ENDING}")

    def _current(self) -> Path:
        """The file that the next visit is appended to."""
        files = self._files()
        if files and files[-1].stat().st_size < limits.ARCHIVE:
            return files[-1]
        return self._file(len(files) + 1)

    def _recover(self, new: bool) -> None:
        """Brings log and files to the same state: whole visits that the log lacks are taken into it, torn ends cut off."""
        ends: dict[str, int] = {}
        for visit in self.state.visits:
            ends[visit.file] = max(visit.end, ends.get(visit.file, 0))
        found: list[Line] = []
        for file in self._files():
            visits, end = warcs.visits(file, ends.get(file.name, 0))
            found += [replace(Visit(**json.loads(said)), **lies) for said, lies in visits]
            if end < file.stat().st_size:
                os.truncate(file, end)
        if found or new:
            self.note(found)
        if self._log.long(len(self.state.visits) + len(self.state.wanted) + len(self.state.same)):
            self._log.rewrite(self.state.lines())


def _bare(visit: Visit) -> dict[str, str]:
    """What a visit says beside where it lies."""
    return {name: value for name, value in asdict(visit).items() if isinstance(value, str) and value and name != "file"}
