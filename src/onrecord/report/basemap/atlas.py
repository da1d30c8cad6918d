"""Outlines of all countries (Natural Earth) as TopoJSON: borders are arcs that neighbours share."""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any, Literal

import numpy
from numpy.typing import NDArray

Detail = Literal["110m", "50m", "10m"]
Numbers = NDArray[numpy.float64]


@dataclass(frozen=True, eq=False)
class Atlas:
    """One level of detail. A country is known by its number in `countries`; arcs hold steps in whole numbers."""

    transform: dict[str, list[float]]
    countries: list[dict[str, Any]]
    arcs: list[list[list[int]]]

    @staticmethod
    @cache
    def load(detail: Detail) -> "Atlas":
        """The shipped atlas of that level: 1:110 million is the coarsest."""
        packed = resources.files("onrecord.report").joinpath("vendor", f"countries-{detail}.json.gz").read_bytes()
        file = json.loads(gzip.decompress(packed))
        return Atlas(file["transform"], file["objects"]["countries"]["geometries"], file["arcs"])

    def names(self) -> list[str]:
        """Names of the countries, by number."""
        return [country["properties"]["name"] for country in self.countries]

    @cached_property
    def _points(self) -> list[Numbers]:
        scale, start = (numpy.array(self.transform[key]) for key in ("scale", "translate"))
        return [numpy.cumsum(numpy.array(arc, dtype=numpy.float64), axis=0) * scale + start for arc in self.arcs]

    @cached_property
    def edges(self) -> list[Numbers]:
        """For each country the edges of all its rings: columns lon, lat, lon, lat in degrees. Holes are rings too."""
        return [self._edges(country) for country in self.countries]

    @cached_property
    def boxes(self) -> Numbers:
        """For each country west, south, east, north of its outline; all longitudes where it reaches around the date line, all
        the south where it holds the pole."""
        return numpy.array([_box(edges) for edges in self.edges])

    def _edges(self, country: dict[str, Any]) -> Numbers:
        lines = [self._points[abs_arc(arc)] for arc in arcs_of(country)]
        return numpy.concatenate([numpy.hstack([line[:-1], line[1:]]) for line in lines] or [numpy.empty((0, 4))])

    @cached_property
    def neighbours(self) -> list[frozenset[int]]:
        """For each country the countries with which it shares an arc."""
        beside: dict[int, set[int]] = defaultdict(set)
        for number, country in enumerate(self.countries):
            for arc in arcs_of(country):
                beside[abs_arc(arc)].add(number)
        met: list[set[int]] = [set() for _ in self.countries]
        for numbers in beside.values():
            for number in numbers:
                met[number] |= numbers - {number}
        return [frozenset(found) for found in met]

    def part(self, chosen: Iterable[int]) -> dict[str, Any]:
        """A TopoJSON file of the chosen countries alone, with no arc that they do not use."""
        countries = [self.countries[number] for number in sorted(chosen)]
        used = sorted({abs_arc(arc) for country in countries for arc in arcs_of(country)})
        place = {arc: number for number, arc in enumerate(used)}
        geometries = [country | {"arcs": _renumbered(country.get("arcs", []), place)} for country in countries]
        whole = {"type": "GeometryCollection", "geometries": geometries}
        return {
            "type": "Topology",
            "transform": self.transform,
            "objects": {"countries": whole},
            "arcs": [self.arcs[arc] for arc in used],
        }


def _box(edges: Numbers) -> tuple[float, float, float, float]:
    if not len(edges):
        return (0, 91, 0, 91)
    west, south, east, north = edges[:, 0].min(), edges[:, 1].min(), edges[:, 0].max(), edges[:, 1].max()
    return (-180, south if south > -80 else -90, 180, north) if east - west > 180 else (west, south, east, north)


def abs_arc(arc: int) -> int:
    """The number of an arc; in TopoJSON ~n is arc n walked backwards."""
    return arc if arc >= 0 else ~arc


def arcs_of(country: dict[str, Any]) -> Iterator[int]:
    """All arcs of a country's rings."""
    yield from _flat(country.get("arcs", []))


def _flat(arcs: Any) -> Iterator[int]:
    if isinstance(arcs, int):
        yield arcs
    else:
        for part in arcs:
            yield from _flat(part)


def _renumbered(arcs: Any, place: dict[int, int]) -> Any:
    if isinstance(arcs, int):
        return place[arcs] if arcs >= 0 else ~place[~arcs]
    return [_renumbered(part, place) for part in arcs]
