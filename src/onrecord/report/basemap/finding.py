"""Which countries points lie in."""

import math
from collections.abc import Iterable

import numpy

from onrecord.report.basemap.atlas import Atlas, Numbers

Point = tuple[float, float]
GRID = 0.1
"""Degrees: points are looked up once for each cell of this size."""
NEAR = 2.0
"""Degrees within which a point at sea is given to the nearest country."""


def countries_of(points: Iterable[Point], atlas: Atlas) -> dict[int, list[Point]]:
    """Number of a country -> the points (lat, lon in degrees) that lie in it, or beside its coast. Points far out at sea are in
    none."""
    known: dict[Point, list[int]] = {}
    found: dict[int, list[Point]] = {}
    for lat, lon in points:
        cell = (round(round(lat / GRID) * GRID, 3), round(round(lon / GRID) * GRID, 3))
        if cell not in known:
            known[cell] = _holders(*cell, atlas)
        for number in known[cell]:
            found.setdefault(number, []).append((lat, lon))
    return dict(sorted(found.items()))


def _holders(lat: float, lon: float, atlas: Atlas) -> list[int]:
    found = [number for number in _boxed(lat, lon, atlas, 0) if _inside(lat, lon, atlas.edges[number])]
    if found:
        return found
    rated = ((_distance(lat, lon, atlas.edges[number]), number) for number in _boxed(lat, lon, atlas, NEAR))
    distance, nearest = min(rated, default=(NEAR + 1, -1))
    return [nearest] if distance <= NEAR else []


def _boxed(lat: float, lon: float, atlas: Atlas, margin: float) -> list[int]:
    """The countries whose box, grown by `margin` degrees, holds the point."""
    west, south, east, north = atlas.boxes.T
    wide = margin / max(0.1, math.cos(math.radians(lat)))
    across = numpy.abs(_around(lon - (west + east) / 2)) <= (east - west) / 2 + wide
    return [int(n) for n in numpy.flatnonzero((south - margin <= lat) & (lat <= north + margin) & across)]


def _inside(lat: float, lon: float, edges: Numbers) -> bool:
    """Whether a line from the point due north crosses the outline an odd number of times. Longitudes are taken relative to
    the point, so the date line is a line like others, and a ring around the south pole is crossed once."""
    first, second = _around(edges[:, 0] - lon), _around(edges[:, 2] - lon)
    crossing = ((first <= 0) != (second <= 0)) & (numpy.abs(first - second) < 180)
    start, end, lats = first[crossing], second[crossing], edges[crossing]
    at = lats[:, 1] + (lats[:, 3] - lats[:, 1]) * start / (start - end)
    return bool(numpy.count_nonzero(at > lat) % 2)


def _distance(lat: float, lon: float, edges: Numbers) -> float:
    east = _around(edges[:, 0] - lon) * numpy.cos(numpy.radians(lat))
    return float(numpy.hypot(edges[:, 1] - lat, east).min())


def _around(degrees: Numbers) -> Numbers:
    turned: Numbers = (degrees + 180) % 360 - 180
    return turned
