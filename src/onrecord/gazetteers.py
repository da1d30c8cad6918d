"""Gazetteers that a person added once and every later build uses: GeoNames country files in the user's data folder."""

import os
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import InputError

FOLDER = "ONRECORD_DATA"
GIVE = "Give a country file of GeoNames (download.geonames.org/export/dump), as XX.zip or XX.txt."


@dataclass(frozen=True, slots=True)
class Added:
    """One gazetteer that builds use: its name, file, number of places, and the codes of the countries they lie in."""

    name: str
    path: Path
    places: int
    countries: tuple[str, ...]


def folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where added gazetteers lie: below ONRECORD_DATA if that is set, else in the place the system has for a user's data."""
    if given := environment.get(FOLDER):
        return Path(given) / "gazetteers"
    home = Path(environment.get("HOME") or Path.home())
    if sys.platform == "win32":
        base = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    return base / "onrecord" / "gazetteers"


def installed() -> tuple[Path, ...]:
    """The files of the added gazetteers, in the order of their names."""
    where = folder()
    return tuple(sorted(where.glob("*.txt"))) if where.is_dir() else ()


def add(source: Path, name: str = "") -> Added:
    """Takes a GeoNames file (plain or zipped) in, under `name` or its own; one of that name is replaced. Raises InputError that
    says what is wrong with the file or the folder."""
    short = name or source.stem
    if not re.fullmatch(r"\w[\w.-]*", short):
        raise InputError(f"{short!r} cannot name a gazetteer: use letters, digits, '-' and '_'. Give another one with --name.")
    raw = _read(source)
    target = folder() / f"{short}.txt"
    scratch = target.with_suffix(".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        scratch.write_bytes(raw)
        told = _count(scratch, source)
        scratch.replace(target)
    except OSError as error:
        raise InputError(
            f"The gazetteer cannot be kept in {target.parent} ({error.strerror}). Set {FOLDER} to a folder of yours."
        ) from error
    finally:
        scratch.unlink(missing_ok=True)
    return Added(short, target, *told)


def listed() -> list[Added]:
    """The added gazetteers. Raises InputError for one that has been damaged since."""
    return [Added(path.stem, path, *_count(path, path)) for path in installed()]


def remove(name: str) -> Path:
    """Takes a gazetteer out again; answers where it lay. Raises InputError when there is none of that name."""
    path = folder() / f"{name}.txt"
    if path not in installed():
        known = ", ".join(p.stem for p in installed()) or "none"
        raise InputError(f"No gazetteer {name!r} has been added; there is: {known}. See: onrecord gazetteer list")
    try:
        path.unlink()
    except OSError as error:
        raise InputError(
            f"The gazetteer {path} cannot be removed ({error.strerror}). You may not change its folder."
        ) from error
    return path


def _read(source: Path) -> bytes:
    """The table in a file or in the one text file of a zip archive that is no readme."""
    if not source.is_file():
        why = "it is a folder" if source.is_dir() else "there is no such file"
        raise InputError(f"The gazetteer {source} cannot be read: {why}. {GIVE}")
    try:
        if not zipfile.is_zipfile(source):
            return source.read_bytes()
        with zipfile.ZipFile(source) as archive:
            tables = [n for n in archive.namelist() if n.lower().endswith(".txt") and "readme" not in n.lower()]
            if len(tables) != 1:
                raise InputError(f"The archive {source} holds {len(tables)} tables, not one. {GIVE}")
            return archive.read(tables[0])
    except (OSError, zipfile.BadZipFile, RuntimeError) as error:
        raise InputError(f"The gazetteer {source} cannot be read ({error}). Download it again. {GIVE}") from error


def _count(path: Path, source: Path) -> tuple[int, tuple[str, ...]]:
    """(places, countries) of a checked table; errors name `source`."""
    from onrecord.extract.where.gazetteer import read

    try:
        countries = Counter(entry.country for entry, _ in read(path))
    except InputError as error:
        raise InputError(str(error).replace(str(path), str(source))) from None
    if not countries:
        raise InputError(f"The gazetteer {source} holds no places. {GIVE}")
    return sum(countries.values()), tuple(code for code, _ in sorted(countries.items(), key=lambda c: (-c[1], c[0])) if code)
