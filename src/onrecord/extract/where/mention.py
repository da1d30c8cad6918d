"""The way from a parsed document to its place mentions."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.extract.parse import Parsed
from onrecord.extract.where.choose import Setting, choose, inside
from onrecord.extract.where.evidence import EVERYDAY, Judge
from onrecord.extract.where.gazetteer import Entry, Gazetteer
from onrecord.extract.where.people import habits
from onrecord.extract.where.spot import Spot
from onrecord.extract.where.tables import demonyms, words
from onrecord.extract.where.unknown import unknown
from onrecord.model import Mention, Place
from onrecord.model.spelling import fold
from onrecord.model.words import LocationPrecision

ACCEPT = 1.5
DOUBT = 5.5  # how far below that an everyday word may fall where the document names the place beyond doubt
SEAT = 20000
FAMOUS = 1000000
KNOWN = 100000
CHIEF = 0.7  # of what a document speaks of, so that a small place of another country is hardly meant
OUTLET = 0.5
PRECISION: dict[str, LocationPrecision] = {
    "C": "country", "1": "admin1", "2": "admin2", "P": "exact", "X": "near", "R": "region", "S": "exact",
}  # fmt: skip
LISTS = (", ", ", and ", " and ", ", or ", "; ")


def mentions(parsed: Parsed, gazetteer: Gazetteer) -> list[Mention]:
    """Every place named in the document, in reading order. Names that are plainly places but not in the gazetteer come with
    their words only (no id), and with the country of the document where that is plain."""
    readers = [Judge(block, number, gazetteer) for number, block in enumerate(parsed.blocks)]
    seen = habits(readers)
    for reader in readers:
        reader.habits = seen
    found = agree([spot for reader in readers for spot in accepted(reader)])
    ways, spots = [spot for spot in found if spot.way], [spot for spot in found if not spot.way]
    setting = told(readers, parsed.document.outlet, gazetteer)
    choose(spots, setting)
    foreign = [spot for spot in spots if stray(spot, setting)]
    named = [(spot, place(spot)) for spot in spots if spot not in foreign]
    named += [(spot, unplaced(spot, setting)) for spot in ways]
    taken = [(spot.number, spot.start, spot.end) for spot, _ in named]
    named += [(spot, lost(spot, gazetteer, setting)) for spot in unknown(readers, taken)]
    named.sort(key=lambda pair: (pair[0].number, pair[0].start))
    return [Mention(where.span, "place", where.id, where) for _, where in named if where.span is not None]


def told(readers: Sequence[Judge], outlet: str, gazetteer: Gazetteer) -> Setting:
    """What the nations and the outlet named say of the countries spoken of."""
    setting = Setting()
    for code, weight in nations(readers):
        setting.countries[code]["people"] += weight
    for code in homes(outlet, gazetteer):
        setting.countries[code]["outlet"] += OUTLET
    return setting


def accepted(reader: Judge) -> list[Spot]:
    """The spots of a block with their evidence; a name followed by its container ("Franklin, Indiana") is joined to it."""
    spots = list(reader.spots())
    for spot in spots:
        reader.weigh(spot)
    listed = enumerated(spots, reader.text)
    for spot, behind in pairwise(spots):
        between = reader.text[spot.end : behind.start]
        if between in (", ", " , ", " (", ",") and id(spot) not in listed and not peers(spot, behind):
            spot.parent = behind
            behind.child = True
            if any(p.kind in "C1" for p in behind.places) and behind.score >= ACCEPT:
                spot.score += 2.5 - (EVERYDAY if everyday(spot) and held(spot, behind) else 0.0)
    return spots


def everyday(spot: Spot) -> bool:
    """Whether a single everyday word bears the name: it counts against it."""
    return spot.last - spot.first == 1 and (spot.key in words().never or spot.key in demonyms())


def held(spot: Spot, behind: Spot) -> bool:
    """Whether a place of the first name lies in one of the second: "Reading, Pa." leaves no doubt."""
    return any(inside(p, q) for p in spot.places for q in behind.places if q.kind in "C1")


def peers(spot: Spot, behind: Spot) -> bool:
    """Whether both may be countries, or both divisions: "Arizona, California" is no place in a place."""
    levels = [{p.kind for p in s.places if p.kind in "C1" and not p.lesser} for s in (spot, behind)]
    return "C" in levels[0] or bool(levels[0] & levels[1])


def enumerated(spots: Sequence[Spot], text: str) -> set[int]:
    """The ids of spots that stand in an enumeration of three and more countries or divisions; it hints at their kind."""
    found: set[int] = set()
    run: list[Spot] = []
    for spot in [*spots, None]:
        if spot is not None and (not run or text[run[-1].end : spot.start] in LISTS):
            run.append(spot)
            continue
        for kind in ("C", "1"):
            plain = [s for s in run if kind == "C" or not any(p.kind == "P" and p.population >= SEAT for p in s.places)]
            if len(run) > 2 and sum(any(p.kind == kind for p in s.places) for s in plain) > 1 and share(run, kind) >= 0.7:
                for one in run:
                    one.hint = one.hint or (kind if any(p.kind == kind for p in one.places) else "")
                found |= {id(one) for one in run}
                break
        run = [spot] if spot is not None else []
    return found


def share(run: Sequence[Spot], kind: str) -> float:
    """The part of the names that a place of `kind` has."""
    return sum(any(p.kind == kind for p in s.places) for s in run) / len(run)


def agree(spots: Sequence[Spot]) -> list[Spot]:
    """The spots with evidence enough; a name that is a place elsewhere in the document counts for its doubtful repetitions."""
    sure = {spot.words.lower() for spot in spots if spot.score >= ACCEPT + 1}

    def least(spot: Spot) -> float:
        return ACCEPT if spot.words.lower() not in sure else ACCEPT - (DOUBT if everyday(spot) else 1.5)

    kept = [spot for spot in spots if spot.score >= least(spot)]
    ids = {id(spot) for spot in kept}
    for spot in kept:
        if spot.parent is not None and id(spot.parent) not in ids:
            spot.parent = None
    return kept


def homes(outlet: str, gazetteer: Gazetteer) -> list[str]:
    """The countries that an outlet's name speaks of ("Kenya Daily", "Damascus Post"): by its country or large city."""
    words_of = [fold(word) for word in outlet.split() if word[:1].isupper()]
    found = {
        e.country
        for word in words_of
        for e in gazetteer.lookup(word)
        if not e.lesser and (e.kind == "C" or e.population >= FAMOUS)
    }
    return sorted(code for code in found | {demonyms().get(word, "") for word in words_of} if code)


