"""Finds where names of places stand in a parsed text: the longest known names, weighed by what stands around them."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from onrecord.extract.parse import Block
from onrecord.extract.where.gazetteer import Entry, Gazetteer
from onrecord.extract.where.tables import abbreviations, words
from onrecord.model.spelling import ARTICLES, fold

WORD = re.compile(
    r"[A-Z]\. ?Va\.|(?:[^\W\d_]\.){2,}|(?:St|Ste|Mt|Ft)\.(?= )|[^\W\d_]+(?:['’ʼ`‘][^\W\d_]+)*|\d[\d.,:]*|[‘'’][^\W\d_]+"
)
SMALL = ARTICLES | {
    "of",
    "the",
    "de",
    "la",
    "le",
    "du",
    "des",
    "del",
    "da",
    "do",
    "dos",
    "di",
    "and",
    "upon",
    "on",
    "sur",
    "am",
}
SMALL |= {"der", "y", "las", "los", "e", "au", "aux", "en", "sous", "bin", "im"}
POSSESSIVE = frozenset("'’")
KNOWN = 100000
LONGEST = 7
BIG = 6.0


@dataclass(slots=True)
class Word:
    """One word of a block: characters `start` to `end`, the text without a possessive ending, and its folded form."""

    start: int
    end: int
    text: str
    folded: str
    capital: bool


@dataclass(slots=True)
class Spot:
    """A stretch (words `first` to `last`, exclusive) that may name a place. `places` are the entries of that name; `score` the
    evidence that it is one; `parent` the place named right behind it ("Aleppo, Syria"); `hint` what the words around it say of
    its kind (P, 1, C or ""). `lead` is a direction right before ("southern Syria"), `near` true after "near" and "outside";
    `way` true of the name of a street."""

    block: Block
    number: int
    first: int
    last: int
    start: int
    end: int
    words: str
    places: tuple[Entry, ...]
    score: float = 0.0
    hint: str = ""
    lead: str = ""
    near: bool = False
    way: bool = False
    parent: "Spot | None" = None
    child: bool = False
    place: Entry | None = None

    @property
    def key(self) -> str:
        """The name, folded: spots of one key mean one place unless their surroundings say otherwise."""
        return fold(self.words)


@dataclass(frozen=True, slots=True)
class Habits:
    """What the whole document tells of its words: those it also writes in lower case, and the names of its people."""

    everyday: Counter[str] = field(default_factory=Counter)
    names: frozenset[str] = frozenset()


def split(text: str) -> list[Word]:
    """The words of `text` in order; possessive endings fall away."""
    found = []
    for m in WORD.finditer(text):
        word = m.group()
        if word[-1] in POSSESSIVE or word[-2:-1] in POSSESSIVE:
            word = re.sub(r"['’]s?$", "", word)
        if not word:
            continue
        capital = word[0].isupper() or (
            len(word) > 2 and (word[0] in "'‘’" or word[1] in "'’") and word.lstrip("dl'‘’")[:1].isupper()
        )
        found.append(Word(m.start(), m.start() + len(word), word, fold(word), capital))
    return found


class Reader:
    """Spots of one block. `habits` and `people` (characters of the names of persons) are filled in by `people.habits`."""

    def __init__(self, block: Block, number: int, gazetteer: Gazetteer) -> None:
        self.block, self.number, self.gazetteer = block, number, gazetteer
        self.habits = Habits()
        self.people: list[tuple[int, int]] = []
        self.text = block.text
        self.words = split(self.text)
        letters = [w for w in self.words if w.text.isalpha()]
        self.shouting = sum(w.capital for w in letters) > 0.7 * len(letters) and len(letters) > 3

    def spots(self) -> Iterator[Spot]:
        """Longest known names from left to right."""
        at = 0
        while at < len(self.words):
            spot = self.match(at)
            if spot is None:
                at += 1
            else:
                yield spot
                at = spot.last

    def match(self, at: int) -> Spot | None:
        """The longest known name that begins at word `at`."""
        word = self.words[at]
        article = word.folded in ARTICLES and at + 1 < len(self.words) and self.words[at + 1].capital
        if not word.capital and not (article and self.gap(at) in "-– "):
            return None
        best: Spot | None = None
        for last in range(at + 1, min(at + LONGEST, len(self.words)) + 1):
            if last - at > 1 and not self.joins(last - 1):
                break
            folded = " ".join(w.folded for w in self.words[at:last])
            if self.words[last - 1].capital:
                best = self.known(at, last, folded) or best
            if not self.gazetteer.begins(folded) and folded not in ARTICLES and folded not in ("st", "mt", "ft", "fort"):
                break
        return best

    def joins(self, at: int) -> bool:
        """Whether word `at` may go on a name begun before it."""
        gap = self.gap(at - 1)
        token = self.token(at)
        if token is not None and token.is_sent_start and gap != "-":
            return False
        return gap in (" ", "-", "–", ". ", "") and (self.words[at].capital or self.words[at].folded in SMALL)

    def token(self, at: int) -> Token | None:
        """The token that begins where word `at` begins, if one does."""
        start, starts = self.words[at].start, self.block.starts
        number = bisect_left(starts, start)
        return self.block.doc[number] if number < len(starts) and starts[number] == start else None

    def proper(self, at: int) -> bool:
        """Whether word `at` is a proper name by its tag (or has none of its own)."""
        token = self.token(at)
        return token is None or token.pos_ in ("PROPN", "X")

    def gap(self, at: int) -> str:
        """What stands between word `at` and the next."""
        return self.text[self.words[at].end : self.words[at + 1].start] if at + 1 < len(self.words) else "\n"

    def known(self, first: int, last: int, folded: str) -> Spot | None:
        start, end = self.words[first].start, self.words[last - 1].end
        said = self.text[start:end]
        short = abbreviations().get(said) or abbreviations().get(f"{said}.") if self.text[end : end + 1] == "." else None
        short = short or abbreviations().get(said)
        if short is not None:
            return self.abbreviated(first, last, said, short)
        normal = fold(said) if "." in said or last - first > 1 else folded
        if said == "us" or (said.isupper() and len(said) < 4 and not self.country(normal)):
            return None
        places = self.gazetteer.lookup(fold(words().nicknames.get(said, "")) or normal)
        if not places and last == first + 1 and normal.endswith("s") and len(normal) > 4:
            places = tuple(p for p in self.gazetteer.lookup(normal[:-1]) if p.kind == "C" or p.population >= KNOWN)
            end, said = end - 1, said[:-1]
        return Spot(self.block, self.number, first, last, start, end, said, places) if places else None

    def country(self, folded: str) -> bool:
        return any(place.kind == "C" for place in self.gazetteer.lookup(folded))

    def abbreviated(self, first: int, last: int, said: str, short: tuple[str, str]) -> Spot | None:
        """A division's abbreviation: after a comma, or dotted with more than one letter group ("W.Va.", "S.C.")."""
        country, name = short
        behind = first > 0 and self.gap(first - 1) in (", ", " ,", " , ") and self.words[first - 1].capital
        dotted = said.count(".") > 1 or (said.isupper() and len(said) == 3)
        if not behind and not dotted:
            return None
        found = tuple(p for p in self.gazetteer.lookup(fold(name)) if p.country == country and p.kind == "1")
        end = self.words[last - 1].end
        spot = Spot(self.block, self.number, first, last, self.words[first].start, end, said, found, BIG, "1")
        return spot if found else None
