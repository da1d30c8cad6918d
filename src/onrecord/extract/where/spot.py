"""Finds where names of places stand in a parsed text: the longest known names, weighed by what stands around them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.parse import Block, Parsed
from onrecord.extract.where.gazetteer import Entry, Gazetteer
from onrecord.extract.where.tables import abbreviations, demonyms, words
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
PARTY = frozenset(["r", "d", "i", "dfl", "gop"])
DATELINE = re.compile(r"(?:, [A-Z][\w. ]{1,20})? ?(?:\(\w[\w ]{1,20}\)|/\w+/)? ?(?:[-–—_:]{1,2}) ")
BESIDE = frozenset(["near", "outside", "around", "nearby", "surrounding"])
BESIDE_OF = frozenset(
    ["outskirts", "countryside", "suburb", "suburbs", "edge", "vicinity", "kilometres", "kilometers", "miles", "km"]
)
SPEECH = frozenset(["said", "says", "told", "added", "asked", "wrote", "explained", "thinks", "believes", "died", "himself"])
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
    its kind (P, 1, C or ""). `lead` is a direction right before ("southern Syria"), `near` true after "near" and "outside"."""

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
    parent: "Spot | None" = None
    child: bool = False
    place: Entry | None = None

    @property
    def key(self) -> str:
        """The name, folded: spots of one key mean one place unless their surroundings say otherwise."""
        return fold(self.words)


@dataclass(frozen=True, slots=True)
class Habits:
    """What the whole document tells of its words: those it also writes in lower case, and the last names of its people."""

    everyday: Counter[str]
    surnames: frozenset[str]


def split(text: str) -> list[Word]:
    """The words of `text` in order; possessive endings fall away."""
    found = []
    for m in WORD.finditer(text):
        word = re.sub(r"['’]s?$", "", m.group()) if not m.group().endswith(".") else m.group()
        if not word:
            continue
        capital = word[0].isupper() or (
            len(word) > 2 and (word[0] in "'‘’" or word[1] in "'’") and word.lstrip("dl'‘’")[:1].isupper()
        )
        found.append(Word(m.start(), m.start() + len(word), word, fold(word), capital))
    return found


