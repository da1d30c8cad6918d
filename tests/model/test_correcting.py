"""Corrections of single fields, as pure functions; undos; digests of what was said."""

import json
from dataclasses import replace

import pytest

from onrecord.model import Claim, Decision, Figure, Link, Period, Place, Producer, Reading, Span
from onrecord.model.corrected import corrected
from onrecord.model.correcting import corrected_claim
from onrecord.model.days import whole
from onrecord.model.said import claim_digest
from onrecord.model.standing_decisions import standing, undone

SPAN = Span("d", 4, 13, "12 people")
CHAIN = (Link("outlet", "The Lamp", "outlet:lamp"), Link("origin", "residents", "doc:d:residents"))
CLAIM = Claim(
    "c-1", "d", SPAN, SPAN, "figure", CHAIN, "witness", "asserted", Producer("x", "1"), part_of="c-0", place=Place("Varda"),
    figure=Figure("killed", 12, 12, "exact"), when=Period("2031-05-03", "2031-05-03", "day", "on Monday"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "low", "high", "qualifier"),
    [
        ({"number": 9}, 9, 9, "exact"),
        ({"qualifier": "at_least"}, 12, None, "at_least"),
        ({"qualifier": "at_most", "number": 9}, None, 9, "at_most"),
        ({"low": 10}, 10, 12, "range"),
        ({"low": 10, "high": None}, 10, None, "at_least"),
        ({"low": None, "high": 20}, None, 20, "at_most"),
        ({"low": 20, "high": 20, "qualifier": "approximately"}, 20, 20, "approximately"),
    ],
)
def test_ends_and_qualifier_follow_one_another(fields: dict[str, object], low: int, high: int, qualifier: str) -> None:
    figure = corrected_claim(CLAIM, fields).figure
    assert figure and (figure.low, figure.high, figure.qualifier) == (low, high, qualifier)


def test_a_vague_word_can_be_given_and_taken_away() -> None:
    vague = corrected_claim(CLAIM, {"qualifier": "vague", "word": "dozens"})
    assert vague.figure and (vague.figure.low, vague.figure.high, vague.figure.word) == (None, None, "dozens")
    firm = corrected_claim(vague, {"number": 30}).figure
    assert firm and (firm.low, firm.high, firm.qualifier, firm.word) == (30, 30, "exact", "")


def test_a_day_moves_as_a_whole_and_two_ends_make_a_range() -> None:
    def period(**fields: str) -> tuple[str, str, str]:
        when = corrected_claim(CLAIM, fields).when
        assert when and when.words
        return when.start, when.end, when.precision

    assert period(start="2031-05-05") == ("2031-05-05", "2031-05-05", "day")
    assert period(start="2031-05") == ("2031-05-01", "2031-05-31", "month")
    assert period(end="2031-05-05") == ("2031-05-03", "2031-05-05", "range")
    assert period(start="2031-05-01", end="2031-05-05") == ("2031-05-01", "2031-05-05", "range")
    assert corrected_claim(CLAIM, {"start": "", "end": ""}).when is None
    with pytest.raises(ValueError, match="no date"):
        whole("May 2031")


def test_an_origin_is_replaced_taken_out_and_put_in() -> None:
    other = corrected_claim(CLAIM, {"origin": {"words": "the army", "id": "org:army"}, "relay": "the Harbour Wire"})
    assert [(x.role, x.words) for x in other.chain] == [
        ("outlet", "The Lamp"), ("relay", "the Harbour Wire"), ("origin", "the army")]  # fmt: skip
    own = corrected_claim(CLAIM, {"origin": ""})
    assert own.origin is None and own.connection == "outlet"
    assert corrected_claim(own, {"origin": "a nurse"}).connection == "unnamed"


def test_a_whole_is_no_part_any_more() -> None:
    assert corrected_claim(CLAIM, {"scope": "incident"}).part_of == ""
    assert corrected_claim(CLAIM, {"scope": "sub_count"}).part_of == "c-0"


def correct(key: str, fields: dict[str, object], subject: str = "c-1") -> Decision:
    return Decision(key, subject, "correct", "Ana", "2031-06-01", value=json.dumps(fields))


def test_the_later_correction_of_a_field_holds_and_one_that_does_not_fit_is_an_issue() -> None:
    decisions = [correct("d-1", {"number": 5, "who": "men"}), correct("d-2", {"number": 6}), correct("d-3", {"about": "us"})]
    (reading,), issues = corrected([Reading("d", (CLAIM,))], decisions)
    figure = reading.claims[0].figure
    assert figure and (figure.low, figure.who) == (6, "men")
    assert [(i.stage, i.subject) for i in issues] == [("decide", "d-3")]
    assert corrected([Reading("d", (CLAIM,))], [*decisions, Decision("d-4", "d-2", "undo", "Ana", "x")])[0][
        0].claims[0].figure == replace(figure, low=5, high=5)  # fmt: skip


def test_an_undo_is_undone_and_orders_by_place_alone() -> None:
    def undo(key: str, subject: str, at: str = "") -> Decision:
        return Decision(key, subject, "undo", "Ana", at)

    first = Decision("d-1", "c-1", "reject", "Ana", "2031-06-09")
    assert standing([first, undo("d-2", "d-1", "2031-01-01")]) == ()
    assert standing([first, undo("d-2", "d-1"), undo("d-3", "d-2")]) == (first,)
    assert standing([first, undo("d-2", "d-1"), undo("d-3", "d-2"), undo("d-4", "d-3")]) == ()
    assert standing([first, undo("d-2", "d-1"), undo("d-3", "d-1"), undo("d-4", "d-3")]) == ()
    assert standing([undo("d-0", "d-1"), first]) == (first,)
    assert set(undone([first, undo("d-2", "d-1")])) == {"d-1"}


def test_a_yes_is_to_words_and_values_not_to_places_in_a_text_or_versions() -> None:
    moved = replace(
        CLAIM, span=replace(SPAN, start=9, end=18), sentence=replace(SPAN, start=9, end=18), producer=Producer("x", "2")
    )
    assert claim_digest(moved) == claim_digest(CLAIM)
    assert claim_digest(replace(CLAIM, manner="denied")) != claim_digest(CLAIM)
