"""The JSON Lines export: the contract's columns, offsets, bytes, checks, and what happens to files that are there."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from onrecord import export
from onrecord.errors import ExportError
from onrecord.export.texts import file_name
from onrecord.model import HARMS, Document, Finding, SetAside, Span
from tests.export.invented import CLAIMS, EMPTY, FINDINGS, TITLE, FakeView

CONTRACT = {
    "documents": "id key sha256 title outlet outlet_family authors published published_precision published_from modified "
    "language address words relevant family copy_of wire credits main_incident marked",
    "kinship": "document copy_of family kind share agency credits told dropped runs",
    "statements": "document source cue content origin manner",
    "mentions": "document start end type value place_id lat lon resolved",
    "claims": "id document start end passage kind harm low high qualifier word who scope part_of origin origin_start "
    "origin_end origin_id relay chain connection manner actual about against event actors recipients place place_name place_id "
    "lat lon location_precision where_prec date_start date_end date_precision date_prec as_of replaces incident corrected",
    "persons": "id document name written age sex role status status_history place date origin start end incident same_as "
    "certainty",
    "incidents": "id description kind place admin1 admin2 country lat lon location_precision where_prec start end "
    "date_precision date_prec sides alleged_perpetrators documents reports outlets independent_origins origins "
    + " ".join(
        f"{harm}_{end}"
        for harm in (*HARMS, "killed_civilians", "killed_combatants", "killed_children", "killed_attackers")
        for end in ("low", "best", "high", "open")
    )
    + " grade contested disputed profile persons corrected",
    "findings": "incident field low best high value supported_by disputed_by set_aside rule rationale profile",
    "tolls": "id harm who place since until low best high origins rationale points",
    "contradictions": "id kind a b about incident",
    "decisions": "id at by verdict subject other value what why state state_why incident",
    "issues": "stage subject problem",
}


def rows(folder: Path, table: str) -> list[dict]:
    """The rows of a table as a reader gets them."""
    return [json.loads(line) for line in (folder / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An export of the invented record."""
    export.write(FakeView(), tmp_path, "jsonl")
    return tmp_path


@pytest.mark.parametrize("table", CONTRACT)
def test_columns_are_those_of_the_contract(out: Path, table: str) -> None:
    assert rows(out, table), "the invented record fills every table"
    assert all(list(row) == CONTRACT[table].split() for row in rows(out, table))


def test_schema_describes_every_row_and_nothing_else(out: Path) -> None:
    schema = json.loads((out / "schema.json").read_text(encoding="utf-8"))
    for table in CONTRACT:
        checker = jsonschema.Draft202012Validator({"$ref": f"#/$defs/{table}", "$defs": schema["$defs"]})
        for row in rows(out, table):
            checker.validate(row)
            assert not checker.is_valid({**row, "more": 1})


def text(out: Path, document: str) -> str:
    """A document's text as it was written."""
    with (out / "texts" / file_name(document)).open(encoding="utf-8", newline="") as file:
        return file.read()


def test_every_passage_opens_by_its_offsets(out: Path) -> None:
    for row in rows(out, "claims"):
        if row["start"] is None:
            assert row["passage"] in TITLE
            continue
        assert text(out, row["document"])[row["start"] : row["end"]] == row["passage"]
        if row["origin"]:
            assert text(out, row["document"])[row["origin_start"] : row["origin_end"]] == row["origin"]
    for row in rows(out, "persons"):
        assert text(out, row["document"])[row["start"] : row["end"]] == row["written"]
    for row in rows(out, "statements"):
        assert all(0 <= start < end for part in ("source", "cue", "content") for start, end in row[part])


def test_texts_keep_every_character(out: Path) -> None:
    for document in FakeView().documents():
        assert text(out, document.id) == document.text


def test_a_claim_of_a_metadata_title_has_no_offsets(out: Path) -> None:
    told = next(row for row in rows(out, "claims") if row["id"] == "clm-title")
    assert (told["start"], told["end"], told["passage"], told["word"]) == (None, None, "Dozens detained", "dozens")


def test_the_same_record_gives_the_same_bytes(out: Path, tmp_path: Path) -> None:
    again = export.write(FakeView(), tmp_path / "again", "jsonl")
    assert [p.read_bytes() for p in again] == [(out / p.relative_to(tmp_path / "again")).read_bytes() for p in again]


def test_incidents_carry_numbers_groups_and_standing(out: Path) -> None:
    deaths, arrests = rows(out, "incidents")
    assert (deaths["killed_low"], deaths["killed_best"], deaths["killed_high"], deaths["killed_open"]) == (42, 43, 43, False)
    assert (deaths["killed_children_best"], deaths["killed_civilians_best"]) == (1, None)
    assert deaths["alleged_perpetrators"] == [{"who": "the army", "blamed_by": "Café owners"}]
    assert (deaths["reports"], deaths["outlets"], deaths["independent_origins"], deaths["contested"]) == (2, 2, 2, True)
    assert deaths["persons"] == ["per-1"]
    assert (arrests["place"], arrests["start"], arrests["detained_low"]) == ("Velm", None, None)


