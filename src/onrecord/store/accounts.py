"""Who may enter a shared desk, and which documents they are to code beside others: a small SQLite file beside the record and
never in it, so that a record that is handed on carries no passwords. It keeps what a password is checked against, not the
password."""

import errno
import hashlib
import os
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from onrecord.errors import InputError, RecordError

Role = Literal["viewer", "coder", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
LONGEST_NAME = 64
APPLICATION_ID = 0x4F524143
VERSION = 1
TABLES = (
    """CREATE TABLE accounts (
  folded TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, password TEXT NOT NULL, disabled INTEGER NOT NULL DEFAULT 0
) STRICT""",
    """CREATE TABLE assignments (document TEXT NOT NULL, folded TEXT NOT NULL, PRIMARY KEY (document, folded)) STRICT""",
)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with an account. `password` is an argon2 hash; `disabled` keeps the account and lets nobody in."""

    name: str
    role: Role
    password: str
    disabled: bool = False

    @property
    def stamp(self) -> str:
        """Changes whenever what a session rests on does: password, role, whether the account is good."""
        return hashlib.sha256(f"{self.password}\n{self.role}\n{self.disabled}".encode()).hexdigest()


def beside(record: Path) -> Path:
    """Where the accounts of a record lie unless another file is named."""
    return record.with_name(record.name + "-accounts")


def named(name: str) -> str:
    """The name as it is kept. Raises InputError for one that is empty, too long, or holds what is not seen."""
    kept = " ".join(unicodedata.normalize("NFC", name).split())
    if not kept or len(kept) > LONGEST_NAME or not all(char.isprintable() for char in kept):
        raise InputError(
            f"{name[:LONGEST_NAME]!r} cannot be an account's name: use 1 to {LONGEST_NAME} letters, digits or signs."
        )
    return kept


def folded(name: str) -> str:
    """Names that only look or sound different when typed are one name."""
    return unicodedata.normalize("NFKC", " ".join(name.split())).casefold()


class Accounts:
    """The accounts in the file `path`, which `create` makes when it is not there, for its owner's eyes only.

    Raises InputError for what cannot be done, RecordError for a file that cannot be used."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        if not path.exists():
            if not create:
                raise InputError(f"There are no accounts at {path}. Make one: onrecord account add RECORD NAME --role admin")
            with self._explained():
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with self._explained():
            _close_to_others(path)
        with self._open() as connection:
            _check(connection, path)

    def all(self) -> tuple[Member, ...]:
        """Every account, by name."""
        with self._open() as connection:
            found = connection.execute("SELECT name, role, password, disabled FROM accounts ORDER BY folded")
            return tuple(_member(row) for row in found)

    def find(self, name: str) -> Member | None:
        """The account of this name, however it is written; null when there is none."""
        with self._open() as connection:
            return _find(connection, name)

    def add(self, name: str, role: Role, password: str) -> Member:
        """A new account; `password` is its hash."""
        kept = named(name)
        with self._changing() as connection:
            there = _find(connection, kept)
            if there is not None:
                raise InputError(f"There is an account called {there.name} already. Take another name.")
            connection.execute(
                "INSERT INTO accounts (folded, name, role, password) VALUES (?, ?, ?, ?)", (folded(kept), kept, role, password)
            )
        return Member(kept, role, password)

    def set_role(self, name: str, role: Role) -> None:
        """Gives an account another role. Raises InputError when no admin would be left."""
        self._set(name, "UPDATE accounts SET role = ? WHERE folded = ?", role)

    def set_password(self, name: str, password: str) -> None:
        """Gives an account another password, as its hash."""
        self._set(name, "UPDATE accounts SET password = ? WHERE folded = ?", password)

    def set_disabled(self, name: str, disabled: bool) -> None:
        """Closes or opens an account. Raises InputError when no admin would be left."""
        self._set(name, "UPDATE accounts SET disabled = ? WHERE folded = ?", int(disabled))

    def remove(self, name: str) -> None:
        """Takes an account away; what was decided under its name stays. Raises InputError when no admin would be left."""
        self._set(name, "DELETE FROM accounts WHERE folded = ?")
        with self._changing() as connection:
            connection.execute("DELETE FROM assignments WHERE folded = ?", (folded(name),))

    def assigned(self) -> dict[str, tuple[str, ...]]:
        """Documents that are to be coded, each with the names of those who are to code it."""
        query = "SELECT document, name FROM assignments JOIN accounts USING (folded) ORDER BY document, folded"
        found: dict[str, tuple[str, ...]] = {}
        with self._open() as connection:
            for document, name in connection.execute(query):
                found[document] = (*found.get(document, ()), name)
        return found

    def assign(self, documents: Iterable[str], names: Iterable[str]) -> None:
        """Gives each of these documents to each of these people to code, beside those who have it."""
        pairs = [(document, folded(name)) for document in documents for name in names]
        with self._changing() as connection:
            connection.executemany("INSERT OR IGNORE INTO assignments (document, folded) VALUES (?, ?)", pairs)

    def unassign(self, document: str, name: str) -> None:
        """Takes a document from somebody."""
        with self._changing() as connection:
            connection.execute("DELETE FROM assignments WHERE document = ? AND folded = ?", (document, folded(name)))

    def _set(self, name: str, statement: str, *values: object) -> None:
        with self._changing() as connection:
            before = _admins(connection)
            if not connection.execute(statement, (*values, folded(name))).rowcount:
                raise InputError(f"There is no account called {name!r}. See who has one: onrecord account list RECORD")
            if before and not _admins(connection):
                raise InputError(f"{name} is the last admin: nobody could keep the accounts. Make somebody else admin first.")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with self._explained():
            if not self.path.exists():  # connecting would make one, empty and for everybody to read
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
            connection = sqlite3.connect(self.path, isolation_level=None, timeout=10)
            try:
                yield connection
            finally:
                connection.close()

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with self._open() as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")  # an error leaves before this: closing takes back what was begun

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            cause = error.strerror if isinstance(error, OSError) else error
            raise RecordError(
                f"The accounts in {self.path} cannot be used: {cause}. Check that you may write there, or restore a copy."
            ) from error


def _close_to_others(path: Path) -> None:
    """Takes a file that was copied or made beforehand from the eyes of others. Raises OSError where it is not ours to close:
    whoever owns it could change who may enter."""
    if os.name == "posix" and path.stat().st_mode & 0o077:
        path.chmod(0o600)


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Makes the table in a file that is empty. Raises RecordError for a file that is something else."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if (application, version) == (APPLICATION_ID, VERSION):
        return
    if application or version or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise RecordError(f"{path} holds no accounts, or those of a newer onrecord. Name another file, or upgrade.")
    connection.execute("BEGIN IMMEDIATE")
    for table in TABLES:
        connection.execute(table)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={VERSION}")
    connection.execute("COMMIT")


def _find(connection: sqlite3.Connection, name: str) -> Member | None:
    query = "SELECT name, role, password, disabled FROM accounts WHERE folded = ?"
    row = connection.execute(query, (folded(name),)).fetchone()
    return _member(row) if row else None


def _member(row: tuple[str, str, str, int]) -> Member:
    name, role, password, disabled = row
    return Member(name, next((known for known in ROLES if known == role), "viewer"), password, bool(disabled))


def _admins(connection: sqlite3.Connection) -> int:
    query = "SELECT count(*) FROM accounts WHERE role = 'admin' AND NOT disabled"
    return int(connection.execute(query).fetchone()[0])
