"""`onrecord profile`: a finished record weighed under another rule set."""

import dataclasses
import json
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(profile)


def profile(
    record: Annotated[Path, typer.Argument(help="The record.", show_default=False)],
    name: Annotated[
        str, typer.Argument(help="The coding profile to weigh under: ucdp, acled, ibc, every-casualty.", show_default=False)
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="The changes as JSON.")] = False,
) -> None:
    """Weigh a record under another coding profile, which it keeps, and see what that changes; without a name, tell which
    profile it has. No report is read anew, and decisions stay."""
    from onrecord import api
    from onrecord.changes import told
    from onrecord.store import View
    from onrecord.weigh import PROFILES

    with View.open(record) as view:
        before = view.meta().get("profile", "")
    if not name:
        others = ", ".join(p for p in PROFILES if p != before)
        typer.echo(
            json.dumps({"profile": before})
            if as_json
            else f"{before}. Others: {others}. Change it: onrecord profile {record} NAME"
        )
        return
    outcome = api.reweigh(record, name)
    if as_json:
        changes = [dataclasses.asdict(change) for change in outcome.changes]
        typer.echo(json.dumps({"profile": name, "before": before, "changes": changes}, ensure_ascii=False, indent=2))
        return
    typer.echo(f"{record} is weighed under {name} (before: {before}).")
    for line in told(outcome.changes) or ["No number or grade changes."]:
        typer.echo(line)
