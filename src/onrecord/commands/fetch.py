"""`onrecord fetch`: pages and the pages of feeds, saved as a web archive."""

import textwrap
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.ingest.web import Told

WIDTH = 80
STOPPED = "Stopped. What was saved is saved: run the same command again to go on."
CONTACT = "Sent along, so that a site can reach you: a mail or web address (else ONRECORD_CONTACT)."
PRIVATE = "Fetch also from this machine and private networks."
ORDER = ("saved", "unchanged", "same", "listed", "refused", "failed")


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(fetch)


def fetch(
    urls: Annotated[list[str], typer.Argument(metavar="URL...", help="Addresses of pages, documents or feeds.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="A folder, or a file ending in .warc.gz.")],
    contact: Annotated[str, typer.Option(help=CONTACT)] = "",
    allow_private: Annotated[bool, typer.Option("--allow-private", help=PRIVATE)] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only the last line.")] = False,
) -> None:
    """Save pages as they are now, with all that the server said; of a feed, the pages of its entries.

    Fetching again saves only what is new or has changed. Read the archive with: onrecord build ARCHIVE -o RECORD"""
    from onrecord.errors import InputError
    from onrecord.ingest import is_address
    from onrecord.ingest.web import Manners, gathering

    if wrong := [url for url in urls if not is_address(url)]:
        raise InputError(f"{wrong[0]!r} is no address. Begin with https:// or http://; files go to: onrecord build")
    told: list[Told] = []
    try:
        with gathering(output, Manners.of(contact, allow_private)) as gatherer:
            for one in gatherer.fetch(urls):
                told.append(one)
                if not quiet:
                    typer.echo(line(one))
    except KeyboardInterrupt:
        typer.echo(STOPPED, err=True)
        raise typer.Exit(130) from None
    typer.echo(summary(told, output))
    if told and all(one.issue for one in told):
        raise typer.Exit(1)


def line(told: "Told") -> str:
    """What became of an address, and why, at most 80 columns wide."""
    from onrecord.commands.show.words import tame

    hang = " " * 11
    parts = textwrap.wrap(tame(told.address), WIDTH - len(hang), break_on_hyphens=False) or [""]
    parts += textwrap.wrap(tame(told.note), WIDTH - len(hang) - 2, initial_indent="  ", subsequent_indent="  ")
    return "\n".join(f"{hang if n else told.what:<11}{part}".rstrip() for n, part in enumerate(parts))


def counts(told: "list[Told]") -> str:
    """ "3 saved, 1 refused"."""
    found: Counter[str] = Counter(one.what for one in told)
    names = {"same": "saved under another address", "listed": "feed listed" if found["listed"] == 1 else "feeds listed"}
    return ", ".join(f"{found[what]:,} {names.get(what, what)}" for what in ORDER if found[what]) or "nothing to fetch"


def summary(told: "list[Told]", output: Path) -> str:
    """The last lines."""
    lines = textwrap.wrap(f"{counts(told)}.", WIDTH)
    if any(one.what in ("saved", "unchanged", "same") for one in told):
        lines.append(f"Next: onrecord build {output} -o RECORD")
    return "\n".join(lines)
