"""onrecord show: what stands on a terminal of 80 columns, in a pipe, and in JSON."""

import json
import re
from dataclasses import fields, replace
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from onrecord.cli import application
from onrecord.errors import InputError, OnrecordError, RecordError
from onrecord.export.tables import TABLES
from onrecord.model import Incident
from tests.export import invented

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
LISTINGS = ("--claims", "--contradictions", "--tolls", "--persons", "--issues", "--documents", "--families")


@pytest.fixture(scope="module")
def app() -> typer.Typer:
    """The command line."""
    return application()


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented record."""
    return invented.record(tmp_path_factory.mktemp("show") / "varn.record")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that holds nothing."""
    return invented.record(tmp_path_factory.mktemp("empty") / "empty.record", invented.EMPTY)


def show(app: typer.Typer, *arguments: object) -> Result:
    """Runs the command; errors that a person can act on come back raised."""
    result = CliRunner().invoke(app, ["show", *map(str, arguments)], catch_exceptions=True)
    if isinstance(result.exception, OnrecordError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of 80 columns."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("what", ["", *LISTINGS, "inc-42", "toll-310", "--document=two"])
def test_a_terminal_of_80_columns_is_never_overrun(app: typer.Typer, record: Path, what: str) -> None:
    output = show(app, record, *([what] if what else [])).stdout
    assert "\x1b[1m" in output
    assert max(len(ESCAPES.sub("", line)) for line in output.splitlines()) <= 80


@pytest.mark.usefixtures("terminal")
def test_no_word_is_lost_on_a_terminal(app: typer.Typer, record: Path) -> None:
    squeezed = re.sub(r"\W+", "", ESCAPES.sub("", show(app, record, "--issues").stdout))
    assert "ThefileisemptyBringinthetextagain" in squeezed


@pytest.mark.parametrize("what", ["", *LISTINGS, "inc-42", "--document=two"])
def test_a_pipe_gets_plain_whole_lines(app: typer.Typer, record: Path, what: str) -> None:
    output = show(app, record, *([what] if what else [])).stdout
    assert "\x1b" not in output
    assert not re.search("[─│┃━…]", output)


def test_incidents_in_a_pipe(app: typer.Typer, record: Path) -> None:
    lines = [re.split(r" {2,}", line) for line in show(app, record).stdout.splitlines()]
    assert lines == [
        ["ID", "Dates", "Place", "Kind", "Harm", "Low", "Best", "High", "R/O/I", "Notes"],
        [
            "inc-42",
            "2031-04-28 to 2031-05-03",
            "Orvask",
            "repression",
            "killed",
            "42",
            "43",
            "43",
            "2/2/2",
            "contested, disputed",
        ],
        ["inc-title", "Velm", "arrest", "detained", "-", "dozens", "-", "1/1/0"],
    ]


def test_an_incident_tells_who_says_so_in_which_words(app: typer.Typer, record: Path) -> None:
    output = show(app, record, "inc-4").stdout
    assert "**Forty-two people have died** in Orvask since Monday" in output
    assert "Varn Courier <- the Courier (relay) <- a resident; varn/one [18-44]; clm-42" in output
    assert "a resident (witness)" in output
    assert "Two residents give 42 and 43." in output
    assert "rests on [1] [4]; disputed by [2]" in output
    assert "Alleged perpetrator: the army, blamed by Café owners" in output
    assert "Ilka Brann, 6, killed, 2031-04-29 (varn/one, two)" in output
    assert "[4] a resident: “Forty-three died” (two)" in output
    assert "denial: soldiers fired; denied" in output


def test_a_toll_has_a_page_too(app: typer.Typer, record: Path) -> None:
    output = show(app, record, "toll").stdout
    assert "running toll: people killed in Varnland" in output
    assert "310+" in output


def test_a_claim_leads_to_its_incident(app: typer.Typer, record: Path) -> None:
    assert "inc-42;" in show(app, record, "clm-43").stdout


def test_a_document_tells_what_was_not_read(app: typer.Typer, record: Path) -> None:
    told = show(app, record, "--document", "two").stdout
    assert "clutter   (advert, not read)\n          Advert: =SUM(A1)" in told
    assert "body      " in told and "**[1]" in told
    assert all(len(line) <= 80 for line in told[told.index("Its text") :].split("\n"))
    assert "not read: no harm, no protest" in show(app, record, "--document", "three").stdout


FILTERS = {
    "--place orv": ["inc-42"], "--place XV": ["inc-42", "inc-title"], "--since 2031-05": ["inc-42"], "--until 2031-04-27": [],
    "--until 2031": ["inc-42"], "--harm detained": ["inc-title"], "--origin army": ["inc-42"], "--limit 1": ["inc-42"],
    "--harm killed --place velm": [],
}  # fmt: skip


@pytest.mark.parametrize("asked", FILTERS)
def test_filters(app: typer.Typer, record: Path, asked: str) -> None:
    rows = json.loads(show(app, record, *asked.split(), "--json").stdout)
    assert [row["id"] for row in rows] == FILTERS[asked]


@pytest.mark.parametrize(("listing", "asked", "count"), [
    ("--claims", "--harm killed", 3), ("--claims", "--origin monitor", 1), ("--tolls", "--since 2031-05-01", 1),
    ("--persons", "--place orvask", 1), ("--persons", "--harm detained", 0), ("--contradictions", "--origin army", 1),
    ("--documents", "--since 2031-05-03", 2), ("--documents", "--place velm", 1),
])  # fmt: skip
def test_filters_of_listings(app: typer.Typer, record: Path, listing: str, asked: str, count: int) -> None:
    assert len(json.loads(show(app, record, listing, *asked.split(), "--json").stdout)) == count


@pytest.mark.parametrize("listing", LISTINGS)
def test_json_gives_the_rows_of_the_export(app: typer.Typer, record: Path, listing: str) -> None:
    rows = json.loads(show(app, record, listing, "--json").stdout)
    table = {"--families": "kinship"}.get(listing, listing.removeprefix("--"))
    columns = [field.name for field in fields(TABLES[table].row)]
    assert rows
    assert all(list(row) == columns for row in rows)


def test_json_of_one_incident_and_one_document(app: typer.Typer, record: Path) -> None:
    page = json.loads(show(app, record, "inc-42", "--json").stdout)
    assert page["incident"]["id"] == "inc-42"
    assert [len(page[part]) for part in ("findings", "claims", "contradictions", "persons")] == [2, 4, 2, 2]
    document = json.loads(show(app, record, "--document", "two", "--json").stdout)
    assert document["text"] == invented.TEXTS["two"]
    assert len(document["claims"]) == 2


MISTAKES = {
    "inc-9": "nearest ids", "inc": "2 incidents and tolls", "velm": "At a place of that name", "--document nine": "nearest ids",
    "--since yesterday": "is no date", "--harm kiled": "Choose one of: killed", "--issues --place x": "cannot be narrowed",
    "--claims --tolls": "one thing at a time", "inc-42 --claims": "one thing at a time",
}  # fmt: skip


@pytest.mark.parametrize("asked", MISTAKES)
def test_mistakes_are_explained(app: typer.Typer, record: Path, asked: str) -> None:
    with pytest.raises(InputError, match=MISTAKES[asked]):
        show(app, record, *asked.split())


def test_no_record(app: typer.Typer, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="There is no record"):
        show(app, tmp_path / "none.record")


@pytest.mark.parametrize("what", ["", *LISTINGS])
def test_an_empty_record_says_so_and_what_to_do(app: typer.Typer, empty: Path, what: str) -> None:
    told = show(app, empty, *([what] if what else []))
    assert told.stdout == ""
    assert "holds no documents yet. Bring some in: onrecord build" in told.stderr


def test_an_empty_record_has_empty_json(app: typer.Typer, empty: Path) -> None:
    assert json.loads(show(app, empty, "--json").stdout) == []
    with pytest.raises(InputError, match="the record holds none"):
        show(app, empty, "inc-1")


def test_nothing_that_fits_is_told(app: typer.Typer, record: Path) -> None:
    told = show(app, record, "--place", "nowhere")
    assert (told.stdout, told.stderr) == ("", "None of 2 incidents fits --place nowhere.\n")


def test_minor_incidents_are_counted_and_wait_for_all(app: typer.Typer, tmp_path: Path) -> None:
    march = Incident("inc-march", "protest", (), ("two",), description="Protest in Velm")
    linked = replace(invented.LINKAGE, incidents=(*invented.LINKAGE.incidents, march))
    path = invented.record(tmp_path / "march.record", replace(invented.FakeView(), linked=linked))
    brief, whole = show(app, path), show(app, path, "--all")
    assert "inc-march" not in brief.stdout and "inc-march" in whole.stdout
    assert "2 incidents.\n1 more incident with nobody harmed, accused or attacked: add --all.\n" in brief.stderr
    assert "3 incidents.\n" in whole.stderr and len(json.loads(show(app, path, "--json").stdout)) == 3


def test_a_text_cannot_play_tricks_on_the_terminal(app: typer.Typer, tmp_path: Path) -> None:
    bad = invented.Document("d", "k", "s", "", "\x1b]0;owned\x07 title\u202e", "out\x1b[2Jlet")
    path = invented.record(
        tmp_path / "bad.record", invented.FakeView((bad,), (), (), (), (), invented.EMPTY.linked, (), (), (), ())
    )
    for output in (show(app, path, "--documents").stdout, show(app, path, "--document", "d").stdout):
        assert not re.search("[\x1b\x07\u202e]", output)


def test_families_name_the_first_text_and_what_shows_the_others(app: typer.Typer, record: Path) -> None:
    first, copy = show(app, record, "--families").stdout.splitlines()[1:]
    assert first.split()[:2] == ["two", "two"] and first.endswith(" first")
    assert copy.split()[:2] == ["two", "varn/one"]
    assert "wire (=Agency)" in copy and "61%" in copy and "died in Orvask" in copy and 'credit "Forty-three"' in copy