class Reader:
    """Spots of one block."""

    def __init__(self, block: Block, number: int, gazetteer: Gazetteer, habits: Habits) -> None:
        self.block, self.number, self.gazetteer, self.habits = block, number, gazetteer, habits
        self.text = block.text
        self.words = split(self.text)
        self.tokens = {token.idx: token for token in block.doc}
        self.entities = [(e.start_char, e.end_char, e.label_) for e in block.doc.ents]
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
        token = self.tokens.get(self.words[at].start)
        if token is not None and token.is_sent_start and gap != "-":
            return False
        return gap in (" ", "-", "–", ". ", "") and (self.words[at].capital or self.words[at].folded in SMALL)

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

    def weigh(self, spot: Spot) -> None:
        """Adds up the evidence that `spot` is a place."""
        before = self.words[spot.first - 1] if spot.first else None
        after = self.words[spot.last] if spot.last < len(self.words) else None
        near_before = before is not None and self.gap(spot.first - 1) in (" ", "-", ". ")
        near_after = after is not None and self.gap(spot.last - 1) in (" ", "-", "'s ", "’s ")
        possessive = self.text[spot.end : spot.end + 2] in ("'s", "’s")
        spot.score += fame(spot) + self.entity(spot) + self.common_word(spot)
        if before is not None and near_before:
            spot.score += self.left(spot, before)
        if spot.start == 0 and DATELINE.match(self.text[spot.end :]):
            spot.score += 3.0
        spot.score -= 1.5 if after is not None and near_after and after.folded in SPEECH and fame(spot) < 3.0 else 0.0
        if after is not None and near_after:
            spot.score += self.right(spot, after, possessive)

    def left(self, spot: Spot, before: Word) -> float:
        """Evidence of the word before."""
        lists = words()
        folded = before.folded
        self.aside(spot, before)
        if folded == "of" and spot.first > 1 and self.gap(spot.first - 2) == " ":
            kind = self.words[spot.first - 2].folded
            spot.hint = spot.hint or ("P" if kind in lists.settlements else "1" if kind in lists.divisions else "")
            if kind in lists.settlements or kind in lists.divisions or kind in lists.people:
                return 2.5
        if folded in lists.locative and not before.capital:
            return 2.0 if folded not in ("of", "to", "from", "over", "between") else 1.0
        if folded in lists.titles and (before.capital or folded in ("activist", "lawyer", "coach")):
            return -5.0
        if folded in lists.directions or folded in lists.settlements or folded in lists.parts or folded in lists.divisions:
            return 1.0
        if folded in demonyms() and before.capital:
            return 0.0
        if self.gap(spot.first - 1) == "-" and before.capital:
            return 3.0 if folded in PARTY else 0.0 if self.gazetteer.lookup(folded) else -4.0
        token = self.tokens.get(before.start)
        if token is not None and (token.is_stop or token.pos_ in ("DET", "ADP", "PRON", "CCONJ", "SCONJ")):
            return 0.0
        if before.capital and folded not in lists.modifiers and not self.shouting and self.gap(spot.first - 1) != ". ":
            return -1.0 if folded in lists.things else -4.0
        return 0.0

    def aside(self, spot: Spot, before: Word) -> None:
        """Notes a direction, or a word that puts the matter beside the place."""
        side = before.folded.replace(" ", "")
        if side in words().directions and self.gap(spot.first - 1) == " ":
            spot.lead = self.text[before.start : before.end]
        around = before.folded in BESIDE
        if before.folded == "of" and spot.first > 1:
            kind = self.words[spot.first - 2].folded
            owned = spot.first > 2 and self.words[spot.first - 3].capital
            around = (kind in BESIDE_OF or kind in words().directions) and not (owned and kind.startswith("suburb"))
        spot.near = around

    def right(self, spot: Spot, after: Word, possessive: bool) -> float:
        """Evidence of the word after."""
        lists = words()
        if possessive:
            return 0.5
        if after.folded in lists.divisions:
            spot.hint = "1" if not after.capital or after.folded not in ("city", "town") else "P"
            return 2.0
        if after.folded in lists.cities:
            spot.hint = "P"
            return 1.5
        if self.body(spot) and not self.shouting:
            return -1.5 if spot.places[0].kind == "C" or spot.words.endswith(("County", "Parish")) else -5.0
        if after.folded in lists.locals and not after.capital:
            return 2.0
        if after.folded in lists.things:
            return 1.0
        if after.capital and not self.shouting and after.folded not in lists.modifiers:
            return -1.0 if fame(spot) >= 2.5 else -2.5
        return 0.0

    def body(self, spot: Spot) -> bool:
        """Whether the capitalised words right behind make the name that of a medium, a firm, a team, a party."""
        at = spot.last
        while at < len(self.words) and at < spot.last + 4 and self.words[at].capital and self.gap(at - 1) in (" ", "-"):
            if self.words[at].folded in words().bodies:
                return True
            at += 1
        return False

    def entity(self, spot: Spot) -> float:
        """Evidence of the recogniser, which is weak on names far from home."""
        for start, end, label in self.entities:
            if start < spot.end and spot.start < end:
                whole = spot.end - spot.start >= 0.7 * (end - start)
                if label in ("GPE", "LOC"):
                    return 2.0
                if label == "FAC":
                    return 0.5
                if label == "PERSON":
                    return -1.0 if whole else -3.0
                if label in ("ORG", "NORP"):
                    return -0.5 if whole else -1.5
                return -1.0
        return -0.5

    def common_word(self, spot: Spot) -> float:
        """Evidence against everyday words that are also names of places."""
        if spot.last - spot.first > 1:
            return -6.0 if spot.key in words().never else -1.0 if spot.key.startswith("saint ") else 1.0
        folded = self.words[spot.first].folded
        minus = -6.0 if folded in words().never or folded in demonyms() or folded in words().directions else 0.0
        token = self.tokens.get(spot.start)
        if token is not None and token.pos_ not in ("PROPN", "X"):
            minus -= 1.5
        if folded in self.habits.surnames and fame(spot) < 3.0:
            minus -= 2.0 if self.firm(spot) else 4.0
        return minus - (3.0 if self.habits.everyday[folded] else 0.0)

    def firm(self, spot: Spot) -> bool:
        """Whether "in", "near" or the like stands right before."""
        return spot.first > 0 and self.words[spot.first - 1].folded in words().firm and self.gap(spot.first - 1) == " "


def fame(spot: Spot) -> float:
    """How well known the best-known place of that name is, 0 to 4."""

    def one(place: Entry) -> float:
        size = {"C": 4.0, "1": 2.5, "2": 1.0, "R": 3.0, "S": 1.0, "X": 1.0}.get(place.kind)
        if size is None:
            size = (
                0.0
                if place.population < 5000
                else 1.0
                if place.population < 50000
                else 2.0
                if place.population < 400000
                else 3.0
            )
        return size - (1.0 if place.lesser and place.kind != "C" else 0.0) + (2.0 if place.given else 0.0)

    return max(one(place) for place in spot.places) if spot.places else 0.0


def habits(parsed: Parsed) -> Habits:
    """Reads the document's habits off its parse. A last name is the end of a person's name of two words and more."""
    everyday = Counter(fold(t.text) for block in parsed.blocks for t in block.doc if t.is_lower and len(t) > 2)
    people = (e for block in parsed.blocks for e in block.doc.ents if e.label_ == "PERSON")
    last = (
        max((t for t in e if t.is_alpha), key=lambda t: t.i, default=None) for e in people if sum(t.is_alpha for t in e) > 1
    )
    return Habits(everyday, frozenset(fold(t.text) for t in last if t is not None))
