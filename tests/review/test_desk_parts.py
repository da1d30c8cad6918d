"""Suggestions for merging, forms, and what an incident's page is made from."""

from pathlib import Path

from onrecord import api
from onrecord.review import reads
from onrecord.review.forms import claim_fields, incident_fields
from onrecord.review.sheets import sheet
from onrecord.review.state import remember
from onrecord.review.suggest import suggestions
from onrecord.store import View


def test_incidents_near_in_place_and_time_are_suggested_first(record: Path) -> None:
    with View.open(record) as view:
        rows = remember(view).rows
    raid = next(r for r in rows.values() if r.documents[0] == "r1" and not r.toll)
    toll = next(r for r in rows.values() if r.toll)
    found = suggestions(raid, rows)
    assert all(s.row.id != raid.id and not s.row.toll for s in found)
    far = suggestions(raid, rows, "kesh")
    assert far and all("Kesh" in s.row.title + s.row.place for s in far) and "apart" in far[0].why
    assert all(s.row.toll for s in suggestions(toll, rows, "varda"))
    assert suggestions(raid, rows, "nowhere at all") == []


def test_a_form_holds_what_the_claim_says_and_what_it_was(record: Path) -> None:
    with View.open(record) as view:
        dead, denial = (next(c for c in view.claims_of("b1") if c.kind == k) for k in ("figure", "denial"))
    api.decide(record, "correct", dead.key, "number=13", why="misread", by="Ben")
    with View.open(record) as view:
        claim = view.claim(dead.key)
        assert claim is not None
        corrections = {c.field: c for c in reads.corrections(view, reads.states(view, [dead.key]))[dead.key]}
    fields = {f.name: f for f in claim_fields(claim, corrections)}
    assert fields["number"].value == "13" and fields["number"].correction is not None
    assert fields["number"].correction.was == "12" and fields["origin"].taken and not fields["harm"].taken
    assert "killed" in fields["harm"].options
    assert "about" not in fields and "number" not in {f.name for f in claim_fields(denial, {})}
    assert "about" in {f.name for f in claim_fields(denial, {})}


def test_the_sheet_of_an_incident(record: Path) -> None:
    with View.open(record) as view:
        id = next(i.id for i in view.incidents() if "b1" in i.documents)
    api.decide(record, "accept", id, "killed", why="read", by="Ben")
    with View.open(record) as view:
        about = reads.about(view, id)
        assert about is not None and reads.about(view, "i-none") is None
        made = sheet(about, {})
        assert incident_fields(about.subject, {})[0].name == "kind"  # type: ignore[arg-type]
    killed = next(c for c in made.cells if c.finding.field == "killed")
    assert killed.yes is not None and killed.yes.decision.by == "Ben" and made.yes is None
    assert [v.name for v in made.voices if v.own] and not made.voices[0].own
    assert {c for v in made.voices for c in (s.claim.key for s in v.claims)} == set(about.subject.claims)
    assert any(s.claim.kind == "denial" for s in made.positions)
