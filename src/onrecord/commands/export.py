"""onrecord export: a record as files."""

from pathlib import Path
from typing import Annotated

import typer

from onrecord.commands.redacting import Keep, Public, Redact, chosen


def export(
    record: Annotated[Path, typer.Argument(help="The record to read.", show_default=False)],
    form: Annotated[
        str, typer.Option("--as", help="The form: jsonl (the contract) or csv (its twins for spreadsheets).")
    ] = "jsonl",
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to write into.")] = Path("export"),
    redact: Redact = None,
    public: Public = False,
    keep: Keep = None,
) -> None:
    """Write the record as files: a table for documents, claims, incidents and the rest, the texts, and schema.json.

    Offsets are characters of texts/ID.txt. Files of an earlier export in the folder are replaced once all are written."""
    from onrecord.export import write
    from onrecord.store import View

    with View.open(record) as view:
        paths = write(chosen(view, redact, public, keep), output, form)
    tables = [path for path in paths[:-1] if path.parent == output]
    typer.echo(f"Wrote {len(tables)} tables, schema.json and {len(paths) - len(tables) - 1} texts into {output}")


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("export")(export)
