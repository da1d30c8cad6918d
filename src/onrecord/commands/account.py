"""`onrecord account`: who may enter the review desk of a record, and as what."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from onrecord.commands.review import needed
from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.store.accounts import Accounts

Record = Annotated[Path, typer.Argument(help="The record whose desk it is.", show_default=False)]
Name = Annotated[str, typer.Argument(help="The name of the account, as decisions carry it.", show_default=False)]
Role = Annotated[
    Literal["viewer", "coder", "admin"], typer.Option(help="A viewer reads, a coder decides, an admin keeps accounts, too.")
]
File = Annotated[
    Path | None, typer.Option("--accounts", help="The file of accounts (else the one beside the record).", show_default=False)
]
Stdin = Annotated[bool, typer.Option("--password-stdin", help="Read the password from standard input, its first line.")]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Say who may enter the review desk, and as what.")
    for name, command in COMMANDS.items():
        group.command(name)(command)
    app.add_typer(group, name="account")


def add(record: Record, name: Name, role: Role = "coder", accounts: File = None, password_stdin: Stdin = False) -> None:
    """Make an account. The password is asked for and not shown; it is never an argument, where others could read it."""
    needed()
    from onrecord.review import passwords
    from onrecord.store.accounts import Accounts, beside, named
    from onrecord.store.database import check

    check(record, exists=True)
    path, kept = accounts or beside(record), named(name)
    if path.exists() and Accounts(path).find(kept) is not None:
        raise InputError(f"There is an account called {kept!r} already. For another password: onrecord account password")
    hashed = passwords.hashed(_asked(kept, password_stdin))
    Accounts(path, create=True).add(kept, role, hashed)
    typer.echo(f"{kept} can enter the desk of {record} as {role}. Accounts: {path}")


def list_(record: Record, accounts: File = None) -> None:
    """List the accounts and their roles."""
    for member in _accounts(record, accounts).all():
        typer.echo(f"{member.name:<24} {member.role}{'  (closed)' if member.disabled else ''}")


def role(record: Record, name: Name, role: Role, accounts: File = None) -> None:
    """Give an account another role. Whoever is logged in with it has to log in again."""
    _accounts(record, accounts).set_role(name, role)
    typer.echo(f"{name} is {role} from now on.")


def password(record: Record, name: Name, accounts: File = None, password_stdin: Stdin = False) -> None:
    """Give an account another password. Whoever is logged in with it has to log in again."""
    needed()
    from onrecord.review import passwords

    kept = _accounts(record, accounts)
    _there(kept, name)
    kept.set_password(name, passwords.hashed(_asked(name, password_stdin)))
    typer.echo(f"{name} has a new password.")


def close(record: Record, name: Name, accounts: File = None) -> None:
    """Close an account: nobody gets in with it until it is opened again."""
    _accounts(record, accounts).set_disabled(name, True)
    typer.echo(f"The account of {name} is closed. To open it again: onrecord account open {record} {name!r}")


def open_(record: Record, name: Name, accounts: File = None) -> None:
    """Open an account that was closed."""
    _accounts(record, accounts).set_disabled(name, False)
    typer.echo(f"The account of {name} is open again.")


def remove(record: Record, name: Name, accounts: File = None) -> None:
    """Take an account away. What was decided under its name stays in the record."""
    _accounts(record, accounts).remove(name)
    typer.echo(f"The account of {name} is removed.")


COMMANDS: dict[str, Callable[..., None]] = {
    "add": add, "list": list_, "role": role, "password": password, "close": close, "open": open_, "remove": remove,
}  # fmt: skip


def _accounts(record: Path, file: Path | None) -> "Accounts":
    from onrecord.store.accounts import Accounts, beside
    from onrecord.store.database import check

    check(record, exists=True)
    return Accounts(file or beside(record))


def _there(kept: "Accounts", name: str) -> None:
    if kept.find(name) is None:
        raise InputError(f"There is no account called {name!r}. See who has one: onrecord account list RECORD")


def _asked(name: str, stdin: bool) -> str:
    """The password: of standard input, or typed twice at a terminal. Raises InputError for one that is easy to guess."""
    import getpass

    from onrecord.review import passwords

    if stdin:
        given = sys.stdin.readline().rstrip("\r\n")
    elif sys.stdin.isatty():
        given = getpass.getpass(f"Password for {name}: ")
        passwords.check(given, name)
        if given != getpass.getpass("The same again: "):
            raise InputError("The two passwords differ, so nothing was done. Try again.")
    else:
        raise InputError("There is no terminal to ask for the password at. Give it on standard input: --password-stdin")
    passwords.check(given, name)
    return given
