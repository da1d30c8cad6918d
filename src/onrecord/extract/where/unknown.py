"""Names that stand where only a place can stand but that no table holds: "in Tel Kelakh", "the village of Saqba"."""

from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.extract.where.spot import Reader, Spot, Word
from onrecord.extract.where.tables import no_places, words
from onrecord.model.spelling import ARTICLES, fold, plain

MOST = 4
DEMONYM = ("n", "ns", "an", "ans", "ian", "ians", "i", "is", "ese", "ish")
JOINED = (" and ", ", ", ", and ", " & ")
Taken = Sequence[tuple[int, int, int]]


def unknown(readers: Sequence[Reader], taken: Taken) -> Iterator[Spot]:
    """Capitalised runs that are plainly places, overlapping no spot in `taken` (block number, start, end); then every other
    occurrence of the same names, and names joined to a place by "and" or a comma."""
    runs = [(reader, spot) for reader in readers for spot in free(reader, taken)]
    sure = {id(spot) for reader, spot in runs if locative(reader, spot)}
    ends = {(number, end): start for number, start, end in taken}
    for reader, spot in runs:
        if id(spot) in sure or (follows(reader, spot, ends) and able(reader, spot)):
            sure.add(id(spot))
            ends[spot.number, spot.end] = spot.start
    names = {plain(fold(spot.words)) for _, spot in runs if id(spot) in sure}
    for reader, spot in runs:
        again = plain(fold(spot.words)) in names and able(reader, spot) and not surname(reader, spot)
        if id(spot) in sure or again:
            yield spot


@cache
def stops() -> frozenset[str]:
    """Words that end a run: those of no place's name, without the articles that stand in many."""
    return no_places() - ARTICLES


def follows(reader: Reader, spot: Spot, ends: dict[tuple[int, int], int]) -> bool:
    """Whether "and" or a comma joins the run to a place that "in" or a word for places governs ("in Orsk and Belm")."""
    for joint in JOINED:
        first = ends.get((spot.number, spot.start - len(joint)))
        if first is not None and reader.text[spot.start - len(joint) : spot.start] == joint:
            before = reader.text[:first].rsplit(None, 2)[-2:]
            return bool(before) and (before[-1].lower() in words().firm or before[0].lower() in words().settlements)
    return False


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
    """The end of the capitalised run that begins at word `at` (or with an article before it); `at` when there is none. Words
    that name no place end a run, but not behind a word such as "Tel" or "Khan" that begins names of places."""
    last = at
    if not reader.words[at].capital and reader.words[at].folded in ARTICLES and reader.gap(at) == "-":
        last = at + 1
    while last < len(reader.words) and reader.words[last].capital and (last == at or reader.joins(last)):
        generic = last > at and reader.words[last - 1].folded in words().generics
        if not generic and reader.words[last].folded in stops():
            break
        last += 1
        if last + 1 < len(reader.words) and reader.words[last].folded in ARTICLES and reader.gap(last) == "-":
            last += 1
    return last if last > at and reader.words[last - 1].capital else at


def person(reader: Reader, spot: Spot) -> bool:
    """Whether the run is, or is part of, the name of a person."""
    return any(start < spot.end and spot.start < end for start, end in reader.people)


def able(reader: Reader, spot: Spot) -> bool:
    """Whether nothing says that the run is something else: a person, a body, a nation."""
    mine = reader.words[spot.first : spot.last]
    folded = [w.folded for w in mine]
    if any(len(f) < 3 and f not in ARTICLES for f in folded):
        return False
    if any(w.text.isupper() for w in mine) or reader.shouting or any(group(reader, f) for f in folded):
        return False
    before = reader.words[spot.first - 1] if spot.first else None
    after = reader.words[spot.last] if spot.last < len(reader.words) and reader.gap(spot.last - 1) == " " else None
    titled = (
        before is not None and before.folded in words().titles and before.capital and reader.gap(spot.first - 1) in (" ", ". ")
    )
    body = after is not None and after.capital and after.folded in words().bodies
    return not titled and not body and not any(nation(reader, f) for f in folded)


def group(reader: Reader, folded: str) -> bool:
    """Whether a word begins the name of a force, is the possessive of a word that names no place, or is an everyday word of the
    document in a headline's capitals."""
    everyday = reader.habits.everyday[folded] and folded not in ARTICLES and folded not in words().generics
    return bool(everyday) or folded in words().forces or folded.removesuffix("s") in stops()


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
    return reader.words[spot.last - 1].folded in reader.habits.names


def locative(reader: Reader, spot: Spot) -> bool:
    """Whether the run stands where a place stands: "the village of X", "the X district", "residents of X", "in X"."""
    if spot.first == 0 or not able(reader, spot):
        return False
    lists = words()
    kinds = lists.settlements | lists.divisions | lists.areas
    before = reader.words[spot.first - 1]
    if reader.gap(spot.first - 1) != " ":
        return False
    farther = reader.words[spot.first - 2] if spot.first > 1 and reader.gap(spot.first - 2) == " " else None
    after = reader.words[spot.last] if spot.last < len(reader.words) and reader.gap(spot.last - 1) == " " else None
    if before.folded in ("of", "from") and farther is not None and not farther.capital:
        owned = before.folded == "of" and farther.folded in kinds
        if owned or farther.folded in lists.people:
            return True
    if before.folded in lists.settlements and not before.capital and before.folded not in ("capital", "city"):
        return True
    if (
        after is not None
        and not after.capital
        and after.folded in kinds
        and after.folded != "state"
        and not person(reader, spot)
    ):
        return True
    if surname(reader, spot):
        return False
    if beside(reader, spot.last) or before.folded in lists.taken:
        return True
    tied = {"on": lists.blows, "at": lists.blows, "from": lists.driven}.get(before.folded, frozenset())
    if farther is not None and farther.folded in tied:
        return True
    if after is not None and after.folded == "from" and before.folded in lists.won:
        return True
    named = reader.words[spot.first].folded in lists.generics or any(
        w.folded in ARTICLES for w in reader.words[spot.first : spot.last]
    )
    if named and spot.last > spot.first + 1 and before.folded in lists.locative | lists.won | {"on"}:
        return True
    return governor(reader, spot.first - 1).folded in lists.firm and not person(reader, spot)


def beside(reader: Reader, at: int) -> bool:
    """Whether a direction and "of", or "is located", begin at word `at`: "X west of Y"."""
    if reader.gap(at - 1) not in (" ", ", "):
        return False
    here = [word.folded for word in reader.words[at : at + 2]]
    return len(here) == 2 and ((here[0] in words().directions and here[1] == "of") or here == ["is", "located"])


def governor(reader: Reader, at: int) -> Word:
    """The word that governs a name, from the one before it at `at` back over "northern", "nearby", "rebel-held", "the"."""
    lists = words()
    for _ in range(4):
        word = reader.words[at]
        joined = at > 0 and reader.gap(at - 1) == "-"
        if at == 0 or word.capital or (word.folded not in lists.directions | lists.qualities and not joined):
            break
        at -= 1
    return reader.words[at]
