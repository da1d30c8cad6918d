"""`onrecord watch`: feeds, looked at again and again; what is new goes into the record."""

import re
import signal
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands.fetch import CONTACT, PRIVATE, WIDTH, line
from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.ingest.web import Told
    from onrecord.watching import Round

SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
LEAST = 60
STOPPED = "Stopped. What was fetched is kept: run the same command again to go on."


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(watch)


def watch(
    feeds: Annotated[
        list[str], typer.Argument(metavar="FEEDS...", help="OPML files, text files with an address a line, feed addresses.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The record: made if it is not there, else continued.")],
    every: Annotated[str, typer.Option(help="Time from one look to the next, such as 15m, 2h or 1d.")] = "15m",
    once: Annotated[bool, typer.Option("--once", help="Look once and end.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Read also what is not about harm, force or protest.")] = False,
    gazetteer: Annotated[list[Path] | None, typer.Option(help="A file of further places; may be given more than once.")] = None,
    profile: Annotated[
        str, typer.Option(help="Coding profile by which figures are reconciled (else the record's own, else ucdp).")
    ] = "",
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes that read when there is much to read (else two).")] = None,
    contact: Annotated[str, typer.Option(help=CONTACT)] = "",
    allow_private: Annotated[bool, typer.Option("--allow-private", help=PRIVATE)] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only a line a look.")] = False,
) -> None:
    """Look at feeds again and again, fetch what is new in them, once, and take it into a record.

    End it with Ctrl-C. Stopped or killed and started again it goes on where it was: nothing is lost or comes in twice."""
    from onrecord import pipeline, watching
    from onrecord.ingest.web import Manners

    seconds = duration(every)
    settings = pipeline.settled(everything, gazetteer or (), profile)
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        for done in watching.watch(
            feeds, output, every=seconds, once=once, settings=settings, profile=profile, jobs=jobs,
            manners=Manners.of(contact, allow_private), fetched=_silent if quiet else _told,
        ):  # fmt: skip
            typer.echo(told(done))
    except KeyboardInterrupt:
        typer.echo(STOPPED, err=True)
    finally:
        signal.signal(signal.SIGTERM, before)


def duration(said: str) -> int:
    """Seconds of "15m" or "1h30m". Raises InputError for what is no such time, or less than a minute."""
    parts = re.findall(r"(\d{1,6})([smhd])", said.strip().lower())
    if not parts or "".join(map("".join, parts)) != said.strip().lower():
        raise InputError(f"The time {said!r} cannot be read. Write a number and s, m, h or d: --every 15m")
    seconds = sum(int(number) * SECONDS[unit] for number, unit in parts)
    if seconds < LEAST:
        raise InputError(f"{said} is too often: feeds are looked at once a minute at most. Write --every 1m or more.")
    return seconds


def told(done: "Round") -> str:
    """One look in a line: when, what came in, what changed."""
    came = [f"{done.count('saved'):,} new"] if done.count("saved") else ["nothing new"]
    came += [f"{done.count(what):,} {what}" for what in ("refused", "failed") if done.count(what)]
    changed = ", ".join(f"{name} {count:+,}" for name, count in done.changed)
    feeds = f"{done.feeds:,} feed" + ("" if done.feeds == 1 else "s")
    said = f"{done.at[:10]} {done.at[11:16]}  {feeds}: {', '.join(came)}" + (f"; {changed}" if changed else "")
    lines = textwrap.wrap(said, WIDTH, subsequent_indent=" " * 18)
    return "\n".join([*lines, *textwrap.wrap(done.problem, WIDTH, initial_indent=" " * 18, subsequent_indent=" " * 18)])


def _told(told: "Told") -> None:
    if told.what in ("saved", "refused", "failed"):
        typer.echo(line(told))


def _silent(told: "Told") -> None:
    """For those who want a line a look."""
