"""A record that grows step by step says what linking and weighing all of it at once say, and touches no more than it must."""

import random
from dataclasses import replace
from pathlib import Path

import kelmara
import pytest
from link_invented import VARDA

from onrecord import config
from onrecord.clean import kinship
from onrecord.deriving import derive
from onrecord.link import link
from onrecord.model import Document, Incident
from onrecord.store import Record, View
from onrecord.weigh import weigh


def grow(path: Path, *told: kelmara.Told, profile: str = "ucdp") -> bool:
    """Adds reports and derives; answers whether anything had changed."""
    with Record(path) as record:
        kelmara.add(record, told)
        return derive(record, config.Settings(profile=profile), lambda *step: None)


def stand(path: Path) -> tuple[set[tuple[object, ...]], dict[str, object]]:
    """What the record says, and what the stages say of all of it at once, with claims in the place of incidents' names."""
    with View.open(path) as view:
        documents, readings = list(view.documents()), view.readings()
        kin = kinship(documents)
        documents = [replace(d, family=kin[d.id].family, copy_of=kin[d.id].copy_of, wire=kin[d.id].wire) for d in documents]
        whole = link(documents, readings)
        weighed = weigh(whole, documents, readings, view.meta()["profile"])
        said, found = view.linkage(), view.findings()
    return told(said, found), told(whole, weighed.findings)  # type: ignore[return-value]


def told(linkage, findings):  # type: ignore[no-untyped-def]
    names = {s.id: s.claims for s in (*linkage.incidents, *linkage.tolls)}
    bare = {repr(replace(s, id="", replaces=())) for s in (*linkage.incidents, *linkage.tolls)}
    cells = {(names[f.subject], repr(replace(f, subject=""))) for f in findings}
    return bare, cells, {d: names[i] for d, i in linkage.main.items()}, linkage.same_persons


@pytest.mark.parametrize("seed", range(4))
def test_growing_in_any_order_says_what_the_stages_say_at_once(tmp_path: Path, seed: int) -> None:
    path, dice = tmp_path / "x.record", random.Random(seed)
    rest = kelmara.shuffled(kelmara.reports(), seed)
    while rest:
        size = dice.randint(1, 3)
        assert grow(path, *rest[:size])
        rest = rest[size:]
        record, at_once = stand(path)
        assert record == at_once


def test_what_is_read_anew_replaces_what_was_read(tmp_path: Path) -> None:
    path, reports = tmp_path / "x.record", kelmara.reports()
    grow(path, *reports)
    doc, read = reports[0]
    first, *others = read.claims
    fewer = replace(read, claims=(replace(first, figure=replace(first.figure, low=40, high=40)), *others))
    grow(path, (doc, fewer))
    record, at_once = stand(path)
    assert record == at_once and any("40" in repr(cell) for cell in record[1])


def test_nothing_new_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.record"
    assert grow(path, *kelmara.reports())
    before = path.read_bytes()
    assert not grow(path)
    assert path.read_bytes() == before


def test_a_report_of_something_else_touches_no_other_incident(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.record"
    grow(path, *kelmara.reports())
    weighed: list[str] = []
    import onrecord.deriving.weighing as room

    def spy(subject: Incident, *more: object) -> object:
        weighed.append(subject.documents[0])
        return real(subject, *more)  # type: ignore[arg-type]

    real = room.weigh_one
    monkeypatch.setattr(room, "weigh_one", spy)
    grow(path, kelmara.raid("far", 2, 9, "2034-01-04", "Snow lay on the pass.", "Harbour Wire", VARDA))
    assert weighed == ["far"]


def test_another_profile_weighs_all_and_links_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.record"
    grow(path, *kelmara.reports())
    with View.open(path) as view:
        before = view.linkage()
    monkeypatch.setattr("onrecord.link.shelf.partition", None)
    assert grow(path, profile="ibc")
    with View.open(path) as view:
        assert view.linkage() == before and {f.profile for f in view.findings() if f.profile} == {"ibc"}
    record, at_once = stand_again(path, monkeypatch)
    assert record == at_once


def stand_again(path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    monkeypatch.undo()
    return stand(path)


def test_a_copy_that_comes_later_and_one_that_comes_earlier(tmp_path: Path) -> None:
    path = tmp_path / "x.record"
    words = " ".join(f"word{n}" for n in range(60))
    first = kelmara.bombing("m", 12, 140, "2031-05-05", words, "Qarsia Post")
    grow(path, first)
    later = kelmara.bombing("z", 12, 140, "2031-05-06", words, "Olmet Echo")
    earlier = kelmara.bombing("a", 12, 140, "2031-05-04", words, "Harbour Wire")
    for one in (later, earlier):
        grow(path, one)
        with View.open(path) as view:
            documents: list[Document] = list(view.documents())
        kin = kinship(documents)
        assert {d.id: (d.family, d.copy_of) for d in documents} == {n: (k.family, k.copy_of) for n, k in kin.items()}
    record, at_once = stand(path)
    assert record == at_once


def test_names_outlast_a_change_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, reports = tmp_path / "x.record", sorted(kelmara.reports(), key=lambda told: told[0].id)
    grow(path, *reports[1:])
    grow(path, reports[0])  # an earlier report joins: the incident keeps the name that a later one gave it
    with View.open(path) as view:
        before = {i.id: i.claims for i in view.incidents()}
    assert any(i.rsplit("-", 1)[-1] != claims[0].rsplit("-", 1)[-1] for i, claims in before.items())
    monkeypatch.setattr(config.Settings, "linked_by", lambda self: "another program")
    assert grow(path)
    with View.open(path) as view:
        assert {i.id: i.claims for i in view.incidents()} == before
