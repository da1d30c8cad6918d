"""Names that stand where only a place can stand but that no table holds: "in Tel Kelakh", "the village of Saqba"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.extract.where.spot import Reader, Spot
from onrecord.extract.where.tables import no_places, words
from onrecord.model.spelling import ARTICLES, fold, plain

MOST = 3
DEMONYM = ("n", "ns", "an", "ans", "ian", "ians", "i", "is", "ese", "ish")
OTHER = ("NORP", "DATE", "TIME", "MONEY", "LAW", "LANGUAGE", "WORK_OF_ART")
Taken = Sequence[tuple[int, int, int]]


def unknown(readers: Sequence[Reader], taken: Taken) -> Iterator[Spot]:
    """Capitalised runs that are plainly places, overlapping no spot in `taken` (block number, start, end); then every other
    occurrence of the same names, and names joined to them by "and" or a comma."""
    runs = [spot for reader in readers for spot in free(reader, taken)]
    by_block = {reader.number: reader for reader in readers}
    sure = {id(spot) for spot in runs if locative(by_block[spot.number], spot)}
    for one, two in pairwise(runs):
        between = by_block[one.number].text[one.end : two.start] if one.number == two.number else ""
        if id(one) in sure and between in (" and ", ", ", ", and ") and able(by_block[two.number], two):
            sure.add(id(two))
    names = {plain(fold(spot.words)) for spot in runs if id(spot) in sure}
    for spot in runs:
        reader = by_block[spot.number]
        again = plain(fold(spot.words)) in names and able(reader, spot) and not surname(reader, spot)
        if id(spot) in sure or again:
            yield spot


def free(reader: Reader, taken: Taken) -> Iterator[Spot]:
    """The capitalised runs of a block that overlap no taken spot."""
    mine = [(start, end) for number, start, end in taken if number == reader.number]
    at = 0
    while at < len(reader.words):
        last = run(reader, at)
        if last == at:
            at += 1
            continue
        start, end = reader.words[at].start, reader.words[last - 1].end
        if last - at <= MOST and not any(s < end and start < e for s, e in mine):
            yield Spot(reader.block, reader.number, at, last, start, end, reader.text[start:end], ())
        at = last


def run(reader: Reader, at: int) -> int:
    """The end of the capitalised run that begins at word `at` (or with an article before it); `at` when there is none."""
    last = at
    if not reader.words[at].capital and reader.words[at].folded in ARTICLES and reader.gap(at) == "-":
        last = at + 1
    while last < len(reader.words) and reader.words[last].capital and (last == at or reader.joins(last)):
        last += 1
        if last + 1 < len(reader.words) and reader.words[last].folded in ARTICLES and reader.gap(last) == "-":
            last += 1
    return last if last > at and reader.words[last - 1].capital else at


def label(reader: Reader, spot: Spot) -> str:
    """What the recogniser calls the run; "" when nothing."""
    return next((kind for start, end, kind in reader.entities if start < spot.end and spot.start < end), "")


def able(reader: Reader, spot: Spot) -> bool:
    """Whether nothing says that the run is something else: a person, a body, a nation, a month."""
    mine = reader.words[spot.first : spot.last]
    folded = [w.folded for w in mine]
    if any(f in no_places() or (len(f) < 3 and f not in ARTICLES) for f in folded):
        return False
    if any(w.text.isupper() for w in mine) or reader.shouting:
        return False
    before = reader.words[spot.first - 1] if spot.first else None
    titled = before is not None and before.folded in words().titles and before.capital
    return not titled and label(reader, spot) not in OTHER and not any(nation(reader, f) for f in folded)


def nation(reader: Reader, folded: str) -> bool:
    """Whether a word is made from the name of a country, as "Vestrian" from Vestria: countries of the user's own file have no
    list of demonyms."""
    for ending in DEMONYM:
        stem = folded.removesuffix(ending)
        if stem != folded and any(reader.country(form) for form in (stem, f"{stem}a", f"{stem}ia")):
            return True
    return False


def surname(reader: Reader, spot: Spot) -> bool:
    """Whether the run ends like the name of a person in the document."""
    return reader.words[spot.last - 1].folded in reader.habits.surnames


def locative(reader: Reader, spot: Spot) -> bool:
    """Whether the run stands where a place stands: "the village of X", "the X district", "residents of X", "in X"."""
    if spot.first == 0 or reader.gap(spot.first - 1) != " " or not able(reader, spot):
        return False
    lists = words()
    kinds = lists.settlements | lists.divisions | lists.areas
    before = reader.words[spot.first - 1]
    farther = reader.words[spot.first - 2] if spot.first > 1 and reader.gap(spot.first - 2) == " " else None
    after = reader.words[spot.last] if spot.last < len(reader.words) and reader.gap(spot.last - 1) == " " else None
    said = label(reader, spot)
    if before.folded in ("of", "from") and farther is not None and not farther.capital:
        owned = before.folded == "of" and farther.folded in kinds
        if owned or farther.folded in lists.people:
            return True
    if before.folded in lists.settlements and not before.capital and before.folded not in ("capital", "city"):
        return True
    if after is not None and not after.capital and after.folded in kinds and after.folded != "state" and said != "PERSON":
        return True
    if surname(reader, spot):
        return False
    if spot.words.lower().startswith(("al-", "el-")) and before.folded in ("in", "near", "at", "from"):
        return True
    return before.folded in lists.firm and (said in ("GPE", "LOC") or (before.folded in ("in", "near") and said != ""))
