"""What each verdict does, on a small invented record; and that it can be taken back."""

from dataclasses import replace
from pathlib import Path

import kelmara
import pytest

import onrecord
from onrecord import config, pipeline
from onrecord.errors import InputError, VocabError
from onrecord.model import Claim, Incident
from onrecord.store import Record, View


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return kelmara.write(tmp_path / "x.record", kelmara.reports())


def decide(path: Path, *words: str, **more: str) -> onrecord.Outcome:
    return onrecord.decide(path, *words, why="because", by="Ana", at="2031-07-01T00:00:00+00:00", **more)


def told(path: Path, document: str, verb: str) -> Claim:
    """The claim of a document whose passage begins so."""
    with View.open(path) as view:
        return next(c for c in view.claims() if c.document == document and c.span.words.startswith(verb))


def of(path: Path, claim: Claim) -> Incident:
    """The incident that holds a claim."""
    with View.open(path) as view:
        return next(i for i in view.incidents() if claim.key in i.claims)


def test_a_merge_joins_all_and_its_undo_parts_them_and_the_undo_of_that_joins_again(path: Path) -> None:
    a, b = of(path, told(path, "b1", "killed")), of(path, told(path, "b4", "killed"))
    assert set(a.documents) == {"b1", "b2", "b3"} and set(b.documents) == {"b4", "b5"}
    merge = decide(path, "merge", a.id, b.id[:6])
    assert of(path, told(path, "b4", "killed")).id == a.id
    assert {c.what for c in merge.changes if c.subject == b.id} == {"gone"}
    assert merge.decision
    undo = onrecord.undo(path, merge.decision.key, why="no", by="Ben")
    assert of(path, told(path, "b4", "killed")).id == b.id
    assert undo.decision
    onrecord.undo(path, undo.decision.key, why="yes", by="Ana")
    assert of(path, told(path, "b4", "killed")).id == a.id
    with pytest.raises(InputError, match="undone already"):
        onrecord.undo(path, undo.decision.key, why="again", by="Ana")


def test_what_is_split_off_takes_its_own_along_and_never_rejoins(path: Path) -> None:
    whole, claim = of(path, told(path, "r1", "shot")), told(path, "r2", "shot")
    split = decide(path, "split", whole.id, claim.key)
    assert of(path, claim).documents == ("r2",) and claim.key not in of(path, told(path, "r1", "shot")).claims
    assert split.decision and len(split.decision.claims) == 1 and told(path, "r2", "6 people").key in split.decision.value
    more = kelmara.raid("r9", 4, 6, "2031-05-11", "The cooperative lost its barn and its cattle.", "Olmet Echo")
    kelmara.write(path, [more])
    assert of(path, claim).id != of(path, told(path, "r1", "shot")).id


def test_a_part_goes_with_its_whole(path: Path) -> None:
    whole = told(path, "b1", "killed")
    split = decide(path, "split", of(path, whole).id, whole.key)
    assert split.decision and {told(path, "b1", w).key for w in ("killed", "Four", "denied")} == set(split.decision.claims)
    assert of(path, whole).documents == ("b1",)


def test_a_claim_without_a_figure_can_be_taken_out_too(path: Path) -> None:
    blame = told(path, "r1", "Rebels")
    whole = of(path, blame)
    decide(path, "split", whole.id, blame.key)
    assert of(path, blame).claims == (blame.key,)


def test_the_later_of_two_decisions_holds_whatever_their_dates_say(path: Path) -> None:
    claim, other = told(path, "r2", "shot"), told(path, "r1", "shot")
    whole = of(path, claim)
    decide(path, "split", whole.id, claim.key)
    back = onrecord.decide(path, "same", claim.key, other.key, why="one raid", by="Ben", at="2030-01-01")
    assert back.state == "standing" and of(path, claim).id == of(path, other).id
    with View.open(path) as view:
        assert [s.word for s in view.decision_states()] == ["outweighed", "standing"]


def test_a_set_apart_pair_outweighs_what_would_join_it_by_a_third(path: Path) -> None:
    a, b, c = (told(path, d, "killed") for d in ("b1", "b2", "b4"))
    decide(path, "different", a.key, c.key)
    decide(path, "same", b.key, c.key)
    assert of(path, c).id != of(path, a).id


