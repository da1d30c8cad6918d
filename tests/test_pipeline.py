"""Building: everything is taken in once, changes touch what they must, and the same input changes nothing."""

import io
import json
import os
from pathlib import Path

import fake_stages
import pytest

from onrecord import config, pipeline
from onrecord.errors import InputError, RecordError, VocabError
from onrecord.model import Hints
from onrecord.store import View
from onrecord.store.captures import folder

BODY = "Soldiers opened fire on a crowd in the town of Dovreth on Monday, residents said. {} The army did not comment."


@pytest.fixture(autouse=True)
def stages(monkeypatch: pytest.MonkeyPatch) -> None:
    fake_stages.install(monkeypatch)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    home = tmp_path / "reports"
    home.mkdir()
    for name, said in {"a": "3 people killed.", "b": "3 men killed.", "c": "Since May 1500 people killed."}.items():
        (home / f"{name}.txt").write_text(BODY.format(said))
    return home


def snapshot(path: Path) -> dict[str, bytes]:
    """Everything that lies where the record is, by name."""
    return {str(p.relative_to(path.parent)): p.read_bytes() for p in path.parent.rglob("*") if p.is_file()}


def test_a_build_says_what_the_record_holds(reports: Path, tmp_path: Path) -> None:
    summary = pipeline.build([str(reports)], tmp_path / "x.record")
    assert (summary.added, summary.read, summary.changed) == (3, 3, True)
    assert (summary.documents, summary.claims, summary.incidents, summary.tolls, summary.issues) == (3, 3, 1, 1, 0)
    with View.open(tmp_path / "x.record") as view:
        assert [d.id for d in view.documents()] == ["a", "b", "c"]
        assert {"onrecord", "profile", "linked_by", "weighed_by"} <= set(view.meta())
        assert all((folder(view.path) / sha[:2] / sha[2:]).is_file() for _, sha in view.captures())


