"""The invented reports, built once: the main points of examples/EXPECTED.md, and the golden rows of every stage."""

import json

import pytest
from golden.expected import CASES, PERSONS, gaps, holds
from golden.stages import EXAMPLES, HERE, build, dump, stages

from onrecord.store import View


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    with View.open(build(tmp_path_factory.mktemp("examples"))) as opened:
        yield opened


def known(case):
    """The case, expected to fail while it is on the list of gaps; one that begins to hold fails until it is taken off."""
    return pytest.param(case, marks=[pytest.mark.xfail(strict=True)] if case in gaps() else [], id="-".join(map(str, case)))


@pytest.mark.parametrize("case", [known(case) for case in CASES])
def test_what_a_careful_reader_finds(view, case):
    assert holds(view, *case)


def test_nobody_else_is_named_as_harmed(view):
    assert {p.name for p in view.persons()} <= {name for name, *_ in PERSONS} | {"Aldo Fenn"}


def test_a_monitor_in_two_outlets_and_a_copy_are_one_origin(view):
    shooting = next(i for i in view.incidents() if {"20240305-dovreth-toll", "20240305-evening"} <= set(i.documents))
    origins = next(s.origins for s in view.standings() if s.subject == shooting.id)
    assert sum("Observatory" in name for name in origins) == 1
    wire, copy = view.document("20240305-dovreth-toll"), view.document("dovreth-doctor")
    assert copy.copy_of == wire.id or wire.copy_of == copy.id


def test_two_spellings_are_one_place(view):
    ids = {c.place.id for c in view.claims() if c.place and c.place.words in ("Dovret", "Dovreth")}
    assert ids <= {"geonames:90000022", "geonames:90000012"}  # the town, and the province that is named after it
    assert {c.place.id for c in view.claims() if c.place and c.place.words == "Dovret"} == {"geonames:90000022"}


def test_running_tolls_are_added_to_no_incident(view):
    members = {key for i in view.incidents() for key in i.claims}
    assert not [c.span.words for c in view.claims() if c.key in members and c.figure and c.figure.low in (71, 163, 74, 38)]


def test_clutter_sport_and_other_languages_yield_nothing(view):
    numbers = {c.figure.low for c in view.claims() if c.figure}
    assert not numbers & {50, 312, 418, 2300, 11500, 24000, 48211}
    assert {c.document for c in view.claims()}.isdisjoint({"league-final", "20240314-desplazados"})
    assert set(view.passed_over()) == {"league-final", "20240314-desplazados"}
    assert [i.subject for i in view.issues() if "lost-page" in i.subject]


def test_numbered_teasers_yield_nothing(view):
    assert not [c.span.words for c in view.claims() if c.document == "20240309-shield-denies" and "Storm" in c.sentence.words]


def test_a_report_without_a_date_has_no_invented_day(view):
    assert not [c.when for c in view.claims() if c.document == "clinic-note" and c.when and (c.when.start or c.when.end)]


def test_every_offset_points_at_its_words(view):
    texts = {d.id: {"text": d.text, "title": d.title} for d in view.documents()}
    spans = [s for c in view.claims() for s in (c.span, c.sentence, *(link.span for link in c.chain if link.span))]
    assert spans and not [s for s in spans if texts[s.document][s.field][s.start : s.end] != s.words]


@pytest.mark.parametrize("stage", ["documents", "claims", "linkage", "findings"])
def test_golden(view, stage):
    assert dump(stages(view)[stage]) == (HERE / f"{stage}.json").read_text(encoding="utf-8"), (
        "The record of the examples changed: python -m tests.golden; git diff tests/golden. Then keep it or mend the code."
    )


def test_the_table_of_expectations_names_every_report():
    told = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    names = [p.name for p in (EXAMPLES / "reports").rglob("*") if p.is_file() and p.name != "meta.json"]
    assert len(names) == 24 and not [n for n in names if n not in told]


def test_sidecars_name_files_that_are_there():
    for sidecar in (EXAMPLES / "reports").rglob("meta.json"):
        assert {row["id"] for row in json.loads(sidecar.read_text())} == {p.stem for p in sidecar.parent.glob("*.txt")}
