"""Who stands behind what: reports, outlets and independent origins, accusations, and the grade."""

from weigh_invented import HOSPITAL, MONITOR, REBELS, STATE, at_least, cell, exact, report, told, weighed

from onrecord.model import Decision
from onrecord.weigh.names import initials, one_person, short_for, spoken_for

A = report("a", "2031-05-03")
B = report("b", "2031-05-04", "Lamp")
GROUP = ("a rights group", "doc:{}:rights-group", "monitor")


def test_two_outlets_quoting_one_monitor_rest_on_one_origin() -> None:
    standing = weighed([A, B], [exact(A, 12, 10, MONITOR), exact(B, 12, 10, MONITOR)]).standings[0]
    assert (standing.reports, standing.outlets, standing.independent_origins) == (2, 2, 1)
    assert standing.origins == ("Qarsia Watch Centre",) and standing.grade == "single-source"


def test_short_forms_join_the_full_name_and_own_voice_stands_apart() -> None:
    short = ("the Watch Centre", "doc:{}:watch-centre", "monitor")
    standing = weighed([A, B], [exact(A, 12, 10, MONITOR), exact(B, 13, 10, short), exact(B, 15, 90)]).standings[0]
    assert standing.origins == ("Qarsia Watch Centre",)
    assert standing.own_voice == ("Lamp",)


def test_the_head_of_a_body_speaks_for_it() -> None:
    head = ("Ilan Tarr", "person:ilan-tarr", "monitor")
    speaking = report("h", text="The head of the Qarsia Watch Centre, Ilan Tarr, said 12 were killed.")
    variant = report("i", outlet="Lamp", text="Ilan Tar said so.")
    other = ("Ilan Tar", "person:ilan-tar", "monitor")
    claims = [exact(A, 12, 10, MONITOR), exact(speaking, 12, 10, head), exact(variant, 12, 10, other)]
    assert weighed([A, speaking, variant], claims).standings[0].origins == ("Qarsia Watch Centre",)


def test_an_unnamed_monitor_stays_apart_but_may_be_the_named_one() -> None:
    standing = weighed([A, B], [exact(A, 12, 10, MONITOR), exact(B, 12, 10, GROUP)]).standings[0]
    assert standing.independent_origins == 2
    assert standing.perhaps_same == (("rights group (Lamp)", "Qarsia Watch Centre"),)


def test_an_unnamed_monitor_in_the_text_of_a_named_one_is_that_one() -> None:
    assert weighed([A], [exact(A, 12, 10, GROUP), at_least(A, 12, 90, MONITOR)]).standings[0].independent_origins == 1


def test_the_extremist_group_in_the_text_of_a_named_one_is_that_one() -> None:
    front = ("Qarsia Front", "org:qarsia-front", "armed_group")
    vague = ("the extremist group", "doc:{}:extremist-group", "unnamed")
    assert weighed([A], [exact(A, 12, 10, vague), at_least(A, 12, 90, front)]).standings[0].origins == ("Qarsia Front",)
    aid = ("an aid group", "doc:{}:aid-group", "unnamed")
    assert weighed([A], [exact(A, 12, 10, aid), at_least(A, 12, 90, front)]).standings[0].independent_origins == 2


def test_who_tells_of_one_person_is_no_origin_of_the_count() -> None:
    driver = ("a driver", "doc:{}:driver", "witness")
    one = told(B, "a woman was killed", 10, driver, low=1, high=1)
    assert weighed([A, B], [exact(A, 12, 10, MONITOR), one]).standings[0].origins == ("Qarsia Watch Centre",)


def test_unnamed_residents_of_two_texts_are_two_origins_and_of_copies_one() -> None:
    resident = ("a resident", "doc:{}:resident", "witness")
    assert weighed([A, B], [exact(A, 2, 10, resident), exact(B, 2, 10, resident)]).standings[0].independent_origins == 2
    first, copy = report("a", family="a"), report("c", outlet="Lamp", family="a", copy_of="a")
    assert (
        weighed([first, copy], [exact(first, 2, 10, resident), exact(copy, 2, 10, resident)]).standings[0].independent_origins
        == 1
    )


def test_who_only_denies_is_no_origin_and_makes_it_contested() -> None:
    denial = told(B, "the army denied any attack", 10, STATE, kind="denial", about="any attack")
    weighing = weighed([A, B], [exact(A, 12, 10, MONITOR), denial])
    standing = weighing.standings[0]
    assert standing.contested and standing.grade == "denied" and standing.origins == ("Qarsia Watch Centre",)
    assert cell(weighing, "contested").disputed_by == (denial.key,)


