"""A record as files: the contract of docs/reference/export.md. A new format is one module and one line in FORMS.

write(view, Path("out"), "jsonl")
"""

from collections.abc import Callable
from pathlib import Path

from onrecord.errors import ExportError
from onrecord.export import agree, csv, jsonl, publish, texts
from onrecord.export.contract import schema
from onrecord.export.index import Index, Readable

FORMS: dict[str, Callable[[Index, Path], list[Path]]] = {"jsonl": jsonl.write, "csv": csv.write}

__all__ = ["FORMS", "Index", "Readable", "schema", "write"]


def write(view: Readable, folder: Path, form: str = "jsonl") -> list[Path]:
    """Writes the tables, the texts and the schema into `folder` and returns the files in that order. Files of an earlier
    export are replaced only once everything is written and checked; other files in the folder are left alone.

    Raises ExportError for an unknown form, a row that breaks the contract, and a folder that cannot be written."""
    if form not in FORMS:
        raise ExportError(f"There is no export form {form!r}. Choose one of: {', '.join(FORMS)}.")
    index = Index(view)
    agree.check(index)
    with publish.draft(folder) as draft:
        paths = [*FORMS[form](index, draft), *texts.write(index, draft), draft / publish.MARKER]
        paths[-1].write_text(schema(), encoding="utf-8", newline="")
        return publish.move(draft, paths, folder)