def test_building_again_changes_no_byte(reports: Path, tmp_path: Path) -> None:
    (reports / "empty.txt").touch()
    (reports / "bare.html").write_text("<html><head><title>x</title></head></html>")
    rows = [{"id": f"r{n}", "text": "x" * 9, "html": ""} for n in (1, 1, 2)]
    rows += [{"id": f"h{n}", "html": "<p>", "published": "some day"} for n in range(60)]
    (reports / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    path = tmp_path / "out" / "x.record"
    path.parent.mkdir()
    first = pipeline.build([str(reports)], path)
    before = snapshot(path)
    again = pipeline.build([str(reports)], path)
    assert snapshot(path) == before
    assert (again.added, again.read, again.changed) == (0, 0, False)
    assert (again.documents, again.incidents, again.issues) == (first.documents, first.incidents, first.issues)


def test_new_documents_join_and_ids_stay(reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.record"
    pipeline.build([str(reports)], path)
    with View.open(path) as view:
        before = [i.id for i in view.incidents()]
    (reports / "0-first-by-name.txt").write_text(BODY.format("In the square 3 people killed."))
    summary = pipeline.build([str(reports)], path)
    assert (summary.added, summary.read, summary.incidents) == (1, 1, 1)
    with View.open(path) as view:
        assert view.incidents()[0].id == before[0] and "0-first-by-name" in view.incidents()[0].documents


def test_documents_that_vanished_stay(reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.record"
    pipeline.build([str(reports)], path)
    (reports / "a.txt").unlink()
    summary = pipeline.build([str(reports)], path)
    assert (summary.documents, summary.changed) == (3, False)


def test_a_changed_file_is_a_new_version(reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.record"
    pipeline.build([str(reports)], path)
    (reports / "a.txt").write_text(BODY.format("4 people killed."))
    pipeline.build([str(reports)], path)
    with View.open(path) as view:
        assert [d.id for d in view.documents()] == ["a", "b", "c", "a~2"]
        assert len(view.incidents()) == 2


def test_what_is_told_later_is_taken_up_and_silence_takes_nothing_back(reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.record"
    pipeline.build([str(reports)], path)
    (reports / "meta.json").write_text(json.dumps({"a.txt": {"outlet": "The Lamp", "published": "2024-03-04"}}))
    summary = pipeline.build([str(reports)], path, hints=Hints(published="2024-03-09"))
    with View.open(path) as view:
        told = {d.id: (d.outlet, d.published.date) for d in view.documents()}
    assert told == {"a": ("The Lamp", "2024-03-04"), "b": ("", "2024-03-09"), "c": ("", "2024-03-09")}
    assert (summary.added, summary.read, summary.documents) == (3, 3, 3)
    (reports / "meta.json").unlink()
    assert not pipeline.build([str(reports)], path).changed


def test_issues_of_every_stage_are_kept(reports: Path, tmp_path: Path) -> None:
    (reports / "empty.txt").touch()
    (reports / "d.txt").write_text(BODY.format("They mumble."))
    path = tmp_path / "x.record"
    pipeline.build([str(reports)], path)
    with View.open(path) as view:
        assert [(i.stage, Path(i.subject).name) for i in view.issues()] == [("extract", "d"), ("ingest", "empty.txt")]


def test_other_languages_and_other_subjects_are_kept_and_not_read(reports: Path, tmp_path: Path) -> None:
    spanish = "Los soldados abrieron fuego contra una multitud en la ciudad de Dovreth el lunes, dicen los vecinos. 3 x killed."
    sport = "The home team won the cup final on Monday after extra time. The crowd cheered and 3 people killed time."
    (reports / "es.txt").write_text(spanish)
    (reports / "sport.txt").write_text(sport)
    path = tmp_path / "x.record"
    summary = pipeline.build([str(reports)], path)
    assert summary.passed_over == (("language es", 1), ("not about harm, force or protest", 1))
    assert not pipeline.build([str(reports)], path).changed
    with View.open(path) as view:
        assert {c.document for c in view.claims()} == {"a", "b", "c"} and len(view.documents()) == 5
    summary = pipeline.build([str(reports)], path, everything=True)
    assert (summary.read, summary.passed_over) == (1, (("language es", 1),))
    assert not pipeline.build([str(reports)], path).changed


def test_a_document_without_a_reading_is_not_asked_for_again(reports: Path, tmp_path: Path) -> None:
    (reports / "d.txt").write_text(BODY.format("Then silence."))
    path = tmp_path / "x.record"
    assert pipeline.build([str(reports)], path).passed_over == (("reading failed", 1),)
    assert not pipeline.build([str(reports)], path).changed


def test_another_profile_is_weighed_anew_and_nothing_is_read(reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.record"
    pipeline.build([str(reports)], path)
    summary = pipeline.build([str(reports)], path, profile="acled")
    assert (summary.read, summary.changed) == (0, True)
    with View.open(path) as view:
        assert view.meta()["profile"] == "acled"


def test_a_record_keeps_its_profile_when_none_is_given(reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.record"
    pipeline.build([str(reports)], path, profile="acled")
    assert not pipeline.build([str(reports)], path).changed
    with View.open(path) as view:
        assert view.meta()["profile"] == "acled"


def test_another_gazetteer_or_other_code_reads_anew_and_ids_stay(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, places = tmp_path / "x.record", tmp_path / "places.tsv"
    pipeline.build([str(reports)], path)
    with View.open(path) as view:
        before = view.linkage()
    places.write_text("1\tDovreth\tDovreth\t\t10.5\t20.5\tP\tPPL\tZZ\t\t01\t\t\t\t5000\t\t\t\t\n")
    assert pipeline.build([str(reports)], path, gazetteer=[places]).read == 3
    monkeypatch.setattr(config, "code", lambda packages: "other")
    assert pipeline.build([str(reports)], path, gazetteer=[places]).read == 3
    with View.open(path) as view:
        assert view.linkage() == before


def test_a_lost_capture_is_put_back(reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.record"
    pipeline.build([str(reports)], path)
    lost = next(p for p in folder(path).rglob("*") if p.is_file() and not p.name.startswith("."))
    lost.unlink()
    assert not pipeline.build([str(reports)], path).changed
    assert lost.is_file()


def test_lines_that_move_in_a_jsonl_file_are_the_same_documents(tmp_path: Path) -> None:
    rows = [{"id": f"r{n}", "text": BODY.format(f"{n} people killed."), "url": f"http://a.example/{n}"} for n in (3, 4)]
    source, path = tmp_path / "rows.jsonl", tmp_path / "x.record"
    source.write_text("\n".join(map(json.dumps, rows)))
    pipeline.build([str(source)], path)
    source.write_text("\n".join(map(json.dumps, reversed(rows))))
    assert not pipeline.build([str(source)], path).changed


def test_names_and_titles_that_no_file_can_hold_are_mended(tmp_path: Path) -> None:
    row = {"id": "r\ud800", "title": "Dead \udfff", "outlet": "\ud801", "text": BODY.format("3 people killed.")}
    source = tmp_path / "rows.jsonl"
    source.write_text(json.dumps(row) + "\n" + json.dumps({"id": "s\ud800"}))
    for changed in (True, False):
        assert pipeline.build([str(source)], tmp_path / "x.record").changed == changed
    with View.open(tmp_path / "x.record") as view:
        assert [(d.id, d.title, d.outlet) for d in view.documents()] == [("r?", "Dead ?", "?")]
        assert len(view.issues()) == 1


def test_a_file_name_that_is_not_utf_8(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"\xff\xfe.txt")).write_text(BODY.format("3 people killed."))
    except OSError:
        pytest.skip("this file system takes no such names")
    assert pipeline.build([str(tmp_path / "*.txt")], tmp_path / "x.record").claims == 1
    with View.open(tmp_path / "x.record") as view:
        assert [d.id for d in view.documents()] == ["??"]


def test_standard_input(tmp_path: Path) -> None:
    text = io.BytesIO(BODY.format("3 people killed.").encode())
    assert pipeline.build(["-"], tmp_path / "x.record", stdin=text).claims == 1


def test_a_path_that_does_not_exist_leaves_no_record(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        pipeline.build([str(tmp_path / "nowhere")], tmp_path / "x.record")
    with pytest.raises(InputError, match="gazetteer"):
        pipeline.build([str(tmp_path)], tmp_path / "x.record", gazetteer=["nowhere.tsv"])
    assert not list(tmp_path.iterdir())


def test_what_cannot_be_meant_leaves_no_record(reports: Path, tmp_path: Path) -> None:
    with pytest.raises(VocabError, match="no coding profile"):
        pipeline.build([str(reports)], tmp_path / "x.record", profile="nope")
    with pytest.raises(InputError, match="publication date 'some day'"):
        pipeline.build([str(reports)], tmp_path / "x.record", hints=Hints(published="some day"))
    assert [p.name for p in tmp_path.iterdir()] == ["reports"]


def test_a_record_among_the_reports_is_no_report(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(reports)
    pipeline.build(["."], "x.record")
    for paths in (["."], ["*"], [str(reports)], sorted(p.name for p in reports.iterdir())):
        summary = pipeline.build(paths, "x.record")
        assert (summary.documents, summary.issues, summary.changed) == (3, 0, False)


def test_an_empty_folder_is_an_empty_record(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    assert pipeline.build([str(tmp_path / "reports")], tmp_path / "x.record").documents == 0


def test_an_output_that_is_no_record_is_refused(reports: Path) -> None:
    with pytest.raises(RecordError):
        pipeline.build([str(reports)], reports / "a.txt")
    with pytest.raises(RecordError):
        pipeline.build([str(reports)], reports)


def test_progress_tells_every_stage(reports: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    pipeline.build([str(reports)], tmp_path / "x.record", progress=lambda *step: told.append(step))
    assert told == [
        ("ingest", 1, None), ("ingest", 2, None), ("ingest", 3, None), ("extract", 0, 3), ("extract", 3, 3),
        ("link", 0, 1), ("weigh", 0, 1), ("weigh", 1, 1),
    ]  # fmt: skip


def test_the_order_of_names_makes_no_other_record(reports: Path, tmp_path: Path) -> None:
    pipeline.build([str(reports)], tmp_path / "x.record")
    pipeline.build([str(reports / "a.txt"), str(reports / "b.txt"), str(reports / "c.txt")], tmp_path / "y.record")
    with View.open(tmp_path / "x.record") as one, View.open(tmp_path / "y.record") as other:
        assert one.claims() == other.claims() and one.linkage() == other.linkage()


def told(path: Path) -> set[tuple[str, str]]:
    with View.open(path) as view:
        return {(issue.stage, issue.subject) for issue in view.issues()}


def test_what_was_said_of_a_file_goes_when_the_file_was_repaired(reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.record"
    (reports / "cut.txt").write_bytes(BODY.format("é" * 30).encode() + b"\xc3 end")
    (reports / "empty.txt").touch()
    (reports / "meta.json").write_text("{broken")
    rows = [{"id": "r", "text": BODY.format("4 people killed."), "published": "some day"}, {"id": "s"}]
    (reports / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    places = {"cut.txt", "empty.txt", "meta.json", "rows.jsonl:1", "rows.jsonl:2"}
    for _ in range(2):
        pipeline.build([str(reports)], path)
        assert {subject.removeprefix("reports/") for _, subject in told(path)} == places

    (reports / "rows.jsonl").write_text("\n".join(map(json.dumps, [{"id": "q", "text": "Rain."}, rows[0]])))
    pipeline.build([str(reports)], path)
    assert ("clean", "reports/rows.jsonl:2") in told(path) and ("clean", "reports/rows.jsonl:1") not in told(path)

    for name, said in (
        ("cut.txt", BODY),
        ("empty.txt", BODY + " Rain."),
        ("meta.json", "{}"),
        ("rows.jsonl", json.dumps({"text": "Rain."})),
    ):
        (reports / name).write_text(said)
    pipeline.build([str(reports / "a.txt")], path)
    assert len(told(path)) == 3  # with a file its folder's sidecar is read
    pipeline.build([str(reports)], path)
    assert told(path) == set()


def test_a_date_that_was_mended_in_the_sidecar_is_no_issue_any_more(reports: Path, tmp_path: Path) -> None:
    for date, issues in (("some day", {("clean", "reports/a.txt")}), ("2024-03-04", set())):
        (reports / "meta.json").write_text(json.dumps([{"id": "a", "published": date}]))
        pipeline.build([str(reports)], tmp_path / "x.record")
        assert told(tmp_path / "x.record") == issues


def test_a_text_on_which_reading_breaks_costs_itself_alone(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(documents: object, **settings: object) -> object:
        for document in documents:  # type: ignore[attr-defined]
            if document.id == "b":
                raise KeyError("no such token")
            yield from fake_stages.read([document])

    monkeypatch.setattr("onrecord.extract.read", read)
    summary = pipeline.build([str(reports)], tmp_path / "x.record")
    assert (summary.documents, summary.claims, summary.passed_over) == (3, 2, (("reading failed", 1),))
    with View.open(tmp_path / "x.record") as view:
        (issue,) = view.issues()
    assert (issue.stage, issue.subject) == ("extract", "b") and "no such token" in issue.problem
    assert not pipeline.build([str(reports)], tmp_path / "x.record").changed


def test_a_page_on_which_cleaning_breaks_costs_itself_alone(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (reports / "b.html").write_text("<html><body><p>x</p></body></html>")
    monkeypatch.setattr("onrecord.clean.documents.READERS", {"text/html": lambda source: 1 / 0})
    assert pipeline.build([str(reports)], tmp_path / "x.record").documents == 3
    assert told(tmp_path / "x.record") == {("clean", "reports/b.html")}


OWN = """
- {name: Lamp of Dovreth, family: Kelmara Press, country: FR, kind: local, names: [The Lamp], domains: [lamp.example],
   basis: its imprint}
"""


def test_a_users_own_outlets_are_kept_and_corrected(reports: Path, tmp_path: Path) -> None:
    path, own, hints = tmp_path / "x.record", tmp_path / "own.yml", Hints(outlet="The Lamp")

    def told() -> set[tuple[str, str]]:
        with View.open(path) as view:
            return {(d.outlet, d.outlet_family) for d in view.documents()}

    pipeline.build([str(reports)], path, hints=hints)
    assert told() == {("The Lamp", "")}
    own.write_text(OWN)
    assert pipeline.build([str(reports)], path, hints=hints, outlets=own).changed
    assert told() == {("Lamp of Dovreth", "Kelmara Press")}
    (reports / "d.txt").write_text(BODY.format("4 people killed."))
    pipeline.build([str(reports)], path, hints=hints)
    assert told() == {("Lamp of Dovreth", "Kelmara Press")}
    assert not pipeline.build([str(reports)], path, hints=hints, outlets=own).changed
    own.write_text("[]")
    pipeline.build([str(reports)], path, hints=hints, outlets=own)
    assert told() == {("The Lamp", "")}


def test_outlets_that_cannot_be_used_stop_the_build_before_it_writes(reports: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.yml"
    with pytest.raises(InputError, match=r"(?i)no such file.*--outlets"):
        pipeline.build([str(reports)], tmp_path / "x.record", outlets=tmp_path / "none.yml")
    own.write_text(OWN.replace("kind: local", "kind: tabloid"))
    with pytest.raises(InputError, match="Lamp of Dovreth"):
        pipeline.build([str(reports)], tmp_path / "x.record", outlets=own)
    assert not (tmp_path / "x.record").exists()
