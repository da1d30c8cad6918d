"""Parts of towns that are named without their town: "the Tanners' Quarter" is that of the town where the document has it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from onrecord.extract.parts import quarter
from onrecord.extract.placing.at import At
from onrecord.model import Place
from onrecord.model.spelling import plain

SHARE, TIMES = 0.4, 2


def settle(places: Mapping[int, Iterable[At]]) -> dict[int, list[At]]:
    """The same mentions; an unresolved part of a town takes the town that another naming of it was given, else the one
    settlement that most of the document's resolved namings speak of. Where no town stands out it stays unresolved."""
    everything = [at.mention.place for here in places.values() for at in here if at.mention.place is not None]
    given = {plain(p.words): p for p in everything if p.id and p.precision == "near"}
    towns = Counter(p.id for p in everything if p.id and p.precision in ("exact", "near"))
    chief = max(sorted(towns), key=lambda town: towns[town]) if towns else ""
    stands_out = towns[chief] >= TIMES and towns[chief] > SHARE * towns.total()
    home = next((p for p in everything if p.id == chief), None) if stands_out else None
    return {n: [_settled(at, given, home) for at in here] for n, here in places.items()}


def _settled(at: At, given: Mapping[str, Place], home: Place | None) -> At:
    place = at.mention.place
    if place is None or place.id or not quarter(place.words):
        return at
    town = given.get(plain(place.words), home)
    if town is None:
        return at
    own = replace(town, words=place.words, span=place.span, precision="near")
    return At(replace(at.mention, place=own, resolved=own.name), at.start, at.end)
