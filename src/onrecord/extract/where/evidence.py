"""Weighs what stands around a name: is it a place there, or part of a person's, a paper's, a team's name, or an everyday word?
The weights are small whole numbers set by hand; `ACCEPT` in mention.py is the sum from which a name counts as a place. Measure
a change on several sets of reports, never on one."""

import re

from onrecord.extract.where.gazetteer import Entry
from onrecord.extract.where.people import SPEECH
from onrecord.extract.where.spot import Reader, Spot, Word
from onrecord.extract.where.tables import demonyms, words

SIZES = (5000, 50000, 400000)
PARTY = frozenset(["r", "d", "i", "dfl", "gop"])
DATELINE = re.compile(r"(?:, [A-Z][\w. ]{1,20})? ?(?:\(\w[\w ]{1,20}\)|/\w+/)? ?(?:[-–—_:|]{1,2})(?: |$)")
BESIDE = frozenset(["near", "outside", "around", "nearby", "surrounding"])
BESIDE_OF = frozenset(
    ["outskirts", "countryside", "suburb", "suburbs", "edge", "vicinity", "kilometres", "kilometers", "miles", "km"]
)
SHOUTED = 3.0
"""What a dateline in capitals counts beside that: no everyday word stands there."""
EVERYDAY = -6.0
"""What an everyday word counts that is also the name of a place."""
GUARDED = 5.0
"""What a name counts that stands before the police of a town."""
UNSAID = 0.5
"""What a capitalised name of the gazetteer counts that nothing says is a person's."""


class Judge(Reader):
    """A reader that weighs its spots."""

    def weigh(self, spot: Spot) -> None:
        """Adds up the evidence that `spot` is a place."""
        before = self.words[spot.first - 1] if spot.first else None
        after = self.words[spot.last] if spot.last < len(self.words) else None
        near_before = before is not None and self.gap(spot.first - 1) in (" ", "-", ". ")
        near_after = after is not None and self.gap(spot.last - 1) in (" ", "-", "'s ", "’s ")
        possessive = self.text[spot.end : spot.end + 2] in ("'s", "’s")
        spot.score += fame(spot) + self.person(spot) + self.common_word(spot)
        if before is not None and near_before:
            spot.score += self.left(spot, before)
        if spot.start == 0 and DATELINE.match(self.text[spot.end :]):
            spot.score += 3.0 + (SHOUTED if spot.words.isupper() and len(spot.words) > 3 else 0.0)
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
        if folded in SPEECH:
            return -1.5
        if self.gap(spot.first - 1) == "-" and before.capital:
            return 3.0 if folded in PARTY else 0.0 if self.gazetteer.lookup(folded) else -4.0
        token = self.token(spot.first - 1)
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
        if after.folded in lists.guards and fame(spot) >= 1.0:
            return GUARDED
        spot.way = after.capital and after.folded in lists.ways and spot.places[0].kind in "PX"
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

    def person(self, spot: Spot) -> float:
        """Evidence of the names of persons: a place is seldom part of one."""
        for start, end in self.people:
            if start < spot.end and spot.start < end:
                return -1.0 if spot.end - spot.start >= 0.7 * (end - start) else -3.0
        return UNSAID

    def common_word(self, spot: Spot) -> float:
        """Evidence against everyday words that are also names of places."""
        if spot.last - spot.first > 1:
            return -6.0 if spot.key in words().never else -1.0 if spot.key.startswith("saint ") else 1.0
        folded = self.words[spot.first].folded
        minus = EVERYDAY if self.everyday(folded) else 0.0
        token = self.token(spot.first)
        if token is not None and token.pos_ not in ("PROPN", "X"):
            minus -= 1.5
        if token is not None and token.dep_ == "nsubj" and fame(spot) < 2.5:
            minus -= 1.0
        if folded in self.habits.names and fame(spot) < 3.0:
            minus -= 2.0 if self.firm(spot) else 4.0
        return minus - (3.0 if self.habits.everyday[folded] else 0.0)

    def everyday(self, folded: str) -> bool:
        """Whether a word names a place somewhere but is hardly ever meant as such."""
        return folded in words().never or folded in demonyms() or folded in words().directions

    def firm(self, spot: Spot) -> bool:
        """Whether "in", "near" or the like stands right before."""
        return spot.first > 0 and self.words[spot.first - 1].folded in words().firm and self.gap(spot.first - 1) == " "


def fame(spot: Spot) -> float:
    """How well known the best-known place of that name is, 0 to 4."""

    def one(place: Entry) -> float:
        size = {"C": 4.0, "1": 2.5, "2": 1.0, "R": 3.0, "S": 1.0, "X": 1.0}.get(place.kind)
        if size is None:
            size = float(sum(place.population >= step for step in SIZES))
        return size - (1.0 if place.lesser and place.kind != "C" else 0.0) + (2.0 if place.given else 0.0)

    return max(one(place) for place in spot.places) if spot.places else 0.0
