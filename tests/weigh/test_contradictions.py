"""Statements that cannot both hold, and those that only look so."""

from hypothesis import given
from hypothesis import strategies as st
from weigh_invented import HOSPITAL, MONITOR, REBELS, STATE, at_least, exact, numbers, report, told, weighed

from onrecord.model import Claim
from onrecord.weigh.ranges import Range

A = report("a", "2031-05-03")
B = report("b", "2031-05-03", "Lamp")
LATE = report("c", "2031-05-04", "Herald")


def pairs(*claims: Claim) -> list[tuple[str, str, str]]:
    found = weighed([A, B, LATE], claims).contradictions
    return [(c.kind, c.a, c.b) for c in found]


def test_two_numbers_of_one_origin_in_one_text_contradict_each_other() -> None:
    one, two = exact(A, 42, 10, MONITOR), exact(A, 43, 90, MONITOR)
    assert pairs(one, two) == [("number", one.key, two.key)]


def test_ranges_that_share_a_number_do_not_contradict() -> None:
    assert pairs(at_least(A, 58, 10, MONITOR), at_least(B, 85, 10, REBELS)) == []
    assert len(pairs(exact(A, 42, 10, MONITOR), at_least(B, 58, 10, REBELS))) == 1


def test_about_forty_is_not_contradicted_by_42() -> None:
    about = told(A, "about 40", 10, MONITOR, low=40, high=40, qualifier="approximately")
    assert pairs(about, exact(B, 42, 10, REBELS)) == []
    assert len(pairs(about, exact(B, 60, 10, REBELS))) == 1


def test_a_later_higher_count_is_an_update_and_a_later_lower_one_of_another_origin_is_not() -> None:
    assert pairs(exact(A, 12, 10, MONITOR), exact(LATE, 30, 10, MONITOR)) == []
    assert pairs(exact(A, 12, 10, MONITOR), exact(LATE, 30, 10, REBELS)) == []
    assert len(pairs(exact(A, 30, 10, MONITOR), exact(LATE, 12, 10, REBELS))) == 1


def test_one_announcement_passed_on_with_two_numbers_is_a_contradiction() -> None:
    injured = {"harm": "injured"}
    one = [exact(A, 6, 10, STATE), told(A, "32 hurt", 50, STATE, low=32, high=32, **injured)]  # type: ignore[arg-type]
    two = [exact(B, 6, 10, STATE), told(B, "30 hurt", 50, STATE, low=30, high=30, **injured)]  # type: ignore[arg-type]
    assert [k for k, _, _ in pairs(*one, *two)] == ["number"]
    assert pairs(one[1], two[1]) == []


def test_other_groups_parts_and_harms_are_not_compared() -> None:
    children = told(B, "5 children", 10, REBELS, low=5, high=5, who="children")
    part = told(B, "3 of them", 60, REBELS, low=3, high=3, scope="sub_count")
    hurt = told(B, "40 hurt", 90, REBELS, low=40, high=40, harm="injured")
    assert pairs(exact(A, 12, 10, MONITOR), children, part, hurt) == []


def test_each_matter_of_two_origins_is_told_once() -> None:
    claims = [exact(A, 12, 10, MONITOR), exact(A, 12, 90, MONITOR), exact(B, 20, 10, REBELS), exact(B, 20, 90, REBELS)]
    assert len(pairs(*claims)) == 1


def test_a_denial_stands_against_what_it_denies() -> None:
    sided = told(A, "five officers had defected", 10, MONITOR, harm="defected", low=5, high=5, who="officers")
    denial = told(A, "The army denied any defections", 90, STATE, kind="denial", about="any defections")
    assert pairs(sided, denial) == [("denial", sided.key, denial.key)]


def test_a_linked_denial_stands_against_the_linked_claim() -> None:
    one, two = exact(A, 12, 10, MONITOR), exact(B, 14, 10, REBELS)
    denial = told(LATE, "called it invented", 90, STATE, kind="denial", about="it", against=two.key)
    assert ("denial", two.key, denial.key) in pairs(one, two, denial)


def test_a_denial_of_involvement_stands_against_the_blame_not_the_toll() -> None:
    blame = told(A, "state television blamed rebels", 10, STATE, kind="blame", about="rebels")
    denial = told(B, "Red Front denied any involvement", 10, REBELS, kind="denial", about="any involvement")
    assert pairs(exact(A, 12, 50, MONITOR), blame, denial) == [("denial", blame.key, denial.key)]


