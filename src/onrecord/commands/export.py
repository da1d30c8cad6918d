"""onrecord export: a record as files."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class As(StrEnum):
    """The forms that an export can take."""

    jsonl = "jsonl"
    csv = "csv"


def export(
    record: Annotated[Path, typer.Argument(help="The record to read.", show_default=False)],
    form: Annotated[As, typer.Option("--as", help="JSON Lines (the contract) or CSV twins for spreadsheets.")] = As.jsonl,
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to write into.")] = Path("export"),
) -> None:
    """Write the record as files: a table for documents, claims, incidents and the rest, the texts, and schema.json.

    Offsets are characters of texts/ID.txt. Files of an earlier export in the folder are replaced once all are written."""
    from onrecord.export import write
    from onrecord.store import View

    with View.open(record) as view:
        paths = write(view, output, form.value)
    tables = [path for path in paths if path.suffix == f".{form.value}"]
    typer.echo(f"Wrote {len(tables)} tables, schema.json and {len(paths) - len(tables) - 1} texts into {output}")


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("export")(export)
