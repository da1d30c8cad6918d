"""One document read whole: places and times, who speaks, then every kind of claim."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from onrecord.extract import events, figures, persons, placing, positions, voice, when, where
from onrecord.extract.parse import Block, Parsed, parse
from onrecord.model import Claim, Document, Issue, Mention, Reading, Span, Statement

LANGUAGES = {"en", ""}
Extractor = Callable[[placing.Scene, voice.Voices], Iterable[Claim]]
EXTRACTORS: dict[str, Extractor] = {"figures": figures.figures, "positions": positions.positions, "events": events.events}
"""Each reads one sort of claim off a document. A new one is one module and one line here."""


def read(
    documents: Iterable[Document], *, everything: bool = False, gazetteer: Sequence[Path] = ()
) -> Iterator[Reading | Issue]:
    """One Reading for each document, in order. Documents in another language than English, and those that the relevance gate
    passes over unless `everything`, get an empty one. `gazetteer` names extra GeoNames country files.

    Raises ModelError when the English model is missing."""
    atlas = where.Gazetteer.load(tuple(gazetteer))
    for parsed in parse(documents, lambda d: readable(d, everything)):
        yield read_one(parsed, atlas) if parsed.blocks else Reading(parsed.document.id)


def readable(document: Document, everything: bool) -> bool:
    """Whether the text is read at all."""
    return document.language in LANGUAGES and (everything or document.relevant)


def read_one(parsed: Parsed, atlas: where.Gazetteer) -> Reading:
    """Everything that one parsed document says."""
    places, times = where.mentions(parsed, atlas), when.mentions(parsed)
    scene = placing.scene(parsed, places, times)
    voices = voice.listen(parsed, scene.country)
    claims = tuple(figures.ordered([claim for extractor in EXTRACTORS.values() for claim in extractor(scene, voices)]))
    mentions = sorted([*places, *times], key=lambda m: (m.span.field, m.span.start, m.span.end, m.type))
    return Reading(
        parsed.document.id,
        claims,
        tuple(persons.counted(person, claims) for person in persons.persons(scene, voices)),
        tuple(_statements(voices)),
        tuple(_unique(mentions)),
    )


def _statements(voices: voice.Voices) -> Iterator[Statement]:
    """Who said what; what stands inside a statement is part of it, whoever else is heard there."""
    for said in voices.said:
        if said.saying.within:
            continue
        block, saying = voices.parsed.blocks[said.block], said.saying
        yield Statement(
            voices.parsed.document.id,
            _spans(block, [saying.source] if saying.source else []),
            _spans(block, saying.cue),
            _spans(block, saying.content),
            said.origin.words if said.origin is not None else "",
            "denied" if saying.lemma in ("deny", "denial", "refute") else "asserted",
        )


def _spans(block: Block, ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(block.over(a, b) for a, b in ranges)


def _unique(mentions: Iterable[Mention]) -> Iterator[Mention]:
    last = None
    for mention in mentions:
        here = (mention.span.field, mention.span.start, mention.span.end, mention.type)
        if here != last:
            yield mention
        last = here
