"""The basemap of one page: the world coarse, the countries of the incidents and their neighbours finer, towns by name."""

import json
import zlib
from collections.abc import Iterable
from typing import Any

from onrecord.report.basemap.atlas import Atlas, Detail
from onrecord.report.basemap.finding import Point, countries_of
from onrecord.report.basemap.towns import towns

CREDIT = "Made with Natural Earth. Towns: GeoNames, CC BY 4.0. Borders are drawn as Natural Earth has them, de facto."
BUDGET = 220_000
"""Bytes that the finer outlines may take, deflated. What is finer than that is left out for the next coarser level."""
SHARE = 0.01
"""Of the incidents: a country with fewer is drawn as coarse as the world."""
FINER: tuple[Detail, ...] = ("10m", "50m")


def basemap(points: Iterable[Point], budget: int = BUDGET) -> dict[str, Any]:
    """What the map draws under incidents at `points` (lat, lon in degrees; one for each incident), ready for JSON: `world` and
    `detail` (TopoJSON of countries; null without points), `core` (names of the countries that hold a fair share of the points),
    `towns` ([name, lat, lon, population], the largest first) and `credit`. The order of the points makes no difference."""
    known = sorted((lat, lon) for lat, lon in points if abs(lat) <= 90 and abs(lon) <= 180)
    atlas, world = Atlas.load("50m"), Atlas.load("110m")
    found = countries_of(known, atlas)
    coarse = set(world.names())
    core = [n for n, inside in found.items() if len(inside) >= SHARE * len(known)]
    small = [n for n in found if atlas.names()[n] not in coarse]
    return {
        "world": world.part(range(len(world.countries))),
        "detail": _detail(atlas, core, small, budget),
        "core": sorted(atlas.names()[n] for n in core),
        "towns": towns([point for n in core for point in found[n]] or known),
        "credit": CREDIT,
    }


def _detail(atlas: Atlas, core: list[int], small: list[int], budget: int) -> dict[str, Any] | None:
    """The finest outlines within the budget: of the core, its neighbours and what the coarse map leaves out."""
    chosen = {*core, *small}.union(*(atlas.neighbours[number] for number in core))
    if not chosen:
        return None
    named = {atlas.names()[number] for number in chosen}
    for level in FINER:
        finer = Atlas.load(level)
        part = finer.part(number for number, name in enumerate(finer.names()) if name in named)
        if _size(part) <= budget:
            return part
    few = atlas.part({*core, *small})
    return few if _size(few) <= budget else None


def _size(part: dict[str, Any]) -> int:
    return len(zlib.compress(json.dumps(part, separators=(",", ":")).encode(), 6))