def test_members_name_their_incident_or_toll(out: Path) -> None:
    homes = {row["id"]: row["incident"] for row in rows(out, "claims")}
    assert (homes["clm-42"], homes["clm-310"]) == ("inc-42", "toll-310")
    assert [row["main_incident"] for row in rows(out, "documents")] == ["inc-42", "inc-42", None]
    assert [(row["same_as"], row["certainty"]) for row in rows(out, "persons")] == [(None, ""), ("per-1", "likely")]


def test_dates_are_full_days_beside_their_precision(out: Path) -> None:
    dated = [(row["published"], row["published_precision"]) for row in rows(out, "documents")]
    assert dated == [("2031-05-03", "day"), ("2031-05-01", "month"), (None, "")]


def test_a_toll_has_its_own_numbers_and_history(out: Path) -> None:
    (toll,) = rows(out, "tolls")
    assert (toll["low"], toll["high"], toll["place"], toll["origins"]) == (310, 310, "Varnland", ["Varn Monitor"])
    point = {"as_of": "2031-05-03", "low": 310, "high": None, "origin": "The Varn Monitor", "claim": "clm-310"}
    assert toll["points"] == [point]


def test_a_later_count_names_the_one_it_replaces(tmp_path: Path) -> None:
    army = CLAIMS[1].chain[-1]
    first, later = (replace(CLAIMS[n], chain=(army,)) for n in (0, 4))
    aside = SetAside("clm-43", "replaced by its own later or fuller count, 42")
    found = replace(FINDINGS[0], supported_by=("clm-42",), set_aside=(aside,))
    export.write(FakeView(said=(first, *CLAIMS[1:4], later, CLAIMS[5]), found=(found,)), tmp_path)
    assert {row["id"]: row["replaces"] for row in rows(tmp_path, "claims") if row["replaces"]} == {"clm-42": "clm-43"}


def test_an_empty_record_gives_empty_tables(tmp_path: Path) -> None:
    paths = export.write(EMPTY, tmp_path)
    assert [p.name for p in paths] == [*(f"{table}.jsonl" for table in CONTRACT), "schema.json"]
    assert all(not rows(tmp_path, table) for table in CONTRACT)


BAD = {
    "another column value": (FakeView(stated=(replace(FakeView().stated[0], manner="shouted"),)), "statements"),
    "a number that is none": (FakeView(mentioned=(replace(FakeView().mentioned[0], place=replace(
        FakeView().mentioned[0].place, lat=float("nan"))),)), "mentions"),
    "an odd date": (FakeView(said=(replace(CLAIMS[3], as_of="3 May 2031"), *CLAIMS[:3], *CLAIMS[4:])), "clm-310"),
    "words that stand elsewhere": (
        FakeView(said=(replace(CLAIMS[0], span=Span("varn/one", 0, 3, "abc")), *CLAIMS[1:])), "clm-42"),
    "a claim twice": (FakeView(said=(*CLAIMS, CLAIMS[0])), "clm-42"),
    "a reason without its claim": (FakeView(found=(Finding("inc-42", "killed", supported_by=("clm-x",)),)), "clm-x"),
    "a reason without its incident": (FakeView(found=(Finding("inc-x", "killed"),)), "inc-x"),
    "a document that is not there": (FakeView(held=FakeView().held[1:]), "varn/one"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_row_that_breaks_the_contract_is_named_and_nothing_is_written(tmp_path: Path, case: str) -> None:
    view, named = BAD[case]
    export.write(FakeView(), tmp_path)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    with pytest.raises(ExportError, match=named) as error:
        export.write(view, tmp_path)
    assert "Nothing was written" in str(error.value)
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


def test_files_that_no_export_wrote_are_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "documents.jsonl").write_text("mine")
    with pytest.raises(ExportError, match=r"documents\.jsonl"):
        export.write(FakeView(), tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["documents.jsonl"]


def test_other_files_in_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    export.write(FakeView(), tmp_path)
    export.write(FakeView(), tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="Name another folder"):
        export.write(FakeView(), tmp_path / "file")


def test_an_unknown_form_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="jsonl, csv"):
        export.write(FakeView(), tmp_path, "xlsx")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "id", ["a/b", "..", ".hidden", "", "CON", "nul.old", "a" * 300, "é" * 200, 'a:b?*|<>"\\', "tab\there", "50%", "a b"]
)
def test_any_id_gives_a_file_of_its_own(tmp_path: Path, id: str) -> None:
    name = file_name(id)
    assert "/" not in name and name not in (".txt",) and len(name.encode()) < 255 and not name.startswith(".")
    assert name != file_name(id + "~")
    export.write(replace(EMPTY, held=(Document(id, "k", "s", "text\r\n"),)), tmp_path)
    assert (tmp_path / "texts" / name).read_bytes() == b"text\r\n"


def test_half_a_surrogate_pair_keeps_offsets(tmp_path: Path) -> None:
    export.write(replace(EMPTY, held=(Document("d", "k", "s", "a\ud800b"),)), tmp_path)
    assert (tmp_path / "texts" / "d.txt").read_text(encoding="utf-8") == "a?b"


def test_line_separators_do_not_break_a_row(tmp_path: Path) -> None:
    export.write(replace(EMPTY, held=(Document("d", "k", "s", "", title="a\u2028b\x85c\nd"),)), tmp_path)
    assert len(rows(tmp_path, "documents")) == 1
    assert rows(tmp_path, "documents")[0]["title"] == "a\u2028b\x85c\nd"
