"""Events without figures, by PLOVER type: who did what to whom, attributed like everything else."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from onrecord import vocab
from onrecord.extract import placing, reach
from onrecord.extract.claiming import connection_of, in_title, key_of
from onrecord.extract.parse import Block
from onrecord.extract.parties import Parties, parties, usage
from onrecord.extract.placing import Scene
from onrecord.extract.positions.words import side_classes
from onrecord.extract.voice import Voices, chain, voice_at
from onrecord.model import Claim, Producer

PRODUCER = Producer("onrecord.extract.events", "2")
PER_SENTENCE = 3
LONGEST = 25
FORCE = {"assault", "coerce", "protest", "mobilize", "retreat"}


@dataclass(frozen=True)
class EventWords:
    """Verbs (lemmas) and nouns of one event type."""

    verbs: list[str]
    nouns: list[str]


@dataclass(frozen=True, slots=True)
class Event:
    """The word that tells of an event, and its type."""

    word: Token
    kind: str


@cache
def _types() -> tuple[dict[str, str], dict[str, str]]:
    listed = vocab.load("events", dict[str, EventWords])
    verbs = {verb: kind for kind, words in reversed(listed.items()) for verb in words.verbs}
    nouns = {noun: kind for kind, words in reversed(listed.items()) for noun in words.nouns}
    return verbs, nouns


def events(scene: Scene, voices: Voices) -> list[Claim]:
    """The event claims of one document, at most PER_SENTENCE a sentence: its verbs first, then what nouns with parties tell."""
    out = []
    for n, block in enumerate(scene.parsed.blocks):
        for sent in block.doc.sents:
            told = [Event(t, kind) for t in sent if (kind := _verb_type(t))]
            named = [Event(t, kind) for t in sent if (kind := _noun_type(t))]
            found = [(event, parties(event.word, event.kind)) for event in told]
            taken = {i for event, _ in found for i in (event.word.i, *(c.i for c in event.word.children))}
            for event in named:
                who = parties(event.word, event.kind)
                if not told or ((who.actors or event.kind == "sanction") and event.word.i not in taken):
                    found.append((event, who))
            out += [_claim(scene, voices, n, block, event, who) for event, who in found[:PER_SENTENCE]]
    return out


def _verb_type(token: Token) -> str:
    low = token.lemma_.lower()
    if low not in _types()[0] and low not in usage().speech and token.lower_ != "opposed":
        return ""
    if token.dep_ in ("amod", "compound"):
        return ""
    if token.pos_ == "ADJ":
        return "reject" if token.lower_ == "opposed" and token.dep_ == "acomp" else ""
    if token.pos_ != "VERB":
        return ""
    if token.lower_ == "opposed" and token.dep_ in ("ccomp", "ROOT", "conj") and not _follows(token, "to", "by"):
        return "reject"
    if _ought(token):
        return "request"
    wanted = usage().behind.get(low)
    if wanted is not None and low != "oppose" and not _follows(token, *wanted):
        return ""
    if low in usage().done_to and not any(c.dep_ in ("dobj", "nsubjpass", "prep") for c in token.children):
        return ""
    if low == "ask" and not any(c.dep_ in ("xcomp", "ccomp") and _infinitive(c) for c in token.children):
        return ""
    if low == "demonstrate" and any(c.dep_ in ("dobj", "ccomp") for c in token.children):
        return ""
    if low == "aid" and _follows(token, "organizations", "organisations", "groups", "workers", "agencies"):
        return ""
    if low == "press" and not any(c.dep_ in ("xcomp", "ccomp", "dobj") for c in token.children):
        return ""
    if low == "block" and any(c.dep_ in ("dobj", "nsubjpass") and c.lemma_ in usage().proposals for c in token.children):
        return "reject"
    return _types()[0].get(low, "")


def _follows(token: Token, *words: str) -> bool:
    return any(t.lower_ in words for t in token.doc[token.i + 1 : token.i + 5])


def _infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _ought(token: Token) -> bool:
    """Whether a verb says that somebody else ought to do something ("said the council should meet")."""
    if token.lemma_ not in usage().speech:
        return False
    return any(
        c.dep_ == "ccomp"
        and any(a.dep_ == "aux" and a.lower_ in usage().ought for a in c.children)
        and any(a.dep_ == "nsubj" and (a.pos_ == "PROPN" or a.lower_ in side_classes()) for a in c.children)
        for c in token.children
    )


def _noun_type(token: Token) -> str:
    kind = _types()[1].get(token.lemma_.lower()) or _types()[1].get(token.lower_, "")
    if not kind or token.pos_ != "NOUN" or token.dep_ == "compound":
        return ""
    if kind == "sanction" and token.dep_ == "nsubj" and any(c.lower_ == "possible" for c in token.head.children):
        return "threaten"
    return kind


def _claim(scene: Scene, voices: Voices, n: int, block: Block, event: Event, who: Parties) -> Claim:
    token = event.word
    near = [i for a, b in (*who.actors, *who.recipients) for i in (a, b - 1) if abs(i - token.i) < 14]
    low, high = min(token.i, *near, token.i), max(token.i, *near, token.i) + 1
    after = [t.i for c in token.children if c.i > token.i and c.dep_ != "conj" for t in c.subtree]
    if event.kind not in FORCE and token.pos_ == "VERB" and after:
        high = max(high, min(max(after) + 1, low + LONGEST))
        while high - 1 > token.i and (block.doc[high - 1].is_punct or block.doc[high - 1].dep_ == "cc"):
            high -= 1
    span = block.over(low, high)
    links = chain(voices, voice_at(voices, n, token.i))
    return Claim(
        key=key_of(scene, span, "event", event.kind),
        document=scene.parsed.document.id,
        span=span,
        sentence=block.over(token.sent.start, token.sent.end),
        kind="event",
        chain=links,
        connection=connection_of(scene, voices, links),
        manner="unconfirmed" if reach.FEARED.search(token.sent.text) else "asserted",
        producer=PRODUCER,
        actual=not _wished(token) and not any(c.dep_ in ("aux", "neg") and _unreal(c) for c in token.children),
        headline=in_title(scene, span),
        event=event.kind,
        verb=token.lemma_.lower(),
        actors=tuple(block.doc[a:b].text for a, b in who.actors),
        recipients=tuple(block.doc[a:b].text for a, b in who.recipients),
        place=placing.place_of(scene, placing.Told(n, low, high, own=event.kind not in FORCE)),
        when=placing.time_of(scene, n, low, high),
    )


def _unreal(word: Token) -> bool:
    return word.dep_ == "neg" or word.lower_ in reach.UNREAL


def _wished(token: Token) -> bool:
    for _ in range(3):
        if token.head.i == token.i or token.dep_ not in ("xcomp", "ccomp", "pcomp", "dobj", "pobj", "prep", "acl", "advcl"):
            return False
        token = token.head
        if token.lemma_.lower() in usage().wished:
            return True
    return False
