"""What the program is given of a set, and what is made of its export for each score.py."""

import gzip
import json
from pathlib import Path

import pytest

from evals import convert, inputs
from evals.__main__ import main
from evals.sets import SETS
from onrecord import export
from tests.export.invented import TEXTS, FakeView


def lines(path: Path) -> list[dict]:
    """The rows of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """An export of the invented record."""
    export.write(FakeView(), tmp_path / "export", "jsonl")
    return tmp_path / "export"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An empty folder for answers."""
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def test_no_gold_field_reaches_the_program(tmp_path: Path) -> None:
    row = {"id": "a", "text": "One\u2028died.", "title": None, "published": "2031-05-03", "url": "u"}
    gold = {"timexes": [1], "places": [2], "attributions": [3], "killed": 4}
    (tmp_path / "documents.jsonl").write_text(json.dumps({**row, **gold}, ensure_ascii=False) + "\n", encoding="utf-8")
    (tmp_path / "work").mkdir()
    (path,) = inputs.rows(tmp_path, tmp_path / "work")
    assert lines(Path(path)) == [{name: value for name, value in row.items() if value is not None}]


def test_groups_bring_texts_and_metadata_alone(tmp_path: Path) -> None:
    data, work = tmp_path / "data", tmp_path / "work"
    (data / "docs" / "g1").mkdir(parents=True)
    work.mkdir()
    for name in ("docs/g1/a.txt", "docs/g1/meta.json", "docs/g1/gold.json", "g1.json"):
        (data / name).write_text("{}")
    (path,) = inputs.groups(data, work)
    assert sorted(p.name for p in Path(path).rglob("*") if p.is_file()) == ["a.txt", "meta.json"]


def test_pages_are_unpacked_under_their_key(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "k.1.html.gz").write_bytes(gzip.compress(b"<p>x</p>"))
    (tmp_path / "work").mkdir()
    (path,) = inputs.pages(tmp_path, tmp_path / "work")
    assert (Path(path) / "k.1.html").read_bytes() == b"<p>x</p>"


def test_claims_of_metadata_titles_are_left_out(exported: Path, out: Path) -> None:
    convert.claims(exported, out)
    assert [row["id"] for row in lines(out / "claims.jsonl")] == ["clm-42", "clm-denial", "clm-blame", "clm-310", "clm-43"]
    assert len(lines(out / "contradictions.jsonl")) == 2
    assert len(lines(out / "incidents.jsonl")) == 2


def test_gva_takes_the_export_as_it_is(exported: Path, out: Path) -> None:
    convert.take(exported, out)
    names = sorted(p.relative_to(exported).as_posix() for p in exported.rglob("*") if p.is_file())
    assert sorted(p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()) == names


def test_statements_become_predictions(exported: Path, out: Path) -> None:
    convert.attribution(exported, out)
    (row,) = lines(out / "predictions.jsonl")
    (content,) = row["content"]
    assert TEXTS["two"][slice(*content)] == "Forty-three died in Orvask"
    assert row["document"] == "two"


def test_mentions_become_predictions(exported: Path, out: Path) -> None:
    convert.places(exported, out)
    (place,) = lines(out / "predictions.jsonl")
    assert (place["document"], place["lat"], place["lon"]) == ("varn/one", 51.5, -0.25)
    convert.time(exported, out)
    (time,) = lines(out / "predictions.jsonl")
    assert (TEXTS["varn/one"][time["start"] : time["end"]], time["value"]) == ("Tuesday", "2031-04-29")


def test_bodies_become_predictions(exported: Path, out: Path) -> None:
    convert.pages(exported, out)
    bodies = json.loads((out / "predictions.json").read_text(encoding="utf-8"))
    assert bodies["varn/one"] == {"articleBody": TEXTS["varn/one"]}
    assert bodies["two"] == {"articleBody": TEXTS["two"][:75]}
    assert bodies["three"] == {"articleBody": ""}


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gva", str(tmp_path / "none"), str(tmp_path / "out")]) == 1
    assert "There is no folder" in capsys.readouterr().err


def test_the_whole_way_from_rows_to_predictions(tmp_path: Path) -> None:
    text = "Three people were killed in Paris on Monday, police said."
    (tmp_path / "documents.jsonl").write_text(json.dumps({"id": "a", "text": text, "published": "2031-05-03"}) + "\n")
    assert main(["places", str(tmp_path), str(tmp_path / "out")]) == 0
    named = [text[row["start"] : row["end"]] for row in lines(tmp_path / "out" / "predictions.jsonl")]
    assert "Paris" in named
    assert set(SETS) == {"claims", "gva", "attribution", "places", "time", "pages", "page_dates", "clutter"}