def test_people_join_tolls_that_the_program_never_would(path: Path) -> None:
    claim = told(path, "b4", "at least")
    decide(path, "correct", claim.key, "place=Varda")
    with View.open(path) as view:
        tolls = [t.id for t in view.tolls()]
    assert len(tolls) == 2
    decide(path, "merge", *tolls)
    with View.open(path) as view:
        assert len(view.tolls()) == 1


def test_persons_of_different_names_are_one_when_a_person_says_so(path: Path) -> None:
    with View.open(path) as view:
        one, other = (p for p in view.persons() if p.document in ("b1", "b2"))
    apart = decide(path, "different", one.key, other.key)
    with View.open(path) as view:
        same = view.linkage().same_persons
        assert same[one.key][0] != same[other.key][0]
    assert apart.changes and apart.changes[0].what == "person"
    with View.open(path) as view:
        stranger = next(p for p in view.persons() if p.document == "b4")
    assert stranger.name != one.name
    decide(path, "same", one.key, stranger.key)
    with View.open(path) as view:
        same = view.linkage().same_persons
        assert same[one.key][0] == same[stranger.key][0] != same[other.key][0]


def test_a_correction_reaches_numbers_and_words_and_the_original_stays(path: Path) -> None:
    claim = told(path, "b1", "killed")
    made = decide(path, "correct", claim.key, "number=40", "qualifier=at least", "origin=the army")
    now = told(path, "b1", "killed")
    assert now.figure and (now.figure.low, now.figure.high, now.figure.qualifier) == (40, None, "at_least")
    assert now.origin and (now.origin.words, now.origin.id, now.connection) == ("the army", "org:army", "official")
    with View.open(path) as view:
        was = {c.field: c.was for c in view.corrections()[claim.key]}
        assert (was["number"], was["origin"]) == ("12", "the Varda Monitor")
        (killed,) = (f for f in view.findings() if f.subject == of(path, claim).id and f.field == "killed")
        assert "corrected by Ana" in killed.rationale and killed.low == 14
    assert any(c.what == "killed" for c in made.changes)


def test_a_corrected_incident_follows_into_a_merge_and_its_line_says_so(path: Path) -> None:
    incident, other = of(path, told(path, "b4", "killed")), of(path, told(path, "b1", "killed"))
    made = decide(path, "correct", incident.id, "place=Olmet", "kind=clash")
    now = of(path, told(path, "b4", "killed"))
    assert now.description.startswith("Clash in Olmet on") and now.place and now.place.id == "pl:olmet"
    assert [c.what for c in made.changes] == ["line"]
    decide(path, "merge", other.id, incident.id)
    assert of(path, told(path, "b1", "killed")).kind == "clash"
    decide(path, "correct", other.id, "description=Told otherwise")
    assert of(path, told(path, "b1", "killed")).description == "Told otherwise"


def test_an_accepted_incident_lapses_when_it_changes_and_stands_again_when_that_is_undone(path: Path) -> None:
    incident = of(path, told(path, "r1", "shot"))
    for words in ((incident.id,), (incident.id, "killed"), (told(path, "r1", "shot").key,)):
        decide(path, "accept", *words)
    merge = decide(path, "merge", incident.id, of(path, told(path, "r3", "shot")).id)
    with View.open(path) as view:
        assert [s.word for s in view.decision_states()] == ["lapsed", "lapsed", "standing", "standing"]
    assert merge.decision
    onrecord.undo(path, merge.decision.key, why="no", by="Ana")
    with View.open(path) as view:
        assert [s.word for s in view.decision_states()] == ["standing"] * 3 + ["undone", "standing"]


def test_rejected_claims_and_discounted_origins_count_for_nothing(path: Path) -> None:
    incident = of(path, told(path, "r1", "shot"))
    decide(path, "reject", told(path, "r1", "shot").key)
    with View.open(path) as view:
        (killed,) = (f for f in view.findings() if f.subject == incident.id and f.field == "killed")
    assert killed.low == 4 and any("rejected by Ana" in a.why for a in killed.set_aside)
    only = decide(path, "discount-origin", "ilmo trask", within=incident.id)
    assert {c.subject for c in only.changes} == {incident.id}
    everywhere = decide(path, "discount-origin", "Ilmo Trask")
    assert {c.subject for c in everywhere.changes} == {of(path, told(path, "r3", "shot")).id}


