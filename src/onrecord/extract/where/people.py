"""Runs of capitalised words that name people, told by a given name, an initial, a title, an age or a verb of speech: the names
in them are no places there, and seldom elsewhere in the document."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.extract.where.spot import Habits, Reader
from onrecord.extract.where.tables import demonyms, given_names, no_persons, words
from onrecord.model.spelling import fold

PARTICLES = frozenset(["al", "el", "bin", "ibn", "abu", "de", "del", "da", "dos", "van", "von", "der", "la", "le"])
SPEECH = frozenset(["said", "says", "told", "added", "asked", "wrote", "explained", "thinks", "believes", "died", "himself"])
ROLES = frozenset(["activist", "lawyer", "coach"])
AGE = re.compile(r", (?:aged )?\d{1,2}(?:[,;.)]| of\b| from\b)")
SUFFIXES = frozenset(["jr", "sr", "ii", "iii"])
MOST = 5


def habits(readers: Sequence[Reader]) -> Habits:
    """Marks the people in each block, and reads off the document its everyday words and the names of its people."""
    everyday: Counter[str] = Counter()
    names: set[str] = set()
    for reader in readers:
        everyday.update(w.folded for w in reader.words if len(w.text) > 2 and w.text.islower())
        for first, last in people(reader):
            reader.people.append((reader.words[first].start, reader.words[last - 1].end))
            names.update(w.folded for w in reader.words[first:last] if len(w.folded) > 2)
    return Habits(everyday, frozenset(names - PARTICLES))


def people(reader: Reader) -> Iterator[tuple[int, int]]:
    """The ranges of words that name a person, titles left out."""
    if reader.shouting:
        return
    at = 0
    while at < len(reader.words):
        if not reader.words[at].capital:
            at += 1
            continue
        last = run(reader, at)
        found = name(reader, at, last)
        if found is not None:
            yield found
        at = last


def run(reader: Reader, at: int) -> int:
    """The end of the capitalised run that begins at word `at`; particles of names and the dots of initials do not end it."""
    last = at + 1
    while last < len(reader.words):
        gap, before = reader.gap(last - 1), reader.words[last - 1].folded
        dotted = gap == ". " and (len(before) == 1 or before in words().titles)
        if not dotted and gap not in (" ", "-"):
            break
        if not reader.words[last].capital:
            behind = last + 1 < len(reader.words) and reader.words[last + 1].capital and reader.gap(last) in (" ", "-")
            if reader.words[last].folded not in PARTICLES or not behind:
                break
        last += 1
    return last


def name(reader: Reader, first: int, last: int) -> tuple[int, int] | None:
    """The person's name in a run, or None."""
    titles, given = words().titles - {"saint"}, given_names()
    titled = first > 0 and reader.words[first - 1].folded in ROLES and reader.gap(first - 1) == " "
    while last > first and reader.words[last - 1].folded in SUFFIXES:
        last -= 1
    for at in range(first, last):
        if reader.words[at].folded in titles:
            first, titled = at + 1, True
    while first < last and not reader.proper(first):
        first += 1
    first = next((at for at in range(first, last - 1) if reader.words[at].folded in given), first)
    if not 0 < last - first <= MOST:
        return None
    mine = [w.folded for w in reader.words[first:last]]
    if any(f in no_persons() or f in demonyms() for f in mine):
        return None
    return (first, last) if told(reader, first, last, mine, titled) else None


def old(reader: Reader, first: int) -> bool:
    """Whether an age stands before word `first`: "nine-year-old"."""
    return first > 1 and reader.words[first - 1].folded == "old" and reader.gap(first - 2) == "-"


def local(reader: Reader, last: int) -> bool:
    """Whether the word right behind names somebody by where they live: "21-year-old Orsk man"."""
    behind = reader.words[last] if last < len(reader.words) and reader.gap(last - 1) == " " else None
    return behind is not None and not behind.capital and behind.folded in words().locals


def told(reader: Reader, first: int, last: int, mine: list[str], titled: bool) -> bool:
    """Whether something says that the words name a person."""
    if titled:
        return len(mine) > 1 or not reader.country(mine[0])
    if old(reader, first) and local(reader, last):
        return False
    aged = AGE.match(reader.text[reader.words[last - 1].end :]) is not None or old(reader, first)
    if len(mine) == 1:
        return aged
    if mine[0] in given_names() or (len(mine) > 2 and any(len(f) == 1 for f in mine[:-1])):
        return True
    if aged:
        return True
    after = reader.words[last].folded if last < len(reader.words) and reader.gap(last - 1) == " " else ""
    return after in SPEECH and not reader.gazetteer.lookup(fold(" ".join(mine)))
