"""onrecord export: the command."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli import application
from onrecord.errors import ExportError
from tests.export import invented


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented record."""
    return invented.record(tmp_path_factory.mktemp("export") / "varn.record")


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_it_writes_and_says_what(record: Path, tmp_path: Path, form: str) -> None:
    result = CliRunner().invoke(application(), ["export", str(record), "--as", form, "-o", str(tmp_path / "out")])
    assert result.exit_code == 0
    assert "Wrote 12 tables, schema.json and 3 texts into" in result.stdout
    assert (tmp_path / "out" / f"claims.{form}").exists()


def test_an_export_through_the_store_has_the_same_bytes_as_one_without(record: Path, tmp_path: Path) -> None:
    from onrecord import export
    from onrecord.store import View

    with View.open(record) as view:
        stored = export.write(view, tmp_path / "stored")
    straight = export.write(invented.FakeView(), tmp_path / "straight")
    assert [p.read_bytes() for p in stored] == [p.read_bytes() for p in straight]


def test_it_leaves_a_person_s_files_alone(record: Path, tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text("mine")
    result = CliRunner().invoke(application(), ["export", str(record), "-o", str(tmp_path)])
    assert isinstance(result.exception, ExportError)
    assert (tmp_path / "claims.jsonl").read_text() == "mine"


def test_an_unknown_form_names_those_there_are(record: Path) -> None:
    result = CliRunner().invoke(application(), ["export", str(record), "--as", "xlsx"])
    assert isinstance(result.exception, ExportError)
    assert "jsonl, csv" in str(result.exception)
