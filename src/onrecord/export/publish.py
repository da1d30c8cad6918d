"""Files appear only when all of them are whole: written beside the target, then moved over what an earlier export left."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import ExportError
from onrecord.export.contract import CONTRACT

MARKER = "schema.json"


@contextmanager
def draft(folder: Path) -> Iterator[Path]:
    """A new folder on the same disk as `folder`, gone afterwards. Raises ExportError when there is no writing there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = Path(tempfile.mkdtemp(prefix=".onrecord-export-", dir=folder))
    except OSError as error:
        raise refused(folder, error) from error
    try:
        yield path
    except OSError as error:
        raise refused(folder, error) from error
    finally:
        shutil.rmtree(path, ignore_errors=True)


def refused(folder: Path, error: OSError) -> ExportError:
    """The error for a folder that cannot be written."""
    return ExportError(f"The folder {folder} cannot be written: {error.strerror or error}. Name another folder with -o.")


def ours(folder: Path) -> bool:
    """Whether an export of ours lies in the folder."""
    try:
        return CONTRACT in (folder / MARKER).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


def move(draft: Path, paths: list[Path], folder: Path) -> list[Path]:
    """Moves the files of a draft to the same places in `folder`, over those of an earlier export; other files stay.

    Raises ExportError before the first move when a file that no export wrote would be overwritten."""
    targets = [folder / path.relative_to(draft) for path in paths]
    taken = [] if ours(folder) else [target for target in targets if target.exists()]
    if taken:
        raise ExportError(
            f"{taken[0]} is already there and was not written by an export. Nothing was written. "
            "Name an empty folder with -o, or move that file away."
        )
    for path, target in zip(paths, targets, strict=True):
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
    return targets
