"""Names of one word that are told of as somebody's: "his brother Piet", "Hamza, a shopkeeper", "who gave his name as Sami"."""

import re
from functools import cache

from onrecord.redact.signs import CAPITAL, kin, other
from onrecord.redact.words import is_given, letters, people, told

KUNYA = re.compile(r"(?:Abou?|Abu|Umm?)[ -](?:[ae]l-)?")
ONE = re.compile(rf"(?<![\w’'-])((?:{KUNYA.pattern}|[ae]l-)?{CAPITAL})(?<!['’]s)(?!\w|['’][^\Ws]|[ \t]+{CAPITAL})")
BEFORE, AFTER = 60, 90
CLAUSE = re.compile(r"[.;:!?\n\"“”](?:\s+|$)")
JOINED = re.compile(rf"(?:{CAPITAL}|\b[A-Z]\.)[ \t]+$")
PLACED = re.compile(r"\b(?:in|of|from|near|at|to|around|outside|inside|for|the|and)\s+$", re.IGNORECASE)
WHOSE = frozenset({"his", "her", "their", "my", "our", "whose", "and"})
CALLED = re.compile(r"\b(?:named|nicknamed|known as|identified as) $")
CALLED_SO = re.compile(r"\bcalled $")
SELF = re.compile(
    r"\b(?:(?:his|her|their) (?:first |real )?name as|(?:him|her|them)sel(?:f|ves) as|only as|née|nee"
    r"|to be (?:called|named|identified as)) $"
)
SAID = re.compile(r",? (?:said|says|told|recalled|recounted|added|explained|cried|wept)\b")
SAYS = re.compile(r"\b(?:said|added|named|called) $")
AGED = re.compile(rf", (?:aged? )?\d{{1,2}}(?=[,.]|{SAID.pattern})| \(\d{{1,2}}\)")
OLD = re.compile(r",? (?:aged )?\d{1,2}\b(?! [A-Z])")
ASKED = re.compile(r",? who (?:[a-z]+ ){0,3}(?:gave|asked|declined|refused|spoke)[^.]{0,40}\bname")
BESIDE = re.compile(
    r"(,?) (?:an? (?:[\w-]+ ){0,4}?([\w-]+)(?=[,.;:)—–]| (?:who|whose|from|and|at|with|near|living|aged)\b)"
    r"|the ([\w-]+)(?=[,.;)]))"
)
NO_PERSON = frozenset(
    {"group", "one", "half", "other", "police", "crew", "staff", "militia", "personnel", "monitor", "rebel", "national"}
)


def alone(text: str) -> set[str]:
    """Single names in a readable text whose bearers are people, but for those whom it also calls by an office."""
    found: set[str] = set()
    officials: set[str] = set()
    for one in ONE.finditer(text):
        name, start = one[1], one.start()
        before = text[max(0, start - BEFORE) : start]
        joined = JOINED.search(before)
        if joined is not None:
            officials.update({name} if letters(joined[0]) in told("offices") else ())
        elif _is_told(name, CLAUSE.split(before)[-1], text[one.end() : one.end() + AFTER]):
            found.add(name)
    return found - officials


def _is_told(name: str, before: str, after: str) -> bool:
    word = letters(name.split()[-1])
    known = is_given(word) or KUNYA.match(name) is not None
    if word in other() or word in people("not_names") or (name.isupper() and not known):
        return False
    return _introduced(before, after) or _said_of(before, after, known) or (known and _speaks(before, after))


def _introduced(before: str, after: str) -> bool:
    """Whether what stands before leaves no doubt that a person is named, whatever the name."""
    near = [letters(word) for word in before.split()[-6:]]
    if SELF.search(before) or (CALLED.search(before) and any(map(_noun, near))):
        return True
    if not near or not _noun(near[-1]):
        return False
    if before.endswith(", "):
        return after.startswith(",")
    return SAID.match(after) is not None or (_related(near[-1]) and (not WHOSE.isdisjoint(near[-4:-1]) or _possessed(before)))


def _possessed(before: str) -> bool:
    return re.search(r"(?:['’]s|-year-old) (?:[\w-]+ ){1,3}$", before) is not None


def _said_of(before: str, after: str, known: bool) -> bool:
    """Whether what stands behind tells of a person; not of a place, as after "in"."""
    if PLACED.search(before) and not known:
        return False
    beside = BESIDE.match(after)
    if beside and (beside[1] or known) and _noun(letters(beside[2] or beside[3])):
        return True
    return AGED.match(after) is not None or ASKED.match(after) is not None


def _speaks(before: str, after: str) -> bool:
    if CALLED_SO.search(before) and any(_noun(letters(word)) for word in before.split()[-4:]):
        return True
    return (
        SAID.match(after) is not None
        or OLD.match(after) is not None
        or (SAYS.search(before) is not None and after[:1] in ',.;”"')
    )


def _related(word: str) -> bool:
    return word in kin() or word.removesuffix("s") in kin()


def _noun(word: str) -> bool:
    return word in _nouns() or word.removesuffix("s") in _nouns()


@cache
def _nouns() -> frozenset[str]:
    """Nouns for people who hold no office and no arms."""
    found = people("people") - told("offices") - people("ranks") - people("offices") - NO_PERSON
    return frozenset(word for word in told("private") | kin() | found if word.isalpha())
