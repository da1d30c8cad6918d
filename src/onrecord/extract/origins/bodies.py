"""The bodies that reports name again and again, and the words that tell an origin's connection (vocab/origins.yml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord import vocab
from onrecord.extract.origins.spelling import bare
from onrecord.model.words import Connection


@dataclass(frozen=True)
class Body:
    """A known body: its name, how it stands to events, and the people who speak for it."""

    name: str
    connection: Connection
    names: list[str]
    people: list[str]
    country: str = ""
    short: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """Words that tell one connection."""

    connection: Connection
    words: list[str]


@dataclass(frozen=True)
class Origins:
    """The checked vocabulary of origins."""

    bodies: Mapping[str, Body]
    order: list[str]
    kinds: Mapping[str, Kind]
    nations: Mapping[str, str]


@cache
def known() -> Origins:
    """vocab/origins.yml, loaded once."""
    found: Origins = vocab.load("origins", Origins)
    return found


@cache
def by_name() -> Mapping[str, str]:
    """Every name of a known body, and of those who speak for one, to its key."""
    return {name: key for key, body in known().bodies.items() for name in (*body.names, *body.people)}


@cache
def by_short_name(country: str) -> Mapping[str, str]:
    """The short names that only hold in texts about the body's own country."""
    return {name: key for key, body in known().bodies.items() if body.country == country for name in body.short}


@cache
def people() -> frozenset[str]:
    """The names of those who speak for known bodies."""
    return frozenset(person for body in known().bodies.values() for person in body.people)


@cache
def outlet_names() -> frozenset[str]:
    """Names of outlets and the words for outlets of one sort ("state television"), two words at least or a proper name."""
    return frozenset(word for kind in ("state_media", "outlets") for word in known().kinds[kind].words)


def is_known(words: str) -> bool:
    """Whether a name is that of a known body."""
    return bare(words) in by_name()
