"""The gate: floors, fingerprints, and what the scorers print."""

import json
import sys
from pathlib import Path

import pytest

from evals import bench, scores
from evals.fingerprint import fingerprint
from evals.memory import Cost, measure
from evals.speed import Speed, Stage, spread


def test_below_a_floor_fails() -> None:
    lines = bench.judge("claims", {"figures": 0.77, "persons": 0.1}, {"figures": 0.78}, same_data=True)
    assert [(line.measure, line.failed) for line in lines] == [("figures", True), ("persons", False)]
    assert "BELOW THE FLOOR" in lines[0].text()


def test_a_floor_that_was_not_measured_fails() -> None:
    assert bench.judge("claims", {}, {"figures": 0.78}, same_data=True)[0].failed


def test_other_data_than_the_floor_was_set_on_fails() -> None:
    (line,) = bench.judge("claims", {"figures": 0.9}, {"figures": 0.78}, same_data=False)
    assert line.failed
    assert "other data" in line.text()


def test_reached_floors_pass() -> None:
    (line,) = bench.judge("claims", {"figures": 0.78}, {"figures": 0.78}, same_data=True)
    assert not line.failed


def test_floors_name_parts_and_measures_that_there_are() -> None:
    rules = json.loads(bench.FLOORS.read_text(encoding="utf-8"))
    assert list(rules) == list(scores.PARTS)
    f1 = {name: {"f1": 1.0, "origin": 1.0} for name in ("figures", "who_says_how_many", "all_right", "positions", "persons")}
    f1 |= {name: {"f1": 1.0} for name in ("incidents_b3", "contested", "contradictions", "manner_not_asserted")}
    given = dict.fromkeys(("qualifier", "scope", "origin", "connection", "manner", "place", "date"), 1.0)
    tolls = dict.fromkeys(("found", "low", "high", "overlap", "origins"), 1.0)
    told = scores.claims(json.dumps(f1 | {"accuracy_given_found": given, "incident_tolls": tolls}))
    assert set(rules["claims"]["floors"]) <= set(told)
    assert all(0 < floor <= 1 for rule in rules.values() for floor in rule["floors"].values())
    assert all(rule["fingerprint"] for rule in rules.values())


def test_without_data_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONRECORD_BENCH", raising=False)
    assert bench.main([str(tmp_path), str(tmp_path / "out")]) == 1
    assert "Nothing was measured" in capsys.readouterr().out


def test_a_fingerprint_moves_with_names_and_bytes_of_data_alone(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("1")
    first = fingerprint(tmp_path)
    (tmp_path / "score.py").write_text("x")
    assert fingerprint(tmp_path) == first
    (tmp_path / "a.json").rename(tmp_path / "b.json")
    assert fingerprint(tmp_path) != first


PRINTED = {
    "gva": ("B3        p 0.9  r 0.8  f1 0.847\npairs     p 0.7  r 0.6  f1 0.646\ndate            0.400\n", "b3", 0.847),
    "places lgl": ("tagging     p 0.1  r 0.2  f1 0.133\nAcc@161km   0.700   end to end 0.3\n", "acc 161km", 0.7),
    "time": ("relaxed f1 0.900   value f1 0.700   dates: found 0.9  value 0.8  day 0.850   (gold 1)\n", "day", 0.85),
    "pages": ("pages 91  p 0.972  r 0.982  f1 0.977\n", "f1", 0.977),
    "attribution": ("content tokens   f1 0.500\nwho said what    p 0.1  r 0.2  f1 0.133\n", "who said what", 0.133),
}  # fmt: skip


@pytest.mark.parametrize("part", PRINTED)
def test_measures_are_read_off_what_the_scorers_print(part: str) -> None:
    printed, measure, value = PRINTED[part]
    assert scores.PARTS[part].read(printed)[measure] == value


def test_a_scorer_that_fails_is_told(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "score.py").write_text("raise SystemExit('no gold')")
    with pytest.raises(RuntimeError, match="no gold"):
        scores.score(scores.PARTS["pages"], tmp_path, tmp_path)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory of other processes is read from /proc")
def test_memory_of_children_counts() -> None:
    child = "import time; x = bytearray(60_000_000); time.sleep(0.5)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    cost = measure([sys.executable, "-c", parent])
    assert cost.peak > 60_000_000
    assert cost.seconds > 0.4
    assert cost.status == 0


def test_the_speed_line() -> None:
    line = Speed(100, Cost(50.0, 60.0, 512 * 2**20, 0), (25.0, 20.0)).line()
    assert line.startswith("100 documents in 50.0 s: 2.0 documents/s, 2.00 times a bare spaCy pipe")
    assert line.endswith("(25.0 s; 3.00 times in processor time), peak memory 512 MiB")


def test_the_stage_beside_a_bare_pipe() -> None:
    stage = Stage(300, (40.0, 30.0), (50.0, 45.0))
    assert stage.gain == 1.5
    assert stage.line().startswith(
        "extract stage over 300 documents: 7.5 documents/s, processor time 0.67 times that of a bare"
    )


def test_rows_are_spread_over_the_set() -> None:
    rows = [str(n) for n in range(10)]
    assert spread(rows, 3) == ["0", "3", "6"]
    assert spread(rows, 10) == spread(rows, 50) == rows
