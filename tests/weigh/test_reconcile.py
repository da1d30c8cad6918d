"""Low, best and high, and the reason in plain words."""

import pytest
from weigh_invented import (
    HOSPITAL,
    MONITOR,
    REBELS,
    STATE,
    at_least,
    cell,
    exact,
    numbers,
    person,
    report,
    told,
    weighed,
)  # fmt: skip

from onrecord.errors import VocabError

A = report("a", "2031-05-03")
B = report("b", "2031-05-04", "Lamp")
C = report("c", "2031-05-04", "Herald")


def test_one_origin_gives_one_number() -> None:
    assert numbers(weighed([A], [exact(A, 12, 10, MONITOR)])) == (12, 12, 12)


def test_an_open_ended_figure_gives_its_number_as_high_and_says_so() -> None:
    found = cell(weighed([A], [at_least(A, 58, 10, MONITOR)]))
    assert (found.low, found.best, found.high, found.open) == (58, 58, 58, True)
    assert "leave open" in found.rationale


def test_a_later_count_of_the_same_origin_replaces_the_earlier_one() -> None:
    early, late = exact(A, 12, 10, MONITOR), exact(B, 19, 10, MONITOR)
    found = cell(weighed([A, B], [early, late]))
    assert (found.low, found.best, found.high) == (19, 19, 19)
    assert found.supported_by == (late.key,)
    assert [(a.claim, a.why) for a in found.set_aside] == [
        (early.key, "replaced by its own later or fuller count, 19 of 2031-05-04")
    ]
    assert "“12 were killed” (Qarsia Post, 2031-05-03)" in found.rationale


def test_a_revision_may_go_down() -> None:
    assert numbers(weighed([A, B], [exact(A, 19, 10, MONITOR), exact(B, 12, 10, MONITOR)])) == (12, 12, 12)


def test_outlets_that_quote_one_origin_count_once_and_the_range_spans_origins() -> None:
    claims = [exact(A, 12, 10, MONITOR), exact(B, 12, 10, MONITOR), exact(C, 9, 10, REBELS)]
    assert numbers(weighed([A, B, C], claims)) == (9, 12, 12)


def test_a_count_that_the_rising_toll_has_passed_is_set_aside() -> None:
    late = report("d", "2031-05-05", "Lamp")
    claims = [
        exact(A, 24, 10, MONITOR),
        exact(A, 30, 90, REBELS),
        exact(late, 60, 10, MONITOR),
        at_least(late, 50, 90, HOSPITAL),
    ]
    found = cell(weighed([A, late], claims))
    assert (found.low, found.best, found.high) == (50, 60, 60)
    assert "overtaken" in found.rationale


def test_what_the_text_calls_an_earlier_count_does_not_count() -> None:
    claims = [
        exact(A, 126, 10, MONITOR),
        exact(A, 112, 90, MONITOR, sentence="That is up from a previous toll of 112 were killed"),
    ]
    assert numbers(weighed([A], claims)) == (126, 126, 126)


def test_a_total_told_after_its_parts_replaces_them() -> None:
    claims = [
        exact(A, 454, 10, MONITOR),
        told(A, "over 500", 90, MONITOR, low=500, qualifier="more_than", sentence="raising the total to over 500"),
    ]
    assert numbers(weighed([A], claims, toll=True)) == (500, 500, 500)


def test_two_numbers_of_one_origin_in_one_text_both_stand() -> None:
    assert numbers(weighed([A], [exact(A, 42, 10, MONITOR), exact(A, 43, 90, MONITOR)])) == (42, 42, 43)


def test_sub_counts_stay_inside_and_fill_their_group() -> None:
    claims = [
        exact(A, 20, 10, MONITOR),
        told(A, "including 11 children", 40, MONITOR, low=11, high=11, who="children", scope="sub_count"),
    ]
    weighing = weighed([A], claims)
    assert numbers(weighing) == (20, 20, 20)
    assert numbers(weighing, "killed_children") == (11, 11, 11)


