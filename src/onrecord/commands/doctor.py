"""`onrecord doctor`: versions, models and their checksums, disk, and what is optional and missing."""

import dataclasses
import json
from pathlib import Path
from typing import Annotated

import typer

WORDS = {"ok": "", "missing": "MISSING", "other": "CHECK", "optional": "not installed"}


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(doctor)


def doctor(as_json: Annotated[bool, typer.Option("--json", help="The same as JSON.")] = False) -> None:
    """Tell what this installation consists of and what is wrong with it. Ends with 1 when something needed is missing."""
    from onrecord.doctor import examine

    checks = examine(Path.cwd())
    if as_json:
        typer.echo(json.dumps([dataclasses.asdict(check) for check in checks], indent=2))
    for check in [] if as_json else checks:
        typer.echo(f"{check.name:<24}{_short(check.found)}{WORDS[check.state] and '  ' + WORDS[check.state]}".rstrip())
        if check.advice:
            typer.echo(f"{'':<24}{check.advice}")
    if any(check.state == "missing" for check in checks):
        raise typer.Exit(1)


def _short(found: str) -> str:
    """A checksum by its first 16 digits; the whole one is in the JSON."""
    return found[:23] + "..." if found.startswith("sha256 ") else found
