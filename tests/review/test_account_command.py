"""Accounts at the keyboard: passwords never stand in the command."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import application
from onrecord.errors import InputError, RecordError
from onrecord.store.accounts import Accounts, beside

LONG = "a long password\n"


def run(*words: str, stdin: str | None = None) -> Result:
    """What the command prints; errors are raised as the program's own."""
    result = CliRunner().invoke(application(), ["account", *words], input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_from_the_first_admin_to_none_needed(record: Path) -> None:
    name = str(record)
    out = run("add", name, "Adam", "--role", "admin", "--password-stdin", stdin=LONG).output
    assert "Adam can enter" in out and "as admin" in out and str(beside(record)) in out
    run("add", name, "Cora", "--password-stdin", stdin=LONG)
    assert run("list", name).output.split() == ["Adam", "admin", "Cora", "coder"]
    run("role", name, "cora", "--role", "viewer")
    run("close", name, "Cora")
    assert "viewer  (closed)" in run("list", name).output
    run("open", name, "Cora")
    before = Accounts(beside(record)).find("Cora").password
    run("password", name, "Cora", "--password-stdin", stdin="another long password\n")
    assert Accounts(beside(record)).find("Cora").password != before
    with pytest.raises(InputError, match="last admin"):
        run("remove", name, "Adam")
    run("remove", name, "Cora")
    assert run("list", name).output.split() == ["Adam", "admin"]


def test_trouble_is_told_before_anything_is_kept(record: Path, tmp_path: Path) -> None:
    name = str(record)
    for stdin in ("short\n", "", "passwordpassword\n"):
        with pytest.raises(InputError, match=r"at least 12|would try"):
            run("add", name, "Cora", "--password-stdin", stdin=stdin)
    with pytest.raises(InputError, match="--password-stdin"):
        run("add", name, "Cora", stdin=LONG)
    assert not beside(record).exists()
    with pytest.raises(InputError, match="no accounts at"):
        run("list", name)
    with pytest.raises(RecordError, match="no record at"):
        run("add", str(tmp_path / "none.record"), "Cora", "--password-stdin", stdin=LONG)
    run("add", name, "Cora", "--password-stdin", stdin=LONG)
    for words in (("add", name, "CORA"), ("password", name, "Dana"), ("remove", name, "Dana")):
        with pytest.raises(InputError, match="account called"):
            run(*words, *([] if words[0] == "remove" else ["--password-stdin"]), stdin=LONG)


def test_another_file_of_accounts(record: Path, tmp_path: Path) -> None:
    other = tmp_path / "desk.accounts"
    run("add", str(record), "Cora", "--accounts", str(other), "--password-stdin", stdin=LONG)
    assert Accounts(other).find("Cora") and not beside(record).exists()
