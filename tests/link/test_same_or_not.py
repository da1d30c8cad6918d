"""What speaks for and against two accounts being one incident, and in which words it is told."""

from dataclasses import replace

from link_invented import COUNTRY, OLMET, VARDA, bombing, claim, day, document, reading

from onrecord.link import link
from onrecord.link.compare import compare, total
from onrecord.link.partition import partition
from onrecord.link.sketch import sketch
from onrecord.model import Link


def sketched(doc, read):
    return next(sketch(h, doc, read, n) for n, h in enumerate(partition(doc, read).happenings) if h.lead)


def wire(name, place, on, dead):
    """A report that an agency passed on, whose name reads like a person's."""
    doc, read = bombing(name, place, on, dead, "Harl Menden (Tessa Wire) wrote this")
    link = Link("agency", "Tessa Wire", "outlet:tessa-wire")
    return sketched(doc, reading(doc, *(replace(c, chain=(link,)) for c in read.claims)))


def test_two_reports_of_one_agency_do_not_have_a_person_in_common_by_its_name():
    one = wire("a", VARDA, "2031-05-02", 12)
    assert "tessa wire" not in one.people and "harl menden" in one.people


def test_a_headline_over_a_running_total_belongs_to_the_total():
    doc = document(
        "h", "Rebels say 26 killed in Qarsia. Forces killed 26 people over the week. Four died at a funeral in Olmet."
    )
    headline = claim(doc, "26 killed", "killed", 26, place=COUNTRY, headline=True)
    total_of = claim(doc, "killed 26 people", "killed", 26, scope="cumulative", place=COUNTRY)
    funeral = claim(doc, "Four died", "killed", 4, place=OLMET, when=day("2031-05-02"))
    parts = partition(doc, reading(doc, headline, total_of, funeral))
    assert [[c.key for c in h.claims] for h in parts.happenings] == [[funeral.key]]
    assert {c.key for group in parts.tolls for c in group} == {headline.key, total_of.key}


def test_a_count_between_those_of_the_other_report_does_not_speak_against():
    doc = document("w", "A raid on Varda killed 50 people. A radio put the dead of Varda at 160.")
    on = day("2031-05-02")
    both = sketched(
        doc,
        reading(
            doc,
            claim(doc, "killed 50 people", "killed", 50, place=VARDA, when=on),
            claim(doc, "dead of Varda at 160", "killed", 160, place=VARDA, when=on),
        ),
    )
    between, beyond = (sketched(*bombing(n, VARDA, "2031-05-02", dead, "So he said")) for n, dead in (("x", 100), ("y", 400)))
    against = "they give other numbers"
    assert against not in {w for _, w in compare(both, between, 0.3)}
    assert against in {w for _, w in compare(both, beyond, 0.3)}
    assert total(compare(both, between, 0.3)) > total(compare(both, beyond, 0.3))


def test_a_place_taken_from_the_surroundings_parts_less_than_one_in_the_sentence():
    text = "A raid killed 56 people in Olmet. A committee said dozens of families were killed. On Monday 15 died in Varda."
    doc = document("t", text)
    first = claim(doc, "killed 56 people in Olmet", "killed", 56, place=OLMET, when=day("2031-05-03"))
    taken = claim(doc, "dozens of families were killed", "killed", place=VARDA, when=day("2031-05-03"))
    before = claim(doc, "15 died in Varda", "killed", 15, place=VARDA, when=day("2031-04-28"))
    homes = [{c.key for c in h.claims} for h in partition(doc, reading(doc, first, taken, before)).happenings]
    assert {before.key} in homes


def test_reasons_are_sentences_and_what_holds_of_every_pair_is_left_out():
    pairs = [bombing(n, VARDA, "2031-05-02", 12, "Shoppers fled, the mayor Ilmo Trask said") for n in ("a", "b")]
    (incident,) = link([d for d, _ in pairs], [r for _, r in pairs]).incidents
    assert incident.why[0] == "2 accounts, compared in 1 pair"
    assert "for: the place and the day are the same" in incident.why and "for: both count 12 killed" in incident.why
    assert not [line for line in incident.why if "two reports" in line or line.rstrip().endswith(":")]
