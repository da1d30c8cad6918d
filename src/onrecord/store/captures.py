"""The bytes as they arrived, kept beside the record: `NAME.record-captures/ab/cdef...` after their sha256."""

from dataclasses import dataclass
from pathlib import Path

from onrecord.model import Capture


@dataclass(frozen=True, slots=True)
class Arrival:
    """How bytes came in: the file or address, their hash, when they were retrieved, and where the answer of the server lies in
    the archive of what was fetched (FILE@OFFSET); "" where that is not known."""

    path: str
    sha256: str
    retrieved_at: str = ""
    archived: str = ""


def folder(record: Path) -> Path:
    """Where the captures of the record file `record` lie."""
    return record.with_name(record.name + "-captures")


def web(record: Path) -> Path:
    """Where the archive of what was fetched for it lies."""
    return folder(record) / "web"


def place(record: Path, sha256: str) -> Path:
    """The file that holds the bytes with this sha256, whether or not it is there."""
    return folder(record) / sha256[:2] / sha256[2:]


def keep(record: Path, capture: Capture) -> None:
    """Writes the bytes of `capture` unless they are there. The file appears whole or not at all. Raises OSError."""
    wanted = place(record, capture.sha256)
    if wanted.exists():
        return
    wanted.parent.mkdir(parents=True, exist_ok=True)
    part = wanted.with_name(wanted.name + ".part")
    part.write_bytes(capture.content)
    part.replace(wanted)
