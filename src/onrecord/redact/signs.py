"""What the words around a name say of its bearer: an office, a private part in what happened, or nothing."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord import vocab
from onrecord.redact.words import capitals, given_names, is_given, letters, people, told

CAPITAL = rf"[{capitals()}](?:[^\W\d_]|['’‘-](?=[^\W\d_]))+"
SMALL = r"(?:(?:al|el|bin|ibn|bint|de|del|della|van|von|der|abu|la|ul|ur)[ -])*"
JOIN = rf"[ \t]+(?:[{capitals()}]\.[ ]+|[\"“‘][\w ]+[\"”’][ ]+)?{SMALL}"
NAME = rf"{CAPITAL}(?:{JOIN}{CAPITAL}){{1,5}}"
AGED = re.compile(
    r"(?:,|\s\()\s*(?:aged?\s+)?\d{1,2}\s*[,.;)]|\s(?:aged )?\d{1,2} (?:said|told|was|died)\b"
    r"|\s\((?:née|nee|born)\b|,? an? \d{1,2}-year-old"
)
OWN = re.compile(r"['’]s$")
OLD = re.compile(r"-year-old(?:\s+[a-z-]+){0,3}\s+$")
BARE = re.compile(r" an? [a-z\d]")
CLOSES = re.compile(r"[,.;:\n()]| who | whose | said | told ")
OWNED = re.compile(r"['’]s?\s+([a-z]+(?:\s+[a-z]+)?)")
BECAME = re.compile(
    r",? (?:(?:was|were|is|are|has|had|who|been|also|later|then|reportedly|allegedly|still|being) )+((?:\w+ ?){1,2})"
)
BEFORE, AFTER = 60, 90
DISTRICT = re.compile(r"\b(?:district|state|city|u\.?s\.?) attorney|attorney general|general counsel", re.IGNORECASE)
LEADS = frozenset({"heads", "leads", "commands", "chairs", "directs", "headed", "led", "commanded"})
CLAUSE = frozenset({"who", "whose", "which", "whom", "when", "where", "said", "told", "added", "and", "but", "while"})


class Seen(NamedTuple):
    """One name in a text. `office` and `private` are what stands beside it, `sure` that its age or kinship is told, which is
    told of private people, `the` that it stands as a place's or a body's name does, as after an article."""

    name: str
    start: int
    end: int
    office: bool
    private: bool
    sure: bool
    the: bool


@cache
def _full() -> re.Pattern[str]:
    return re.compile(NAME)


@cache
def kin() -> frozenset[str]:
    """Words for relatives."""
    return people("kin") - {"child", "baby", "twin"}


def seen(text: str) -> Iterator[Seen]:
    """Every run of capitalised words that may be a name, in a readable text, without the titles and other words before and
    after it."""
    for found in _full().finditer(text):
        run = OWN.sub("", found.group())
        words = [(m.start() + found.start(), m.end() + found.start(), m.group()) for m in re.finditer(r"\S+", run)]
        first, last = _borders(spelt := [letters(w[2]) for w in words])
        if last - first > 1 and not set(spelt[last:]) & (told("followers") - people("keepers") - people("people")):
            yield _judged(text, words, first, last)


def _borders(words: list[str]) -> tuple[int, int]:
    outside = other()
    first, last = 0, len(words)
    for n, word in enumerate(words[:-1]):
        if n == first and word in ("abu", "umm", "um"):
            break
        if word in outside or word in people("titles"):
            first = n + 1
        elif is_given(word):
            break
    while last - first > 1 and words[last - 1] in outside - people("surnames") | {"jr", "sr"}:
        last -= 1
    return first, last


@cache
def other() -> frozenset[str]:
    """Words that are no part of a name where they stand before or after it."""
    return (people("not_names") | people("titles") | told("offices") | told("small") | told("private")) - given_names()


def _judged(text: str, words: list[tuple[int, int, str]], first: int, last: int) -> Seen:
    start, end = words[first][0], words[last - 1][1]
    titles = [letters(w[2]) for w in words[:first]]
    before = re.split(r"[.;:!?\n\"“”]\s", text[max(0, words[0][0] - BEFORE) : words[0][0]])[-1]
    after = text[end : end + AFTER]
    near = [letters(w) for w in before.split()]
    tied = before.rstrip().endswith(",")
    lead = titles + (near[-6:] if tied else near[-1:])
    aside = DISTRICT.sub("official", _apposition(after))
    follow = [letters(w) for w in aside.split()][:9]
    office = bool(told("offices") & set(lead)) or _office_after(follow) or _office_before().search(before) is not None
    related = bool(kin() & set(near[-6:] if tied else near[-1:])) or (follow[:1] != ["who"] and bool(kin() & set(follow[:4])))
    private = bool(told("private") & set(lead)) or bool((told("private") | kin()) & set(follow)) or related
    private = private or _harmed(titles, near, after)
    aged = AGED.match(after) is not None or OLD.search(before + " ") is not None
    return Seen(
        text[start:end],
        start,
        end,
        office,
        private,
        aged or related,
        (near[-1:] == ["the"] and not titles) or _placed(near, after),
    )


def _apposition(after: str) -> str:
    """What is said of a name right behind it: ", a baker who fled", "(the mayor)", "a 30-year-old evacuee"."""
    if not (
        after[:1] == "," or after[:2] == " (" or BARE.match(after) or letters(after[1:].partition(" ")[0]) in told("offices")
    ):
        return ""
    return CLOSES.split(after[1:].lstrip(), maxsplit=1)[0]


def _placed(near: list[str], after: str) -> bool:
    """Whether a name stands where a place's or a body's does: "in Upper Orlo", "the Jolm Brakk district"."""
    return near[-1:] in (["in"], ["outside"], ["inside"]) or (
        after[:1] == " " and after[1:].split(" ", 1)[0].strip(".,;") in told("followers")
    )


def _harmed(titles: list[str], near: list[str], after: str) -> bool:
    """Whether somebody is told of as harmed or held: "arrested NAME", "NAME was shot", "NAME’s body"."""
    owned = OWNED.match(after)
    if owned:
        return not told("remains").isdisjoint(owned[1].split())
    if near[-1:] and near[-1] in told("fates") and not told("offices") & set(titles):
        return True
    then = BECAME.match(after)
    return then is not None and bool(told("fates") & {letters(w) for w in then[1].split()})


@cache
def _office_before() -> re.Pattern[str]:
    """What ends right before the name of an official, or of an author: "the head of the river guard, "."""
    return re.compile(rf"\b(?:{vocab.either(told('offices'))}) (?:of|for) (?:[\w'’.-]+ ){{0,9}}[\w'’.-]+,? $|(?:^|\|)\s*By\s+$")


def _office_after(follow: list[str]) -> bool:
    if follow[:1] == ["who"]:
        return bool(set(follow[1:3]) & LEADS)
    return bool(follow) and follow[0] not in CLAUSE and bool(told("offices") & set(follow[:6]))
