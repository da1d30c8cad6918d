"""Events without figures, by PLOVER type: who did what to whom, attributed like everything else."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from onrecord import vocab
from onrecord.extract import placing, reach
from onrecord.extract.claiming import connection_of, in_title, key_of
from onrecord.extract.parse import Block
from onrecord.extract.placing import Scene
from onrecord.extract.saying import noun_phrase
from onrecord.extract.voice import Voices, chain, voice_at
from onrecord.model import Claim, Producer

PRODUCER = Producer("onrecord.extract.events", "1")
PER_SENTENCE = 2


@dataclass(frozen=True)
class EventWords:
    """Verbs (lemmas) and nouns of one event type."""

    verbs: list[str]
    nouns: list[str]


@cache
def _types() -> tuple[dict[str, str], dict[str, str]]:
    listed = vocab.load("events", dict[str, EventWords])
    verbs = {verb: kind for kind, words in reversed(listed.items()) for verb in words.verbs}
    nouns = {noun: kind for kind, words in reversed(listed.items()) for noun in words.nouns}
    return verbs, nouns


def events(scene: Scene, voices: Voices) -> list[Claim]:
    """The event claims of one document, at most PER_SENTENCE a sentence: its verbs first, then its nouns."""
    out = []
    for n, block in enumerate(scene.parsed.blocks):
        for sent in block.doc.sents:
            found = [t for t in sent if _verb_type(t)] or [t for t in sent if _noun_type(t)]
            out += [_claim(scene, voices, n, block, token) for token in found[:PER_SENTENCE]]
    return out


def _verb_type(token: Token) -> str:
    if token.pos_ != "VERB" or token.dep_ in ("amod", "compound"):
        return ""
    low = token.lemma_.lower()
    if low in (
        "open",
        "blow",
        "gun",
        "round",
        "roll",
        "call",
        "hit",
        "fire",
        "target",
        "strike",
        "block",
        "back",
        "talk",
        "beat",
        "battle",
        "fight",
        "call",
        "warn",
        "meet",
        "visit",
        "agree",
        "promise",
    ) and not _fits(token, low):
        return ""
    return _types()[0].get(low, "")


def _fits(token: Token, lemma: str) -> bool:
    """Whether a verb of many meanings is meant in the sense of the list."""
    after = {t.lower_ for t in token.doc[token.i + 1 : token.i + 5]}
    wanted = {
        "open": {"fire"},
        "blow": {"up"},
        "gun": {"down"},
        "round": {"up"},
        "roll": {"into", "in"},
        "call": {"for", "on"},
        "talk": {"with", "to"},
        "meet": {"with"},
    }
    return (
        bool(after & wanted[lemma]) if lemma in wanted else any(c.dep_ in ("dobj", "nsubjpass", "prep") for c in token.children)
    )


def _noun_type(token: Token) -> str:
    return _types()[1].get(token.lemma_.lower(), "") if token.pos_ == "NOUN" and token.dep_ not in ("compound",) else ""


def _claim(scene: Scene, voices: Voices, n: int, block: Block, token: Token) -> Claim:
    kind = _verb_type(token) or _noun_type(token)
    actors, recipients = _parties(token)
    points = [token.i, *(i for a, b in (*actors, *recipients) for i in (a, b - 1) if abs(i - token.i) < 14)]
    span = block.over(min(points), max(points) + 1)
    voice = voice_at(voices, n, token.i)
    links = chain(voices, voice)
    return Claim(
        key=key_of(scene, span, "event", kind),
        document=scene.parsed.document.id,
        span=span,
        sentence=block.over(token.sent.start, token.sent.end),
        kind="event",
        chain=links,
        connection=connection_of(scene, voices, links),
        manner="unconfirmed" if reach.FEARED.search(token.sent.text) else "asserted",
        producer=PRODUCER,
        actual=not _wished(token) and not any(c.dep_ == "aux" and c.lower_ in reach.UNREAL for c in token.children),
        headline=in_title(scene, span),
        event=kind,
        verb=token.lemma_.lower(),
        actors=tuple(block.doc[a:b].text for a, b in actors),
        recipients=tuple(block.doc[a:b].text for a, b in recipients),
        place=placing.place_of(scene, n, min(points), max(points) + 1, own=kind not in FORCE),
        when=placing.time_of(scene, n, min(points), max(points) + 1),
    )


# What somebody demands, fears or prevents has not happened.
WISHED = {
    "demand",
    "call",
    "urge",
    "want",
    "threaten",
    "ask",
    "order",
    "prevent",
    "stop",
    "refuse",
    "ban",
    "vow",
    "plan",
    "avoid",
    "warn",
}
FORCE = {"assault", "coerce", "protest", "mobilize", "retreat"}


def _wished(token: Token) -> bool:
    for _ in range(3):
        if token.head.i == token.i or token.dep_ not in ("xcomp", "ccomp", "pcomp", "dobj", "pobj", "prep", "acl", "advcl"):
            return False
        token = token.head
        if token.lemma_.lower() in WISHED:
            return True
    return False


def _parties(token: Token) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """(actors, recipients) of a verb by voice; of a noun by "by" and "on/against/of"."""
    subjects = [c for c in token.children if c.dep_ == "nsubj"] or _shared(token)
    objects = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass", "dative")]
    agents = [g for c in token.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"]
    onto = [
        g
        for c in token.children
        if c.dep_ == "prep" and c.lower_ in ("on", "against", "at", "with", "for")
        for g in c.children
        if g.dep_ == "pobj" and g.ent_type_ not in ("DATE", "TIME")
    ]
    if token.lemma_.lower() == "open":
        objects = []
    doers = agents or ([] if any(c.dep_ == "nsubjpass" for c in token.children) else subjects)
    return [noun_phrase(t) for t in doers[:2]], [noun_phrase(t) for t in (objects or onto)[:2]]


def _shared(token: Token) -> list[Token]:
    if token.dep_ in ("conj", "advcl", "xcomp") and token.head.pos_ == "VERB":
        return [c for c in token.head.children if c.dep_ == "nsubj"]
    return []
