"""Two coders on the same documents: what they say counts for nothing, is compared, and is settled by an ordinary decision."""

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parents[1]))

import kelmara

import onrecord
from onrecord import api
from onrecord.cli import application
from onrecord.deciding import exported
from onrecord.errors import InputError
from onrecord.store import View

WORDS = "Rena Holt, a nurse, said nine guards died too. Rebels denied it."


def told() -> list[kelmara.Told]:
    return [*kelmara.reports(), kelmara.raid("r5", 5, 6, "2031-05-10", WORDS, "Olmet Gazette")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return kelmara.write(tmp_path / "x.record", told())


def code(path: Path, by: str, *things: str) -> str:
    made = onrecord.decide(path, "code", *things, why="", by=by, at="2031-07-01T00:00:00+00:00").decision
    assert made
    return made.key


def claims(path: Path, document: str = "r5") -> list[str]:
    with View.open(path) as view:
        return [c.key for c in view.claims_of(document)]


def at(path: Path, words: str) -> str:
    with View.open(path) as view:
        start = view.text_of("r5").index(words)
    return f"@{start}:{start + len(words)}"


def both(path: Path) -> dict[str, str]:
    """Ana and Ben code r5: they agree on the second claim, differ on a number, on a claim and on what was missed."""
    first, second, third = claims(path)
    return {
        "ana 1": code(path, "Ana", first, "accept"),
        "ben 1": code(path, "Ben", first, "correct", "number=6", "scope=cumulative"),
        "ana 2": code(path, "Ana", second, "accept"), "ben 2": code(path, "Ben", second, "accept"),
        "ana 3": code(path, "Ana", third, "reject"), "ben 3": code(path, "Ben", third, "accept"),
        "ana +": code(path, "Ana", "r5", "add", at(path, "nine guards died"), "harm=killed"),
        "ben +": code(path, "Ben", "r5", "add", at(path, "nine guards"), "harm=killed", "who=guards"),
        "ana ++": code(path, "Ana", "r5", "add", at(path, "Rebels denied it"), "kind=denial", "about=the raid"),
        "ana .": code(path, "Ana", "r5", "done"), "ben .": code(path, "Ben", "r5", "done"),
    }  # fmt: skip


def test_codings_change_nothing(path: Path) -> None:
    before = {name: value for name, value in kelmara.state(path).items() if name != "states"}
    with View.open(path) as view:
        marks = view.marks(claims(path))
    both(path)
    assert {name: value for name, value in kelmara.state(path).items() if name != "states"} == before
    with View.open(path) as view:
        assert {k: m.partition("-")[2] for k, m in view.marks(claims(path)).items()} == {
            k: m.partition("-")[2] for k, m in marks.items()
        }
        assert {s.word for s in view.decision_states()} == {"standing"}


def test_agreement_pairs_claims_and_overlapping_additions(path: Path) -> None:
    both(path)
    found = api.agreement(path)
    assert found.coders == ("Ana", "Ben") and found.documents == ("r5",) and len(found.units) == 5
    rows = {row.field: row.alpha for row in found.rows}
    assert rows["counts"].units == 5 and rows["counts"].agreed == pytest.approx(3 / 5)
    assert rows["number"].units == 3 and rows["number"].value is not None and 0.9 < rows["number"].value < 1
    told = {(d.field, d.values) for d in found.differences}
    assert ("number", (("Ana", "5"), ("Ben", "6"))) in told
    assert ("scope", (("Ana", "incident"), ("Ben", "cumulative"))) in told
    assert ("counts", (("Ana", "no"), ("Ben", "yes"))) in told and ("counts", (("Ana", "yes"), ("Ben", "no"))) in told
    assert len(told) == 4


def test_a_coder_may_think_again(path: Path) -> None:
    both(path)
    code(path, "Ben", claims(path)[0], "accept")
    assert not [d for d in api.agreement(path).differences if d.field == "number"]
    with View.open(path) as view:
        assert [s.word for s in view.decision_states()].count("outweighed") == 1


def test_settling_writes_the_ordinary_decision(path: Path) -> None:
    made = both(path)
    for name, verdict in {"ben 1": "correct", "ana 3": "reject", "ana +": "add", "ben 2": "accept"}.items():
        outcome = api.settle(path, made[name], why="talked over", by="Cleo")
        assert outcome.decision and (outcome.decision.verdict, outcome.decision.by) == (verdict, "Cleo")
        assert outcome.state == "standing"
    with View.open(path) as view:
        figure = view.claims_by(claims(path))[claims(path)[0]].figure
        assert figure and figure.number == 6
        assert "nine guards died" in [c.span.words for c in view.claims_of("r5")]
    with pytest.raises(InputError, match="added already"):
        api.settle(path, made["ana +"], why="again", by="Cleo")
    with pytest.raises(InputError, match="no coding"):
        api.settle(path, made["ana ."], why="x", by="Cleo")


def test_codings_go_out_and_come_in(path: Path, tmp_path: Path) -> None:
    both(path)
    with View.open(path) as view:
        lines = list(exported(view.decisions()))
    fresh = kelmara.write(tmp_path / "fresh.record", told())
    assert api.import_decisions(fresh, lines, "lines", by="Cleo")[0] == len(lines)
    assert api.agreement(fresh) == api.agreement(path)
    with pytest.raises(InputError, match="coding does not say"):
        api.import_decisions(fresh, [lines[0].replace("accept", "shrug").replace("d-", "d-9")], "lines", by="Cleo")


def test_what_a_coder_cannot_say(path: Path) -> None:
    first = claims(path)[0]
    with pytest.raises(InputError, match="Did you mean accept"):
        code(path, "Ana", first, "acept")
    with pytest.raises(InputError, match="takes no fields"):
        code(path, "Ana", first, "accept", "number=3")


def test_the_command_prints_a_table_that_fits(path: Path) -> None:
    run, app = CliRunner(), application()
    empty = run.invoke(app, ["agreement", str(path)])
    assert empty.exit_code == 0 and "No document" in empty.output
    both(path)
    shown = run.invoke(app, ["agreement", str(path)])
    assert shown.exit_code == 0 and all(len(line) <= 80 for line in shown.output.splitlines())
    assert "counts" in shown.output and "To settle:" in shown.output and "number: Ana: 5; Ben: 6" in shown.output
    told = json.loads(run.invoke(app, ["agreement", str(path), "--json"]).output)
    assert told["coders"] == ["Ana", "Ben"] and {row["field"] for row in told["fields"]} >= {"harm", "number", "origin"}
