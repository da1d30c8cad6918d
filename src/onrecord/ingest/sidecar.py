"""What a collector knows of the files of a folder: `meta.json` (a list of rows with `id`, or an object by id) or `meta.csv`."""

import csv
import io
import json
from pathlib import Path
from typing import Any

from onrecord.ingest.files import SIDECARS, Found
from onrecord.ingest.rows import hints_of
from onrecord.model import Hints, Issue

NAME_COLUMNS = ("id", "file", "path", "name")
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
        for folder in _folders(member):
            if folder not in self._read:
                self._read[folder] = _load(folder, issues)
            entries = self._read[folder]
            inside = member.path.relative_to(folder)
            names = (member.stem, member.name, member.path.name, inside.as_posix(), inside.with_suffix("").as_posix())
            row = next((entries[n] for n in names if n in entries), None)
            if row is not None:
                return hints_of(row, member.stem), issues
        return Hints(), issues


def _folders(member: Found) -> list[Path]:
    assert member.path is not None
    parents = list(member.path.parents)
    return parents[: parents.index(member.root) + 1] if member.root in parents else parents[:1]


def _load(folder: Path, issues: list[Issue]) -> Entries:
    entries: Entries = {}
    for name in SIDECARS:
        path = folder / name
        if path.is_file():
            try:
                text = path.read_text(encoding="utf-8-sig")
                rows = _json(text) if name.endswith(".json") else _csv(text)
            except (OSError, ValueError, RecursionError, csv.Error) as error:
                issues.append(_broken(path, error))
                continue
            for key, row in rows.items():
                entries.setdefault(key, row)
    return entries


def _broken(path: Path, error: Exception) -> Issue:
    return Issue(
        "ingest", f"{path.parent.name}/{path.name}",
        f"This sidecar cannot be read ({error}), so its documents go without it. It must be UTF-8: a list of objects with "
        "`id`, an object by id, or a CSV with a column `id`.",
    )  # fmt: skip


def _json(text: str) -> Entries:
    said = json.loads(text)
    if isinstance(said, dict):
        said = [{**row, "id": name} for name, row in said.items() if isinstance(row, dict)]
    if not isinstance(said, list):
        raise ValueError("neither a list nor an object")
    return _by_name([row for row in said if isinstance(row, dict)])


def _csv(text: str) -> Entries:
    return _by_name([{(k or "").strip().lower(): v for k, v in row.items()} for row in csv.DictReader(io.StringIO(text))])


def _by_name(rows: list[dict[str, Any]]) -> Entries:
    entries: Entries = {}
    for row in rows:
        name = next((str(row[c]).strip() for c in NAME_COLUMNS if row.get(c) not in (None, "")), "")
        if not name:
            raise ValueError("an entry has no `id`")
        entries.setdefault(name, row)
    return entries
