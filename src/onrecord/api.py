"""The Python door: the same as the command line, with a record to ask questions of as the answer."""

import tempfile
import weakref
from collections.abc import Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import BinaryIO

from onrecord import pipeline
from onrecord.intake import Progress
from onrecord.model import Hints
from onrecord.store import View

Names = str | PathLike[str] | Sequence[str | PathLike[str]]


def build(
    paths: Names,
    output: str | PathLike[str] | None = None,
    *,
    hints: Hints = pipeline.NO_HINTS,
    everything: bool = False,
    gazetteer: Sequence[str | Path] = (),
    profile: str = "ucdp",
    jobs: int | None = None,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> View:
    """The record of the documents below `paths` (files, folders, globs, `-`, .jsonl), open for reading.

    `output` is the record's file; a file that is there is continued. Without it the record is a temporary one that goes
    when the answer does. `hints` fill what documents do not say of themselves; `everything` reads documents that are not
    about harm, force or protest; `gazetteer` are files of further places; `profile` is the coding profile; `jobs` the number
    of processes that read; `progress` is called as (stage, done, total).

    Raises InputError for paths that do not exist, RecordError when `output` cannot be used."""
    names = [fspath(path) for path in ([paths] if isinstance(paths, str | PathLike) else paths)]
    scratch = None if output is not None else tempfile.TemporaryDirectory(prefix="onrecord-")
    where = Path(fspath(output)) if output is not None else Path(scratch.name if scratch else "") / "temporary.record"
    pipeline.build(
        names, where, hints=hints, everything=everything, gazetteer=gazetteer, profile=profile, jobs=jobs,
        progress=progress, stdin=stdin,
    )  # fmt: skip
    view = View.open(where)
    if scratch is not None:
        weakref.finalize(view, scratch.cleanup)
    return view


def open_record(path: str | PathLike[str]) -> View:
    """The record in the file `path`, open for reading. Raises RecordError when there is none or it cannot be read."""
    return View.open(fspath(path))
