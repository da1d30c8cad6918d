"""How values read, how a text is cut, how a toll is drawn."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Figure, Finding, Link, Period, Place, Toll
from onrecord.report import words
from onrecord.report.chart import Point, draw
from onrecord.report.passages import cut


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


def test_ranges_places_and_chains():
    assert words.span_of(Finding("i", "killed", low=200, best=200, high=200, open=True)) == "200 or more"
    assert words.span_of(Finding("i", "killed", low=42, high=43)) == "42–43" and words.span_of(Finding("i", "killed")) == ""
    dozens = Finding("i", "injured", low=24, open=True, value="dozens")
    assert words.span_of(dozens) == "dozens: 24 or more"
    assert words.place(Place("Helkuth", name="Helkuth", admin1="Helk Valley", country="QM")) == "Helkuth, Helk Valley, QM"
    assert words.place(Place("the town")) == "the town" and words.country("FR") == "France"
    chain = (Link("outlet", "The Lamp", "a"), Link("agency", "The Lamp", "a"), Link("origin", "a nurse", "b"))
    assert words.chain(chain) == ("The Lamp", "a nurse")


@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.integers(-5, 35), st.integers(-5, 35), st.sampled_from("ab"), st.just("")), max_size=6),
)
def test_a_cut_text_is_the_same_text(text, paints):
    assert "".join(s.text for s in cut(text, paints)) == text


def test_where_paints_overlap_both_stay():
    assert [(s.text, s.classes) for s in cut("abcdef", [(1, 4, "x", ""), (3, 5, "y", "")])] == [
        ("a", ""), ("bc", "x"), ("d", "x y"), ("e", "y"), ("f", ""),
    ]  # fmt: skip


def test_a_toll_is_drawn_inside_its_frame_one_line_an_origin():
    said = [("A", "2024-03-11", 71), ("A", "2024-03-17", 163), ("B", "2024-03-10", 38), ("B", "2024-03-17", 74)]
    chart = draw([Point(origin, day, n, False, "c") for origin, day, n in said])
    assert [(line.origin, len(line.dots)) for line in chart.lines] == [("B", 2), ("A", 2)]
    dots = [d for line in chart.lines for d in line.dots]
    assert all(0 <= d.x <= chart.width and 0 <= d.y <= chart.height for d in dots)
    assert chart.lines[1].dots[0].y > chart.lines[1].dots[1].y
    assert abs(chart.lines[0].label_y - chart.lines[1].label_y) >= 14


@pytest.mark.parametrize("points", [[], [Point("A", "2024-03-11", 71, False, "c")], [Point("A", "", 7, False, "c")] * 3])
def test_too_little_is_not_drawn(points):
    assert draw(points) is None


def test_one_day_and_nobody_killed_can_be_drawn():
    assert draw([Point("A", "2024-03-11", 0, False, "c"), Point("B", "2024-03-11", 0, True, "d")])


def test_a_toll_has_a_title_that_reads():
    toll = Toll("t", "killed", (), (), "people", Place("Varda", name="Varda"), Period("2024-03-09", "2024-03-10", "range"))
    assert words.title(toll) == "People killed in Varda, 9 to 10 Mar 2024"
    assert words.title(replace(toll, who="", place=None, when=None)) == "People killed"
