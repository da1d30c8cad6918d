"""Wholes and parts of one text, those hit and those wounded, and harm that nobody counts."""

from weigh_invented import MONITOR, REBELS, at_least, cell, exact, numbers, person, report, told, weighed

A = report("a", "2031-05-03")
B = report("b", "2031-05-04", "Lamp")


def hurt(doc, words, at, number, **more):  # type: ignore[no-untyped-def]
    return told(doc, words, at, harm="injured", low=number, high=number, **more)


def test_those_shot_are_less_the_dead() -> None:
    shot = hurt(A, "Four men were shot", 10, 4, who="men")
    dead = told(A, "two of them died", 40, low=2, high=2, who="them", scope="sub_count")
    weighing = weighed([A], [shot, dead])
    assert numbers(weighing) == (2, 2, 2)
    assert numbers(weighing, "injured") == (2, 2, 2)
    assert "less 2 dead" in cell(weighing, "injured").rationale


def test_where_all_who_were_shot_died_nobody_is_injured() -> None:
    weighing = weighed(
        [A], [hurt(A, "a man was shot", 10, 1, who="man"), told(A, "One man died", 60, low=1, high=1, who="man")]
    )
    assert numbers(weighing) == (1, 1, 1)
    assert numbers(weighing, "injured") == (None, None, None)
    assert "counted among the dead" in cell(weighing, "injured").rationale


def test_others_who_were_shot_lived() -> None:
    weighing = weighed([A], [exact(A, 2, 10), hurt(A, "three others were shot", 60, 3, who="others")])
    assert numbers(weighing, "injured") == (3, 3, 3)


def test_a_part_of_another_harms_figure_is_the_whole_of_its_own() -> None:
    dozen = hurt(A, "12 were wounded", 10, 12)
    died = told(A, "three of those died", 60, low=3, high=3, who="those", scope="sub_count")
    assert not cell(weighed([A], [dozen, died])).open


def test_one_person_or_a_group_beside_a_larger_count_is_a_part_of_it() -> None:
    claims = [
        hurt(A, "nine people were hurt", 10, 9),
        hurt(A, "one woman was in a grave state", 60, 1, by=REBELS, who="woman"),
        hurt(A, "four women", 120, 4, by=REBELS, who="women"),
    ]
    assert numbers(weighed([A], claims), "injured") == (9, 9, 9)


def test_nobody_else_is_not_nobody() -> None:
    claims = [hurt(A, "five were hurt", 10, 5), hurt(A, "no one else was hurt", 60, 0, by=MONITOR)]
    assert numbers(weighed([A], claims), "injured") == (5, 5, 5)


def test_others_told_just_after_a_count_add_nothing_to_the_whole_and_to_single_persons_do() -> None:
    whole = [exact(A, 21, 10, MONITOR), told(A, "six others were killed", 60, MONITOR, low=6, high=6, who="others")]
    assert numbers(weighed([A], whole)) == (21, 21, 21)
    single = [
        told(A, "A woman was killed", 10, low=1, high=1, who="woman"),
        told(A, "two other men were killed", 40, low=2, high=2, who="other men"),
    ]
    assert numbers(weighed([A], single))[1] == 3


def test_two_men_and_a_girl_are_three() -> None:
    line = "injured two men and a girl"
    claims = [
        hurt(A, "two men", 10, 2, who="men", sentence=line),
        hurt(A, "a girl", 22, 1, who="girl", sentence=line),
    ]
    assert numbers(weighed([A], claims), "injured") == (3, 3, 3)


def test_a_killing_that_nobody_counts_is_at_least_one() -> None:
    from dataclasses import replace

    event = replace(told(A, "Shell kills shepherd", 10, kind="event", headline=True), recipients=("shepherd",), verb="kill")
    found = cell(weighed([A], [event]))
    assert (found.low, found.best, found.open) == (1, 1, True) and "Shell kills shepherd" in found.rationale
    many = replace(event, recipients=("shepherds",))
    assert cell(weighed([A], [many])).best is None


