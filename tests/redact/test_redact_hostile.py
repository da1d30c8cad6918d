"""Names in every shape and place in which a text may hide one, and words that only look like names."""

import pytest
from paper import claim, document, leaks, person, plain, redact, text_of

from onrecord.export import write

OPENING = "Mara Kell, 34, a weaver, was killed in Dovreth on Monday, the police said. "


def after(more, opening=OPENING, names=("Mara Kell",), **paper):
    """The redacted rest of a report that begins by naming who was killed."""
    report = document("one", opening + more, **paper)
    return text_of(redact([report], [person(report, name) for name in names]))


@pytest.mark.parametrize(
    "words",
    [
        "Mara\nKell was 34.", "Mara  Kell was 34.", "Mara\u00a0Kell was 34.", "Mara-\nKell was 34.",
        "Ma\u00adra Ke\u00adll was 34.", "MARA KELL WAS 34.", "Kell's sister wept.", "Kell’s sister wept.",
        "Kells' Mara.", "Mrs Kell wept.", "Ms. Kell wept.", "M. Kell was buried.", "M Kell was buried.",
        "Kell, Mara (34)", "Mara “Mo” Kell was 34.", "Mara Ottoline Kell was 34.", "Mára Kéll was 34.",
        "Ma\u0301ra Kell was 34.", "Write to mara.kell@post.example.", "#JusticeForMaraKell", "@marakell34 wrote",
        "justiceformarakell trended", "mara_kell", "See https://x.example/2024/mara-kell-buried.",
        "M\u200bara K\u200bell was 34.", "Mara/Kell", "\"Mara\" 'Kell'", "Mara&nbsp;Kell", "Mara%20Kell",
        "Ｍａｒａ Ｋｅｌｌ was 34.", "MaraKell",
    ],
)  # fmt: skip
def test_a_name_goes_in_every_shape(words):
    shown = plain(after(words))
    assert "mara" not in shown.replace("[name]", "").split() and " kell" not in f" {shown}", shown
    assert "marakell" not in shown.replace(" ", "")


@pytest.mark.parametrize("words", ["The Kellogg mill burned.", "A marathon was off.", "Maranda slept.", "kelly green"])
def test_a_part_of_a_longer_word_stays(words):
    assert after(words).endswith(words)


def test_the_same_words_around_it_stay():
    assert text_of(redact([r := document("one", OPENING)], [person(r, "Mara Kell")])) == (
        "[person 1], 34, a weaver, was killed in Dovreth on Monday, the police said. "
    )


def test_a_surname_that_is_a_place_stays_where_it_is_the_place():
    from paper import spot

    from onrecord.model import Mention, Place

    report = document("one", "Karim Homs, 20, was shot in Homs. Homs was a baker. Homs police fled to Homs, Syria.")
    place = Place("Homs", name="Homs", id="geonames:1", country="SY", precision="exact")
    mention = Mention(spot(report, "Homs. Homs was"), "place", place=place)
    from dataclasses import replace

    mention = replace(mention, span=replace(mention.span, end=mention.span.start + 4, words="Homs"))
    shown = text_of(redact([report], [person(report, "Karim Homs")], mentions=(mention,)))
    assert shown == "[person 1], 20, was shot in Homs. [person 1] was a baker. Homs police fled to Homs, Syria."


def test_where_a_surname_may_be_a_place_and_it_is_in_doubt_it_goes():
    from dataclasses import replace

    from paper import spot

    from onrecord.model import Mention, Place

    report = document(
        "one", "Karim Homs, 20, was shot. They spoke to Homs. He was near Homs' door, said an officer. Homs slept."
    )
    span = replace(spot(report, "Homs, 20"), words="Homs")
    mention = Mention(replace(span, end=span.start + 4), "place", place=Place("Homs", id="geonames:1", precision="exact"))
    assert "Homs" not in text_of(redact([report], [person(report, "Karim Homs")], mentions=(mention,)))


def test_a_month_and_a_common_word_are_no_names():
    shown = after(
        "May fell ill. The protest of May 5 went on. Rose petals lay there, and Rose wept.",
        opening="Rose May, 20, was killed on 3 May. ", names=["Rose May"],
    )  # fmt: skip
    assert "Rose wept" not in shown and "Rose May" not in shown


def test_two_people_with_one_surname_keep_apart():
    shown = after(
        "Jon Kell was older. Kell was a miner. Mara Kell sang. Kell was a singer. Jon slept.", names=["Mara Kell", "Jon Kell"]
    )
    assert shown.endswith(
        "[person 2] was older. [person 2] was a miner. [person 1] sang. [person 1] was a singer. [person 2] slept."
    )


def test_relatives_named_beside_a_victim_go_too():
    shown = after("His wife, Tilda Orne, and his brother Piet survived, said Jonas Kell, an uncle.")
    assert not [name for name in ("Tilda", "Orne", "Piet", "Jonas", "Kell") if name in shown], shown


