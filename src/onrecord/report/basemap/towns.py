"""Names of towns for the map, the largest first."""

from collections.abc import Iterable
from functools import cache

from onrecord.extract.where.gazetteer import Gazetteer

TOWNS = 400
CELL = 1.0
"""Degrees: in each cell of this size only so many towns are named, or one conurbation would take them all."""
EACH = 3
MARGIN = 4.0
"""Degrees around the incidents in which towns are named."""
NEAREST = 1.0
"""Degrees around an incident in which a town comes before all others."""

Town = tuple[str, float, float, int]


@cache
def _all() -> tuple[Town, ...]:
    """Every populated place with a known number of people: name, lat, lon, population; the largest first."""
    found = []
    for line in Gazetteer.load().places.raw.decode().splitlines():
        _, name, *_, lat, lon, population, kind = line.split("\t")
        if kind == "P" and population != "0":
            found.append((name, float(lat), float(lon), int(population)))
    return tuple(sorted(found, key=lambda town: (-town[3], town)))


def towns(points: Iterable[tuple[float, float]], most: int = TOWNS) -> list[list[str | float | int]]:
    """At most so many towns for a map of these points (lat, lon in degrees), as [name, lat, lon, population]: half of them the
    largest of the world and of the region, the rest near the points; the largest first."""
    near = _cells(points, NEAREST)
    region = _cells(points, MARGIN)
    wide = _spread((t for t in _all() if not region or _cell(t, MARGIN) in region), most // 2, 2 * CELL)
    close = _spread((t for t in _all() if _cell(t, NEAREST) in near), most - len(wide), CELL / 2)
    world = _spread(iter(_all()), most // 8, 8 * CELL)
    chosen = sorted({*wide, *close, *world}, key=lambda town: (-town[3], town))
    return [list(town) for town in chosen]


def _cells(points: Iterable[tuple[float, float]], size: float) -> set[tuple[int, int]]:
    """The cells in which points lie, and the eight around each."""
    cells = {(int(lat // size), int(lon // size)) for lat, lon in points}
    return {(y + i, x + j) for y, x in cells for i in (-1, 0, 1) for j in (-1, 0, 1)}


def _cell(town: Town, size: float) -> tuple[int, int]:
    return int(town[1] // size), int(town[2] // size)


def _spread(candidates: Iterable[Town], most: int, size: float) -> list[Town]:
    taken: list[Town] = []
    held: dict[tuple[int, int], int] = {}
    for town in candidates:
        cell = _cell(town, size)
        if held.get(cell, 0) < EACH:
            held[cell] = held.get(cell, 0) + 1
            taken.append(town)
            if len(taken) >= most:
                break
    return taken
