"""How an origin stands to the event: official, monitor, witness ..."""

import re
from collections.abc import Iterable
from functools import cache

from onrecord import vocab
from onrecord.extract.origins.bodies import Body, known
from onrecord.model.words import Connection


@cache
def connection(words: str, identity: str, country: str) -> Connection:
    """How an origin stands to the event, from its words; an official of another country than the event's is foreign."""
    body = known().bodies.get(identity.removeprefix("org:")) if identity.startswith("org:") else None
    if body is not None:
        return _of_body(body, country)
    text = words.lower().replace("’", "'")
    for found, pattern in _kinds():
        if pattern.search(text):
            return _official(text, country) if found == "official" else found
    if _nations().search(text):
        return _official(text, country)
    return "witness" if identity.startswith("person:") else "unnamed"


def _of_body(body: Body, country: str) -> Connection:
    foreign = body.connection == "official" and body.country and country and body.country != country
    return "foreign_official" if foreign else body.connection


def _official(text: str, country: str) -> Connection:
    nations = {known().nations[m[1]] for m in _nations().finditer(text)}
    return "foreign_official" if nations and country and country not in nations else "official"


@cache
def _kinds() -> tuple[tuple[Connection, re.Pattern[str]], ...]:
    """Connections with their patterns in the order in which they are tried."""
    kinds = [known().kinds[name] for name in known().order]
    return tuple((kind.connection, _any_of(kind.words)) for kind in kinds)


@cache
def _nations() -> re.Pattern[str]:
    return _any_of(known().nations)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])({vocab.either(words)})(?:'s|s)?(?!\w)")
