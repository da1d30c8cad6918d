"""Deciding at the keyboard: what is kept and changed is told in 80 columns; files of decisions go out and come in."""

import json
from pathlib import Path

import kelmara
import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import application
from onrecord.errors import InputError
from onrecord.store import View


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ONRECORD_BY", "Ana")
    return kelmara.write(tmp_path / "x.record", kelmara.reports())


def run(*words: str, stdin: str = "") -> Result:
    """What the command prints; errors are raised as the program's own."""
    result = CliRunner().invoke(application(), list(words), input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def ids(path: Path) -> list[str]:
    with View.open(path) as view:
        return [i.id for i in view.incidents()]


def test_a_decision_is_told_with_what_it_changes_and_how_to_take_it_back(path: Path) -> None:
    a, b, *_ = ids(path)
    out = run("decide", str(path), "merge", a[:8], b, "--why", "one night").output
    assert all(len(line) <= 80 for line in out.splitlines() if str(path) not in line)
    assert "are one (Ana: one night)" in out and "takes in" in out and "killed:" in out and "gone: it is part of" in out
    key = out.split()[0]
    assert f"onrecord undo {path} {key}" in out
    back = run("undo", str(path), key, "--why", "two nights").output
    assert "takes back" in back and "new: " in back and ids(path)[:2] == [a, b]


def test_the_list_says_who_when_what_why_and_what_became_of_it(path: Path) -> None:
    assert "Nobody has decided anything" in run("decisions", str(path)).output
    a, b, *_ = ids(path)
    key = run("decide", str(path), "merge", a, b, "--why", "one night", "--by", "Ben").output.split()[0]
    run("undo", str(path), key, "--why", "two nights")
    out = run("decisions", str(path)).output
    assert "Ben" in out and "one night" in out and "undone: by Ana: two nights" in out and "standing" in out
    rows = json.loads(run("decisions", str(path), "--json").stdout)
    assert [(r["verdict"], r["by"], r["state"]) for r in rows] == [("merge", "Ben", "undone"), ("undo", "Ana", "standing")]
    assert all(r["at"].endswith("+00:00") for r in rows)
    assert len(json.loads(run("decisions", str(path), "--standing", "--json").stdout)) == 1


def test_decisions_go_out_and_come_in_once(path: Path, tmp_path: Path) -> None:
    a, b, *_ = ids(path)
    run("decide", str(path), "merge", a, b, "--why", "one night")
    run("decide", str(path), "discount-origin", "the army", "--why", "a party")
    file = tmp_path / "d.jsonl"
    run("decisions", str(path), "--export", str(file))
    other = kelmara.write(tmp_path / "y.record", kelmara.reports())
    assert "2 decisions imported; 0 there already" in run("decide", str(other), "--import", str(file)).output
    assert kelmara.state(other) == kelmara.state(path)
    assert "0 decisions imported; 2 there already" in run("decide", str(other), "--import", str(file)).output
    assert run("decisions", str(other), "--export", "-").stdout == file.read_text()


def test_lines_as_typed_are_taken_once_and_their_record_may_have_moved_on(path: Path) -> None:
    a, b, *_ = ids(path)
    line = json.dumps({"verdict": "merge", "things": [a[:8], b[:8]], "why": "one night", "by": "Eva", "at": "2031-01-01"})
    assert "1 decision imported" in run("decide", str(path), "--import", "-", stdin=line).output
    assert "0 decisions imported; 1 there" in run("decide", str(path), "--import", "-", stdin=line).output


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("nope", "it is no JSON"),
        ("[1]", "it is no object"),
        ('{"key": "d-1", "verdict": "merge"}', "subject"),
        ('{"key": "d-1", "subject": "i-1", "verdict": "join", "by": "A", "at": "x"}', "there is no verdict 'join'"),
        ('{"key": "d-1", "subject": "i-1", "verdict": "merge", "by": "A", "at": "x"}', "needs its other"),
        ('{"key": "d-1", "subject": "i-1", "verdict": "reject", "by": "", "at": "x"}', "needs its by"),
        ('{"key": "d-1", "subject": "d-0", "verdict": "undo", "by": "A", "at": "x"}', "neither in the record"),
        ('{"key": "d-1", "subject": "c-1", "verdict": "correct", "by": "A", "at": "x", "value": "12"}', "which fields"),
        ('{"key": "d-1", "subject": "c-1", "verdict": "correct", "by": "A", "at": "x", "value": "{\\"age\\": 1}"}', "'age'"),
        ('{"verdict": "reject", "things": ["c-zz"], "why": "x"}', "There is no claim"),
        ('{"verdict": "reject", "things": "c-zz", "why": "x"}', "must be a list"),
        ('{"verdict": "reject", "things": ["c-zz"], "reason": "x"}', "'reason' is no part"),
    ],
)  # fmt: skip
def test_a_bad_line_is_named_and_nothing_of_its_file_is_taken(path: Path, tmp_path: Path, line: str, told: str) -> None:
    good = json.dumps({"verdict": "discount-origin", "things": ["the army"], "why": "x"})
    (tmp_path / "d.jsonl").write_text(f"{good}\n\n{line}\n")
    with pytest.raises(InputError, match=r"Line 3 of .*d\.jsonl") as caught:
        run("decide", str(path), "--import", str(tmp_path / "d.jsonl"))
    assert told in str(caught.value) and "Nothing was imported" in str(caught.value)
    with View.open(path) as view:
        assert view.decisions() == ()


def test_the_pages_show_what_was_corrected_accepted_and_rejected(path: Path) -> None:
    with View.open(path) as view:
        claim = next(c for c in view.claims() if c.document == "r1" and c.figure)
        incident = next(i.id for i in view.incidents() if claim.key in i.claims)
    run("decide", str(path), "correct", claim.key, "number=5", "--why", "a slip")
    run("decide", str(path), "correct", incident, "place=Camp Nine", "--why", "named so")
    run("decide", str(path), "accept", incident, "killed", "--why", "read")
    page = run("show", str(path), incident).output
    assert "corrected by Ana (“a slip”): number 5 (it was 3)" in page
    assert "corrected by Ana (“named so”): place Camp Nine (it was Olmet)" in page and "accepted by Ana (“read”)" in page
    with View.open(path) as view:
        other = next(c for c in view.claims() if c.document == "r2" and c.figure)
    run("decide", str(path), "reject", other.key, "--why", "double")
    page = run("show", str(path), incident).output
    assert "rejected by Ana (“double”)" in page and "it has changed since, so check it again" in page
    assert "No gazetteer knows" in run("decide", str(path), "correct", incident, "place=Camp Ten", "--why", "x").output


def test_a_finished_record_is_switched_to_another_profile(path: Path) -> None:
    assert run("profile", str(path)).output.startswith("ucdp. Others: acled")
    out = run("profile", str(path), "ibc").output
    assert "is weighed under ibc (before: ucdp)" in out and "killed:" in out
    assert json.loads(run("profile", str(path), "ibc", "--json").stdout)["changes"] == []


def test_who_decides_must_be_known(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError

    monkeypatch.delenv("ONRECORD_BY")
    monkeypatch.setattr("getpass.getuser", nobody)
    with pytest.raises(InputError, match="--by NAME"):
        run("decide", str(path), "discount-origin", "the army", "--why", "x")
    with pytest.raises(InputError, match="Say what you decide"):
        run("decide", str(path))
