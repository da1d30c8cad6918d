"""How values read, how a text is cut, how data are packed, how a toll went."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Contradiction, Figure, Link, Period, Place, SetAside, Toll
from onrecord.report import words
from onrecord.report.contests import contests
from onrecord.report.history import history
from onrecord.report.index import Index
from onrecord.report.packing import packed, unpacked
from onrecord.report.passages import pieces, units
from onrecord.report.speakers import speakers


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Figure("killed", 42, 42, "exact"), "42"),
        (Figure("resigned", 200, None, "more_than"), "more than 200"),
        (Figure("killed", None, 90, "at_most"), "at most 90"),
        (Figure("injured", 70, 90, "range"), "70 to 90"),
        (Figure("displaced", 3200, 3200, "approximately"), "about 3,200"),
        (Figure("detained", None, None, "vague", word="dozens"), "dozens"),
        (Figure("killed", 0, 0, "exact"), "0"),
    ],
)
def test_a_figure_keeps_its_qualifier(figure, text):
    assert words.number(figure) == text


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (None, ""),
        (Period("", "", ""), ""),
        (Period("2024-03-04", "2024-03-04", "day"), "4 Mar 2024"),
        (Period("2024-03-04", "2024-03-06", "range"), "4 to 6 Mar 2024"),
        (Period("2024-02-28", "2024-03-06", "range"), "28 Feb to 6 Mar 2024"),
        (Period("2023-12-30", "2024-01-02", "range"), "30 Dec 2023 to 2 Jan 2024"),
        (Period("2024-03-01", "2024-03-31", "month"), "Mar 2024"),
        (Period("2016-01-01", "2016-12-31", "year"), "2016"),
        (Period("2024-03-04", "", "range"), "since 4 Mar 2024"),
        (Period("", "2024-03-04", "range"), "until 4 Mar 2024"),
        (Period("2024-13-99", "2024-13-99", "day"), "2024-13-99"),
    ],
)
def test_a_period_is_told_as_far_as_it_is_known(period, text):
    assert words.period(period) == text


def test_places_and_chains():
    assert words.place(Place("Helkuth", name="Helkuth", admin1="Helk Valley", country="QM")) == "Helkuth, Helk Valley, QM"
    assert words.place(Place("the town")) == "the town" and words.country("FR") == "France"
    chain = (Link("outlet", "The Lamp", "a"), Link("agency", "The Lamp", "a"), Link("origin", "a nurse", "b"))
    assert words.chain(chain) == ("The Lamp", "a nurse")


@given(st.text(alphabet="ab \n😀", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
def test_the_paragraphs_of_a_text_are_the_whole_text_and_cut_no_sentence(text, stretches):
    parts = pieces(text, stretches)
    assert "".join(text[a:b] for a, b in parts) == text
    edges = {end for _, end in parts[:-1]}
    assert not [edge for edge in edges for start, end in stretches if start < edge < end]


def test_a_long_paragraph_is_parted_at_its_lines():
    text = "One.\n\n" + ("A line of words.\n" * 200) + "\nLast."
    assert next(text[a:b] for a, b in pieces(text)) == "One.\n\n" and max(b - a for a, b in pieces(text)) < 1500


@given(st.text(max_size=40))
def test_offsets_count_as_javascript_counts(text):
    count = units(text)
    assert [count(n) for n in range(len(text) + 1)] == [
        len(text[:n].encode("utf-16-le", "surrogatepass")) // 2 for n in range(len(text) + 1)
    ]


@given(st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_packed_data_cannot_end_a_block_and_come_back_as_they_were(data):
    block = packed(data)
    assert re.fullmatch(r"[A-Za-z0-9+/=]*", block)
    assert json.dumps(unpacked(block)) == json.dumps(data) or "\\ud" in json.dumps(data)


def test_a_history_has_a_point_for_each_count_and_says_which_was_replaced(view):
    index = Index.of(view)
    [toll] = index.linkage.tolls
    [chart] = history("t1", index.members(toll), index, True, speakers(index.members(toll), index))
    assert [(day, low, high) for day, _, low, high, *_ in chart["points"]] == [
        ("2024-03-06", 60, None),
        ("2024-03-11", 71, None),
    ]
    members = index.members(index.linkage.incidents[0])
    by = speakers(members, index)
    [own] = history("c1", members, index, False, by)
    assert [(p[0], p[2], p[5]) for p in own["points"]] == [("2024-03-05", 42, "clash"), ("2024-03-05", 43, "clash")]
    why = SetAside("c1", "replaced by its own later or fuller count, 43")
    index.findings["c1"] = [replace(index.findings["c1"][0], set_aside=(why,))]
    assert history("c1", members, index, False, by)[0]["points"][0][5] == "revised"


@given(st.text(max_size=60), st.integers(5, 30))
def test_clipped_words_are_short_and_say_that_they_were_cut(text, most):
    cut = words.clipped(text, most)
    assert len(cut) <= max(most, 1) and (cut == text or (cut.endswith("…") and text.startswith(cut[:-1])))


def test_an_outlet_that_nobody_knows_is_called_so(view):
    [one, two] = view.documents()
    assert [words.outlet(d) for d in (one, two, None)] == ["The Lamp", "unknown outlet (two)", "unknown outlet"]
    assert words.outlet(replace(two, id="7" * 32)) == "unknown outlet (7777…)"


def test_one_origin_has_one_name_wherever_it_stands(view):
    index = Index.of(view)
    incident = index.linkage.incidents[0]
    claims = index.members(incident)
    longer = replace(claims[0], chain=(claims[0].chain[0], replace(claims[0].chain[1], words="Pavo Kestrin, a baker")))
    told = speakers((longer, *claims[1:]), index)
    assert {told[c.key] for c in claims[:2]} == {("person:pavo-kestrin", "Pavo Kestrin, a baker")}


def test_a_toll_has_a_title_that_reads():
    toll = Toll("t", "killed", (), (), "people", Place("Varda", name="Varda"), Period("2024-03-09", "2024-03-10", "range"))
    assert words.title(toll) == "People killed in Varda, 9 to 10 Mar 2024"
    assert words.title(replace(toll, who="", place=None, when=None)) == "People killed"


def test_rows_that_read_alike_are_one_origin_or_say_whose_report_they_are_in(view):
    index = Index.of(view)
    first, second, denial = index.members(index.linkage.incidents[0])

    def told(claim, id, name):
        return replace(claim, chain=(claim.chain[0], replace(claim.chain[1], id=id, words=name)))

    other = replace(second, document="two")
    twice = speakers(
        [told(first, "person:pavo-kestrin", "Pavo Kestrin"), told(other, "org:pavo-kestrin", "Pavo Kestrin")], index
    )
    assert set(twice.values()) == {("person:pavo-kestrin", "Pavo Kestrin")}
    full = speakers([told(first, "person:p-kestrin", "Pavo Kestrin"), told(other, "org:police", "Pavo Kestrin")], index)
    assert len(set(full.values())) == 1
    local = speakers([told(first, "doc:one:resident", "a resident"), told(other, "doc:two:resident", "A resident")], index)
    assert sorted(name for _, name in local.values()) == ["A resident (report two)", "a resident (The Lamp)"]
    towns = speakers([told(first, "org:police", "police"), told(other, "org:varda-police", "police")], index)
    assert len({id for id, _ in towns.values()}) == 2
    assert speakers([denial], index)[denial.key][1] == "The ministry"


def test_an_origin_called_otherwise_is_told_with_its_name(view):
    index = Index.of(view)
    first, second, _ = index.members(index.linkage.incidents[0])
    monitor = replace(first, chain=(first.chain[0], Link("origin", "Lena Orta", "org:varda-monitor")))
    named = replace(index.standings["c1"], origins=("Varda Monitor",))
    index = replace(index, claims={**index.claims, "c1": monitor}, standings={"c1": named})
    assert speakers([monitor, second], index)["c1"][1] == "Lena Orta (Varda Monitor)"
    baker = replace(second, chain=(second.chain[0], Link("origin", "Kestrin", "person:pavo-kestrin")))
    index = replace(index, standings={"c1": replace(named, origins=("Pavo Kestrin",))}, claims={"c1": baker})
    assert speakers([baker], index)[baker.key][1] == "Pavo Kestrin"


def test_different_numbers_stand_side_by_side_though_nobody_calls_them_a_contradiction(view):
    calm = Index.of(replace(view, contradictions_=()))
    claims = dict(calm.claims)
    claims["c2"] = replace(claims["c2"], chain=(claims["c2"].chain[0], Link("origin", "Mila Sorren", "person:mila-sorren")))
    calm = replace(calm, claims=claims)
    [one] = contests(calm, calm.linkage.incidents)
    assert one.figures == (("killed", (("42", "Pavo Kestrin"), ("43", "Mila Sorren"))),) and one.folded == 0
    denied = Contradiction("x2", "denial", "c2", "c3", "that shots were fired", "c1")
    [beside] = contests(replace(calm, contradictions=(denied,)), calm.linkage.incidents)
    assert beside.figures == one.figures and beside.positions[0][1] == ("The ministry", "denies that shots were fired")


def test_a_part_is_not_taken_for_another_number_of_the_whole(view):
    index = Index.of(replace(view, contradictions_=()))
    claims = dict(index.claims)
    claims["c2"] = replace(claims["c2"], figure=replace(claims["c2"].figure, low=3, high=3, who="soldiers"))
    assert contests(replace(index, claims=claims), index.linkage.incidents) == ()


def test_many_numbers_are_folded_and_none_is_lost(view):
    index = Index.of(view)
    said = index.claims["c1"]
    many = {f"m{n}": replace(said, key=f"m{n}", figure=Figure("killed", n, n, "exact")) for n in range(50, 60)}
    incident = replace(index.linkage.incidents[0], claims=("c1", "c2", *many))
    [one] = contests(replace(index, claims=index.claims | many), [incident])
    shown, folded = [told for [(_, told)] in (one.figures, one.more)]
    assert len(shown) == 4 and {"42", "43"} <= {number for number, _ in shown} and one.folded == len(folded) == 8
