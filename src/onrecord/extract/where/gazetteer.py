"""The place names that onrecord knows. Two sorted tables in memory, searched by bisection: nothing is built at load."""

import gzip
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path

import numpy
from rapidfuzz import fuzz

from onrecord.errors import InputError
from onrecord.model.spelling import bare, fold, plain, sounds

COLUMNS = 19
SHORT = 85.0
SAINT = "St. "
KINDS = {"ADM1": "1", "ADM2": "2", "ADM3": "2", "ADM4": "2", "PPLX": "X", "RGN": "R"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One place. `kind`: C country, 1 and 2 divisions, P populated place, X part of one, R region, sea or river, S a spot.
    `lesser` is true when it was found under a name that is not its chief one; `near` when the spelling only comes near;
    `given` when the user's own file holds it."""

    id: str
    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    kind: str
    lesser: bool = False
    near: bool = False
    admin2: str = ""
    given: bool = False


class Table:
    """Sorted lines of bytes, found by their first column (`key`, ended by a tab)."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        ends = numpy.flatnonzero(numpy.frombuffer(raw, dtype=numpy.uint8) == 10).astype(numpy.int64)
        self.starts = numpy.concatenate([numpy.zeros(1, dtype=numpy.int64), ends[:-1] + 1]) if len(ends) else ends
        self.ends = ends

    def __len__(self) -> int:
        return len(self.ends)

    def line(self, number: int) -> bytes:
        """Line `number` without its end."""
        return self.raw[self.starts[number] : self.ends[number]]

    def having(self, words: bytes) -> Iterator[int]:
        """The numbers of the lines that hold `words`, in order."""
        at = self.raw.find(words)
        while at >= 0:
            number = int(numpy.searchsorted(self.ends, at))
            yield number
            at = self.raw.find(words, int(self.ends[number]))

    def seek(self, key: bytes) -> int:
        """The number of the first line that is not before `key`."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self.line(middle) < key:
                low = middle + 1
            else:
                high = middle
        return low


class Gazetteer:
    """Looks names up. `extra` rows (a GeoNames file the user gave) come before the shipped ones."""

    def __init__(self, places: Table, names: Table, extra: Sequence[tuple[Entry, tuple[str, ...]]] = ()) -> None:
        self.places, self.names = places, names
        self.extra: dict[str, list[Entry]] = {}
        self.starts: set[str] = set()
        for entry, forms in extra:
            self._add(entry, forms)
        self._found: dict[str, tuple[Entry, ...]] = {}
        self._begins: dict[str, bool] = {}
        self._near: dict[str, dict[str, list[tuple[str, Entry]]]] = {}

    def _add(self, entry: Entry, forms: Sequence[str]) -> None:
        seen: dict[str, bool] = {}
        for number, form in enumerate(forms):
            for name in (form, bare(form)):
                if name:
                    seen[name] = seen.get(name, True) and number > 0
        for name, lesser in seen.items():
            self.extra.setdefault(name, []).append(replace(entry, lesser=lesser))
            words = name.split()
            self.starts.update(" ".join(words[:i]) for i in range(1, len(words)))

    @staticmethod
    def load(extra: Sequence[Path] = ()) -> "Gazetteer":
        """The shipped gazetteer and the GeoNames files `extra`; loaded once per process for the same files.
        Raises InputError when a file is no GeoNames table."""
        return _load(tuple(Path(path) for path in extra))

    def lookup(self, folded: str) -> tuple[Entry, ...]:
        """All places of that (folded) name; () when there is none."""
        found = self._found.get(folded)
        if found is None:
            found = self._found[folded] = (*self.extra.get(folded, ()), *self._shipped(folded))
        return found

    def begins(self, folded: str) -> bool:
        """Whether some longer name begins with these words."""
        known = self._begins.get(folded)
        if known is None:
            key = f"{folded} ".encode()
            at = self.names.seek(key)
            shipped = at < len(self.names) and self.names.line(at).startswith(key)
            known = self._begins[folded] = shipped or folded in self.starts
        return known

    def _shipped(self, folded: str) -> Iterator[Entry]:
        key = f"{folded}\t".encode()
        at = self.names.seek(key)
        if at < len(self.names) and self.names.line(at).startswith(key):
            for number in self.names.line(at)[len(key) :].decode().split():
                yield self.entry(int(number.removesuffix("-")), number.endswith("-"))

    def entry(self, number: int, lesser: bool = False) -> Entry:
        """Row `number` of the shipped places. Towns of the United States are written there now "St. Louis", now
        "Saint Paul": here all in full, so that all are found under one form in a table."""
        id, name, country, admin1, admin2, lat, lon, population, kind = self.places.line(number).decode().split("\t")
        if country == "US" and kind in "PX" and name.startswith(SAINT):
            name = name.replace(SAINT, "Saint ", 1)
        return Entry(id, name, country, admin1, float(lat), float(lon), int(population), kind, lesser, admin2=admin2)

    def near(self, name: str, country: str, floor: float = 72.0) -> Entry | None:
        """The place of `country` whose spelling comes nearest to `name`: the same sound key and a likeness of at least `floor`
        percent (more for names of few consonants); null when none does. Meant for names in a plainly locative context only."""
        folded = fold(name)
        key = sounds(folded)
        if len(folded) < 4 or not country:
            return None
        if country not in self._near:
            self._near[country] = self._sounds(country)
        mine = plain(folded)
        rated = ((fuzz.ratio(mine, plain(form)), entry) for form, entry in self._near[country].get(key, ()))
        best = max(rated, key=lambda pair: (pair[0], pair[1].population, pair[1].id), default=None)
        strength = len(key.replace("a", ""))
        least = floor if strength > 3 else SHORT if strength == 3 else 100.0
        return replace(best[1], near=True) if best is not None and best[0] >= least else None

    def _sounds(self, country: str) -> dict[str, list[tuple[str, Entry]]]:
        """Sound key -> names of a country's places. Reads the whole table once for a country."""
        table: dict[str, list[tuple[str, Entry]]] = {}
        for number in self.places.having(f"\t{country}\t".encode()):
            entry = self.entry(number)
            table.setdefault(sounds(fold(entry.name)), []).append((fold(entry.name), entry))
        for name, entries in sorted(self.extra.items()):
            for entry in entries:
                if entry.country == country:
                    table.setdefault(sounds(name), []).append((name, entry))
        return table


@cache
def _load(extra: tuple[Path, ...]) -> Gazetteer:
    packed = resources.files("onrecord.extract.where").joinpath("places.tsv.gz").read_bytes()
    places, _, names = gzip.decompress(packed).partition(b"\n\n")
    return Gazetteer(Table(places + b"\n"), Table(names), [row for path in extra for row in read(path)])


def read(path: Path) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """The rows of a GeoNames file (19 tab-separated columns): entry and its folded names, the chief one first."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The gazetteer {path} cannot be read ({error}). Give a GeoNames country file in UTF-8.") from error
    divisions: dict[str, str] = {}
    rows = [_cells(path, number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    for cells in rows:
        if cells[7] == "ADM1":
            divisions[f"{cells[8]}.{cells[10]}"] = cells[1]
    for cells in rows:
        yield (
            _entry(path, cells, divisions),
            tuple(dict.fromkeys(fold(n) for n in (cells[1], cells[2], *cells[3].split(",")) if n)),
        )


def _cells(path: Path, number: int, line: str) -> list[str]:
    cells = line.split("\t")
    if len(cells) < COLUMNS - 4:
        raise InputError(
            f"Line {number} of the gazetteer {path} has {len(cells)} columns, not {COLUMNS}. "
            "It must be a GeoNames file, its columns separated by tabs."
        )
    return cells


def _entry(path: Path, cells: list[str], divisions: dict[str, str]) -> Entry:
    try:
        lat, lon, people = float(cells[4]), float(cells[5]), int(cells[14] or 0)
    except ValueError as error:
        raise InputError(f"The gazetteer {path}, place {cells[1]!r}: {error}. Columns 5, 6, 15 must be numbers.") from error
    if not (math.isfinite(lat) and math.isfinite(lon)):
        raise InputError(f"The gazetteer {path}, place {cells[1]!r}: latitude and longitude must be numbers of degrees.")
    kind = _kind(cells[6], cells[7])
    admin1 = "" if kind == "C" else divisions.get(f"{cells[8]}.{cells[10]}", "")
    return Entry(f"geonames:{cells[0]}", cells[1], cells[8], admin1, lat, lon, people, kind, given=True)


def _kind(feature: str, code: str) -> str:
    if code.startswith("PCL"):
        return "C"
    return KINDS.get(code) or {"P": "P", "A": "2", "L": "R", "H": "R", "T": "R"}.get(feature, "S")