def test_women_and_children_are_not_all_children() -> None:
    weighing = weighed([A], [told(A, "12 women and children", 10, MONITOR, low=12, high=12, who="women and children")])
    assert [f.field for f in weighing.findings if f.field.startswith("killed")] == ["killed"]


def test_a_sub_count_alone_is_a_floor() -> None:
    found = cell(weighed([A], [told(A, "11 children", 10, MONITOR, low=11, high=11, who="children", scope="sub_count")]))
    assert (found.low, found.high, found.open) == (11, 11, True)


def test_groups_side_by_side_add_up_when_nobody_counts_all() -> None:
    line = "4 soldiers and 6 civilians died"
    claims = [
        told(A, "4 soldiers", 10, MONITOR, low=4, high=4, who="soldiers", sentence=line),
        told(A, "6 civilians", 25, MONITOR, low=6, high=6, who="civilians", sentence=line),
    ]
    assert numbers(weighed([A], claims)) == (10, 10, 10)


def test_a_running_total_is_never_added_to_an_incident() -> None:
    claims = [exact(A, 12, 10, MONITOR), exact(A, 4000, 90, MONITOR, scope="cumulative")]
    found = cell(weighed([A], claims))
    assert (found.low, found.best, found.high) == (12, 12, 12)
    assert "running total" in found.set_aside[0].why


def test_unconfirmed_planned_and_denied_figures_are_set_aside_with_a_reason() -> None:
    claims = [
        exact(A, 12, 10, MONITOR),
        exact(A, 90, 50, MONITOR, manner="unconfirmed"),
        exact(A, 80, 90, MONITOR, actual=False),
        exact(B, 12, 10, STATE, manner="denied"),
    ]
    found = cell(weighed([A, B], claims))
    assert (found.low, found.best, found.high) == (12, 12, 12)
    assert {a.why.split(",")[0] for a in found.set_aside} == {
        "told as unconfirmed", "not told as having happened", "told as denied",
    }  # fmt: skip
    assert claims[3].key in found.disputed_by and "Denied by state television" in found.rationale


def test_vague_words_keep_the_word_and_give_a_number_only_by_the_profile() -> None:
    claims = [told(A, "dozens of people", 10, MONITOR, qualifier="vague", word="dozens")]
    ucdp, acled, ibc = (cell(weighed([A], claims, profile)) for profile in ("ucdp", "acled", "ibc"))
    assert (ucdp.best, ucdp.value) == (None, "dozens") and ucdp.low == 24 and "not checked" in ucdp.rationale
    assert (acled.low, acled.best) == (12, 12)
    assert (ibc.low, ibc.value) == (None, "dozens")


def test_a_number_outweighs_a_vague_word() -> None:
    claims = [exact(A, 12, 10, MONITOR), told(B, "dozens", 10, MONITOR, qualifier="vague", word="dozens")]
    assert numbers(weighed([A, B], claims)) == (12, 12, 12)


def test_without_named_origins_most_reports_decide_and_the_latest_on_a_tie() -> None:
    assert numbers(weighed([A, B, C], [exact(A, 3, 10), exact(B, 2, 10), exact(C, 2, 10)])) == (2, 2, 3)
    assert numbers(weighed([A, B], [exact(A, 2, 10), exact(B, 3, 10)])) == (2, 3, 3)


def test_copies_have_one_vote() -> None:
    copy = report("e", "2031-05-03", "Herald", family="a", copy_of="a")
    first = report("a", "2031-05-03", family="a")
    late = report("f", "2031-05-04", "Lamp")
    assert numbers(weighed([first, copy, late], [exact(first, 3, 10), exact(copy, 3, 10), exact(late, 4, 10)]))[1] == 4


