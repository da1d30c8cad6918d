"""Which happening a claim without a figure speaks of."""

from dataclasses import replace

from link_invented import COUNTRY, OLMET, VARDA, claim, day, document, person, reading

from onrecord.link import link


def test_talks_and_remarks_are_no_incidents():
    text = "Five governments summoned the ambassadors on Tuesday. Ministers condemned the crackdown in Varda."
    doc = document("talks", text)
    summon = claim(doc, "summoned the ambassadors", kind="event", place=VARDA, when=day("2031-05-02"), event="consult")
    remark = claim(doc, "condemned the crackdown", kind="event", place=VARDA, when=day("2031-05-02"), event="accuse")
    assert link([doc], [reading(doc, summon, remark)]).incidents == ()


def test_talks_do_not_join_the_killing_in_the_same_town():
    text = "Snipers killed 42 people in Varda. " + "The city has no water and no light. " * 3 + "Envoys discussed Varda."
    doc = document("siege", text)
    dead = claim(doc, "killed 42 people", "killed", 42, place=VARDA, when=day("2031-05-02"))
    talks = claim(doc, "Envoys discussed Varda", kind="event", place=VARDA, when=day("2031-05-02"), event="consult")
    linkage = link([doc], [reading(doc, dead, talks)])
    assert [i.claims for i in linkage.incidents] == [(dead.key,)]


def test_an_arrest_and_a_change_of_sides_in_one_town_are_two_incidents():
    text = "Police arrested Hanno Vell in Varda on Thursday. At least five officers sided with the crowd in Varda."
    doc = document("two", text)
    arrest = claim(doc, "Police arrested Hanno Vell", kind="event", place=VARDA, when=day("2031-05-02"), event="coerce")
    sided = claim(doc, "five officers sided", "defected", 5, place=VARDA)
    linkage = link([doc], [reading(doc, arrest, sided)])
    assert sorted(i.claims for i in linkage.incidents) == sorted([(arrest.key,), (sided.key,)])


def test_blame_for_the_state_of_things_belongs_to_no_happening_and_nor_does_its_denial():
    text = "Five officers sided with the crowd in Varda. The junta blamed the unrest on foreign agents, which they denied."
    doc = document("general", text)
    sided = claim(doc, "Five officers sided", "defected", 5, place=VARDA)
    blame = claim(doc, "blamed the unrest on foreign agents", kind="blame", about="foreign agents", place=VARDA)
    denial = claim(doc, "which they denied", kind="denial", about="which they denied", place=VARDA)
    assert [i.claims for i in link([doc], [reading(doc, sided, blame, denial)]).incidents] == [(sided.key,)]


def test_the_day_of_the_words_does_not_split_a_bombing():
    text = "The toll of the bombing in Varda rose to 112 on Sunday. A monitor said Saturday's bomb in Varda killed 126 people."
    doc = document("rise", text, published="2031-05-04")
    first = claim(doc, "rose to 112", "killed", 112, place=VARDA, when=day("2031-05-04"))
    second = claim(doc, "killed 126 people", "killed", 126, place=VARDA, when=day("2031-05-03"))
    assert len(link([doc], [reading(doc, first, second)]).incidents) == 1


def test_resigning_is_never_one_with_changing_sides():
    left = document("left", "Fifteen members of the party resigned in Varda, its spokesman said.", title="Party in Varda")
    gone = document("gone", "Fifteen officers of the army deserted in Varda, a relative said.", title="Army in Varda")
    a = claim(left, "Fifteen members", "resigned", 15, place=VARDA, when=day("2031-05-02"))
    b = claim(gone, "Fifteen officers", "defected", 15, place=VARDA, when=day("2031-05-02"))
    assert len(link([left, gone], [reading(left, a), reading(gone, b)]).incidents) == 2


def test_a_toll_lies_where_its_sentence_says():
    text = "Fighting began in Olmet. At least 14 people died in the city in spring. Police held 90 people across the country."
    doc = document("tolls", text)
    city = claim(doc, "14 people died", "killed", 14, scope="cumulative", place=OLMET)
    wide = claim(doc, "held 90 people", "detained", 90, scope="cumulative", place=OLMET)
    land = claim(doc, "Fighting began", kind="event", place=COUNTRY, event="assault")
    tolls = link([doc], [reading(doc, land, city, wide)]).tolls
    assert {t.harm: t.place.name for t in tolls if t.place} == {"killed": "Olmet", "detained": "Qarsia"}


def test_a_line_tells_the_incident():
    text = "Twelve members of the party in Olmet have handed in their cards, an activist said. Two men died in Varda."
    doc = document("line", text)
    cards = claim(doc, "Twelve members", "resigned", 12, place=OLMET)
    dead = claim(doc, "Two men died", "killed", 2, place=VARDA)
    linkage = link([doc], [reading(doc, cards, dead)])
    assert sorted(i.description for i in linkage.incidents) == [
        "Attack in Varda: Two men died",
        "Resignation in Olmet: Twelve members of the party in Olmet have handed in their cards, an activist said.",
    ]


def test_whoever_is_held_by_name_has_an_incident_even_without_a_day():
    text = "Snipers killed 42 people in Varda. Nine rights groups said authorities detained Hanno Vell, a lawyer."
    doc = document("held", text)
    dead = claim(doc, "killed 42 people", "killed", 42, place=VARDA, when=day("2031-05-02"))
    held = claim(doc, "authorities detained Hanno Vell", kind="event", event="coerce", place=VARDA)
    vell = replace(person(doc, "Hanno Vell", status="detained"), claim=held.key)
    linkage = link([doc], [reading(doc, dead, held, persons=(vell,))])
    assert sorted(i.claims for i in linkage.incidents) == sorted([(dead.key,), (held.key,)])


def test_a_note_without_place_and_day_joins_no_other_report_by_its_numbers():
    note = document("note", "Nine wounded came in and two men died. No light since yesterday.", published="")
    fight = document("fight", "Two men died and nine were wounded in Varda, the army said.", published="2031-05-02")
    a = claim(note, "two men died", "killed", 2)
    b = claim(fight, "Two men died", "killed", 2, place=VARDA, when=day("2031-05-02"))
    assert len(link([note, fight], [reading(note, a), reading(fight, b)]).incidents) == 2
