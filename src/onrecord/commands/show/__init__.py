"""`onrecord show`: a record read at the keyboard."""

from pathlib import Path
from typing import Annotated

import typer


def show(
    record: Annotated[Path, typer.Argument(help="The record to read.", show_default=False)],
    incident: Annotated[
        str, typer.Argument(help="An incident or toll: its id or the beginning of it.", show_default=False)
    ] = "",
    claims: Annotated[bool, typer.Option("--claims", help="List who says what.")] = False,
    contradictions: Annotated[bool, typer.Option("--contradictions", help="List accounts that exclude each other.")] = False,
    tolls: Annotated[bool, typer.Option("--tolls", help="List running figures over many happenings.")] = False,
    persons: Annotated[bool, typer.Option("--persons", help="List people named as harmed or held.")] = False,
    issues: Annotated[bool, typer.Option("--issues", help="List what was met and not understood.")] = False,
    documents: Annotated[bool, typer.Option("--documents", help="List the texts that were brought in.")] = False,
    families: Annotated[bool, typer.Option("--families", help="List texts that repeat others, and what shows it.")] = False,
    document: Annotated[str, typer.Option("--document", metavar="ID", help="Show one document.", show_default=False)] = "",
    search: Annotated[
        str, typer.Option(metavar="WORDS", help='List documents that hold these words, or a "phrase".', show_default=False)
    ] = "",
    place: Annotated[str, typer.Option(help="Only at places whose name holds this.", show_default=False)] = "",
    since: Annotated[
        str, typer.Option(metavar="DATE", help="Only on or after this day, month or year.", show_default=False)
    ] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="Only on or before it.", show_default=False)] = "",
    harm: Annotated[str, typer.Option(help="Only this harm: killed, injured, detained, ...", show_default=False)] = "",
    origin: Annotated[str, typer.Option(help="Only from origins whose name holds this.", show_default=False)] = "",
    limit: Annotated[int, typer.Option(min=0, help="At most so many rows (0: all).")] = 0,
    everything: Annotated[
        bool, typer.Option("--all", help="Also incidents with nobody harmed, accused or attacked (marches, withdrawals).")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For programs: the rows of the export as JSON.")] = False,
) -> None:
    """Show what a record holds: its incidents, one of them with every passage behind it, or one of its listings.

    Incidents with nobody harmed, accused or attacked are counted under the table and listed with --all; --json has them
    always. On a terminal tables fit its width; into a pipe or a file rows go whole, one a line."""
    from onrecord.commands.show.filters import Filters
    from onrecord.commands.show.run import Asked, run

    flags = {
        "claims": claims, "contradictions": contradictions, "tolls": tolls, "persons": persons, "issues": issues,
        "documents": documents, "families": families,
    }  # fmt: skip
    filters = Filters(place, since, until, harm, origin)
    what = chosen(flags, incident, document, search)
    run(Asked(record, what, incident, document, filters, limit, as_json, everything, search))


def chosen(flags: dict[str, bool], incident: str, document: str, search: str) -> str:
    """The one listing that was asked for. Raises InputError when two things were."""
    from onrecord.errors import InputError

    asked = [f"--{name}" for name, on in flags.items() if on]
    asked += [incident] if incident else []
    asked += [f"--document {document}"] if document else []
    asked += [f"--search {search}"] if search else []
    if len(asked) > 1:
        raise InputError(f"Ask for one thing at a time: {' or '.join(asked)}.")
    return next((name for name, on in flags.items() if on), "incidents")


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("show")(show)
