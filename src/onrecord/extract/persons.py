"""Named people harmed or held: name, age, sex, status, with the words around the name as the evidence."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from onrecord.extract import grammar, placing, triggers
from onrecord.extract.claiming import connection_of, key_of
from onrecord.extract.naming import age, names
from onrecord.extract.numbers import Number
from onrecord.extract.parse import Block
from onrecord.extract.placing import Scene
from onrecord.extract.saying import noun_phrase
from onrecord.extract.voice import Voices, chain, voice_at
from onrecord.model import Claim, PersonMention
from onrecord.model.words import PersonStatus, Sex

STATUS: dict[str, PersonStatus] = {
    "killed": "killed", "injured": "injured", "detained": "detained", "abducted": "abducted", "missing": "missing",
    "released": "released", "resigned": "resigned", "defected": "defected", "displaced": "displaced",
}  # fmt: skip
FEMALE = {
    "girl", "woman", "mother", "daughter", "sister", "wife", "she", "her", "grandmother", "aunt", "niece", "actress",
    "schoolgirl", "female",
}  # fmt: skip
MALE = {
    "boy", "man", "father", "son", "brother", "husband", "he", "his", "him", "grandfather", "uncle", "nephew", "schoolboy",
    "male",
}  # fmt: skip
NAMED = re.compile(
    r"\b(?:identified|named|known) (?:(?:him|her|the \w+(?: \w+)?|one of the \w+|them) )?(?:only )?as\b|"
    r"\bvictims?(?:,|:| was| were| is| identified)|\bidentified\b",
    re.I,
)
ACCUSED = re.compile(r"\b(?:suspect|charged|accused|arrested|convicted|sentenced|gunman|shooter|booked|wanted|pleaded)\b", re.I)


def persons(scene: Scene, voices: Voices) -> list[PersonMention]:
    """The people harmed or held that a document names, each status once a name, in reading order."""
    out: list[PersonMention] = []
    seen: set[tuple[str, str]] = set()
    speakers = {link.words.lower() for link in voices.cast.speakers}
    for n, block in enumerate(scene.parsed.blocks):
        last: tuple[int, PersonStatus | None] = (0, None)
        for start, end in names(block, scene.places[n]):
            name = block.doc[start:end].text.rstrip(",")
            if any(name.lower() in s or s in name.lower() for s in speakers if len(s) > 4 and not s.startswith(("a ", "the "))):
                continue
            status = _status(scene, n, block, start, end) or (last[1] if _listed(block.doc, last[0], start) else None)
            last = (end, status)
            if status is None or (name, status) in seen or _known_short(name, status, seen):
                continue
            seen.add((name, status))
            out.append(_mention(scene, voices, n, block, start, end, status))
    return out


LISTED = re.compile(
    r"[\s,;()]*(?:(?:aged? )?\d{1,3}\b)?(?:[\s,;()]|\band\b|\bof\b|\ba?n?\b \d+-year-old|\d+-year-old|[A-Z]\w+)*"
)


def _listed(doc: Doc, end: int, start: int) -> bool:
    """Whether a name goes on with the list of the name before it ("A B, 34, of Oldport; C D, 33, and E F")."""
    between = doc[end:start].text
    return 0 < end < start <= end + 14 and any(c in between for c in ",;") and LISTED.fullmatch(between) is not None


def _known_short(name: str, status: str, seen: set[tuple[str, str]]) -> bool:
    return any(s == status and set(name.split()) <= set(full.split()) for full, s in seen)


def _lead(doc: Doc, start: int) -> str:
    """The sentence up to a name."""
    return str(doc[doc[start].sent.start : start].text)


def _status(scene: Scene, n: int, block: Block, start: int, end: int) -> PersonStatus | None:
    """What befell the one named at tokens `start` to `end`: by grammar, or as one of those just told of."""
    doc = block.doc
    sent = doc[start].sent
    number = Number(start, end, start, end, 1, 1, "exact")
    head = doc[start:end].root
    after = doc[end : min(len(doc), end + 12)].text
    if re.search(
        r"\b(?:one of|among|were|of) (?:the|those) (?:dead|killed|slain)\b|\bdead (?:were|was|include|included)\b",
        _lead(doc, start),
    ):
        return "killed"
    for rule in (grammar.as_subject, grammar.as_object, grammar.in_act, grammar.in_modifier, grammar.among_those):
        hit = rule(doc, head, head.i, number)
        if hit is not None:
            return STATUS.get(hit[0])
    aside = re.match(
        r"\s*,?\s*(?:\d{1,3}|aged? \d+|a [\w-]+)[^.;]{0,60}?\b(?:was|were|died|had been|has been|has died|, died)\b", after
    )
    if aside or age(doc, start, end) is not None:
        for token in doc[end : min(sent.end, end + 22)]:
            harm = (
                triggers.subject_harm(token)
                or (
                    triggers.verb_harm(token)
                    if token.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in token.children)
                    else None
                )
                or (triggers.state_harm(token) if token.lower_ in ("dead", "killed", "wounded", "injured") else None)
            )
            if harm:
                return STATUS.get(harm)
    before = doc[max(sent.start, start - 14) : start].text
    if (
        before.rstrip()
        .lower()
        .endswith(("including", "include", "included", "among them", "girl", "boy", "child", "victim", "baby", "victims"))
        or NAMED.search(before)
        or NAMED.search(after[:40])
    ):
        if ACCUSED.search(doc[max(sent.start, start - 14) : min(sent.end, end + 10)].text):
            return None
        return _told_before(scene, n, block, sent.start, start)
    return None


def _told_before(scene: Scene, n: int, block: Block, sent_start: int, start: int) -> PersonStatus | None:
    """The harm last told of in this sentence or up to two before it, in this block or the one above."""
    doc = block.doc
    words = list(doc[max(0, sent_start - 60) : min(len(doc), start + 25)])
    if sent_start < 40 and n:
        words = [*scene.parsed.blocks[n - 1].doc, *words]
    harms = [
        h
        for t in words
        if (h := triggers.verb_harm(t) or triggers.subject_harm(t) or triggers.state_harm(t) or triggers.counted_harm(t))
        in ("killed", "injured", "detained", "abducted", "missing")
    ]
    if "killed" in harms:
        return "killed"
    return STATUS.get(harms[-1]) if harms else None


def _sex(doc: Doc, start: int, end: int) -> Sex:
    near = {t.lower_ for t in doc[max(doc[start].sent.start, start - 6) : start]}
    after = {t.lower_ for t in doc[end : min(len(doc), end + 12)]}
    for words in (near, after):
        if words & FEMALE and not words & MALE:
            return "female"
        if words & MALE and not words & FEMALE:
            return "male"
    return ""


def _role(doc: Doc, start: int, end: int) -> str:
    """An apposition after the name ("senior member of X"), or the noun before it ("officer")."""
    head = doc[start:end].root
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ == "NOUN" and child.i > head.i:
            low, high = noun_phrase(child)
            joined = next((t.i for t in doc[low:high] if t.dep_ == "cc"), high)
            return str(doc[low : min(joined, low + 14)].text)
    return ""


def _mention(scene: Scene, voices: Voices, n: int, block: Block, start: int, end: int, status: PersonStatus) -> PersonMention:
    span = block.over(start, end)
    links = chain(voices, voice_at(voices, n, start))
    return PersonMention(
        key=key_of(scene, span, status, sort="p"),
        document=scene.parsed.document.id,
        span=span,
        name=span.words,
        status=status,
        age=age(block.doc, start, end),
        sex=_sex(block.doc, start, end),
        role=_role(block.doc, start, end),
        place=placing.place_of(scene, n, start, end),
        when=placing.time_of(scene, n, start, end),
        chain=links,
        connection=connection_of(scene, voices, links),
    )


REACH = 400


def counted(person: PersonMention, claims: Sequence[Claim]) -> PersonMention:
    """The mention with the claim that it belongs to: the figure of its harm in its sentence or the nearest one before it
    within REACH characters ("42 have died. The latest deaths include ..."), else an event of its sentence."""
    same = [c for c in claims if c.span.field == person.span.field]
    figures = [c for c in same if c.figure is not None and c.figure.harm == person.status and c.figure.scope != "cumulative"]
    near = [c for c in figures if c.sentence.overlaps(person.span)]
    before = [c for c in figures if 0 <= person.span.start - c.span.end <= REACH]
    events = [c for c in same if c.kind == "event" and c.sentence.overlaps(person.span)]
    found = near[:1] or before[-1:] or events[:1]
    if not found:
        return person
    return replace(person, claim=found[0].key, when=person.when if near else found[0].when or person.when)