def test_blame_of_another_body_is_not_what_the_denier_denies() -> None:
    blame = told(A, "the Centre blamed the Blue Brigade", 10, MONITOR, kind="blame", about="the Blue Brigade")
    denial = told(B, "Red Front denied any involvement", 10, REBELS, kind="denial", about="any involvement")
    assert pairs(blame, denial) == []


def test_blame_of_two_sides_is_a_contradiction_and_of_one_side_is_not() -> None:
    army = told(A, "the Centre blamed the army", 10, MONITOR, kind="blame", about="the army")
    terrorists = told(B, "state television blamed terrorists", 10, STATE, kind="blame", about="terrorists")
    police = told(B, "Red Front blamed the police", 90, REBELS, kind="blame", about="the police")
    assert [k for k, _, _ in pairs(army, terrorists)] == ["blame"]
    assert pairs(army, police) == []


ENDS = st.one_of(st.none(), st.integers(0, 60))


@given(ENDS, ENDS, ENDS, ENDS)
def test_ranges_meet_where_they_overlap(a: int | None, b: int | None, c: int | None, d: int | None) -> None:
    one = Range(a, b) if a is None or b is None or a <= b else Range(b, a)
    two = Range(c, d) if c is None or d is None or c <= d else Range(d, c)
    inside = [n for n in range(130) if all((r.low or 0) <= n and (r.high is None or n <= r.high) for r in (one, two))]
    assert one.overlaps(two) == two.overlaps(one) == bool(inside)
    if inside:
        met = one.meet(two)
        assert (met.low or 0) == inside[0] and (met.high is None or met.high == inside[-1])


@given(st.permutations(range(6)))
def test_the_order_of_documents_and_claims_does_not_matter(order: list[int]) -> None:
    claims = [
        exact(A, 12, 10, MONITOR), exact(A, 13, 90, MONITOR), exact(B, 20, 10, REBELS), at_least(LATE, 25, 10, MONITOR),
        exact(B, 30, 60), told(LATE, "Red Front denied any killings", 70, REBELS, kind="denial", about="any killings"),
    ]  # fmt: skip
    straight, mixed = weighed([A, B, LATE], claims), weighed([LATE, A, B], [claims[i] for i in order])
    assert straight.findings == mixed.findings
    assert straight.contradictions == mixed.contradictions
    assert straight.standings == mixed.standings


def test_numbers_of_other_nouns_in_one_text_are_other_people() -> None:
    conscripts = told(A, "30 conscripts defected", 10, MONITOR, harm="defected", low=30, high=30, who="conscripts")
    officers = told(A, "16 officers defected", 90, MONITOR, harm="defected", low=16, high=16, who="officers")
    assert pairs(conscripts, officers) == []


def test_a_denial_is_matched_by_the_deed_not_by_who_did_it() -> None:
    policeman = told(A, "a policeman was killed", 10, MONITOR, low=1, high=1, who="policeman")
    fired = told(B, "police fired on the march", 60, MONITOR, kind="event")
    denial = told(B, "He denied reports that the police had used live ammunition", 100, STATE, kind="denial")
    assert pairs(policeman, fired, denial) == [("denial", fired.key, denial.key)]


def test_numbers_of_quite_another_size_count_other_happenings() -> None:
    assert pairs(exact(A, 42, 10, MONITOR), exact(B, 500, 10, REBELS)) == []


def test_thousands_of_reports_with_two_numbers_are_weighed_in_a_moment() -> None:
    docs = [report(f"r{i:04}", "2031-05-03", outlet=f"O{i}") for i in range(1500)]
    claims = [exact(d, 12 + i % 2 * 5, 10) for i, d in enumerate(docs)]
    weighing = weighed(docs, claims)
    assert 0 < len(weighing.contradictions) < 10
    assert numbers(weighing) == (12, 17, 17)


def test_blame_of_a_they_that_names_nobody_is_denied_by_nobody() -> None:
    doc = report("v")
    blame = told(doc, "they had carried away the dead", 10, HOSPITAL, kind="blame", about="they")
    denial = told(doc, "the Red Front denied any involvement", 90, REBELS, kind="denial", about="any involvement")
    assert not weighed([doc], [blame, denial]).contradictions
