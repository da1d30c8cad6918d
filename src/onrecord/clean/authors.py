"""Who wrote a report: the people in its bylines, without jobs, desks, dates and agencies."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.clean.months import MONTHS
from onrecord.clean.outlets import directory, fold
from onrecord.vocab import load

APART = re.compile(r"\s*(?:;|,|&|\b(?i:and)\b|\n|(?<=[a-z]{2})\.(?=\s))\s*")
ADDRESS = re.compile(r"https?://\S+|\S+@\S+|\bwww\.\S+")
# Longest name in words.
MOST_WORDS = 5


@dataclass(frozen=True)
class _Words:
    nobody: tuple[str, ...]
    before: str
    after: str


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    said = load("bylines", _Words)
    nobody = re.compile(rf"(?<!\w)(?:{'|'.join(said.nobody)})(?!\w)", re.I)
    return re.compile(rf"^\W*(?:(?:{said.before})\b:?\s*)+", re.I), re.compile(said.after, re.I), nobody


def people(said: Iterable[str], outlet: str = "") -> tuple[str, ...]:
    """The names of people among what bylines say, in their order and each once. `outlet` is who published: it wrote nothing."""
    names: dict[str, str] = {}
    for line in said:
        for part in APART.split(ADDRESS.sub(" ", line)):
            name = _name(part)
            if name and _person(name, outlet):
                names.setdefault(fold(name), name)
    return tuple(name for key, name in names.items() if not _longer(key, names))


def _name(part: str) -> str:
    before, after, _ = _patterns()
    name = before.sub("", part)
    cut = after.search(name)
    words = (name[: cut.start()] if cut else name).strip(" .,:*·•|-–—").split()
    # The month of a date line that page readers take for a part of the name.
    while len(words) > 2 and words[-1].casefold() in MONTHS:
        words.pop()
    return " ".join(words)


def _person(name: str, outlet: str) -> bool:
    words = name.split()
    if not 0 < len(words) <= MOST_WORDS or "." in words[-1].rstrip(".") or not any(c.isalpha() for c in name):
        return False
    if name.islower() or _patterns()[2].search(name) or directory().known(name):
        return False
    ours, theirs = fold(name), fold(outlet)
    return not (theirs and (ours.startswith(theirs) or theirs.startswith(ours)))


def _longer(key: str, names: dict[str, str]) -> bool:
    """Whether another byline gives the same name in full ("Troy Smith" beside "Troy L. Smith")."""
    ours = names[key].casefold().split()
    for other, name in names.items():
        theirs = name.casefold().split()
        if other != key and len(theirs) > len(ours) > 1 and (theirs[0], theirs[-1]) == (ours[0], ours[-1]):
            return True
    return False
