"""`onrecord review`: the review desk, a web application on one record."""

import logging
import sys
from importlib import util
from pathlib import Path
from typing import Annotated

import typer

from onrecord.commands.progress import bar
from onrecord.commands.who import who
from onrecord.errors import ModelError, RecordError

NEEDED = {"fastapi": "fastapi", "uvicorn": "uvicorn", "python_multipart": "python-multipart", "argon2": "argon2-cffi"}


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(review)


def review(
    record: Annotated[Path, typer.Argument(help="The record that is reviewed.", show_default=False)],
    host: Annotated[str, typer.Option(help="The address of this machine to listen on.")] = "127.0.0.1",
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="The port; 0 is any free one. Else 8571 or the next free.", show_default=False),
    ] = None,
    accounts: Annotated[str, typer.Option(help="The file of accounts; auto: the one beside the record, if any.")] = "auto",
    name: Annotated[
        list[str] | None, typer.Option(metavar="HOST", help="A host name under which people open the desk.", show_default=False)
    ] = None,
    tls_cert: Annotated[Path | None, typer.Option(metavar="FILE", help="The certificate, as PEM.", show_default=False)] = None,
    tls_key: Annotated[Path | None, typer.Option(metavar="FILE", help="Its key, as PEM.", show_default=False)] = None,
    behind_proxy: Annotated[
        str, typer.Option(metavar="URL", help="The https address that a reverse proxy gives to people.", show_default=False)
    ] = "",
    proxy_address: Annotated[str, typer.Option(metavar="IP", help="The address that this proxy connects from.")] = "127.0.0.1",
    gazetteer: Annotated[
        list[Path] | None, typer.Option(help="A file of further places, where the name of a place is looked up.")
    ] = None,
    by: Annotated[
        str, typer.Option(help="Who decides, without accounts (else ONRECORD_BY, else the login name).", show_default=False)
    ] = "",
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open a browser.")] = False,
) -> None:
    """Look at a record in the browser and correct it there: claims beside the text, incidents, persons, history.

    Prints the address to open, which works once, for one person on this machine. To share the desk, add accounts (onrecord
    account add) and an encrypted way in. Every decision is what `onrecord decide` would have written. Ctrl-C ends it."""
    needed()
    from onrecord.gazetteers import installed
    from onrecord.review.app import create_app
    from onrecord.review.serve import bound, run
    from onrecord.review.starting import Start

    start = Start(
        record, host, tuple(name or ()), accounts, tls_cert, tls_key, behind_proxy, proxy_address,
        (*(gazetteer or ()), *installed()),
    )  # fmt: skip
    start.check()
    bring_up_to_date(record)
    listening = bound(host, port)
    at = listening.getsockname()[1]
    alone = start.accounts_file is None
    app = create_app(start.settings(at, who(by) if alone else ""))
    shell = app.state.shell

    def address() -> str:
        return start.address(at) + (f"/enter?token={shell.tokens.issue()}" if alone else "")

    def announce() -> None:
        typer.echo(f"Somebody opened the desk who is not in. If that was you, open\n\n    {address()}\n")
        sys.stdout.flush()

    def started() -> None:
        shell.announce = announce if alone else shell.announce
        there = address()
        typer.echo(f"The review desk of {record} is open at\n\n    {there}\n")
        typer.echo("This address works once." if alone else "Log in with a name and a password.", nl=False)
        typer.echo(" Ctrl-C closes the desk.")
        sys.stdout.flush()
        if not no_open and start.local and not behind_proxy:
            typer.launch(there)

    _log()
    try:
        run(app, listening, started, tls_cert, tls_key)
    except KeyboardInterrupt:
        typer.echo("The desk is closed. Every decision is in the record.")
        raise typer.Exit(130) from None


def bring_up_to_date(record: Path) -> None:
    """Has a record of an earlier version worked out anew before the desk opens: else the first decision would wait for it."""
    from onrecord import pipeline

    if not pipeline.outdated(record):
        return
    typer.echo(
        f"{record} was made by another version of onrecord. It is brought up to date once, before the desk opens; with some "
        "thousand reports that takes minutes. What was read and decided stays."
    )
    sys.stdout.flush()
    try:
        with bar(quiet=False) as progress:
            pipeline.refresh(record, progress)
    except RecordError as error:
        typer.echo(
            f"It cannot be brought up to date now: {error} The desk opens all the same; the first decision will take long."
        )


def needed() -> None:
    """Raises ModelError when the packages of the desk are not installed."""
    missing = [package for name, package in NEEDED.items() if util.find_spec(name) is None]
    if missing:
        raise ModelError(
            f"The review desk needs packages that are not installed ({', '.join(missing)}). Install them: "
            "pip install 'onrecord[review]'"
        )


def _log() -> None:
    """Who came in, who was refused, what failed: to standard error, with the time, without any address's token."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%d %H:%M:%S"))
    logger = logging.getLogger("onrecord.review")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
