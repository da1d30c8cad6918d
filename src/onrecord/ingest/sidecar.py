"""What a collector knows of the files of a folder: `meta.json` (a list of rows with `id`, or an object by id) or `meta.csv`."""

import csv
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.config import SIDECARS
from onrecord.ingest.files import Found
from onrecord.ingest.layouts import hints_of, left_out
from onrecord.model import Hints, Issue

NAME_COLUMNS = ("id", "file", "path", "name")
# Entries named in an Issue; of the others only the number is told.
FEW = 3
Entries = dict[str, dict[str, Any]]


class Sidecars:
    """Reads each sidecar once. A file is looked up in its own folder, then in the folders above it up to the one that was
    named, by stem, by file name, or by its path from the sidecar."""

    def __init__(self) -> None:
        self._read: dict[Path, Entries] = {}

    def of(self, member: Found) -> tuple[Hints, list[Issue]]:
        """What the sidecars say of `member`, and the Issues of those read for the first time."""
        assert member.path is not None
        issues: list[Issue] = []
        for up, folder in enumerate(_folders(member), start=1):
            if folder not in self._read:
                self._read[folder] = _load(folder, "".join(f"{part}/" for part in member.shown.split("/")[:-up]), issues)
            entries = self._read[folder]
            row = next((entries[name] for name in _names(member.path.relative_to(folder)) if name in entries), None)
            if row is not None:
                return hints_of(row, member.stem), issues
        return Hints(), issues


def _names(inside: Path) -> tuple[str, ...]:
    """What an entry may call the file that lies at `inside` from the sidecar."""
    found = Found(inside, "")
    return found.stem, found.name, inside.name, inside.as_posix(), inside.with_suffix("").as_posix()


def _folders(member: Found) -> list[Path]:
    assert member.path is not None
    parents = list(member.path.parents)
    return parents[: parents.index(member.root) + 1] if member.root in parents else parents[:1]


def _load(folder: Path, shown: str, issues: list[Issue]) -> Entries:
    """The entries of the sidecars in `folder`, which people know as `shown`."""
    entries: Entries = {}
    for name in SIDECARS:
        try:
            text = (folder / name).read_text(encoding="utf-8-sig")
            rows = _json(text) if name.endswith(".json") else _csv(text)
        except (FileNotFoundError, IsADirectoryError):
            continue
        except (OSError, ValueError, RecursionError, csv.Error) as error:
            issues.append(_broken(shown + name, error))
            continue
        named = _by_name(rows)
        issues.extend(Issue("ingest", shown + name, problem) for problem in _doubts(rows, named, folder))
        for key, row in named.items():
            entries.setdefault(key, row)
    return entries


def _broken(shown: str, error: Exception) -> Issue:
    why = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else getattr(error, "strerror", None) or str(error)
    return Issue(
        "ingest", shown,
        f"This sidecar cannot be read ({why}), so its documents go without it. It must be UTF-8: a list of objects with "
        "`id`, an object by id, or a CSV with a column `id`.",
    )  # fmt: skip


def _json(text: str) -> list[Any]:
    said = json.loads(text)
    if isinstance(said, dict):
        return [{**row, "id": name} if isinstance(row, dict) else row for name, row in said.items()]
    if not isinstance(said, list):
        raise ValueError("neither a list nor an object")
    return said


def _csv(text: str) -> list[Any]:
    rows = [{(k or "").strip().lower(): v for k, v in row.items()} for row in csv.DictReader(io.StringIO(text))]
    if rows and not any(column in rows[0] for column in NAME_COLUMNS):
        raise ValueError("it has no column `id`; columns are parted by commas")
    return rows


def _by_name(rows: list[Any]) -> Entries:
    entries: Entries = {}
    for row in rows:
        if name := _name(row):
            entries.setdefault(name, row)
    return entries


def _name(row: Any) -> str:
    if not isinstance(row, dict):
        return ""
    return next((str(row[c]).strip() for c in NAME_COLUMNS if row.get(c) not in (None, "")), "")


def _doubts(rows: list[Any], entries: Entries, folder: Path) -> Iterator[str]:
    """What of a sidecar speaks of no file, or says what cannot be taken in."""
    nameless = sum(1 for row in rows if not _name(row))
    if nameless:
        yield f"{_some(nameless)} left out: each must be an object with an `id`, the name of a file."
    files = {name for here, _, names in os.walk(folder) for n in names for name in _names(Path(here, n).relative_to(folder))}
    astray = [name for name in entries if name not in files]
    if astray:
        few = ", ".join(repr(name[:60]) for name in astray[:FEW]) + (", ..." if len(astray) > FEW else "")
        yield f"{_some(len(astray))} of no file here ({few}). An `id` is the name of a file in this folder."
    for name, row in entries.items():
        if problem := left_out(row):
            yield f"Of {name[:60]!r}: {problem}"


def _some(count: int) -> str:
    return "1 entry of this sidecar is" if count == 1 else f"{count:,} entries of this sidecar are"
