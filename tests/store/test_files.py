"""Which files may become a record, which are left alone, and what the message says."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from records import capture, document, dump, fill

from onrecord.errors import RecordError
from onrecord.model import Issue
from onrecord.store import Record, View
from onrecord.store import captures as kept
from onrecord.store.migrations import APPLICATION_ID, MIGRATIONS


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="is a folder"):
        Record(tmp_path)
    with pytest.raises(RecordError, match="is a folder"):
        View.open(tmp_path)


def test_a_missing_record_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="There is no record"):
        View.open(tmp_path / "x.record")
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="does not exist"):
        Record(tmp_path / "nowhere" / "x.record")


def test_another_kind_of_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("my notes of the week, and more")
    for opened in (Record, View.open):
        with pytest.raises(RecordError, match="not a record"):
            opened(path)
    assert path.read_text() == "my notes of the week, and more" and len(list(tmp_path.iterdir())) == 1


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE things (name)")
    before = path.read_bytes()
    for opened in (Record, View.open):
        with pytest.raises(RecordError, match="another program"):
            opened(path)
    assert path.read_bytes() == before


def test_a_record_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = fill(tmp_path / "x.record")
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version={len(MIGRATIONS) + 1}")
    for opened in (Record, View.open):
        with pytest.raises(RecordError, match="newer onrecord"):
            opened(path)


def test_an_older_record_is_brought_up_to_date_by_writing_only(tmp_path: Path) -> None:
    path = tmp_path / "x.record"
    with closing(sqlite3.connect(path)) as db:
        for statement in MIGRATIONS[0].statements:
            db.execute(statement)
        db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        db.execute("PRAGMA user_version=1")
    with pytest.raises(RecordError, match="older onrecord"):
        View.open(path)
    Record(path).close()
    assert dump(path).keys() == dump(fill(tmp_path / "new.record")).keys()


def test_every_migration_says_why_and_leaves_a_mark() -> None:
    assert all(migration.why.endswith(".") and migration.statements for migration in MIGRATIONS)


@pytest.mark.parametrize("left", [b"", "begun"])
def test_a_file_left_by_a_build_killed_at_its_start_becomes_a_record(tmp_path: Path, left: bytes | str) -> None:
    path = tmp_path / "x.record"
    if left == "begun":
        with closing(sqlite3.connect(path)) as db:
            db.execute("PRAGMA journal_mode=WAL")
    else:
        path.touch()
    assert dump(fill(path)) == dump(fill(tmp_path / "y.record"))


def test_a_damaged_record_is_an_error_with_advice(tmp_path: Path) -> None:
    path = fill(tmp_path / "x.record")
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(RecordError, match="damaged"), View.open(path) as view:
        view.documents()


def test_only_one_process_writes(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    path = fill(tmp_path / "x.record")
    code = "import sys; from onrecord.store import Record; Record(sys.argv[1])"
    with Record(path):
        told = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=False)
        assert "Another build is writing" in told.stderr
    assert subprocess.run([sys.executable, "-c", code, path], check=False).returncode == 0


def test_a_view_opens_while_a_build_writes(tmp_path: Path) -> None:
    path = fill(tmp_path / "x.record")
    with Record(path) as record:
        record.save([], [document("four", "")], [Issue("clean", "four", "empty")])
        with View.open(path) as view:
            assert view.counts()["documents"] == 4


def test_a_record_on_a_medium_that_cannot_be_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.store import database

    path = fill(tmp_path / "x.record")
    opened = database._read_only

    def refuse(path: Path, how: str) -> sqlite3.Connection:
        if "immutable" not in how:
            raise sqlite3.OperationalError("unable to open database file")
        return opened(path, how)

    monkeypatch.setattr(database, "_read_only", refuse)
    with View.open(path) as view:
        assert view.counts()["documents"] == 3


def test_captures_lie_beside_the_record_under_their_sha256(tmp_path: Path) -> None:
    path = tmp_path / "x.record"
    one = capture("one", "3 people killed.")
    with Record(path) as record:
        record.keep(one)
        record.keep(one)
    assert kept.place(path, one.sha256) == tmp_path / "x.record-captures" / "on" / one.sha256[2:]
    assert kept.place(path, one.sha256).read_bytes() == b"3 people killed."


def test_a_folder_that_cannot_be_written_is_an_error_with_advice(tmp_path: Path) -> None:
    path = fill(tmp_path / "x.record")
    with Record(path) as record:
        blocked = kept.folder(path) / "ab"
        blocked.write_text("in the way")
        with pytest.raises(RecordError, match="cannot be used"):
            record.keep(capture("abc", "text"))