def nations(readers: Sequence[Judge]) -> list[tuple[str, float]]:
    """(country, weight) of every demonym in the text."""
    known = demonyms()
    return [(known[w.folded], 0.7) for reader in readers for w in reader.words if w.capital and w.folded in known]


def place(spot: Spot) -> Place:
    """The place of a resolved spot, with the words of the document."""
    entry = spot.place or spot.places[0]
    if spot.lead and entry.kind in "C1P":
        return region(entry, spot)
    found = known(entry, spot)
    return replace(found, precision="near") if spot.near and found.precision == "exact" else found


def stray(spot: Spot, setting: Setting) -> bool:
    """Whether the only place of that name bears it as a lesser name, or is a small one, in a country that nothing else in the
    document speaks of, while the document is about another one: then it is a place there that the gazetteer does not hold."""
    entry, main = spot.place, setting.main()
    if entry is None or entry.kind in "CR" or not main or entry.country == main or spot.parent is not None:
        return False
    plain = entry.kind == "P" and entry.population < KNOWN and setting.country(main, spot.key) >= CHIEF
    return (plain or (entry.lesser and entry.population < FAMOUS)) and setting.country(entry.country, spot.key) < 0.05


def region(entry: Entry, spot: Spot) -> Place:
    """ "southern Syria": the direction belongs to the words; it is a region of a country, or a part of a smaller place."""
    span = spot.block.span(spot.start - len(spot.lead) - 1, spot.end)
    side = spot.lead.lower().replace("-", "").removesuffix("ern")
    wide = entry.kind in "C1"
    place = known(entry, spot)
    name, id = f"{spot.lead.lower()} {entry.name}", f"{entry.id}/{side}"
    return replace(place, words=span.words, span=span, name=name, id=id, precision="region" if wide else "near")


def known(entry: Entry, spot: Spot) -> Place:
    """A gazetteer entry as a Place at `spot`."""
    precision = "near" if entry.near else PRECISION.get(entry.kind, "")
    span = spot.block.span(spot.start, spot.end)
    return Place(
        span.words, span, entry.name, entry.id, entry.country, entry.admin1, entry.admin2, entry.lat, entry.lon, precision,
    )  # fmt: skip


def lost(spot: Spot, gazetteer: Gazetteer, setting: Setting) -> Place:
    """A name that no table holds: a near spelling in the document's country, else its words and that country."""
    entry = gazetteer.near(spot.words, setting.main())
    return unplaced(spot, setting) if entry is None else replace(known(entry, spot), precision="exact")


def unplaced(spot: Spot, setting: Setting) -> Place:
    """A name with its words only, in the document's country: that of a street tells nothing of where the street lies."""
    span = spot.block.span(spot.start, spot.end)
    return Place(span.words, span, country=setting.main())
