"""`onrecord build`: reports in, record out."""

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands.fetch import CONTACT, PRIVATE
from onrecord.model import Hints

if TYPE_CHECKING:
    from onrecord.ingest.web import Manners
    from onrecord.pipeline import Summary

STOPPED = "Stopped. What was saved is saved: run the same command again to go on."


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(build)


def build(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Files (pages, texts, PDF, DOCX, mail, feeds, crawls, tables, archives), folders, globs, addresses, or -.",
        ),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The record: made if it is not there, else continued.")],
    published: Annotated[str, typer.Option(help="Publication date of documents that do not give one, YYYY-MM-DD.")] = "",
    outlet: Annotated[str, typer.Option(help="Outlet of documents that do not name one.")] = "",
    everything: Annotated[bool, typer.Option("--all", help="Read also what is not about harm, force or protest.")] = False,
    gazetteer: Annotated[list[Path] | None, typer.Option(help="A file of further places; may be given more than once.")] = None,
    outlets: Annotated[
        Path | None, typer.Option(help="A file of your own outlets and agencies, used before the shipped ones and kept.")
    ] = None,
    profile: Annotated[
        str, typer.Option(help="Coding profile by which figures are reconciled (else the record's own, else ucdp).")
    ] = "",
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes that read when there is much to read (else two).")] = None,
    contact: Annotated[str, typer.Option(help=CONTACT)] = "",
    allow_private: Annotated[bool, typer.Option("--allow-private", help=PRIVATE)] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The summary as JSON.")] = False,
) -> None:
    """Read reports and build or continue a record.

    Building again with the same input changes nothing. New documents are added and what they touch is computed anew;
    documents that are no longer among the paths stay."""
    from onrecord import pipeline
    from onrecord.commands.progress import bar

    hints = Hints(published=published, outlet=outlet)
    manners = asked_by(paths, contact, allow_private)
    try:
        with bar(quiet) as progress:
            summary = pipeline.build(
                paths, output, hints=hints, everything=everything, gazetteer=gazetteer or (), outlets=outlets or "",
                profile=profile, jobs=jobs, progress=progress, manners=manners,
            )  # fmt: skip
    except KeyboardInterrupt:
        typer.echo(STOPPED, err=True)
        raise typer.Exit(130) from None
    if as_json:
        typer.echo(json.dumps(dataclasses.asdict(summary), ensure_ascii=False, indent=2))
    elif not quiet:
        typer.echo(told(summary))


def asked_by(paths: list[str], contact: str, allow_private: bool) -> "Manners | None":
    """How addresses are asked, where there are some."""
    from onrecord.ingest import is_address

    if not any(map(is_address, paths)):
        return None
    from onrecord.ingest.web import Manners

    return Manners.of(contact, allow_private)


def told(summary: "Summary") -> str:
    """The summary in words, one fact a line, at most 80 columns unless a path is longer."""
    from onrecord.vocab.languages import unread

    rows = [
        ("documents", summary.documents, _news(summary)),
        *(("", -1, f"{count:,} not read: {unread(reason)}") for reason, count in summary.passed_over),
        ("claims", summary.claims, ""),
        ("persons", summary.persons, "mentions of people named as harmed or held"),
        ("incidents", summary.incidents, ""),
        ("tolls", summary.tolls, "running figures over many incidents"),
        ("contradictions", summary.contradictions, ""),
        ("issues", summary.issues, f"see: onrecord show {summary.record} --issues" if summary.issues else ""),
    ]
    lines = [f"{name:<15}{'' if n < 0 else f'{n:,}':>9}  {note}".rstrip() for name, n, note in rows]
    state = f"{summary.record} is up to date." if summary.changed else f"Nothing new: {summary.record} is as it was."
    return "\n".join([state, *lines, f"Next: onrecord show {summary.record}"])


def _news(summary: "Summary") -> str:
    if not summary.changed:
        return "none new"
    return f"{summary.added:,} new, {summary.read:,} read"
