"""The sets that can be measured: a new one is one line. `run` brings a set's documents in as a person would."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from evals import convert, inputs


@dataclass(frozen=True, slots=True)
class Set:
    """`prepare` copies into a folder what the program may see and names it; `convert` writes what score.py reads."""

    prepare: Callable[[Path, Path], list[str]]
    convert: Callable[[Path, Path], None]


SETS: dict[str, Set] = {
    "claims": Set(inputs.groups, convert.claims),
    "gva": Set(inputs.rows, convert.take),
    "attribution": Set(inputs.rows, convert.attribution),
    "places": Set(inputs.rows, convert.places),
    "time": Set(inputs.rows, convert.time),
    "pages": Set(inputs.pages, convert.pages),
    "page_dates": Set(inputs.pages, convert.page_dates),
    "clutter": Set(inputs.texts, convert.pages),
}


def run(name: str, data: Path, out: Path) -> None:
    """Builds one record over all documents of DATA (`build --all`), exports it, and writes the answers into OUT."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="onrecord-evals-") as folder:
        work = Path(folder)
        paths = SETS[name].prepare(data, work)
        export = build(paths, work)
        SETS[name].convert(export, out)


def build(paths: list[str], work: Path) -> Path:
    """The folder of the export of one build over `paths`, as `onrecord build --all` and `onrecord export` make it."""
    from onrecord import pipeline
    from onrecord.export import write
    from onrecord.store import View

    record, export = work / "set.record", work / "export"
    pipeline.build(paths, record, everything=True)
    with View.open(record) as view:
        write(view, export, "jsonl")
    return export
