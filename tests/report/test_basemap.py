"""The basemap of a page: fine where the incidents are, coarse elsewhere, small, and always the same."""

import base64
import json
import random
import zlib

import pytest

from onrecord.report.basemap import basemap
from onrecord.report.basemap.atlas import Atlas
from onrecord.report.basemap.finding import countries_of

ZURICH, LAGOS, SUVA, TAVEUNI, CHUKOTKA, POLE = (
    (47.4, 8.5),
    (6.5, 3.4),
    (-18.1, 178.4),
    (-16.8, -179.9),
    (66.0, -175.0),
    (-89.9, 20.0),
)


def named(part):
    return {country["properties"]["name"] for country in part["objects"]["countries"]["geometries"]}


def lying_in(*points):
    atlas = Atlas.load("50m")
    return {atlas.names()[number] for number in countries_of(points, atlas)}


@pytest.mark.parametrize(
    ("point", "country"),
    [
        (ZURICH, "Switzerland"),
        (SUVA, "Fiji"),
        (TAVEUNI, "Fiji"),
        (CHUKOTKA, "Russia"),
        (POLE, "Antarctica"),
        ((-80.0, -120.0), "Antarctica"),
        ((35.3, 139.8), "Japan"),
    ],
)
def test_a_point_lies_in_its_country_also_at_the_date_line_and_at_the_pole(point, country):
    assert lying_in(point) == {country}


def test_a_point_on_the_open_sea_lies_in_no_country():
    assert lying_in((0.0, -30.0), (90.0, 0.0)) == set()


def test_detail_holds_the_country_and_its_neighbours_and_nothing_else():
    made = basemap([ZURICH])
    assert made["core"] == ["Switzerland"]
    assert named(made["detail"]) == {"Switzerland", "France", "Germany", "Austria", "Liechtenstein", "Italy"}
    assert len(named(made["world"])) > 170


def test_a_country_with_few_of_many_incidents_stays_coarse():
    made = basemap([ZURICH] * 200 + [LAGOS])
    assert made["core"] == ["Switzerland"]
    assert "Nigeria" not in named(made["detail"])


def test_a_country_too_small_for_the_coarse_map_is_drawn_even_for_one_incident():
    assert "Malta" in named(basemap([ZURICH] * 200 + [(35.9, 14.4)])["detail"])


def test_every_arc_of_a_part_exists_and_is_used():
    part = basemap([ZURICH])["detail"]
    used = set()

    def walk(arcs):
        for arc in arcs:
            walk(arc) if isinstance(arc, list) else used.add(arc if arc >= 0 else ~arc)

    for country in part["objects"]["countries"]["geometries"]:
        walk(country["arcs"])
    assert used == set(range(len(part["arcs"])))


def test_the_same_points_in_any_order_give_the_same_map():
    points = [ZURICH, LAGOS, SUVA, (12.0, 15.0), (12.5, 15.5)]
    shuffled = points[:]
    random.Random(3).shuffle(shuffled)
    assert json.dumps(basemap(points)) == json.dumps(basemap(shuffled))


@pytest.mark.parametrize(
    "points",
    [
        [],
        [ZURICH],
        [(float(lat), float(lon)) for lat in range(-60, 75, 5) for lon in range(-180, 180, 5)],
        [(61.0, 90.0), (40.0, -100.0), (55.0, -105.0), (-10.0, -55.0), (35.0, 105.0)],
    ],
)
def test_it_takes_little_of_the_page(points):
    text = json.dumps(basemap(points), ensure_ascii=False, separators=(",", ":")).encode()
    assert len(base64.b64encode(zlib.compress(text, 9))) < 400_000


def test_without_incidents_the_world_is_shown():
    made = basemap([])
    assert made["detail"] is None and made["core"] == []
    assert named(made["world"]) and made["towns"]


def test_points_that_are_on_no_globe_are_left_out():
    assert basemap([(123.0, 8.0), (float("nan"), 1.0), ZURICH]) == basemap([ZURICH])


def test_towns_are_the_largest_first_near_the_incidents_and_not_too_many():
    towns = basemap([ZURICH])["towns"]
    assert len(towns) <= 450
    assert [town[3] for town in towns] == sorted((town[3] for town in towns), reverse=True)
    names = {town[0] for town in towns}
    assert {"Zürich", "Winterthur", "Lagos"} <= names
