"""Sums, rival counts, those who are left, and what a denial answers."""

from weigh_invented import MONITOR, REBELS, STATE, at_least, cell, exact, numbers, report, told, weighed

A = report("a", "2031-05-03")
B = report("b", "2031-05-03", "Lamp")
LATE = report("c", "2031-05-04", "Herald")
RESIDENT = ("a resident", "doc:{}:resident", "witness")
SUM = "They list 68 soldiers among the fallen, raising the total to over 500."


def test_a_sum_with_another_group_keeps_the_count_it_grew_from() -> None:
    claims = [
        exact(A, 454, 10, MONITOR, scope="cumulative"),
        told(
            A, "68 soldiers", 80 + SUM.index("68"), MONITOR, low=68, high=68, who="soldiers", scope="cumulative", sentence=SUM
        ),
        told(A, "over 500", 80 + SUM.index("over"), MONITOR, low=500, qualifier="more_than", scope="cumulative", sentence=SUM),
    ]
    weighing = weighed([A], claims, toll=True)
    killed = cell(weighing)
    assert numbers(weighing) == (454, 500, 500) and killed.open and claims[0].key in killed.supported_by
    assert "454 (“454 were killed” (Qarsia Post, 2031-05-03)) without those it adds" in killed.rationale
    assert "“68 soldiers”" in killed.rationale and not weighing.contradictions


def test_a_newer_count_of_the_same_people_replaces_the_earlier() -> None:
    later = told(A, "14", 90, MONITOR, low=14, high=14, sentence="Two more died of wounds, raising the total to 14.")
    assert numbers(weighed([A], [exact(A, 12, 10, MONITOR), later])) == (14, 14, 14)


def test_a_count_set_against_one_far_higher_is_no_early_count() -> None:
    rising = [exact(A, 12, 10, MONITOR), exact(A, 4, 90, STATE), exact(LATE, 19, 10, MONITOR)]
    assert numbers(weighed([A, LATE], rising)) == (4, 19, 19)


def test_two_numbers_of_one_origin_are_both_told_in_the_reason() -> None:
    killed = cell(weighed([A], [exact(A, 42, 10, RESIDENT), exact(A, 43, 90, MONITOR), exact(A, 44, 150, MONITOR)]))
    assert "Qarsia Watch Centre says both 43 and 44: “43 were killed” (Qarsia Post" in killed.rationale


def test_those_still_held_are_not_those_arrested() -> None:
    held = told(LATE, "29 detainees", 10, MONITOR, harm="detained", low=29, high=29, sentence="29 detainees were still held.")
    taken = told(A, "60 people", 10, REBELS, harm="detained", low=60, qualifier="at_least")
    weighing = weighed([A, LATE], [taken, held])
    assert numbers(weighing, "detained")[1] == 60 and not weighing.contradictions


def test_a_rival_count_of_people_called_otherwise_is_no_part() -> None:
    people = told(A, "60 people", 10, MONITOR, harm="detained", low=60, qualifier="at_least")
    suspects = told(A, "25 suspects", 90, STATE, harm="detained", low=25, high=25, who="suspects")
    assert numbers(weighed([A], [people, suspects]), "detained")[0] == 25


def test_a_state_does_not_contradict_its_own_blame() -> None:
    blame = told(A, "the ministry blamed the Red Front for the shooting", 10, STATE, kind="blame", about="the Red Front")
    ministry = ("the ministry", "doc:{}:ministry", "official")
    denial = told(B, "the ministry denied that anybody was shot", 10, ministry, kind="denial", about="that anybody was shot")
    assert weighed([A, B], [blame, denial]).contradictions == ()


def test_a_denial_that_points_back_is_about_what_it_points_to() -> None:
    blame = told(A, "state television blamed the Red Front", 10, STATE, kind="blame", about="the Red Front")
    denial = told(A, "allegations they have denied", 90, REBELS, kind="denial", about="allegations they have denied")
    assert [c.about for c in weighed([A], [blame, denial]).contradictions] == ["state television blamed the Red Front"]


def test_who_counts_the_dead_does_not_deny_them() -> None:
    ministry = ("Varda Ministry", "org:varda-ministry", "official")
    denial = told(A, "the ministry denied that bullets were used", 90, ministry, kind="denial", about="that bullets were used")
    dead = [exact(A, 12, 10, MONITOR), exact(A, 4, 50, ministry)]
    assert weighed([A], [*dead, denial]).standings[0].grade == "contested"
    assert weighed([A], [dead[0], denial]).standings[0].grade == "denied"


def test_origins_that_may_be_one_do_not_corroborate() -> None:
    group = ("a rights group", "doc:{}:rights-group", "monitor")
    standing = weighed([A, B], [at_least(A, 12, 10, MONITOR), exact(B, 12, 10, group)]).standings[0]
    assert standing.grade == "perhaps corroborated: 2 origins that may be one"


def test_the_dead_of_both_sides_add_up() -> None:
    ours = told(A, "Two soldiers have been killed", 10, STATE, low=2, high=2, who="soldiers")
    theirs = told(A, "killed 13 gunmen", 90, STATE, low=13, high=13, who="gunmen")
    assert numbers(weighed([A], [ours, theirs])) == (15, 15, 15)
