"""Where the places and times that a document names stand, and which place and country it is about."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.extract.origins import is_known
from onrecord.extract.parse import Block, Parsed
from onrecord.extract.parts import parts
from onrecord.model import Mention, Place

FINE = {"exact": 5, "near": 5.6, "admin2": 4, "admin1": 3, "region": 2, "country": 1, "": 4.5, "international": 0}


@dataclass(frozen=True, slots=True)
class At:
    """A mention at its tokens of a block."""

    mention: Mention
    start: int
    end: int


@dataclass(slots=True)
class Scene:
    """The place and time mentions of a document by block, and what was told of last."""

    parsed: Parsed
    places: dict[int, list[At]] = field(default_factory=dict)
    times: dict[int, list[At]] = field(default_factory=dict)
    home: Place | None = None
    country: str = ""
    scenes: Counter[Place] = field(default_factory=Counter)


def scene(parsed: Parsed, places: Sequence[Mention], times: Sequence[Mention]) -> Scene:
    """Mentions sorted into blocks, and the document's own country and home place."""
    out = Scene(parsed)
    for n, block in enumerate(parsed.blocks):
        named = [a for m in places if _placeable(block, m) and (a := _tokens(block, m)) is not None]
        inner = [a for m in parts(block, places) if (a := _tokens(block, m)) is not None]
        out.places[n] = [*inner, *(a for a in named if not any(i.start <= a.start < i.end for i in inner))]
        out.times[n] = [a for m in times if (a := _tokens(block, m)) is not None]
    weights: Counter[str] = Counter()
    spots: Counter[str] = Counter()
    first: dict[str, Place] = {}
    for n in sorted(out.places):
        for at in out.places[n]:
            place = at.mention.place
            if place is None:
                continue
            weights[place.country] += 1 if place.country else 0
            if FINE.get(place.precision, 0) >= 4:
                name = place.id or place.words
                spots[name] += 2 if n < 3 else 1
                first.setdefault(name, place)
    _count_scenes(out)
    if weights:
        out.country = max(sorted(weights), key=lambda c: weights[c])
    if spots:
        out.home = first[max(sorted(spots), key=lambda s: spots[s])]
    return out


HELD = re.compile(r"\b(?:held|controlled|control|capital|province|stronghold|backed|based|border|deal|talks|born|from)\b", re.I)
STRUCK = re.compile(
    r"\b(?:attack|strike|struck|raid|blast|bomb|explosion|exploded|shell|bombard|clash|ambush|shot|shooting|gun|rocket|mortar"
    r"|missile|fire[ds]?|assault|hit|target|took place|massacre|kill)\w*",
    re.I,
)


def _count_scenes(out: Scene) -> None:
    """How often each fine place stands in a sentence that tells of force: where a document's happening was."""
    for n in sorted(out.places):
        doc = out.parsed.blocks[n].doc
        for at in out.places[n]:
            place = at.mention.place
            if place is None or place.precision not in ("exact", "near", ""):
                continue
            close = doc[max(0, at.start - 16) : min(len(doc), at.end + 4)].text
            if STRUCK.search(close) and not HELD.search(doc[max(0, at.start - 3) : min(len(doc), at.end + 2)].text):
                out.scenes[_bare_place(place)] += 1


def _bare_place(place: Place) -> Place:
    return replace(place, span=None)


def _placeable(block: Block, mention: Mention) -> bool:
    """Not the first half of "US-led", not a body that shares a city's name."""
    after = block.text[mention.span.end - block.offset :][:1] if mention.span.field == block.field else ""
    return after != "-" and not is_known(mention.span.words.lower())


def _tokens(block: Block, mention: Mention) -> At | None:
    span = mention.span
    if span.field != block.field or span.end <= block.offset or span.start >= block.offset + len(block.text):
        return None
    found = block.tokens(span.start - block.offset, span.end - block.offset)
    return At(mention, *found) if found is not None else None


def back(block: Block, start: int, sentences: int) -> int:
    starts = [s.start for s in block.doc.sents if s.start < start]
    return starts[-sentences] if len(starts) >= sentences else 0


def country_of(scene: Scene) -> Place | None:
    """The country the document is about, in the words in which it names it, or bare."""
    for n in sorted(scene.places):
        for at in scene.places[n]:
            place = at.mention.place
            if place is not None and place.country == scene.country and place.precision == "country":
                return place
    return None
