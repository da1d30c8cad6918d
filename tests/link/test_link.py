import random

from link_invented import COUNTRY, OLMET, VARDA, bombing, claim, day, document, person, reading

from onrecord.link import link
from onrecord.model import Decision, Linkage


def two_bombings():
    return [
        bombing("a1", VARDA, "2031-05-02", 12, "The market of Varda was full of shoppers, the mayor Ilmo Trask said"),
        bombing(
            "a2", VARDA, "2031-05-02", 14, "Shoppers fled the market in Varda, mayor Ilmo Trask told the Post", "2031-05-03"
        ),
        bombing("b1", OLMET, "2031-05-20", 3, "The bus station of Olmet was hit, a driver named Sen Ordel said"),
        bombing("b2", OLMET, "2031-05-20", 3, "A driver, Sen Ordel, saw the bus station of Olmet in flames", "2031-05-21"),
    ]


def groups(linkage: Linkage) -> list[tuple[str, ...]]:
    return sorted(tuple(sorted(i.documents)) for i in linkage.incidents)


def run(pairs, decisions=(), founded=None):
    return link([d for d, _ in pairs], [r for _, r in pairs], decisions, founded or {})


def decision(
    verdict: str, subject: str, other: str, at: str = "2031-06-01T00:00:00", name: str = "x", value: str = ""
) -> Decision:
    return Decision(name, subject, verdict, "Ana", at, other, value)


def test_reports_of_one_bombing_meet_and_those_of_two_stay_apart():
    linkage = run(two_bombings())
    assert groups(linkage) == [("a1", "a2"), ("b1", "b2")]
    first = linkage.incidents[0]
    assert first.kind == "bombing" and first.place and first.place.name == "Varda"
    assert first.when and first.when.start == "2031-05-02"
    assert "Varda" in first.description and "2031-05-02" in first.description
    assert any("the same day" in line for line in first.why)
    assert linkage.main["a1"] == linkage.main["a2"] != linkage.main["b1"]


def test_the_order_of_input_changes_nothing():
    pairs = two_bombings()
    expected = run(pairs)
    for seed in range(5):
        random.Random(seed).shuffle(pairs)
        documents = [d for d, _ in pairs]
        readings = [r for _, r in reversed(pairs)]
        assert link(documents, readings) == expected


def test_an_incident_is_named_after_its_earliest_claim():
    pairs = two_bombings()
    assert run(pairs).incidents[0].id == "i-" + pairs[0][1].claims[0].key.split("-")[-1]


def test_ids_stay_when_an_earlier_report_joins():
    pairs = two_bombings()
    before = run(pairs[1:])
    founded = {c: i.id for i in before.incidents for c in i.claims[:1]}
    after = run(pairs, founded=founded)
    assert {i.id for i in after.incidents} == {i.id for i in before.incidents}
    everything = {c: i.id for i in before.incidents for c in i.claims}
    assert {i.id for i in run(pairs, founded=everything).incidents} == {i.id for i in before.incidents}


def test_of_two_incidents_that_merge_the_earlier_id_stays_and_the_other_is_replaced():
    pairs = two_bombings()
    before = run(pairs)
    founded = {i.claims[0]: i.id for i in before.incidents}
    first, second = (i.id for i in before.incidents)
    merged = run(pairs, [decision("merge", first, second)], founded)
    assert [i.id for i in merged.incidents] == [first]
    assert merged.incidents[0].replaces == (second,)


def test_what_people_set_apart_is_never_joined_and_undo_takes_it_back():
    pairs = two_bombings()
    a1, a2 = pairs[0][1].claims[0].key, pairs[1][1].claims[0].key
    apart = decision("different", a1, a2, name="k1")
    assert groups(run(pairs, [apart])) == [("a1",), ("a2",), ("b1", "b2")]
    undo = Decision("k2", "k1", "undo", "Ana", "2031-06-02T00:00:00")
    assert groups(run(pairs, [apart, undo])) == groups(run(pairs))
    again = decision("same", a2, a1, at="2031-06-03T00:00:00", name="k3")
    assert groups(run(pairs, [apart, again])) == groups(run(pairs))


def test_a_split_incident_keeps_its_id_where_the_founding_claim_is():
    pairs = two_bombings()
    whole = run(pairs)
    founded = {i.claims[0]: i.id for i in whole.incidents}
    split = run(pairs, [decision("split", whole.incidents[0].id, pairs[1][1].claims[0].key)], founded)
    by_document = {i.documents: i.id for i in split.incidents}
    assert by_document[("a1",)] == whole.incidents[0].id
    assert by_document[("a2",)] not in founded.values()


