"""From the paths a person named to the files below them, each once, in name order."""

import glob
import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.config import RECORD_MARK, SIDECARS
from onrecord.errors import InputError
from onrecord.ingest.packed import bare
from onrecord.ingest.single import UNSAFE
from onrecord.model import Issue

ADDRESS = re.compile(r"\s*https?://", re.I)
BESIDE_RECORD = re.compile(r"(-(captures|accounts|wal|shm|journal))+$")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read. `shown` is how it is named to people and in the record (posix, from the named folder's own name on);
    `root` the folder that was named, as far up as sidecars are looked for; `path` is null for standard input."""

    path: Path | None
    shown: str
    root: Path | None = None

    @property
    def name(self) -> str:
        """The file's name without the ending of its packing."""
        return bare(self.path.name if self.path else self.shown)

    @property
    def stem(self) -> str:
        """The id that the document wants."""
        return Path(self.name).stem


def is_address(named: str) -> bool:
    """Whether a person means an address and not a file."""
    return ADDRESS.match(named) is not None


def find(paths: Sequence[str]) -> Iterator[Found | Issue]:
    """The files below `paths` in the order named, folders in name order; an Issue for a folder or member that the system
    will not give. Hidden files and folders (a leading dot) inside a folder are left alone, sidecars are not documents, nor are
    records and what lies beside them.
    Raises InputError for a path that is not there."""
    seen: set[str] = set()
    for named in paths:
        for member in [Found(None, "-")] if named == "-" else _below(named):
            real = os.path.realpath(member.path) if isinstance(member, Found) and member.path else None
            if real is None or real not in seen:
                yield member
            if real is not None:
                seen.add(real)


def _below(named: str) -> Iterator[Found | Issue]:
    if not named:
        raise InputError("One of the paths is empty, perhaps a shell variable without a value. Name a file or a folder.")
    path = Path(os.path.expanduser(named))  # noqa: PTH111  (Path.expanduser raises for a user that is not there)
    matches = [path] if _is_there(path) else [Path(m) for m in _matches(str(path))]
    if not matches:
        raise InputError(
            f"There is no file or folder {named!r}, and no file matches it as a pattern. "
            "Check the spelling, or name the folder that holds the reports."
        )
    for match in matches:
        if _of_record(match):
            continue
        yield from _folder(match) if match.is_dir() else [_file(match)]


def _is_there(path: Path) -> bool:
    """Whether `path` exists. Raises InputError when the system will not tell."""
    try:
        return path.exists()
    except OSError as error:
        raise InputError(f"{path} cannot be looked for ({error.strerror}). Check its spelling and the permissions.") from error


def _matches(pattern: str) -> list[str]:
    return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  (Path.glob takes no absolute pattern)


def _folder(folder: Path) -> Iterator[Found | Issue]:
    issues: list[OSError] = []
    found: list[Path] = []
    for here, inner, names in os.walk(folder, onerror=issues.append):
        inner[:] = [name for name in inner if not name.startswith(".") and not _of_record(Path(here, name))]
        links = [name for name in inner if Path(here, name).is_symlink()]
        found.extend(Path(here, name) for name in (*names, *links) if not name.startswith(".") and name not in SIDECARS)
    for error in sorted(issues, key=str):
        yield Issue("ingest", str(error.filename), f"This folder cannot be read ({error.strerror}). Check its permissions.")
    for path in sorted((p for p in found if not _of_record(p)), key=lambda p: p.relative_to(folder).parts):
        shown = UNSAFE.sub("_", "/".join((*([folder.name] if folder.name else []), *path.relative_to(folder).parts)))
        mode = _mode(path)
        if stat.S_ISDIR(mode):
            to = path.readlink()
            yield Issue("ingest", shown, f"It is a link to the folder {to}, which was not followed. Name that folder too.")
        elif mode and not stat.S_ISREG(mode):
            yield Issue("ingest", shown, "It is no regular file, so it was not opened.")
        else:
            yield Found(path, shown, folder)


def _mode(path: Path) -> int:
    """What `path` is, links followed; 0 when the system will not tell: opening it will say why."""
    try:
        return path.stat().st_mode
    except OSError:
        return 0


def _of_record(path: Path) -> bool:
    """Whether `path` is a record, its log, or the folder of its captures: built beside the reports, they are none."""
    record = BESIDE_RECORD.sub("", path.name)
    return bool(record) and stat.S_ISREG(_mode(path.with_name(f"{record}-captures") / RECORD_MARK))


def _file(path: Path) -> Found:
    shown = "/".join(path.parts[-2:]) if path.is_absolute() else path.as_posix()
    return Found(path, UNSAFE.sub("_", shown), path.parent)