def test_a_decision_whose_claim_is_gone_is_an_issue_until_it_comes_back(path: Path) -> None:
    claim = told(path, "r4", "shot")
    made = decide(path, "reject", claim.key)
    doc, reading = next(t for t in kelmara.reports() if t[0].id == "r4")
    for claims, issues in ((reading.claims[1:], 1), (reading.claims, 0)):
        kelmara.write(path, [(doc, replace(reading, claims=claims))])
        _again(path)
        with View.open(path) as view:
            found = [i for i in view.issues() if i.stage == "decide"]
            assert len(found) == issues and len(view.decisions()) == 1
            assert made.decision and all(i.subject == made.decision.key for i in found)


def _again(path: Path) -> None:
    """Makes the next derivation happen whatever the record thinks of its state."""
    onrecord.reweigh(path, "acled")
    onrecord.reweigh(path, "ucdp")


def test_another_profile_is_kept_and_told(path: Path) -> None:
    changed = onrecord.reweigh(path, "ibc")
    assert changed.decision is None and changed.changes
    decide(path, "reject", told(path, "r1", "shot").key)
    with View.open(path) as view:
        assert view.meta()["profile"] == "ibc"
    with pytest.raises(VocabError):
        onrecord.reweigh(path, "none-such")
    with Record(path) as record:
        assert not pipeline.rederive(record, config.Settings(profile="ibc"), lambda *step: None)


@pytest.mark.parametrize(
    ("words", "told_so"),
    [
        (("merge", "i-0", "i-1"), "There is no incident or toll"),
        (("merge", "{b1}", "{b1}"), "are one already"),
        (("merge", "{b1}", "{toll}"), "never added"),
        (("merge", "i-", "{b1}"), "begins the ids of 4 incidents"),
        (("merge", "{b1}"), "was given 1 things"),
        (("split", "{b1}", "{r1c}"), "is not in"),
        (("split", "{b1}", "{b1c}", "{b2c}", "{b3c}"), "Nothing would stay"),
        (("same", "{b1c}", "{tollc}"), "never one"),
        (("reject", "{b1}"), "is an incident; here claim is meant"),
        (("accept", "{b1}", "wounded"), "has no finding 'wounded'"),
        (("accept", "{b1c}", "killed"), "has no findings"),
        (("correct", "{b1c}", "colour=red"), "cannot be corrected"),
        (("correct", "{b1c}", "number=some"), "write a whole number"),
        (("correct", "{b1c}", "low=9", "high=3"), "lies above"),
        (("correct", "{b1c}", "about=us"), "only a blame or denial"),
        (("correct", "{b1c}", "manner=deneid"), "Did you mean denied"),
        (("correct", "{b1c}", "start=2031-02-30"), "is no date"),
        (("correct", "{b1c}", "end=2031-01-01"), "before the start"),
        (("correct", "{b1c}", "place=95,200"), "no point on Earth"),
        (("correct", "{b1c}", "number=12"), "says so already"),
        (("correct", "{b1}", "low=3"), "of an incident cannot be corrected"),
        (("correct", "{toll}", "place=Varda"), "running toll"),
        (("discount-origin", "the navy"), "No claim comes from"),
        (("undo", "d-1"), "There is no decision"),
        (("join", "{b1}", "{r1}"), "There is no verdict 'join'"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_said_and_nothing_is_written(path: Path, words: tuple[str, ...], told_so: str) -> None:
    with View.open(path) as view:
        toll = view.tolls()[0]
    named = {d: of(path, told(path, d, v)).id for d, v in (("b1", "killed"), ("r1", "shot"))}
    named |= {f"{d}c": told(path, d, v).key for d, v in (("b1", "killed"), ("b2", "killed"), ("b3", "killed"), ("r1", "shot"))}
    with pytest.raises(InputError, match=told_so):
        decide(path, *(w.format(**named, toll=toll.id, tollc=toll.claims[0]) for w in words))
    with View.open(path) as view:
        assert view.decisions() == ()
    with pytest.raises(InputError, match="needs its reason"):
        onrecord.decide(path, "reject", named["b1c"], why=" ", by="Ana")
