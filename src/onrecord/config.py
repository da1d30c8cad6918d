"""What a build can be told, and what its answers depend on beside the input."""

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from onrecord import __version__
from onrecord.errors import InputError

# Documents that are read together and saved in one transaction: large enough to keep the parser busy, small enough that a
# killed build loses a second or two.
CHUNK = 16
# From this many unread documents on, starting more processes costs less than it saves (a start takes about 2 s each).
MANY = 200
# A file of this name marks the folder of a record's captures, so that no build takes them, or the record, for reports.
RECORD_MARK = ".onrecord"
# Files that tell of the other files in their folder.
SIDECARS = ("meta.json", "meta.csv")


@dataclass(frozen=True, slots=True)
class Settings:
    """`everything` reads documents that the relevance gate passes over; `gazetteer` are files of further places; `profile` is
    the coding profile by which figures are reconciled."""

    everything: bool = False
    gazetteer: tuple[Path, ...] = ()
    profile: str = "ucdp"

    def made_by(self) -> str:
        """What a reading depends on beside its document: when this changes, documents are read anew."""
        places = _digest(path.read_bytes() for path in self.gazetteer)[:12] if self.gazetteer else "own"
        return f"onrecord {__version__} {code(('model', 'vocab', 'extract'))[:12]} gazetteer {places}"

    def linked_by(self) -> str:
        """What incidents depend on beside the readings."""
        return f"onrecord {__version__} {code(('model', 'vocab', 'clean', 'link'))[:12]}"

    def weighed_by(self) -> str:
        """What findings depend on beside the incidents and the profile."""
        return f"onrecord {__version__} {code(('model', 'vocab', 'weigh'))[:12]}"


def settings(everything: bool, gazetteer: Sequence[str | Path], profile: str) -> Settings:
    """Settings as a person gives them. Raises InputError for a gazetteer file that is not there."""
    paths = tuple(Path(path) for path in gazetteer)
    for path in paths:
        if not path.is_file() or not os.access(path, os.R_OK):
            why = "it is a folder" if path.is_dir() else "you may not open it" if path.exists() else "there is no such file"
            raise InputError(f"The gazetteer {path} cannot be read: {why}. Check the path after --gazetteer.")
    return Settings(everything, paths, profile)


def default_jobs() -> int:
    """Processes that read when nothing else is asked for: two, because each holds its own model in memory."""
    return min(2, os.cpu_count() or 1)


@cache
def code(packages: tuple[str, ...]) -> str:
    """The sha256 of the program's own files in `packages`: rules, word lists and weights that change an answer."""
    root = resources.files("onrecord")
    return _digest(part for package in packages for part in _files(root / package, package))


def _files(folder: Traversable, name: str) -> list[bytes]:
    """Names and contents below `folder`, in name order, without what Python or an editor leaves there."""
    found: list[bytes] = []
    for member in sorted(folder.iterdir(), key=lambda m: m.name):
        inside = f"{name}/{member.name}"
        if member.is_dir():
            found += [] if member.name == "__pycache__" else _files(member, inside)
        elif not member.name.startswith("."):
            found += [inside.encode(), member.read_bytes()]
    return found


def _digest(parts: Iterable[bytes]) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()
