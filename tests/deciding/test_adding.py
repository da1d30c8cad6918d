"""A claim that the program missed, added by a person: it counts as any other, can be judged, and is gone when it is undone."""

import json
from dataclasses import replace
from pathlib import Path

import kelmara
import pytest

import onrecord
from onrecord import api
from onrecord.deciding import exported
from onrecord.errors import InputError
from onrecord.export import write
from onrecord.model import Claim
from onrecord.store import View

MISSED = "Rena Holt, a nurse, said nine guards died too. Rebels denied it."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return kelmara.write(tmp_path / "x.record", told())


def told() -> list[kelmara.Told]:
    return [*kelmara.reports(), kelmara.raid("r5", 5, 6, "2031-05-10", MISSED, "Olmet Gazette")]


def decide(path: Path, *words: str, **more: str) -> onrecord.Outcome:
    return onrecord.decide(path, *words, why="it was missed", by="Ana", at="2031-07-01T00:00:00+00:00", **more)


def at(path: Path, words: str, document: str = "r5") -> str:
    with View.open(path) as view:
        start = view.text_of(document).index(words)
    return f"@{start}:{start + len(words)}"


def add(path: Path, *fields: str, passage: str = "nine guards died", **more: str) -> onrecord.Outcome:
    return decide(path, "add", "r5", at(path, passage), *fields, **more)


def claim(path: Path, outcome: onrecord.Outcome) -> Claim | None:
    assert outcome.decision
    with View.open(path) as view:
        return view.claim(outcome.decision.subject)


def test_an_added_claim_says_what_was_typed_and_counts(path: Path) -> None:
    made = add(path, "harm=killed", "who=guards", f"origin={at(path, 'Rena Holt')}", "place=Olmet", "start=2031-05-10")
    one = claim(path, made)
    assert one and one.figure and (one.figure.number, one.figure.qualifier, one.kind) == (9, "exact", "figure")
    assert [link.role for link in one.chain] == ["outlet", "origin"] and one.chain[0].words == "Olmet Gazette"
    assert one.origin and one.origin.words == "Rena Holt" and one.connection == "unnamed"
    assert one.sentence.words == "Rena Holt, a nurse, said nine guards died too."
    assert (one.producer.component, one.producer.settings) == ("a person", "Ana")
    with View.open(path) as view:
        home = view.homes_of([one.key])[one.key]
        assert home == view.homes_of([c.key for c in view.claims_of("r5")][:1]).popitem()[1]
        assert one.key in {k for f in view.findings_of([home]) for k in (*f.supported_by, *(a.claim for a in f.set_aside))}
    assert made.changes and made.state == "standing"


def test_it_is_exported_judged_and_undone_like_any_other(path: Path) -> None:
    made = add(path, "harm=killed", "number=9")
    key = made.decision.subject  # type: ignore[union-attr]
    with View.open(path) as view:
        write(view, path.parent / "out")
    rows = [json.loads(line) for line in (path.parent / "out" / "claims.jsonl").read_text().splitlines()]
    row = next(row for row in rows if row["id"] == key)
    assert (row["passage"], row["low"], row["document"]) == ("nine guards died", 9, "r5") and row["incident"]
    decide(path, "correct", key, "number=8")
    decide(path, "accept", key)
    assert (now := claim(path, made)) and now.figure and now.figure.number == 8
    decide(path, "reject", key)
    onrecord.undo(path, made.decision.key, why="no", by="Ben")  # type: ignore[union-attr]
    assert claim(path, made) is None
    with View.open(path) as view:
        assert [s.word for s in view.decision_states()] == ["undone", *["does not fit"] * 3, "standing"]
        back = next(d.key for d in view.decisions() if d.verdict == "undo")
    onrecord.undo(path, back, why="yes", by="Ana")
    assert (again := claim(path, made)) and again.figure and again.figure.number == 8


def test_positions_and_events_can_be_added_too(path: Path) -> None:
    figure = add(path, "harm=killed").decision
    assert figure
    denial = claim(path, add(path, "kind=denial", "about=the raid", f"against={figure.subject}", passage="Rebels denied it"))
    assert denial and (denial.kind, denial.against, denial.figure) == ("denial", figure.subject, None)
    event = claim(path, add(path, "kind=event", "event=assault", passage="died too"))
    assert event and event.event == "assault"


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("r5", "@0:5", "kind=figure", "harm=killed"), "no number"),
        (("r5", "@0:5", "harm=hurt", "number=4"), "harm cannot be"),
        (("r5", "@0:99999", "harm=killed", "number=4"), "no place"), (("r5", "0:5", "harm=killed"), "no passage"),
        (("r5", "@0:5", "kind=rumour"), "kind cannot be"), (("r5", "@0:5", "number=3"), "needs its harm"),
        (("zz", "@0:5", "harm=killed", "number=4"), "no document 'zz'"),
        (("r5", "@0:5", "kind=blame", "number=4"), "counts nobody"),
    ],
)  # fmt: skip
def test_what_cannot_be_added_is_said_in_words(path: Path, words: tuple[str, ...], problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        decide(path, "add", *words)


def test_a_passage_is_added_once(path: Path) -> None:
    add(path, "harm=killed")
    with pytest.raises(InputError, match="added already"):
        add(path, "harm=killed", "number=10")


def test_it_survives_a_new_cleaning_and_a_new_reading_as_long_as_its_words_stand(path: Path) -> None:
    made, (doc, reading) = add(path, "harm=killed"), told()[-1]
    kelmara.write(path, [(doc, reading)])
    assert claim(path, made)
    moved = replace(doc, text=f"An advert.\n{doc.text}")
    kelmara.write(path, [(moved, replace(reading, claims=()))])
    one = claim(path, made)
    assert one and moved.text[one.span.start : one.span.end] == "nine guards died"
    kelmara.write(path, [(replace(doc, text=doc.text.replace("nine guards", "nobody")), reading)])
    assert claim(path, made) is None
    with View.open(path) as view:
        assert [s.word for s in view.decision_states()] == ["does not fit"]
        assert any(i.subject == made.decision.key for i in view.issues())  # type: ignore[union-attr]
    kelmara.write(path, [(doc, reading)])
    assert claim(path, made)


def test_a_record_built_afresh_with_the_decisions_is_the_record_decided_upon(path: Path, tmp_path: Path) -> None:
    one = add(path, "harm=killed", "who=guards", f"origin={at(path, 'Rena Holt')}", "start=2031-05-10")
    two = add(path, "kind=denial", "about=the raid", passage="Rebels denied it")
    decide(path, "correct", one.decision.subject, f"origin={at(path, 'a nurse')}", "connection=medical")  # type: ignore[union-attr]
    decide(path, "accept", two.decision.subject)  # type: ignore[union-attr]
    with View.open(path) as view:
        lines = list(exported(view.decisions()))
    fresh = kelmara.write(tmp_path / "fresh.record", told())
    assert api.import_decisions(fresh, lines, "decisions.jsonl", by="Ana")[:2] == (4, 0)
    assert api.import_decisions(fresh, lines, "decisions.jsonl", by="Ana")[:2] == (0, 4)
    for name in (path, fresh):
        with View.open(name) as view:
            write(view, tmp_path / name.stem)
    here, there = (
        {f.relative_to(tmp_path / stem): f.read_bytes() for f in sorted((tmp_path / stem).rglob("*")) if f.is_file()}
        for stem in ("x", "fresh")
    )
    assert here == there
