"""The accounts' own file: names, roles, the last admin, and trouble in words."""

import sqlite3
import stat
from pathlib import Path

import pytest

from onrecord.errors import InputError, RecordError
from onrecord.ingest.files import find
from onrecord.store.accounts import Accounts, beside


@pytest.fixture
def kept(tmp_path: Path) -> Accounts:
    return Accounts(beside(tmp_path / "x.record"), create=True)


def test_what_is_kept_comes_back(kept: Accounts) -> None:
    kept.add("Zoë  Marn", "coder", "h1")
    kept.add("Adam", "admin", "h2")
    assert [(m.name, m.role, m.password, m.disabled) for m in kept.all()] == [
        ("Adam", "admin", "h2", False), ("Zoë Marn", "coder", "h1", False),
    ]  # fmt: skip
    assert Accounts(kept.path).find("zoe\u0308 MARN").name == "Zoë Marn"
    assert kept.find("Nobody") is None


def test_the_file_is_for_its_owner_alone(kept: Accounts) -> None:
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600


def test_a_copy_that_others_could_read_is_closed_to_them(kept: Accounts, tmp_path: Path) -> None:
    kept.path.chmod(0o664)
    Accounts(kept.path)
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    made = tmp_path / "made-beforehand"
    made.touch(0o666)
    Accounts(made, create=True)
    assert stat.S_IMODE(made.stat().st_mode) == 0o600


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    link = tmp_path / "x.record-accounts"
    link.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(RecordError, match="cannot be used"):
        Accounts(link, create=True)
    assert not (tmp_path / "elsewhere").exists()


def test_a_file_that_is_gone_is_not_made_anew_by_looking(kept: Accounts) -> None:
    kept.path.unlink()
    for look in (kept.all, lambda: kept.find("Ana"), lambda: kept.add("Ana", "admin", "h")):
        with pytest.raises(RecordError, match="No such file"):
            look()
    assert not kept.path.exists()


@pytest.mark.parametrize("name", ["", "   ", "x" * 65, "a\u202eb", "a\x00b", "a\u200bb"])
def test_names_are_seen_as_they_are(kept: Accounts, name: str) -> None:
    with pytest.raises(InputError, match="cannot be an account"):
        kept.add(name, "coder", "h")


def test_one_name_is_one_account(kept: Accounts) -> None:
    kept.add("Ana", "coder", "h")
    for same in ("ana", "ANA", " Ａｎａ "):
        with pytest.raises(InputError, match="Ana already"):
            kept.add(same, "admin", "h")


def test_the_last_admin_stays(kept: Accounts) -> None:
    kept.add("Adam", "admin", "h")
    kept.add("Ben", "admin", "h")
    kept.set_disabled("Ben", True)
    for change in (
        lambda: kept.remove("adam"),
        lambda: kept.set_role("Adam", "coder"),
        lambda: kept.set_disabled("Adam", True),
    ):
        with pytest.raises(InputError, match="last admin"):
            change()
    assert [(m.name, m.role, m.disabled) for m in kept.all()] == [("Adam", "admin", False), ("Ben", "admin", True)]
    kept.set_disabled("Ben", False)
    kept.remove("Adam")
    assert [m.name for m in kept.all()] == ["Ben"]


def test_every_change_moves_the_stamp(kept: Accounts) -> None:
    kept.add("Adam", "admin", "h")
    kept.add("Ben", "coder", "h")
    stamps = [kept.find("Ben").stamp]
    kept.set_role("Ben", "viewer")
    stamps.append(kept.find("Ben").stamp)
    kept.set_password("Ben", "h2")
    stamps.append(kept.find("Ben").stamp)
    kept.set_disabled("Ben", True)
    stamps.append(kept.find("Ben").stamp)
    assert len(set(stamps)) == 4


def test_changes_of_nobody_are_told(kept: Accounts) -> None:
    for change in (lambda: kept.remove("x"), lambda: kept.set_role("x", "coder"), lambda: kept.set_password("x", "h")):
        with pytest.raises(InputError, match="no account called 'x'"):
            change()


def test_files_that_hold_no_accounts_are_left_alone(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no accounts at"):
        Accounts(tmp_path / "none")
    text = tmp_path / "text"
    text.write_text("not a database, and long enough to be none" * 20)
    with pytest.raises(RecordError, match="cannot be used"):
        Accounts(text)
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(RecordError, match="holds no accounts"):
        Accounts(other)
    with pytest.raises(RecordError, match="cannot be used"):
        Accounts(tmp_path / "no" / "folder", create=True)


def test_a_build_does_not_take_accounts_for_a_report(tmp_path: Path) -> None:
    record = tmp_path / "x.record"
    (tmp_path / "x.record-captures").mkdir()
    (tmp_path / "x.record-captures" / ".onrecord").touch()
    record.touch()
    Accounts(beside(record), create=True)
    Path(f"{beside(record)}-journal").touch()
    (tmp_path / "report.txt").write_text("A report.")
    assert [found.name for found in find([str(tmp_path)])] == ["report.txt"]
