from dataclasses import replace

from link_invented import COUNTRY, OLMET, claim, day, document, reading

from onrecord.link import link
from onrecord.link.tolls import group_of
from onrecord.model import Span

SINCE, WEEKEND = day("2031-03-15", "2031-04-28", "since March 15"), day("2031-04-23", "2031-04-24", "over the weekend")
TEXT = (
    "More than 450 people were killed all over Qarsia, with 120 dead over the weekend. The Watch said its toll was 454. "
    "It has names of 68 soldiers, raising the total to over 500. Two dozen journalists were killed."
)


def first():
    doc = document("one", TEXT, "2031-04-28")
    claims = (
        claim(doc, "450 people", "killed", 450, scope="cumulative", place=COUNTRY, when=SINCE),
        claim(doc, "120 dead", "killed", 120, scope="cumulative", place=COUNTRY, when=WEEKEND),
        claim(doc, "toll was 454", "killed", 454, scope="cumulative", who=""),
        claim(doc, "68 soldiers", "killed", 68, scope="sub_count", who="soldiers"),
        claim(doc, "total to over 500", "killed", 500, scope="cumulative", who=""),
        claim(doc, "dozen journalists", "killed", None, scope="cumulative", who="journalists"),
    )  # fmt: skip
    return doc, reading(doc, *claims)


def second():
    doc = document(
        "two", "Protests that a rights group said had killed 500 people go on. 100 people were killed last week.", "2031-04-28"
    )
    claims = (
        claim(doc, "killed 500 people", "killed", 500, scope="cumulative"),
        claim(doc, "100 people", "killed", 100, scope="cumulative", when=day("2031-04-18", "2031-04-24", "last week")),
    )
    return doc, reading(doc, *claims)


def passages(readings, keys):
    words = {c.key: c.span.words for r in readings for c in r.claims}
    return {words[k] for k in keys}


def test_one_running_toll_takes_up_updates_parts_sums_and_other_origins():
    pairs = [first(), second()]
    linkage = link([d for d, _ in pairs], [r for _, r in pairs])
    found = [passages([r for _, r in pairs], t.claims) for t in linkage.tolls]
    assert {"450 people", "toll was 454", "68 soldiers", "total to over 500", "killed 500 people"} in found
    assert {"120 dead"} in found and {"100 people"} in found and {"dozen journalists"} in found
    assert len(found) == 4 and not linkage.incidents
    main = max(linkage.tolls, key=lambda t: len(t.claims))
    assert main.when and main.when.start == "2031-03-15" and main.harm == "killed" and main.who == "people"


def test_tolls_of_other_places_harms_and_beginnings_stay_apart():
    docs, readings = [], []
    for name, place, since, harm in (
        ("a", COUNTRY, "2031-03-15", "killed"), ("b", OLMET, "2031-03-15", "killed"),
        ("c", COUNTRY, "2029-01-01", "killed"), ("d", COUNTRY, "2031-03-15", "detained"),
    ):  # fmt: skip
        doc = document(name, f"So far 300 people were {harm}.", "2031-05-01")
        when = day(since, "2031-05-01", "since then")
        docs.append(doc)
        readings.append(reading(doc, claim(doc, "300 people", harm, 300, scope="cumulative", place=place, when=when)))
    assert len(link(docs, readings).tolls) == 4


def test_groups_of_people():
    assert [group_of(w) for w in ("", "Qarsian citizens", "young boys", "army conscripts", "reporters")] == [
        "people", "people", "children", "soldiers", "journalists",
    ]  # fmt: skip


def test_a_share_beside_a_total_and_a_figure_before_another_ones_day():
    text = "It names 68 soldiers, raising the total to over 500. Some 450 people were killed, with 120 dead over the weekend."
    doc = document("three", text, "2031-04-28")
    start = text.index("over the weekend")
    when = replace(WEEKEND, span=Span(doc.id, start, start + 16, "over the weekend"))
    claims = (
        claim(doc, "68 soldiers", "killed", 68, scope="cumulative", who="soldiers", place=COUNTRY),
        claim(doc, "total to over 500", "killed", 500, scope="cumulative", who="", place=COUNTRY),
        claim(doc, "450 people", "killed", 450, scope="cumulative", place=COUNTRY, when=when),
        claim(doc, "120 dead", "killed", 120, scope="cumulative", place=COUNTRY, when=when),
    )
    linkage = link([doc], [reading(doc, *claims)])
    assert sorted(len(t.claims) for t in linkage.tolls) == [1, 3]
    assert {t.who for t in linkage.tolls} == {"people"}


def test_a_time_told_in_another_sentence_begins_no_toll():
    text = "Shops have been shut since Wednesday. More than 450 people have been killed in Qarsia, a monitor said."
    doc = document("since", text, published="2031-05-09")
    shut = Span(doc.id, 21, 36, "since Wednesday")
    when = replace(day("2031-05-07", "2031-05-09", "since Wednesday"), span=shut)
    dead = claim(doc, "450 people", "killed", 450, scope="cumulative", place=COUNTRY, when=when)
    (toll,) = link([doc], [reading(doc, dead)]).tolls
    assert toll.when and (toll.when.start, toll.when.end) == ("", "2031-05-09")