def test_blame_is_told_with_who_blames() -> None:
    blame = told(A, "the Centre blamed the army", 10, MONITOR, kind="blame", about="the army")
    counter = told(B, "state television blamed terrorists", 10, STATE, kind="blame", about="terrorists")
    standing = weighed([A, B], [blame, counter]).standings[0]
    assert standing.accused == (("the army", "Qarsia Watch Centre"), ("terrorists", "state television"))
    assert standing.contested and standing.grade == "contested"


def test_grades_follow_the_independent_origins() -> None:
    claims = [exact(A, 12, 10, MONITOR), exact(B, 12, 10, HOSPITAL), exact(B, 12, 90, REBELS)]
    assert weighed([A, B], claims).standings[0].grade == "corroborated by 3 independent origins"
    assert weighed([A, B], [exact(A, 12, 10), exact(B, 12, 10)]).standings[0].grade == "2 outlets, no origin named"


def test_people_may_reject_a_claim_or_discount_an_origin_and_take_it_back() -> None:
    claims = [exact(A, 12, 10, MONITOR), exact(B, 90, 10, REBELS)]
    reject = Decision("d1", claims[1].key, "reject", "Ines", "2031-06-01", why="a typing error")
    discount = Decision("d2", "Red Front", "discount-origin", "Ines", "2031-06-02")
    undo = Decision("d3", "d1", "undo", "Ines", "2031-06-03")
    assert cell(weighed([A, B], claims)).high == 90
    rejected = cell(weighed([A, B], claims, decisions=[reject]))
    assert rejected.high == 12 and "rejected by Ines: a typing error" in rejected.rationale
    assert cell(weighed([A, B], claims, decisions=[discount])).high == 12
    assert cell(weighed([A, B], claims, decisions=[reject, undo])).high == 90
    assert weighed([B], claims[1:], decisions=[discount]).standings[0].grade == "discounted"


def test_a_discounted_origin_is_set_aside_where_the_outlet_repeats_it_too() -> None:
    claims = [exact(A, 12, 10, MONITOR), exact(A, 12, 60), exact(B, 9, 10, HOSPITAL)]
    words = claims[0].origin.words if claims[0].origin else ""
    aside = weighed([A, B], claims, decisions=[Decision("d1", words.upper(), "discount-origin", "Ines", "2031-06-02")])
    assert cell(aside).high == 9 and aside.standings[0].independent_origins == 1


def test_names() -> None:
    assert initials("Committee to Protect Workers", "CPW") and not initials("Committee to Protect Workers", "the")
    assert short_for("state TV", "Qarsia state television") and not short_for("Red Front", "Blue Front")
    assert one_person("Rami Abdel Tarr", "Rami Abdul-Tarr") and not one_person("Rami Tarr", "Omar Sallis")
    assert spoken_for("Bo Renn, director of the Lake Relief Fund, said", "Bo Renn", ["Lake Relief Fund"]) == "Lake Relief Fund"
    assert spoken_for("Mines ministry spokesman Bo Renn said so", "Bo Renn", ["mines ministry"]) == "mines ministry"
    assert spoken_for("Bo Renn met the Lake Relief Fund", "Bo Renn", ["Lake Relief Fund"]) == ""


def test_an_unnamed_group_beside_the_one_armed_group_that_the_text_names_is_that_one() -> None:
    group = ("the extremist group", "doc:{}:extremist-group", "armed_group")
    rescuers = ("rescue workers", "doc:{}:rescue-workers", "medical")
    claims = [exact(A, 12, 10, REBELS), exact(A, 12, 50, group), exact(A, 9, 90, rescuers)]
    assert weighed([A], claims).standings[0].origins == ("Red Front", "rescue workers (Qarsia Post)")
    other = exact(A, 7, 130, ("Blue Front", "org:blue-front", "armed_group"))
    assert len(weighed([A], [*claims, other]).standings[0].origins) == 4


def test_each_denier_is_told_once() -> None:
    army = ("The army", "doc:{}:army", "official")
    said = [told(A, f"the army denied {what}", at, army, kind="denial", about=what) for what, at in (("it", 50), ("that", 90))]
    why = cell(weighed([A], [exact(A, 12, 10, MONITOR), *said]), "contested").rationale
    assert why.count("“the army denied") == 1


def test_several_people_give_and_one_body_gives() -> None:
    pair = ("two residents", "doc:{}:two-residents", "witness")
    why = cell(weighed([A, B], [exact(A, 7, 10, pair), exact(B, 12, 10, MONITOR)])).rationale
    assert "Two residents (Qarsia Post) give 7" in why and "Qarsia Watch Centre gives 12" in why
