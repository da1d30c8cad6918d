"""onrecord show --search: documents that hold words, in every language, with the passage."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import typer

from onrecord.cli import application
from onrecord.commands.show.filters import Filters
from onrecord.commands.show.search import Hit, search
from onrecord.errors import InputError
from onrecord.model import Document, Mark, Published
from tests.export import invented
from tests.test_show import show

ENGLISH = "A market in Tarsil stood empty on Friday.\n\nThe price of bread had doubled in the town's market, a baker said."
DOCUMENTS = (
    Document(
        "en",
        "doc-1",
        "aa",
        ENGLISH,
        "Bread is dear",
        "Coastal Courier",
        language="en",
        published=Published("2031-05-02", "day"),
    ),
    Document("fr", "doc-2", "bb", "Trois personnes détenues au marché de Tarsil.", language="fr"),
    Document("ar", "doc-3", "cc", "قتل ثلاثة أشخاص في سوق والسوق مغلق", language="ar"),
)


def hits(asked: str, *documents: Document, filters: Filters = Filters()) -> list[Hit]:  # noqa: B008
    return list(search(documents or DOCUMENTS, asked, filters, {"fr": "language fr"}))


def ids(asked: str, **more: str) -> list[str]:
    return [hit.document for hit in hits(asked, filters=Filters(**more))]


def test_all_words_must_be_there_and_a_phrase_as_it_stands() -> None:
    assert ids("market bread") == ["en"] and ids('"price of bread"') == ["en"] and ids('"bread price"') == []
    assert ids("tarsil") == ["en", "fr"]


def test_words_begin_where_they_are_looked_for() -> None:
    assert ids("arket") == [] and ids("mark") == ["en"]
    assert ids("سوق") == ["ar"]


def test_case_and_accents_make_no_difference() -> None:
    assert ids("DETENUES marche") == ["fr"] and ids("détenues") == ["fr"] and ids("town’s") == ["en"]


def test_the_passage_is_the_one_with_most_of_the_words() -> None:
    (hit,) = hits("market bread")
    assert hit.start is not None and hit.end is not None
    assert hit.passage == ENGLISH[hit.start : hit.end] and hit.passage.startswith("The price of bread")
    assert [hit.passage[a:b] for a, b in hit.found] == ["bread", "market"]


def test_a_title_that_is_not_in_the_text_is_searched_too() -> None:
    (hit,) = hits("dear")
    assert (hit.start, hit.passage) == (None, "Bread is dear")


def test_what_is_not_read_is_found_and_said() -> None:
    assert [hit.unread for hit in hits("tarsil")] == ["", "language fr"]
    marks = (Mark(0, 43, "clutter", "navigation"), Mark(43, len(ENGLISH), "body"))
    (hit,) = hits("tarsil", replace(DOCUMENTS[0], marks=marks))
    assert hit.unread == "navigation"
    (hit,) = hits("market", replace(DOCUMENTS[0], marks=marks))
    assert hit.unread == "" and hit.passage.startswith("The price")


def test_long_lines_are_cut_between_words() -> None:
    (hit,) = hits("bread", replace(DOCUMENTS[0], text="word " * 200 + "bread " + "word " * 200))
    assert len(hit.passage) <= 210 and hit.passage.startswith("word ") and hit.passage.strip().endswith("word")


def test_narrowed_by_day_and_outlet() -> None:
    assert ids("tarsil", since="2031-05") == ["en"] and ids("tarsil", until="2030") == []
    assert ids("tarsil", origin="courier") == ["en"]


def test_what_cannot_be_searched_is_told() -> None:
    with pytest.raises(InputError, match="wants words"):
        hits('" "')
    with pytest.raises(InputError, match="looks in texts"):
        hits("bread", filters=Filters(harm="killed"))


@pytest.fixture(scope="module")
def app() -> typer.Typer:
    return application()


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invented.record(tmp_path_factory.mktemp("search") / "varn.record")


def test_the_command(app: typer.Typer, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = show(app, record, "--search", "orvask forty-two")
    assert "varn/one" in said.stdout and "**Orvask**" in said.stdout and "1 document of 3" in said.stderr
    (row,) = json.loads(show(app, record, "--search", "orvask forty-two", "--json").stdout)
    assert row["document"] == "varn/one" and row["passage"] in invented.TEXTS["varn/one"]
    assert "None of 3 documents has zebra" in show(app, record, "--search", "zebra").stderr
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    from tests.test_show import ESCAPES

    output = ESCAPES.sub("", show(app, record, "--search", "orvask").stdout)
    assert output and all(len(line) <= 80 for line in output.splitlines())
    with pytest.raises(InputError, match="one thing at a time"):
        show(app, record, "--search", "x", "--claims")