def test_in_another_document_the_whole_name_and_the_surname_with_a_title_go():
    one, two = document("one", OPENING), document("two", "Nobody spoke of Mr Kell. A mill by Kell and Sons burned.")
    three = document("three", "They sang for Mara Kell. Kell had sung too.")
    view = redact([one, two, three], [person(one, "Mara Kell")])
    assert text_of(view, 1) == "Nobody spoke of Mr [name]. A mill by Kell and Sons burned."
    assert text_of(view, 2) == "They sang for [person 1]. [person 1] had sung too."


def test_title_id_address_and_author(tmp_path):
    report = document(
        "mara-kell-buried",
        OPENING,
        "Thousands bury KELL",
        address="https://x.example/2024/mara-kell.html",
        authors=("Mara Kell",),
    )
    view = redact([report], [person(report, "Mara Kell")])
    write(view, tmp_path / "out")
    assert leaks(tmp_path / "out", ["Mara", "Kell"]) == []
    [shown] = view.documents()
    assert (shown.id, shown.title) == ("person-1-buried", "Thousands bury [person 1]")
    assert (shown.address, shown.authors) == ("https://x.example/", ("[person 1]",))
    assert (tmp_path / "out" / "texts" / "person-1-buried.txt").is_file()


def test_two_ids_that_become_one_are_told_apart():
    papers = [document("kell-mara", OPENING), document("mara-kell", OPENING)]
    ids = [d.id for d in redact(papers, [person(p, "Mara Kell") for p in papers]).documents()]
    assert ids == ["person-1", "person-1-2"]


def test_numbers_and_addresses_beside_a_private_person_go():
    shown = after("Call Kell at +44 20 7946 0958 or weaver@post.example. " + "x " * 60 + "The mill: 020 7946 0111.")
    assert "7946 0958" not in shown and "weaver@" not in shown and "020 7946 0111" in shown


def test_who_holds_an_office_stays_and_who_saw_it_goes():
    text = (
        "Colonel Tarn Hollick, who leads the unit, denied it. Pavo Kestrin, a baker who lives nearby, saw it. Hollick left. "
        "Doctor Lena Marrit counted 11. Kestrin wept."
    )
    report = document("one", text)
    claims = [
        claim(report, "denied it", "Tarn Hollick", "person:tarn-hollick", "official"),
        claim(report, "saw it", "Pavo Kestrin", "person:pavo-kestrin", "international"),
        claim(report, "counted 11", "Lena Marrit", "person:lena-marrit", "medical"),
    ]
    view = redact([report], claims=claims)
    assert text_of(view) == (
        "Colonel Tarn Hollick, who leads the unit, denied it. [witness 1], a baker who lives nearby, saw it. Hollick left. "
        "Doctor [witness 2] counted 11. [witness 1] wept."
    )
    origins = [(c.origin.words, c.origin.id) for c in view.claims() if c.origin]
    assert origins == [
        ("Tarn Hollick", "person:tarn-hollick"), ("[witness 1]", "person:witness-1"), ("[witness 2]", "person:witness-2")
    ]  # fmt: skip


def test_a_public_figure_who_is_harmed_goes_unless_kept():
    report = document("one", "President Edvar Norrin was shot dead on Monday. Norrin was 61.")
    people = [person(report, "Edvar Norrin")]
    assert "Norrin" not in text_of(redact([report], people))
    assert text_of(redact([report], people, keep=("Edvar Norrin",))) == report.text


def test_an_unknown_name_with_an_age_is_taken_for_a_private_person():
    shown = text_of(redact([document("one", "The police led away Rasko Temmin, 58, at dawn. Temmin said nothing.")]))
    assert shown == "The police led away [name 1], 58, at dawn. [name 1] said nothing."


def test_hostile_text_does_no_harm():
    report = document("one", OPENING + "<script>Kell</script> \x00 Kell \ud800 \u202eKell\u202c [person 7]")
    shown = text_of(redact([report], [person(report, "Mara Kell")]))
    assert "Kell" not in shown and "<script>[person 1]</script> \x00" in shown


def test_an_empty_record_stays_empty():
    view = redact([])
    assert view.documents() == () and view.left_out() == {"person": 0, "witness": 0, "name": 0}


def test_for_the_public_who_decided_is_left_out():
    from onrecord.model import Decision
    from onrecord.model.decision_states import State

    d = Decision("d-1", "c-1", "reject", "Ada Norden", "2024-03-05T10:00:00Z", why="Kell told me so", seen=("abc",))
    report = document("one", OPENING)
    given = {
        "decisions": (d,),
        "decision_states": (State(d, "undone", "by Ada Norden: a slip"),),
        "captures": (("in/a.txt", "0"),),
    }
    view = redact([report], [person(report, "Mara Kell")], public=True, **given)
    [state], [decision] = view.decision_states(), view.decisions()
    assert (decision.by, decision.why, decision.seen) == ("coder 1", "[person 1] told me so", ())
    assert (state.decision.by, state.why, view.captures()) == ("coder 1", "by coder 1: a slip", (("", "0"),))
    assert redact([report], [person(report, "Mara Kell")], **given).decisions()[0].by == "Ada Norden"
