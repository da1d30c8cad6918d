"""From the paths a person named to the files below them, each once, in name order."""

import glob
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import InputError

SIDECARS = ("meta.json", "meta.csv")
PACKED = ".gz"


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
        name = self.path.name if self.path else self.shown
        return name[: -len(PACKED)] if name.lower().endswith(PACKED) else name

    @property
    def stem(self) -> str:
        """The id that the document wants."""
        return Path(self.name).stem


def find(paths: Sequence[str]) -> Iterator[Found]:
    """The files below `paths` in the order named, folders in name order. Hidden files and folders (a leading dot) inside a
    folder are left alone, sidecars are not documents. Raises InputError for a path that is not there."""
    seen: set[Path] = set()
    for named in paths:
        if named == "-":
            yield Found(None, "-")
            continue
        for member in _below(named):
            real = member.path.resolve() if member.path else None
            if real is not None and real not in seen:
                seen.add(real)
                yield member


def _below(named: str) -> Iterator[Found]:
    path = Path(named).expanduser()
    if path.is_dir():
        yield from _folder(path)
    elif path.exists():
        yield _file(path)
    else:
        matches = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207  (Path.glob takes no absolute pattern)
        if not matches:
            raise InputError(
                f"There is no file or folder {named!r}, and no file matches it as a pattern. "
                "Check the spelling, or name the folder that holds the reports."
            )
        for match in matches:
            found = Path(match)
            yield from _folder(found) if found.is_dir() else [_file(found)]


def _folder(folder: Path) -> Iterator[Found]:
    own = folder.name
    for path in sorted(folder.rglob("*"), key=lambda p: p.relative_to(folder).as_posix()):
        inside = path.relative_to(folder)
        if any(part.startswith(".") for part in inside.parts) or path.name in SIDECARS or path.is_dir():
            continue
        yield Found(path, f"{own}/{inside.as_posix()}" if own else inside.as_posix(), folder)


def _file(path: Path) -> Found:
    shown = "/".join(path.parts[-2:]) if path.is_absolute() else path.as_posix()
    return Found(path, shown, path.parent)
