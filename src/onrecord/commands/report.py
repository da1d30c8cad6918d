"""`onrecord report`: the record as one page."""

from pathlib import Path
from typing import Annotated

import typer

from onrecord.commands.redacting import Keep, Public, Redact, chosen


def report(
    record: Annotated[Path, typer.Argument(help="The record, as `onrecord build -o` wrote it.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file to write.")] = Path("page.html"),
    redact: Redact = None,
    public: Public = False,
    keep: Keep = None,
) -> None:
    """Writes the record as one page that opens in any browser, without a network."""
    from onrecord.report import write
    from onrecord.store import View

    with View.open(record) as view:
        typer.echo(f"Wrote {write(chosen(view, redact, public, keep), output)}")


def register(app: typer.Typer) -> None:
    """Adds the command to the command line."""
    app.command()(report)
