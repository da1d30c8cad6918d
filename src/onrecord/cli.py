"""The command line: every command of onrecord.commands, one place where errors become messages."""

import os
import sys
from importlib import import_module
from typing import Annotated

import typer

from onrecord import __version__
from onrecord.commands import COMMANDS
from onrecord.errors import OnrecordError

EPILOG = "Begin with: onrecord build REPORTS -o news.record"


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """From a pile of news reports to a record one can audit: who says what happened, to how many, where and when."""


def application() -> typer.Typer:
    """The command line with all its commands."""
    app = typer.Typer(
        name="onrecord", no_args_is_help=True, rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False,
        epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]},
    )  # fmt: skip
    app.callback()(_root)
    for name in COMMANDS:
        import_module(f"onrecord.commands.{name}").register(app)
    return app


def main() -> None:
    """What the command `onrecord` runs. Ends with 0, with 2 for an error that a person can act on, with 130 after Ctrl-C."""
    try:
        application()()
    except OnrecordError as error:
        typer.echo(f"onrecord: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:  # the reader of our output has gone: `onrecord show ... | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


if __name__ == "__main__":
    main()
