"""Weights are learned from invented annotated reports."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.extract import where
from training.__main__ import RECIPES, main
from training.pairing import alike, paired
from training.positions import kinds
from training.recipe import Case, Recipe, Score, layout, parts
from training.reports import FigureRow, Report, read
from training.softmax import Choice, against, among, fit

TEXTS = (
    "Soldiers killed 12 people in Vellen on Monday, the Harbour Monitor said. In Dorrick, 3 people were injured.",
    "At least 40 people have been killed in Kelmara since January, the ministry said. Police shot 5 people dead in Vellen.",
    "The Harbour Monitor said 7 villagers were killed in Dorrick. The army shelled Dorrick, killing 7 villagers.",
)
KNOWN = len(where.Gazetteer.load(()).lookup("vellen"))
PLACES = "1\tVellen\tVellen\t\t38.5\t-38.4\tP\tPPL\tQM\t\t01\t\t\t\t90000\t\t\tAtlantic/Azores\t2024-01-01\n"


def mark(passage: str, harm: str, low: int, **more: Any) -> dict[str, Any]:
    """A marked figure."""
    return {"passage": passage, "nth": 1, "harm": harm, "low": low, "high": low, "scope": "incident", "origin": "", **more}


MARKS: tuple[dict[str, Any], ...] = (
    {
        "figures": [
            mark("3 people were injured", "injured", 3, place="Dorrick"),
            mark("killed 12 people in Vellen", "killed", 12, origin="Harbour Monitor", place="Vellen"),
        ]
    },
    {
        "figures": [
            mark("At least 40 people have been killed", "killed", 40, high=None, scope="cumulative", place="Kelmara"),
            mark("shot 5 people dead", "killed", 5, place="Vellen"),
            mark("since January", "killed", 1),
        ]
    },
    {
        "figures": [mark("7 villagers", "killed", 7, nth=2, place="Dorrick")],
        "positions": [{"passage": "The army shelled Dorrick", "nth": 1, "kind": "blame", "origin": ""}],
    },
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of three groups of one report."""
    base = tmp_path_factory.mktemp("annotated")
    for n, (text, marks) in enumerate(zip(TEXTS, MARKS, strict=True)):
        docs = base / "docs" / f"g{n}"
        docs.mkdir(parents=True)
        (docs / f"g{n}-1.txt").write_text(text, encoding="utf-8")
        meta = [{"id": f"g{n}-1", "outlet": "The Post", "title": "", "published": "2031-05-12"}]
        (docs / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
        told = {"group": f"g{n}", "documents": [{"id": f"g{n}-1", **marks}], "incidents": []}
        (base / f"g{n}.json").write_text(json.dumps(told), encoding="utf-8")
    (base / "g0-places.tsv").write_text(PLACES, encoding="utf-8")
    return base


@pytest.fixture(scope="module")
def reports(folder: Path) -> list[Report]:
    """The same, read."""
    return list(read([folder]))


def test_a_folder_is_read_with_the_places_of_each_group(reports: list[Report]) -> None:
    assert [report.group for report in reports] == ["g0", "g1", "g2"]
    assert [len(report.atlas.lookup("vellen")) for report in reports] == [KNOWN + 1, KNOWN, KNOWN]
    assert reports[0].parsed.document.published.date == "2031-05-12"
    assert reports[1].atlas is where.Gazetteer.load(())


def test_a_passage_stands_where_its_nth_occurrence_is() -> None:
    row = FigureRow(passage="ten", harm="killed", nth=2)
    assert row.span("ten and ten") == (8, 11)
    with pytest.raises(ValueError, match="2 times"):
        row.span("ten and eleven")


def test_marked_figures_pair_with_found_ones(reports: list[Report]) -> None:
    pairs = []
    for report in reports:
        found, rows = paired(report)
        pairs.append([(row.low, found[number].value) for row, number in rows])
    assert [sorted(one) for one in pairs] == [[(3, 3), (12, 12)], [(5, 5), (40, 40)], [(7, 7)]]
    found, rows = paired(reports[2])
    assert found[rows[0][1]].count.number.core > found[0].count.number.core, "the second occurrence is marked"


def test_names_are_alike_when_one_holds_the_other() -> None:
    assert alike("the Harbour Monitor", "Harbour Monitor")
    assert alike("", None)
    assert alike("Harbour Rights Monitor", "Harbour Monitor for Justice")
    assert not alike("Harbour Monitor", "")
    assert not alike("Kelmaran army", "Free Kelmaran army")
    assert not alike("monitor", "monitor of the sea lanes between Dorrick Vellen Ostrelle")


def test_only_the_nearest_deed_is_the_marked_position() -> None:
    assert kinds([((0, 20), "blame")], [(0, 8), (1, 19), (30, 40)]) == [None, "blame", "none"]


def test_the_fit_finds_what_tells_right_from_wrong() -> None:
    some = [Choice([{"near": 1.0, "said": 1.0}, {"far": 1.0, "said": 1.0}], [True, False])] * 5
    some += [Choice([{"rare": 1.0}, {"far": 1.0}], [False, True]), Choice([{"far": 1.0}], [False])]
    weights = fit(some, penalty=1.0, rarest=2)
    assert set(weights) == {"near", "far", "said"}
    assert weights["near"] > 0.5 > weights["said"] > -0.01
    assert fit(some, 1.0, 2) == weights
    assert some[0].best(weights) == 0
    assert fit([], 1.0, 1) == {}


def test_several_candidates_may_be_right() -> None:
    some = [Choice([{"a": 1.0}, {"b": 1.0}, {"c": 1.0}], [True, True, False])] * 4
    weights = fit(some, 1.0, 1)
    assert weights["a"] == pytest.approx(weights["b"])
    assert weights["a"] > 0 > weights["c"]


def test_classes_are_weighed_against_the_first() -> None:
    some = [among(["no", "yes"], ["bias", "x"], "yes"), among(["no", "yes"], ["bias"], "no")] * 3
    against_no = against("no", ["yes"], fit(some, 0.1, 1))["yes"]
    assert against_no["x"] > 1
    assert against_no["bias"] < 0


@pytest.mark.parametrize("name", RECIPES)
def test_the_same_reports_give_the_same_weights(name: str, reports: list[Report]) -> None:
    recipe: Recipe = RECIPES[name]
    first, again = ([Case(report, list(recipe.choices(report))) for report in reports] for _ in range(2))
    assert any(any(choice.right) for case in first for choice in case.choices)
    written = recipe.text(fit([c for case in first for c in case.choices], recipe.penalty, 1))
    assert written == recipe.text(fit([c for case in again for c in case.choices], recipe.penalty, 1))
    assert written.count("\n") > 5
    assert list(recipe.held_out(first, 3)) == [reports[0].folder]


def test_a_folder_keeps_its_parts_beside_another(reports: list[Report]) -> None:
    others = [Report("other", f"o{n}", r.parsed, r.atlas, r.figures, r.positions) for n, r in enumerate(reports[:2])]
    alone = list(parts([Case(report, ()) for report in reports], 2))
    beside = list(parts([Case(report, ()) for report in [*reports, *others]], 2))
    assert [{p for p in part if p[0] != "other"} for part in beside] == alone


def test_weights_are_laid_out_in_order_without_what_is_too_small() -> None:
    assert list(layout({"b": {"y: z": -0.5, "x": 0.001}, "a": [0.5, -0.0]})) == ['"a": [0.5, 0.0]', '"b":', '  "y: z": -0.5']


def test_scores_add_up() -> None:
    assert str(Score(1, 2, 2) + Score(2, 2, 2)) == "0.750 of 4"
    assert str(Score(1, 1, 3)) == "f1 0.500 (p 1.000, r 0.333) of 3"


def test_the_command_prints_each_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["scope", "--data", str(folder), "--folds", "3"])
    said = capsys.readouterr().out
    assert said.startswith("scope: 5 choices, 5 to learn from")
    assert f"  {folder}: within" in said
    with pytest.raises(SystemExit, match="No annotated reports"):
        main(["--data", str(folder / "docs")])
