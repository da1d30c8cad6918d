"""The word lists of places: countries, regions, cues and guards, each read once."""

from dataclasses import dataclass
from functools import cache

from onrecord import vocab
from onrecord.model.spelling import fold


@dataclass(frozen=True)
class Country:
    """Middle point in degrees, demonyms, names beside the common one."""

    at: tuple[float, float]
    demonyms: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Region:
    """Middle point in degrees; the country it lies in, if in one; other names."""

    at: tuple[float, float]
    country: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Words:
    """vocab/places.yml: what each list is for stands there."""

    locative: frozenset[str]
    firm: frozenset[str]
    settlements: frozenset[str]
    parts: frozenset[str]
    divisions: frozenset[str]
    cities: frozenset[str]
    directions: frozenset[str]
    modifiers: frozenset[str]
    titles: frozenset[str]
    bodies: frozenset[str]
    things: frozenset[str]
    never: frozenset[str]
    locals: frozenset[str]
    guards: frozenset[str]
    ways: frozenset[str]
    areas: frozenset[str]
    people: frozenset[str]
    taken: frozenset[str]
    won: frozenset[str]
    blows: frozenset[str]
    driven: frozenset[str]
    qualities: frozenset[str]
    generics: frozenset[str]
    forces: frozenset[str]
    nicknames: dict[str, str]
    states: dict[str, dict[str, str]]


@cache
def words() -> Words:
    """The cue and guard words."""
    found: Words = vocab.load("places", Words)
    return found


@cache
def no_places() -> frozenset[str]:
    """Words that are no part of an unknown place's name."""
    lists = words()
    return lists.never | lists.bodies | lists.titles | lists.directions | frozenset(demonyms())


@cache
def given_names() -> frozenset[str]:
    """Folded given names of people."""
    return frozenset(name for part in vocab.load("given_names", dict[str, frozenset[str]]).values() for name in part)


@cache
def no_persons() -> frozenset[str]:
    """Words that are no part of a person's name: what they stand in names a thing or a place."""
    lists = words()
    kinds = lists.settlements | lists.parts | lists.divisions | lists.cities | lists.areas | lists.directions
    return kinds | lists.bodies | lists.things


@cache
def demonyms() -> dict[str, str]:
    """Folded demonym -> country code; plurals included."""
    known: dict[str, str] = {}
    listed = sorted(vocab.load("places_countries", dict[str, Country]).items())
    names = {fold(name) for _, country in listed for name in country.also}
    for code, country in listed:
        for demonym in country.demonyms:
            known[fold(demonym)] = code
            known.setdefault(f"{fold(demonym)}s", code)
    return {word: code for word, code in known.items() if word not in names}


@cache
def abbreviations() -> dict[str, tuple[str, str]]:
    """Abbreviation as written -> (country code, name of the division)."""
    return {short: (code, name) for code, states in sorted(words().states.items()) for short, name in states.items()}
