"""The CSV twins: the same rows for spreadsheets, and no cell that runs as a formula."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import export
from onrecord.export.csv import FORMULA, neutral
from onrecord.export.tables import TABLES
from onrecord.model import Document
from tests.export.invented import EMPTY, FakeView


def rows(folder: Path, table: str) -> list[dict]:
    """The rows of a table as a spreadsheet gets them."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An export of the invented record."""
    export.write(FakeView(), tmp_path, "csv")
    return tmp_path


def test_every_table_has_a_twin_with_as_many_rows(out: Path, tmp_path: Path) -> None:
    export.write(FakeView(), tmp_path / "lines", "jsonl")
    for table in TABLES:
        assert len(rows(out, table)) == (tmp_path / "lines" / f"{table}.jsonl").read_bytes().count(b"\n")


def test_nested_values_stand_in_columns_of_their_own(out: Path) -> None:
    pair = rows(out, "contradictions")[0]
    assert (pair["a_document"], pair["a_start"], pair["a_end"], pair["b_claim"]) == ("varn/one", "18", "44", "clm-43")
    deaths = rows(out, "incidents")[0]
    assert (deaths["documents"], deaths["killed_best"], deaths["injured_low"]) == ("varn/one; two", "43", "")
    assert deaths["alleged_perpetrators"] == '[{"who": "the army", "blamed_by": "Café owners"}]'


@pytest.mark.parametrize("begins", FORMULA)
def test_no_cell_begins_as_a_formula(tmp_path: Path, begins: str) -> None:
    export.write(
        replace(EMPTY, held=(Document("d", "k", "s", "", title=f"{begins}cmd()", authors=(f"{begins}A", "B")),)),
        tmp_path,
        "csv",
    )
    (row,) = rows(tmp_path, "documents")
    assert (row["title"], row["authors"]) == (f"'{begins}cmd()", f"'{begins}A; B")


def test_numbers_stay_numbers(out: Path) -> None:
    assert rows(out, "mentions")[0]["lon"] == "-0.25"
    assert rows(out, "documents")[1]["outlet"] == "'=Herald"
    assert neutral("a = b") == "a = b"


def test_an_empty_record_still_has_its_columns(tmp_path: Path) -> None:
    export.write(EMPTY, tmp_path, "csv")
    export.write(FakeView(), tmp_path / "full", "csv")
    for table in TABLES:
        head = (tmp_path / f"{table}.csv").read_text(encoding="utf-8")
        assert head.count("\n") == 1
        assert (tmp_path / "full" / f"{table}.csv").read_text(encoding="utf-8").startswith(head)
