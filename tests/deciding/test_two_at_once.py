"""Two people at one record: no decision is lost, and none is taken on what somebody else has changed meanwhile."""

import threading
from pathlib import Path

import kelmara
import pytest

import onrecord
from onrecord import pipeline
from onrecord.errors import ConflictError, InputError, RecordError
from onrecord.store import Record, View


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return kelmara.write(tmp_path / "x.record", kelmara.reports())


def decide(path: Path, *words: str, by: str = "Ana", **more: object) -> onrecord.Outcome:
    return onrecord.decide(path, *words, why="because", by=by, at="2031-07-01T09:00:00+00:00", **more)  # type: ignore[arg-type]


def claims_of(path: Path, document: str) -> list[str]:
    with View.open(path) as view:
        return [c.key for c in view.claims_of(document)]


def marks(path: Path, *keys: str) -> dict[str, str]:
    with View.open(path) as view:
        return view.marks(keys)


def test_a_decision_on_what_another_has_changed_is_not_taken_and_says_who_changed_it(path: Path) -> None:
    claim = claims_of(path, "b1")[0]
    seen = marks(path, claim)
    decide(path, "correct", claim, "number=13", by="Ben")
    with pytest.raises(ConflictError, match=r"Ben \(2031-07-01T09:00:00\+00:00\): correct, .*number=13"):
        decide(path, "reject", claim, expected=seen)
    with View.open(path) as view:
        assert [d.by for d in view.decisions()] == ["Ben"]
    decide(path, "reject", claim, expected=marks(path, claim))


def test_what_others_do_elsewhere_stands_in_nobody_s_way(path: Path) -> None:
    claim, other = claims_of(path, "b1")[0], claims_of(path, "r3")[0]
    seen = marks(path, claim)
    decide(path, "correct", other, "number=13", by="Ben")
    assert decide(path, "reject", claim, expected=seen).state == "standing"


def test_a_yes_that_another_gave_is_a_change_too(path: Path) -> None:
    claim = claims_of(path, "b1")[0]
    seen = marks(path, claim)
    decide(path, "accept", claim, by="Ben")
    with pytest.raises(ConflictError, match="Ben"):
        decide(path, "reject", claim, expected=seen)


def test_an_incident_that_gained_a_claim_has_changed(path: Path) -> None:
    with View.open(path) as view:
        incident = view.incidents()[0]
    seen = marks(path, incident.id)
    kelmara.write(path, [kelmara.bombing("b9", 15, 141, "2031-05-02", "A report that came later.", "Harbour Wire")])
    with pytest.raises(ConflictError, match="brought in or read anew"):
        decide(path, "accept", incident.id, expected=seen)


def test_the_version_moves_with_decisions_and_with_what_is_brought_in(path: Path) -> None:
    found = []
    for step in range(3):
        with View.open(path) as view:
            found.append(view.version())
        if step == 0:
            decide(path, "accept", claims_of(path, "b1")[0])
        else:
            kelmara.write(path, [kelmara.raid("r9", 2, 1, "2031-05-30", "Nothing else is known.", "Harbour Wire")])
    assert len(set(found)) == 3


def test_all_of_many_at_once_are_kept(path: Path) -> None:
    keys = [key for name in ("b1", "b4", "r1", "r3") for key in claims_of(path, name)[:2]]
    threads = [threading.Thread(target=decide, args=(path, "accept", key)) for key in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with View.open(path) as view:
        assert sorted(d.subject for d in view.decisions()) == sorted(keys)
        assert {s.word for s in view.decision_states()} == {"standing"}


def test_a_record_that_stays_busy_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "WAIT", 0.1)
    key = claims_of(path, "b1")[0]
    with Record(path), pytest.raises(RecordError, match="somebody else's decision"):
        decide(path, "accept", key)
    with View.open(path) as view:
        assert view.decisions() == ()


def test_a_decision_that_cannot_be_meant_leaves_nothing_behind(path: Path) -> None:
    with View.open(path) as view:
        before = view.version()
    with pytest.raises(InputError):
        decide(path, "reject", "c-none")
    with View.open(path) as view:
        assert view.version() == before
    with pytest.raises(RecordError):
        decide(path.with_name("none.record"), "reject", "c-none")
    assert not path.with_name("none.record").exists()
