"""Where the places and times that a document names stand, and which place and country it is about."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from onrecord.extract.origins import is_known
from onrecord.extract.parse import Block, Parsed
from onrecord.extract.parts import parts
from onrecord.extract.placing.at import At, tokens
from onrecord.extract.placing.settle import settle
from onrecord.extract.placing.sightings import Sentence, Sighting, sentences, sightings
from onrecord.model import Mention, Place


@dataclass(slots=True)
class Scene:
    """The place and time mentions of a document by block, every naming of a place with its signs, and the country it is about.
    `memo` keeps the likeliest place in other sentences for all that one sentence tells."""

    parsed: Parsed
    places: dict[int, list[At]] = field(default_factory=dict)
    times: dict[int, list[At]] = field(default_factory=dict)
    sentences: list[Sentence] = field(default_factory=list)
    sightings: list[Sighting] = field(default_factory=list)
    country: str = ""
    memo: dict[Hashable, tuple[tuple[float, Sighting | None], list[tuple[float, Sighting]]]] = field(default_factory=dict)


def scene(parsed: Parsed, places: Sequence[Mention], times: Sequence[Mention]) -> Scene:
    """Mentions sorted into blocks, what speaks for each place, and the document's own country."""
    out = Scene(parsed)
    for n, block in enumerate(parsed.blocks):
        named = [a for m in places if (a := tokens(block, m)) is not None and _placeable(block, m)]
        inner = [a for m in parts(block, places) if (a := tokens(block, m)) is not None]
        outer = [a for a in named if not any(i.start <= a.start < i.end for i in inner)]
        out.places[n] = sorted([*inner, *outer], key=lambda a: (a.start, a.end))
        out.times[n] = [a for m in times if (a := tokens(block, m)) is not None]
    out.places = settle(out.places)
    out.sentences = list(sentences(parsed))
    out.sightings = sightings(out.sentences, out.places)
    weights = Counter(s.place.country for s in out.sightings if s.place.country)
    if weights:
        out.country = max(sorted(weights), key=lambda c: weights[c])
    return out


def _placeable(block: Block, mention: Mention) -> bool:
    """Of this block, not the first half of "US-led", not a body that shares a city's name."""
    if mention.span.field != block.field or not block.offset <= mention.span.start < block.offset + len(block.text):
        return False
    after = block.text[mention.span.end - block.offset :][:1]
    return after != "-" and not is_known(mention.span.words.lower())


def back(block: Block, start: int, sentences: int) -> int:
    """The first token of the sentence that begins `sentences` before token `start`."""
    starts = [s.start for s in block.doc.sents if s.start < start]
    return starts[-sentences] if len(starts) >= sentences else 0


def country_of(scene: Scene) -> Place | None:
    """The country the document is about, in the words in which it names it, or bare."""
    own = (s.place for s in scene.sightings if s.place.country == scene.country and s.place.precision == "country")
    return next(own, None)
