"""Opening the one SQLite file: to write (created and brought up to date) or to read only; trouble becomes a RecordError."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from onrecord.errors import RecordError
from onrecord.store.migrations import APPLICATION_ID, MIGRATIONS

MAGIC = b"SQLite format 3\x00"
# Kibibytes of the file that a writer keeps at hand: look-ups jump about in tables of a hundred megabytes.
CACHE = 128 * 1024


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns what SQLite or the disk says about the record at `path` into a RecordError that says what to do."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = str(getattr(error, "orig", None) or error)
        raise RecordError(f"The record {path} cannot be used: {cause}. {_advice(cause)}") from error
    except OSError as error:
        raise RecordError(f"The record {path} cannot be used: {error.strerror or error}. {_advice(str(error))}") from error


def _advice(cause: str) -> str:
    said = cause.lower()
    if "locked" in said or "busy" in said:
        return "Another program is writing to it: wait until that has ended, then run this again."
    if "full" in said or "space" in said:
        return "Free some disk space, then run this again: what was saved is saved."
    if "malformed" in said or "not a database" in said:
        return "The file is damaged: restore it from a copy, or build into a new file."
    return "Check that the folder exists and that you may write there, or name another file with -o."


def check(path: Path, *, exists: bool) -> None:
    """Raises RecordError unless `path` is a record (or may become one, when it need not exist)."""
    if path.is_dir():
        raise RecordError(f"{path} is a folder, not a record. Name a file, for example: {path / 'news.record'}")
    if not path.exists():
        if exists:
            raise RecordError(f"There is no record at {path}. Make one with: onrecord build REPORTS -o {path}")
        if not path.parent.is_dir():
            raise RecordError(f"The folder {path.parent} does not exist. Make it first, or name another file with -o.")
        return
    with explained(path), path.open("rb") as file:
        head = file.read(len(MAGIC))
    if head and head != MAGIC:
        raise RecordError(f"{path} is not a record: it is another kind of file, and was left alone. Name another file.")


def _engine(connect: Callable[[], sqlite3.Connection], begin: str) -> Engine:
    """An engine whose transactions begin and end only where the code says so (pysqlite would begin them on its own)."""
    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def writer(path: Path) -> Engine:
    """An engine that may write, on a record that is created or brought up to this version first."""
    check(path, exists=False)

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(path, isolation_level=None, timeout=30, check_same_thread=False)
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute(f"PRAGMA cache_size=-{CACHE}")
        return connection

    engine = _engine(connect, "BEGIN IMMEDIATE")
    with explained(path):
        raw = connect()
        try:
            migrate(raw, path)
        finally:
            raw.close()
    return engine


def reader(path: Path) -> Engine:
    """An engine that cannot write. A record on a medium that cannot be written to is read as it lies."""
    check(path, exists=True)

    def connect() -> sqlite3.Connection:
        # Opened as if to write, because only such a connection takes its helper files (-wal, -shm) away again.
        try:
            return _read_only(path, "mode=rw")
        except sqlite3.OperationalError:
            if Path(f"{path}-wal").exists():
                raise
            return _read_only(path, "mode=ro&immutable=1")

    with explained(path):
        raw = connect()
        try:
            version = _version(raw, path)
            if version < len(MIGRATIONS):
                raise RecordError(
                    f"The record {path} was made by an older onrecord. Run `onrecord build` on it once to update it."
                )
        finally:
            raw.close()
    return _engine(connect, "BEGIN")


def _read_only(path: Path, how: str) -> sqlite3.Connection:
    address = f"file:{quote(str(path.absolute()))}?{how}"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=30, check_same_thread=False)
    try:
        connection.execute("PRAGMA query_only=ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        raise
    return connection


def _version(raw: sqlite3.Connection, path: Path) -> int:
    """How many migrations the file has run; raises RecordError when it is not ours or from a newer onrecord."""
    application = int(raw.execute("PRAGMA application_id").fetchone()[0])
    version = int(raw.execute("PRAGMA user_version").fetchone()[0])
    tables = int(raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    if application != APPLICATION_ID and (tables or application or version):
        raise RecordError(f"{path} is a database of another program, and was left alone. Name another file.")
    if version > len(MIGRATIONS):
        raise RecordError(
            f"The record {path} was made by a newer onrecord (format {version}, this one knows {len(MIGRATIONS)}). "
            "Install the newest version: pip install --upgrade onrecord"
        )
    return version


def migrate(raw: sqlite3.Connection, path: Path) -> None:
    """Runs the steps that the file has not run yet, all or none."""
    done = _version(raw, path)
    if done == len(MIGRATIONS):
        return
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("BEGIN IMMEDIATE")
    try:
        done = _version(raw, path)
        for migration in MIGRATIONS[done:]:
            for statement in migration.statements:
                raw.execute(statement)
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version={len(MIGRATIONS)}")
        raw.execute("COMMIT")
    except BaseException:
        raw.rollback()
        raise
