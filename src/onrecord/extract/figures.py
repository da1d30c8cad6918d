"""Figure claims: every count of people harmed in a document with its passage, who is counted, its reach, its origin."""

import re
from collections.abc import Iterator

from onrecord.extract import grammar, placing, reach, triggers
from onrecord.extract.claiming import connection_of, in_title, key_of
from onrecord.extract.counting import Count, counts
from onrecord.extract.parse import Block
from onrecord.extract.placing import Scene
from onrecord.extract.voice import Voice, Voices, chain, voice_at
from onrecord.model import Claim, Figure, Place, Producer, Span
from onrecord.model.words import Scope

PRODUCER = Producer("onrecord.extract.figures", "1")
LEAVING = re.compile(r"\bevacuat|\bdisplac|\bfle[de]\b|\bfleeing|\brefugee|\bdriven out|\bexodus|\bforced from", re.I)
FAR = 9


def figures(scene: Scene, voices: Voices) -> list[Claim]:
    """The figure claims of one document in reading order. Sub-counts name the figure they belong to."""
    parsed = scene.parsed
    leaving = LEAVING.search(parsed.document.title + "\n" + parsed.document.text) is not None
    out: list[Claim] = []
    for n, block in enumerate(parsed.blocks):
        wholes: list[tuple[Count, Claim]] = []
        for count in counts(block.doc, leaving):
            voice = voice_at(voices, n, count.number.core)
            whole = _whole(count, wholes)
            claim = _claim(scene, voices, n, block, count, voice, whole, out)
            wholes.append((count, claim))
            out.append(claim)
    return out


def _whole(count: Count, before: list[tuple[Count, Claim]]) -> Claim | None:
    """The figure that a sub-count belongs to: the last one of its harm in the same or the previous sentence."""
    if not count.sub:
        return None
    for other, claim in reversed(before):
        same = claim.figure is not None and claim.figure.harm == count.harm and claim.figure.scope != "sub_count"
        if same and count.number.core - other.number.core < 60 and not other.sub:
            return claim
    return None


def _claim(
    scene: Scene,
    voices: Voices,
    n: int,
    block: Block,
    count: Count,
    voice: Voice,
    whole: Claim | None,
    before: list[Claim],
) -> Claim:
    document = scene.parsed.document
    passage = _passage(block, count)
    # A part of a figure that names nobody is told by whoever tells the whole.
    links = whole.chain if voice.origin is None and whole is not None and whole.origin is not None else chain(voices, voice)
    low, high = min(count.number.start, count.trigger), max(count.number.core_end, count.trigger + 1)
    avoid = [voice.saying.source] if voice.saying is not None and voice.saying.source is not None else []
    over = _over(block, count, before)
    running = over == "cumulative" or (over == "sub_count" and whole is not None and whole.as_of != "")
    when = placing.running_period(scene, n, low, high) if running else placing.time_of(scene, n, low, high, counted=True)
    figure = Figure(
        count.harm, count.number.low, count.number.high, count.number.qualifier, count.number.word, _who(block, count), over
    )
    told = block.doc[count.anchor].sent.text
    wide = over == "cumulative" and reach.CAUSE.search(told) is not None and not THERE.search(told)
    place = (placing.country_of(scene) if wide or NATION.search(told) else None) or placing.place_of(
        scene, n, low, high, avoid, own=over == "cumulative" and not THERE.search(told)
    )
    if place is None and over == "cumulative":
        place = _running_place(before, count) or placing.country_of(scene)
    return Claim(
        key=key_of(scene, passage, "figure", count.harm),
        document=document.id,
        span=passage,
        sentence=_sentence(block, count),
        kind="figure",
        chain=links,
        connection=connection_of(scene, voices, links),
        manner=reach.manner(block.doc, count, voice.saying),
        producer=PRODUCER,
        actual=reach.actual(block.doc, count),
        headline=in_title(scene, passage),
        verb=block.doc[count.trigger].lemma_.lower(),
        place=place,
        when=when,
        as_of=(document.published.date if running else ""),
        figure=figure,
        part_of=whole.key if whole is not None else "",
    )


NATION = re.compile(r"\b(?:around|across|throughout) the country\b|\bnationwide\b|\bcountrywide\b", re.I)


def _running_place(before: list[Claim], count: Count) -> Place | None:
    """The place of the running toll told just before, which a further total runs on."""
    last = [c for c in before[-3:] if c.figure is not None and c.figure.harm == count.harm and c.figure.scope == "cumulative"]
    return last[-1].place if last else None


THERE = re.compile(r"\bthe (?:city|town|village|neighbou?rhood|district|area|province|suburb|camp)\b", re.I)
ALSO = re.compile(r"\b(?:had|have|has|who) also (?:died|been killed|been injured|fallen)\b", re.I)
TOTAL = re.compile(r"\b(?:total|toll|names of|number|count|figure|tally)\b", re.I)


def _over(block: Block, count: Count, before: list[Claim]) -> Scope:
    """The figure's reach. A toll or total that names no happening of its own runs on with the running toll told just before."""
    own = reach.scope(block.doc, count)
    if own != "incident" or not before:
        return own
    sent = block.doc[count.number.core].sent
    last = [c.figure for c in before[-3:] if c.figure is not None and c.figure.harm == count.harm]
    running = bool(last) and last[-1].scope == "cumulative"
    if (
        running
        and (TOTAL.search(sent.text) or ALSO.search(sent.text))
        and not reach.HAPPENING.search(reach.without_speech(sent.text))
    ):
        return "cumulative"
    return own


def _passage(block: Block, count: Count) -> Span:
    points = [count.number.start, count.number.end - 1, count.number.core_end - 1]
    for token in (count.noun, count.anchor, count.trigger):
        if token is not None and abs(token - count.number.core) <= FAR:
            points.append(token)
    return block.over(min(points), max(points) + 1)


def _sentence(block: Block, count: Count) -> Span:
    sent = block.doc[count.number.core].sent
    return block.over(sent.start, sent.end)


def _who(block: Block, count: Count) -> str:
    """The words that name who is counted, as they stand."""
    if count.noun is None:
        return ""
    doc = block.doc
    start, end = count.number.core_end, count.noun + 1
    while start < end and doc[start].lower_ in ("of", "the", "more", "-"):
        start += 1
    for token in doc[count.noun].children:
        if token.dep_ == "prep" and token.lower_ == "of" and token.i == end and count.noun > count.number.core:
            end = max(t.i for t in token.subtree) + 1
    noun = doc[count.noun]
    if end == count.noun + 1 and triggers.state_harm(noun) and not grammar.is_person(noun):
        return ""
    joined = next((c for c in noun.children if c.dep_ == "conj" and c.i == count.noun + 2 and grammar.is_person(c)), None)
    if joined is not None and end == count.noun + 1:
        end = joined.i + 1
    words = doc[start:end].text if end > start else noun.text
    return str(words)


def ordered(claims: list[Claim]) -> Iterator[Claim]:
    """Claims with unique keys in reading order: of two at one place the first stays."""
    seen: set[str] = set()
    for claim in sorted(claims, key=lambda c: (c.span.field != "title", c.span.start, c.span.end, c.kind, c.key)):
        if claim.key not in seen:
            seen.add(claim.key)
            yield claim