def test_a_later_version_of_a_report_replaces_its_count_as_any_later_count_does() -> None:
    first = report("a", "2031-05-03", family="a")
    update = report("e", "2031-05-05", family="a", copy_of="a")
    early, late = exact(first, 12, 10, MONITOR), exact(update, 19, 10, MONITOR)
    found = cell(weighed([first, update], [early, late]))
    assert (found.low, found.best, found.high) == (19, 19, 19)
    assert [(a.claim, a.why) for a in found.set_aside] == [
        (early.key, "replaced by its own later or fuller count, 19 of 2031-05-05")
    ]


def test_a_copy_that_says_the_same_counts_once() -> None:
    first = report("a", "2031-05-03", family="a")
    copy = report("e", "2031-05-05", "Herald", family="a", copy_of="a")
    said = exact(first, 12, 10, MONITOR)
    found = cell(weighed([first, copy], [said, exact(copy, 12, 10, MONITOR)]))
    assert [(a.claim, a.why) for a in found.set_aside] == [(said.key, "the same report as e, counted once")]


def test_persons_told_one_by_one_add_up_only_when_plainly_different() -> None:
    man = told(A, "A 22-year-old man was killed", 10, low=1, high=1, who="man")
    again = told(A, "the man was killed", 90, low=1, high=1, who="man")
    woman = told(A, "a woman was killed", 150, low=1, high=1, who="woman")
    assert numbers(weighed([A], [man, again]))[1] == 1
    assert numbers(weighed([A], [man, again, woman]))[1] == 2
    assert numbers(weighed([A], [man, again, woman, exact(A, 3, 300)]))[1] == 3


def test_named_persons_count_when_nobody_gives_a_count() -> None:
    claim = told(A, "shelling", 10, kind="event")
    names = [person(A, n, claim=claim.key) for n in ("Ada Low", "Low", "Bo Renn")]
    found = cell(weighed([A], [claim], persons=names))
    assert found.best == 2 and "Ada Low, Bo Renn" in found.rationale


def test_an_unnamed_figure_that_echoes_an_attributed_one_is_its() -> None:
    claims = [told(A, "toll hits 43", 0, low=43, high=43, headline=True), at_least(A, 43, 40, MONITOR)]
    weighing = weighed([A], claims)
    assert weighing.standings[0].own_voice == ()
    assert cell(weighing).open


def test_an_old_count_of_a_toll_is_set_aside() -> None:
    late = report("g", "2031-06-20", "Lamp")
    claims = [exact(A, 300, 10, REBELS, scope="cumulative"), exact(late, 450, 10, MONITOR, scope="cumulative")]
    assert numbers(weighed([A, late], claims, toll=True)) == (450, 450, 450)


def test_the_profiles_differ_as_their_rules_say() -> None:
    claims = [exact(A, 9, 10, REBELS), exact(A, 12, 90, MONITOR)]
    assert numbers(weighed([A], claims, "ucdp")) == (9, 12, 12)
    assert numbers(weighed([A], claims, "acled")) == (9, 9, 12)
    assert numbers(weighed([A], claims, "ibc")) == (9, None, 12)
    assert numbers(weighed([A], claims, "every-casualty")) == (9, 12, 12)
    one = cell(weighed([A], claims[:1], "ibc"))
    assert "Provisional: 1 independent origin." in one.rationale


def test_an_unknown_profile_is_refused_with_the_choices() -> None:
    with pytest.raises(VocabError, match="ucdp, acled, ibc, every-casualty"):
        weighed([A], [exact(A, 1, 1)], "guess")


def test_no_number_means_no_cell() -> None:
    assert not [f for f in weighed([A], [told(A, "shelling", 10, kind="event")]).findings if f.field == "killed"]


def test_an_outlets_own_count_widens_the_range_only_when_it_is_newer() -> None:
    late = report("h", "2031-05-06", "Herald")
    assert numbers(weighed([A, B], [exact(A, 12, 10, MONITOR), exact(A, 17, 90)])) == (12, 12, 12)
    assert numbers(weighed([A, late], [exact(A, 12, 10, MONITOR), exact(late, 17, 90)])) == (12, 12, 17)
