"""The invented reports, redacted: no name of a private person can be read anywhere in the page or an export."""

import filecmp
import shutil
from inspect import signature

import pytest
from golden.stages import build
from paper import everything, leaks, plain
from typer.testing import CliRunner

import onrecord
from onrecord.cli import application
from onrecord.export import Index
from onrecord.export.agree import problems
from onrecord.redact import RedactedView, redacted
from onrecord.store import View

# Read off the reports by hand: those harmed or held, witnesses, a doctor, a lawyer, an activist.
PRIVATE = [
    "Mila Sorren", "Danek Orlo", "Bertil Quist", "Wanda Sligh", "Aldo Fenn", "Jonna Velt", "Marda Sennik", "Ilo Brasten",
    "Rasko Temmin", "Corin Attley", "Henrik Stolva", "Lena Marrit", "Pavo Kestrin", "Bram Isken", "Nils Varga",
]  # fmt: skip
WORDS = [*PRIVATE, *(word for name in PRIVATE for word in name.split())]
OFFICIALS = [
    "Tarn Hollick",
    "Maxim Thorle",
    "Ovid Kray",
    "Ines Dorrity",
    "Oresta Valk",
    "Rusk Ardel",
    "Ottilie Crane",
    "Norrin",
]
BODIES = ["Kelmaran Observatory for Civil Rights", "Southern Shield", "Meridian Wire", "Lawyers' Committee for Detainees"]
CARRIED = [*OFFICIALS, *BODIES]
WAYS = {
    "page": ["report", "-o", "page.html"],
    "jsonl": ["export", "--as", "jsonl", "-o", "."],
    "csv": ["export", "--as", "csv", "-o", "."],
}


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    return build(tmp_path_factory.mktemp("examples"))


@pytest.fixture(scope="module")
def view(record):
    with View.open(record) as opened:
        yield redacted(opened)


def written(record, folder, way, *options):
    command, *rest = WAYS[way]
    told = [str(folder / part) if part in (".", "page.html") else part for part in rest]
    folder.mkdir(exist_ok=True)
    result = CliRunner().invoke(application(), [command, str(record), *told, *options])
    assert result.exit_code == 0, result.output
    return result


@pytest.mark.parametrize("options", [["--redact"], ["--public"]], ids="".join)
@pytest.mark.parametrize("way", WAYS)
def test_no_private_name_can_be_read_anywhere(record, tmp_path, way, options):
    result = written(record, tmp_path / "out", way, *options)
    assert leaks(tmp_path / "out", WORDS) == []
    assert "Left out: the names of" in result.output
    shown = " ".join(plain(content) for _, content in everything(tmp_path / "out"))
    assert [name for name in CARRIED if plain(name).strip() not in shown] == []


@pytest.mark.parametrize("way", WAYS)
def test_the_search_finds_names_where_nothing_was_left_out(record, tmp_path, way):
    written(record, tmp_path / "out", way, "--public", "--no-redact")
    assert {name for _, name in leaks(tmp_path / "out", PRIVATE)} >= {"Mila Sorren", "Pavo Kestrin", "Marda Sennik"}


@pytest.mark.parametrize("way", WAYS)
def test_the_same_record_gives_the_same_bytes(record, tmp_path, way):
    for name in ("one", "two"):
        written(record, tmp_path / name, way, "--redact")
    compared = filecmp.dircmp(tmp_path / "one", tmp_path / "two")
    assert not compared.left_only + compared.right_only + compared.diff_files


def test_a_name_that_is_to_stay_stays_in_every_form(record, tmp_path):
    written(record, tmp_path / "out", "jsonl", "--redact", "--keep", "Pavo Kestrin")
    found = {name for _, name in leaks(tmp_path / "out", PRIVATE)}
    assert found == {"Pavo Kestrin"}


def test_a_name_to_keep_that_is_nowhere_is_told(record, tmp_path):
    assert "nobody of that name" in written(record, tmp_path / "out", "jsonl", "--redact", "--keep", "Nemo Nobody").output


def test_keep_alone_is_refused(record, tmp_path):
    result = CliRunner().invoke(application(), ["export", str(record), "-o", str(tmp_path / "x"), "--keep", "Pavo Kestrin"])
    assert result.exit_code != 0 and "--redact" in result.output


def test_every_offset_points_at_its_words(view):
    assert list(problems(Index(view))) == []
    texts = {d.id: {"text": d.text, "title": d.title} for d in view.documents()}
    spans = [s for c in view.claims() for s in (c.span, c.sentence)] + [p.span for p in view.persons()]
    spans += [s for said in view.statements() for s in (*said.source, *said.cue, *said.content)]
    assert spans and not [s for s in spans if texts[s.document][s.field][s.start : s.end] != s.words]


def test_marks_still_cover_each_text(view):
    for document in view.documents():
        ends = [0, *(m.end for m in document.marks)]
        assert [m.start for m in document.marks] == ends[:-1] and ends[-1] == len(document.text)


def test_one_person_has_one_label_and_two_have_two(record, view):
    with View.open(record) as opened:
        names = {p.key: p.name for p in opened.persons()}
    labels = {(names[p.key], p.name) for p in view.persons()}
    assert len(labels) == len(set(names.values())) == len({label for _, label in labels})


def test_what_it_answers_is_as_much_as_before(record, view):
    with View.open(record) as opened:
        for name in (
            "documents",
            "claims",
            "persons",
            "statements",
            "mentions",
            "findings",
            "standings",
            "issues",
            "relations",
        ):
            assert len(getattr(view, name)()) == len(getattr(opened, name)()), name
        assert view.counts() == opened.counts() and [r.document for r in view.readings()] == [
            r.document for r in opened.readings()
        ]


def test_the_view_says_that_it_is_redacted(view):
    assert "left out" in view.meta()["redacted"]


def test_whatever_a_view_can_read_is_redacted_too_or_refused(view):
    public = {name for name in dir(View) if not name.startswith("_") and name not in ("open", "path")}
    for name in sorted(public - set(vars(RedactedView))):
        call = getattr(view, name)
        things = [
            "claim" if p.name == "sort" else "c-1" if p.annotation in ("str", str) else ["c-1"]
            for p in signature(call).parameters.values()
        ]
        with pytest.raises(NotImplementedError, match="read whole"):
            call(*things)


@pytest.mark.parametrize("way", WAYS)
def test_what_people_decided_leads_to_no_name(record, tmp_path, way):
    copy = tmp_path / "decided.record"
    shutil.copy(record, copy)
    with View.open(copy) as opened:
        victim = next(p for p in opened.persons() if p.name == "Mila Sorren")
        text, claim = opened.text_of(victim.document), opened.claims_of(victim.document)[0]
    mark = f"@{victim.span.start}:{victim.span.end}"
    told = {"why": "Mila Sorren's mother told me", "by": "Zora Quillfeather"}
    onrecord.decide(copy, "correct", claim.key, f"origin={mark}", **told)
    onrecord.decide(copy, "add", victim.document, mark, "harm=killed", "number=1", f"who={mark}", **told)
    onrecord.decide(copy, "code", victim.document, "add", mark, "harm=killed", "number=1", **told)
    onrecord.decide(copy, "accept", claim.key, **told)
    assert "Mila" in text
    written(copy, tmp_path / "out", way, "--public")
    assert leaks(tmp_path / "out", [*WORDS, "Zora Quillfeather", "Quillfeather"]) == []
