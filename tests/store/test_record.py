"""What is written comes back as it was, in order; what is written twice stands there once."""

from dataclasses import replace
from pathlib import Path

import pytest
from fake_stages import read
from records import TEXTS, capture, document, dump, fill
from sqlalchemy.exc import DBAPIError

from onrecord.errors import RecordError
from onrecord.model import Decision, Hints, Issue, Reading
from onrecord.store import Record, View, identity

MADE = ("v1", False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return fill(tmp_path / "x.record")


def test_documents_come_back_with_their_kin(path: Path) -> None:
    with View.open(path) as view:
        found = view.documents()
        assert [d.text for d in found] == list(TEXTS.values())
        assert found[1] == document("two", TEXTS["two"], family="one", copy_of="one", wire="KPA")
        assert view.document("two") == found[1]
        assert view.document("nine") is None


def test_readings_and_their_parts_come_back_in_reading_order(path: Path) -> None:
    wanted = tuple(r for r in read([document(n, t) for n, t in TEXTS.items()]) if isinstance(r, Reading))
    with View.open(path) as view:
        assert view.readings() == wanted
        assert view.claims() == tuple(c for r in wanted for c in r.claims)
        assert view.persons() == tuple(p for r in wanted for p in r.persons)
        assert view.statements() == tuple(s for r in wanted for s in r.statements)
        assert view.mentions() == tuple(m for r in wanted for m in r.mentions)
        assert view.claim(wanted[1].claims[1].key) == wanted[1].claims[1]
        assert view.claim("claim-0") is None


def test_what_is_derived_comes_back(path: Path) -> None:
    with View.open(path) as view:
        linkage = view.linkage()
        assert [i.description for i in view.incidents()] == ["3 dead"] and len(view.tolls()) == 1
        assert linkage.incidents == view.incidents() and linkage.tolls == view.tolls()
        assert linkage.main == {"one": view.incidents()[0].id, "two": view.incidents()[0].id}
        assert set(linkage.same_persons) == {p.key for p in view.persons()}
        assert [f.best for f in view.findings()] == [2] and len(view.contradictions()) == len(view.standings()) == 1
        assert view.meta() == {"profile": "ucdp"}


def test_issues_are_kept_once_and_sorted(path: Path) -> None:
    with Record(path) as record:
        record.save([], [], [Issue("ingest", "b", "empty"), Issue("clean", "a", "no text")])
    with View.open(path) as view:
        assert [(i.stage, i.subject) for i in view.issues()] == [("clean", "a"), ("clean", "z"), ("ingest", "b")]


def test_counts_and_captures(path: Path) -> None:
    with View.open(path) as view:
        assert view.counts()["documents"] == 3 and view.counts()["claims"] == 3 and view.counts()["issues"] == 2
        assert view.captures()[0] == ("one.txt", "one".ljust(64, "0"))


def test_unread_gives_chunks_by_place_in_the_record(path: Path) -> None:
    with Record(path) as record:
        assert not list(record.unread("v1", False, 2)) and record.count_unread("v1", True) == 0
        assert [[d.id for d in chunk] for chunk in record.unread("v2", False, 2)] == [["one", "two"], ["three"]]
        record.save_readings([Reading("one")], {}, [], "v2", False)
        assert [[d.id for d in chunk] for chunk in record.unread("v2", False, 2)] == [["two"], ["three"]]


def test_passed_over_documents_come_again_when_everything_is_read(path: Path) -> None:
    with Record(path) as record:
        record.save_readings([Reading("one"), Reading("two")], {"three": "sport"}, [], "v2", False)
        assert record.count_unread("v2", False) == 0
        assert [[d.id for d in c] for c in record.unread("v2", True, 16)] == [["three"]]
        record.save_readings([Reading("three")], {}, [], "v2", True)
        assert record.count_unread("v2", False) == record.count_unread("v2", True) == 0


def test_passed_over_says_why(path: Path) -> None:
    with Record(path) as record:
        record.save_readings([], {"three": "sport"}, [], "v2", False)
    with View.open(path) as view:
        assert view.passed_over() == {"three": "sport"}
        assert [r.document for r in view.readings()] == ["one", "two"]


def test_a_new_reading_takes_the_place_of_the_old_and_of_its_issues(path: Path) -> None:
    with Record(path) as record:
        record.save_readings([], {}, [Issue("extract", "one", "old")], *MADE)
        record.save_readings([Reading("one")], {}, [Issue("extract", "one", "new")], *MADE)
    with View.open(path) as view:
        assert {c.document for c in view.claims()} == {"two"}
        assert [i.problem for i in view.issues() if i.stage == "extract"] == ["new"]


def stamps(record: Record) -> dict[int, str]:
    """What the documents are now, as a derivation notes it."""
    with record.derivation() as work:
        return work.stamps()


def test_a_document_told_more_of_loses_its_reading_and_is_stamped_anew(path: Path) -> None:
    with Record(path) as record:
        before = stamps(record)
        told = replace(document("one", TEXTS["one"]), outlet="The Lamp")
        record.save([(capture("one", TEXTS["one"], hints=Hints(outlet="The Lamp")), "one")], [told], [])
        assert [d.outlet for chunk in record.unread("v1", False, 16) for d in chunk] == ["The Lamp"]
        record.save_readings([Reading("one")], {}, [], *MADE)
        assert stamps(record)[1] != before[1] and stamps(record)[2] == before[2]
        assert record.known()[identity(capture("one", TEXTS["one"]))].hints == Hints(outlet="The Lamp")
    with View.open(path) as view:
        assert [d.id for d in view.documents()] == ["one", "two", "three"]


def test_saving_the_same_again_changes_no_byte(path: Path) -> None:
    before = path.read_bytes()
    with Record(path) as record:
        record.save([], [], [Issue("ingest", "b", "empty")])
        assert len(record.taken()) == 3 and record.meta() and len(list(record.documents())) == 3
    assert path.read_bytes() == before


def test_deriving_again_gives_the_same_record(path: Path, tmp_path: Path) -> None:
    assert dump(path) == dump(fill(tmp_path / "y.record"))


def test_decisions_are_appended_and_never_edited(path: Path) -> None:
    first = Decision("d1", "one", "same", "Ada", "2024-03-05T10:00:00Z", other="two", score=0.5, reasons=("both in Dovreth",))
    with Record(path) as record:
        record.judge([first, Decision("d2", "d1", "undo", "Ada", "2024-03-05T11:00:00Z")])
        record.judge([first])
        for attempt in ("UPDATE decisions SET subject = ''", "DELETE FROM decisions", "DELETE FROM documents"):
            with pytest.raises(DBAPIError, match="never edited"), record._connection.begin():
                record._connection.exec_driver_sql(attempt)
    with View.open(path) as view:
        assert [d.key for d in view.decisions()] == ["d1", "d2"] and view.decisions()[0] == first


def test_a_view_cannot_write_and_does_not_see_what_comes_later(path: Path) -> None:
    with View.open(path) as view:
        with Record(path) as record:
            record.save([], [document("four", "4 people killed.")], [])
        assert view.counts()["documents"] == len(view.documents()) == 3
        with pytest.raises(DBAPIError, match="readonly"):
            view._connection.exec_driver_sql("DELETE FROM meta")
    with View.open(path) as view:
        assert view.counts()["documents"] == 4


def test_reading_leaves_no_files_behind(path: Path) -> None:
    with View.open(path) as view:
        view.claims()
    assert sorted(p.name for p in path.parent.iterdir()) == ["x.record", "x.record-captures"]


def test_a_damaged_row_is_an_error_that_says_so(path: Path) -> None:
    with Record(path) as record, record._transaction():
        record._connection.exec_driver_sql("UPDATE claims SET body = '{\"key\": 3}'")
    with View.open(path) as view, pytest.raises(RecordError, match="Claim that cannot be read"):
        view.claims()