def test_named_wounded_who_may_be_the_unnamed_dead_are_not_counted() -> None:
    dead = told(A, "A man was shot dead", 10, low=1, high=1, who="man")
    weighing = weighed([A], [dead], persons=[person(A, "Bo Renn", "injured")])
    assert [f for f in weighing.findings if f.field == "injured"] == []


def test_most_reports_outvote_one_origin_that_never_revised_itself() -> None:
    c = report("c", "2031-05-04", "Herald")
    claims = [exact(A, 3, 10), exact(B, 3, 10), exact(c, 3, 10), exact(c, 2, 90, MONITOR)]
    assert numbers(weighed([A, B, c], claims))[1] == 3


def test_an_open_count_and_an_exact_one_of_one_origin_agree() -> None:
    assert numbers(weighed([A, B], [exact(A, 126, 10, MONITOR), at_least(B, 120, 10, MONITOR)])) == (126, 126, 126)


def test_earlier_that_day_is_no_earlier_count() -> None:
    claim = exact(A, 12, 60, MONITOR, sentence="Earlier on Monday a bomb went off and 12 were killed")
    assert numbers(weighed([A], [claim])) == (12, 12, 12)


def test_attackers_who_died_count_by_the_profile_and_are_given_apart() -> None:
    claims = [
        told(A, "12 gunmen were killed", 10, MONITOR, low=12, high=12, who="gunmen"),
        told(B, "4 people were killed", 10, REBELS, low=4, high=4),
    ]
    assert cell(weighed([A, B], claims)).high == 12
    assert cell(weighed([A, B], claims, "ibc")).high == 4
    assert numbers(weighed([A, B], claims, "ibc"), "killed_attackers")[2] == 12


def test_an_age_is_no_count() -> None:
    line = "Ana Boyd, 41, was killed beside Kim Low, 21"
    claims = [
        told(A, "41, was killed", 10, low=41, high=41, who="", sentence=line),
        told(A, "Kim Low, 21", 60, low=21, high=21, who="", sentence=line),
        exact(A, 2, 90),
    ]
    found = cell(weighed([A], claims))
    assert (found.low, found.best, found.high) == (2, 2, 2) and "an age" in found.rationale


def test_a_wounded_person_who_is_later_told_dead_is_wounded_no_more() -> None:
    later = report("late", "2031-05-05", "Lamp")
    girl = hurt(A, "a 4-year-old girl is in critical condition", 10, 1, who="4-year-old girl")
    dead = told(later, "A 4-year-old girl has died", 10, low=1, high=1, who="4-year-old girl")
    found = cell(weighed([A, later], [girl, dead]), "injured")
    assert found.best is None and "told to have died" in found.rationale
    boy = hurt(A, "a 9-year-old boy is in critical condition", 10, 1, who="9-year-old boy")
    assert numbers(weighed([A, later], [boy, dead]), "injured") == (1, 1, 1)


def test_victims_of_several_happenings_are_not_those_of_one() -> None:
    both = exact(A, 9, 10, sentence="9 were killed in four separate shootings")
    found = cell(weighed([A], [both, exact(A, 2, 90)]))
    assert (found.low, found.best, found.high) == (2, 2, 2) and "several happenings" in found.rationale


def test_a_count_of_the_wounded_with_the_dead_is_known_by_the_counts_beside_it() -> None:
    doc = report("a")
    dead = exact(doc, 2, 10)
    all_hit = told(doc, "four people with wounds", 60, harm="injured", low=4, high=4)
    hurt = told(doc, "two were injured", 120, harm="injured", low=2, high=2)
    assert numbers(weighed([doc], [dead, all_hit, hurt]), "injured") == (2, 2, 2)
    assert numbers(weighed([doc], [dead, all_hit]), "injured") == (4, 4, 4)


def test_a_wounded_child_is_not_the_man_who_died() -> None:
    early, late = report("a"), report("b", "2031-05-05", "Lamp")
    child = told(early, "a boy was injured", 10, harm="injured", low=1, high=1, who="boy")
    man = told(late, "a man died", 10, low=1, high=1, who="man")
    assert numbers(weighed([early, late], [child, man]), "injured")[1] == 1