def test_a_report_on_two_incidents_belongs_to_both_and_is_chiefly_about_the_first():
    text = "A bomb killed 12 people in Varda. Gunmen shot dead 4 men in Olmet in April."
    doc = document("c", text, title="Bomb in Varda kills 12")
    varda = claim(doc, "killed 12 people", "killed", 12, place=VARDA, when=day("2031-05-02"))
    olmet = claim(doc, "shot dead 4 men", "killed", 4, place=OLMET, when=day("2031-04-10"), who="men")
    linkage = link([doc], [reading(doc, varda, olmet)])
    assert [len(i.claims) for i in linkage.incidents] == [1, 1]
    main = next(i for i in linkage.incidents if i.id == linkage.main["c"])
    assert main.claims == (varda.key,)


def test_parts_follow_their_whole_and_positions_what_they_speak_of():
    text = "A raid killed 20 people in Varda, including 5 children. The army denied the raid. Rebels were blamed for it."
    doc = document("p", text)
    whole = claim(doc, "killed 20 people", "killed", 20, place=VARDA, when=day("2031-05-02"))
    part = claim(doc, "5 children", "killed", 5, who="children", scope="sub_count", place=OLMET)
    denial = claim(doc, "denied the raid", kind="denial", against=whole.key)
    blame = claim(doc, "Rebels were blamed", kind="blame")
    linkage = link([doc], [reading(doc, whole, part, denial, blame)])
    assert [set(i.claims) for i in linkage.incidents] == [{whole.key, part.key, denial.key, blame.key}]


def test_an_event_without_a_figure_is_an_incident_of_its_own():
    doc = document("e", "Thousands marched in protest in Olmet.")
    march = claim(doc, "marched in protest", kind="event", place=OLMET, when=day("2031-05-03"), verb="march")
    linkage = link([doc], [reading(doc, march)])
    assert [i.kind for i in linkage.incidents] == ["protest"]
    assert linkage.main == {"e": linkage.incidents[0].id}


def test_nothing_in_nothing_out():
    assert link([], []) == Linkage((), (), {}, {})
    empty = document("void", "")
    assert link([empty], [reading(empty)]) == Linkage((), (), {}, {})


def test_documents_without_date_or_reading_do_no_harm():
    doc = document("undated", "A bomb killed 9 people.", "")
    other = document("unread", "A bomb.")
    linkage = link([doc, other], [reading(doc, claim(doc, "killed 9 people", "killed", 9))])
    assert list(linkage.main) == ["undated"]


def test_a_named_victim_joins_a_late_report_to_the_earlier_date():
    text = "Dara Venn, 31, was killed when a bomb went off at the bakery in Varda"
    early = document("early", f"{text} on Friday.", "2031-05-03", "Baker Dara Venn killed by bomb in Varda")
    late = document(
        "late", f"A man went on trial because {text}, the court heard.", "2032-02-11", "Trial over Dara Venn's death"
    )
    pairs = []
    for doc in (early, late):
        killed = claim(doc, "was killed", "killed", 1, place=VARDA, when=day("2031-05-02") if doc is early else None)
        pairs.append((doc, reading(doc, killed, persons=(person(doc, "Dara Venn", 31, claim=killed.key),))))
    linkage = run(pairs)
    assert groups(linkage) == [("early", "late")]
    assert linkage.incidents[0].when and linkage.incidents[0].when.start == "2031-05-02"
    assert list(linkage.same_persons.values()) == [(pairs[0][1].persons[0].key, "certain")] * 2


def test_a_toll_is_no_incident():
    doc = document("t", "More than 450 people were killed all over Qarsia since March.")
    toll = claim(
        doc, "450 people", "killed", 450, scope="cumulative", place=COUNTRY, when=day("2031-03-15", "2031-05-03", "since March")
    )
    linkage = link([doc], [reading(doc, toll)])
    assert not linkage.incidents and [t.claims for t in linkage.tolls] == [(toll.key,)]


def test_another_number_in_another_town_is_another_happening():
    doc = document("r", "More than 200 members resigned. Another 30 resigned in Olmet.")
    first = claim(doc, "200 members resigned", "resigned", 200, place=COUNTRY)
    other = claim(doc, "30 resigned", "resigned", 30, place=OLMET)
    assert len(link([doc], [reading(doc, first, other)]).incidents) == 2
