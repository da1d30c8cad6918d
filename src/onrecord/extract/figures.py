"""Figure claims: every count of people harmed in a document with its passage, who is counted, its reach, its origin."""

import re
from collections.abc import Iterator

from onrecord.extract import grammar, placing, reach, scoping, triggers
from onrecord.extract.claiming import connection_of, in_title, key_of
from onrecord.extract.counting import Count, counts
from onrecord.extract.parse import Block, Parsed
from onrecord.extract.placing import Scene
from onrecord.extract.scoping import Counted
from onrecord.extract.voice import Voice, Voices, chain, voice_at
from onrecord.model import Claim, Figure, Producer, Span
from onrecord.model.words import Scope

PRODUCER = Producer("onrecord.extract.figures", "1")
LEAVING = re.compile(r"\bevacuat|\bdisplac|\bfle[de]\b|\bfleeing|\brefugee|\bdriven out|\bexodus|\bforced from", re.I)
FAR = 9


def figures(scene: Scene, voices: Voices) -> list[Claim]:
    """The figure claims of one document in reading order. Sub-counts name the figure they belong to."""
    found = counted(scene.parsed)
    out: list[Claim] = []
    wholes: list[tuple[Counted, Claim]] = []
    for one, scope in zip(found, scoping.scopes(found), strict=True):
        whole = _whole(one, wholes) if scope == "sub_count" else None
        out.append(_claim(scene, voices, one, scope, whole))
        wholes.append((one, out[-1]))
    return out


def counted(parsed: Parsed) -> list[Counted]:
    """Every count of people harmed in a document, in reading order."""
    leaving = LEAVING.search(parsed.document.title + "\n" + parsed.document.text) is not None
    return [Counted(n, block.doc, count) for n, block in enumerate(parsed.blocks) for count in counts(block.doc, leaving)]


def told(one: Counted, voice: Voice, over: Scope) -> placing.Told:
    """What a count tells of, as its place is asked for; who tells it is not where it was."""
    count = one.count
    low, high = min(count.number.start, count.trigger), max(count.number.core_end, count.trigger + 1)
    avoid = [voice.saying.source] if voice.saying is not None and voice.saying.source is not None else []
    return placing.Told(one.n, low, high, avoid, over, count.harm, count.number.value)


def _whole(one: Counted, before: list[tuple[Counted, Claim]]) -> Claim | None:
    """The figure that a sub-count belongs to: the last one of its harm in the same or the previous sentence."""
    count = one.count
    for other, claim in reversed(before):
        if other.n != one.n:
            return None
        same = claim.figure is not None and claim.figure.harm == count.harm and claim.figure.scope != "sub_count"
        holds = one.value is None or other.value is None or other.value >= one.value
        if same and holds and count.number.core - other.count.number.core < 60:
            return claim
    return None


def _claim(scene: Scene, voices: Voices, one: Counted, over: Scope, whole: Claim | None) -> Claim:
    n, count, block = one.n, one.count, scene.parsed.blocks[one.n]
    voice = voice_at(voices, n, count.number.core)
    document = scene.parsed.document
    span = passage(block, count)
    # A part of a figure that names nobody is told by whoever tells the whole.
    links = whole.chain if voice.origin is None and whole is not None and whole.origin is not None else chain(voices, voice)
    asked = told(one, voice, over)
    low, high = asked.low, asked.high
    running = over == "cumulative" or (over == "sub_count" and whole is not None and whole.as_of != "")
    when = placing.running_period(scene, n, low, high) if running else placing.time_of(scene, n, low, high, counted=True)
    figure = Figure(
        count.harm, count.number.low, count.number.high, count.number.qualifier, count.number.word, _who(block, count), over
    )
    return Claim(
        key=key_of(scene, span, "figure", count.harm),
        document=document.id,
        span=span,
        sentence=_sentence(block, count),
        kind="figure",
        chain=links,
        connection=connection_of(scene, voices, links),
        manner=reach.manner(block.doc, count, voice.saying),
        producer=PRODUCER,
        actual=reach.actual(block.doc, count),
        headline=in_title(scene, span),
        verb=block.doc[count.trigger].lemma_.lower(),
        place=placing.place_of(scene, asked),
        when=when,
        as_of=(document.published.date if running else ""),
        figure=figure,
        part_of=whole.key if whole is not None else "",
    )


def passage(block: Block, count: Count) -> Span:
    """The words that hold the number and what is counted."""
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
