"""Blame, denial and claims of responsibility: who takes which position, with the clause that says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from onrecord import vocab
from onrecord.extract import origins, placing, triggers
from onrecord.extract.claiming import connection_of, key_of
from onrecord.extract.figures import ordered
from onrecord.extract.parse import Block
from onrecord.extract.placing import Scene
from onrecord.extract.saying import noun_phrase, phrase
from onrecord.extract.voice import Voice, Voices, chain, voice_at
from onrecord.model import Claim, Link, Producer
from onrecord.model.words import ClaimKind

PRODUCER = Producer("onrecord.extract.positions", "1")
LONGEST = 25


@dataclass(frozen=True, slots=True)
class Position:
    """Tokens of one position: its clause, who takes it (None: the one whose words these are), whom or what it is about."""

    kind: ClaimKind
    start: int
    end: int
    verb: int
    holder: int | None
    about: tuple[int, int] | None


@cache
def words() -> dict[str, frozenset[str]]:
    """The vocabulary of positions by group."""
    return {group: frozenset(listed) for group, listed in vocab.load("positions", dict[str, list[str]]).items()}


def positions(scene: Scene, voices: Voices) -> list[Claim]:
    """The positions of one document in reading order."""
    out = []
    for n, block in enumerate(scene.parsed.blocks):
        taken: list[tuple[str, int, int]] = []
        for position in _found(block):
            if any(k == position.kind and a < position.end and position.start < b for k, a, b in taken):
                continue
            taken.append((position.kind, position.start, position.end))
            out.append(_claim(scene, voices, n, block, position))
    return list(ordered(out))


def _found(block: Block) -> Iterator[Position]:
    for rule in (_denials, _blames, _responsibility, _acts):
        for token in block.doc:
            found = rule(token)
            if found is not None:
                yield found


def _subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("nsubj",):
            return child
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return _subject(verb.head)
    if verb.dep_ == "relcl" and not any(c.dep_ == "nsubj" for c in verb.children):
        return verb.head
    return None


def _clause(verb: Token, subject: Token | None) -> tuple[int, int]:
    """The tokens of a verb's clause around its subject and what follows, no more than LONGEST."""
    own = subject is not None and subject.i < verb.i and (subject.head.i == verb.i or subject.i == verb.head.i)
    low = noun_phrase(subject)[0] if subject is not None and own else verb.i
    high = verb.i + 1
    for child in verb.children:
        if (child.i > verb.i and child.dep_ not in ("punct", "conj", "cc", "advcl", "parataxis", "nsubj")) or (
            child.dep_ == "nsubj" and child.i > verb.i
        ):
            high = max(high, max(t.i for t in child.subtree) + 1)
    for i in range(low, high):
        if verb.doc[i].text in (";", ".") and i > verb.i:
            high = i
            break
    if high - low > LONGEST:
        low, high = (
            (low, low + LONGEST) if verb.i - low < LONGEST - 6 else (max(low, verb.i - 6), min(high, verb.i + LONGEST - 6))
        )
    while high - 1 > verb.i and verb.doc[high - 1].text in (",", "-"):
        high -= 1
    return low, high


def _denials(token: Token) -> Position | None:
    lemma = token.lemma_.lower()
    deny, reject = lemma in words()["deny"], lemma in words()["reject"]
    if token.pos_ not in ("VERB", "AUX") or not (deny or reject):
        return None
    subject = _subject(token)
    if any(c.dep_ == "nsubjpass" for c in token.children):
        return None
    around = {t.lower_ for t in token.doc[max(token.sent.start, token.i - 12) : min(token.sent.end, token.i + 16)]}
    harmful = around & words()["deniable"] or any(
        triggers.verb_harm(t) or triggers.subject_harm(t) for t in token.doc[token.i : min(token.sent.end, token.i + 16)]
    )
    if not harmful or (
        reject
        and not around
        & {
            "allegation",
            "allegations",
            "accusation",
            "accusations",
            "claims",
            "claim",
            "reports",
            "responsibility",
            "charges",
            "report",
        }
    ):
        return None
    low, high = _clause(token, subject)
    if token.dep_ == "relcl" and token.head.i < token.i:
        low = min(low, noun_phrase(token.head)[0])
    return Position(
        "denial",
        low,
        high,
        token.i,
        subject.i if subject is not None else None,
        (token.i + 1, high) if high > token.i + 1 else None,
    )


def _blames(token: Token) -> Position | None:
    lemma = token.lemma_.lower()
    blames = token.pos_ in ("VERB", "AUX", "NOUN") and lemma in words()["blame"]
    after = {t.lower_ for t in token.doc[token.i + 1 : token.i + 10]}
    if not blames and not (lemma == "hold" and {"responsible", "accountable"} & after):
        return None
    if token.pos_ == "NOUN" and lemma != "blame":
        return None
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in token.children)
    subject = next((g for c in token.children if c.dep_ == "agent" for g in c.children), None) if passive else _subject(token)
    low, high = _clause(token, None if passive else subject)
    accused = next((c for c in token.children if c.dep_ in ("dobj", "nsubjpass")), None)
    on = next(
        (g for c in token.children if c.dep_ == "prep" and c.lower_ == "on" for g in c.children if g.dep_ == "pobj"), None
    )
    about = on or _after_on(token) or accused
    if passive:
        low = min(low, *(t.i for c in token.children if c.dep_ == "nsubjpass" for t in c.subtree), token.i)
        low = max(low, high - LONGEST)
    return Position(
        "blame",
        low,
        high,
        token.i,
        subject.i if subject is not None else None,
        _bare(noun_phrase(about), token) if about is not None else None,
    )


def _after_on(verb: Token) -> Token | None:
    """Y of "blame X on Y", wherever the parser hung the "on"."""
    if verb.lemma_.lower() != "blame":
        return None
    on = next((t for t in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 14)] if t.lower_ == "on"), None)
    return next((c for c in on.children if c.dep_ == "pobj" and c.ent_type_ != "DATE"), None) if on is not None else None


def _bare(about: tuple[int, int], verb: Token) -> tuple[int, int]:
    """Who is blamed, without what for."""
    low, high = about
    stop = next((t.i for t in verb.doc[low + 1 : high] if t.lower_ in ("for", "over", "of") and t.i > low), high)
    return (low, stop) if low > verb.i else about


def _responsibility(token: Token) -> Position | None:
    """ "X claimed responsibility", "an attack claimed by X"."""
    lemma = token.lemma_.lower()
    if lemma not in ("claim", "admit", "accept", "take") or token.pos_ not in ("VERB", "AUX"):
        return None
    after = {t.lower_ for t in token.doc[token.i + 1 : token.i + 5]}
    agent = phrase.agent(token)
    if "responsibility" in after or (lemma == "claim" and after & {"credit"}):
        subject = _subject(token)
        if (
            subject is None
            or subject.lower_ in ("nobody", "none")
            or any(c.lower_ in ("no", "neither") for c in subject.children)
        ):
            return None
        low, high = _clause(token, subject)
        return Position("claim_of_responsibility", low, high, token.i, subject.i, (token.i + 1, high))
    if lemma == "claim" and agent is not None:
        what = token.head if token.dep_ == "acl" else next((c for c in token.children if c.dep_ == "nsubjpass"), None)
        if what is not None and (
            what.lemma_.lower() in words()["blows"] or what.lower_ in words()["blows"] or triggers.act_harm(what)
        ):
            low, high = min(what.i, token.i), noun_phrase(agent)[1]
            return Position(
                "claim_of_responsibility",
                noun_phrase(what)[0] if what.i < token.i else low,
                high,
                token.i,
                agent.i,
                noun_phrase(what),
            )
    return None


def _acts(token: Token) -> Position | None:
    """An act of force that somebody ascribes to a side: "terrorists fired rockets at X", "12 killed in coalition strikes"."""
    lemma = token.lemma_.lower()
    if token.pos_ not in ("VERB", "AUX") and token.tag_ not in ("VBN", "VBD"):
        return None
    if lemma not in words()["force"]:
        return None
    agent = phrase.agent(token)
    subject = agent if agent is not None else _subject(token)
    harms = triggers.verb_harm(token) is not None
    if subject is not None and not any(c.dep_ == "nsubjpass" for c in token.children if agent is None):
        side = _side(subject)
        if side is not None and (
            harms
            or lemma not in ("open", "carry", "commit", "use", "claim", "leave", "force", "launch", "drop")
            or _blow_after(token)
        ):
            low, high = _clause(token, subject if agent is None else None)
            if agent is not None:
                first = next((c for c in token.children if c.dep_ == "nsubjpass"), token.head if token.dep_ == "acl" else None)
                low = min(low, noun_phrase(first)[0]) if first is not None and first.i < token.i else low
                low = max(low, high - LONGEST)
            return Position("blame", low, high, token.i, None, side)
    if harms and agent is None:
        return _killed_in(token)
    return None


def _blow_after(verb: Token) -> bool:
    return any(
        t.lower_ in words()["blows"] or t.lemma_.lower() in words()["blows"] or triggers.state_harm(t)
        for t in verb.doc[verb.i + 1 : verb.i + 9]
    )


def _side(noun: Token) -> tuple[int, int] | None:
    """The tokens of a side in a noun phrase ("regime warplanes", "strikes by the coalition"), or None."""
    low, high = noun_phrase(noun)
    high = min(high, low + 12)
    nations = origins.known().nations
    for i in range(low, high):
        prefixed = i > 1 and noun.doc[i - 1].text == "-" and noun.doc[i - 2].lower_ in ("anti", "pro", "non")
        if (
            noun.doc[i].lower_ in words()["sides"] - {"forces", "front", "islam"}
            and not prefixed
            and not noun.doc[i].lower_.startswith(("anti-", "pro-"))
        ):
            return low, high
    blow = noun.lower_ in words()["blows"] or noun.lemma_.lower() in words()["blows"]
    if (blow or noun.lower_ in ("forces", "troops", "army", "military", "planes", "aircraft", "artillery", "snipers")) and any(
        noun.doc[i].lower_ in nations for i in range(low, high)
    ):
        return low, high
    return None


def _killed_in(verb: Token) -> Position | None:
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "by") and child.i > verb.i:
            for noun in child.children:
                if noun.dep_ == "pobj" and (noun.lower_ in words()["blows"] or noun.lemma_.lower() in words()["blows"]):
                    side = _side(noun)
                    if side is not None:
                        first = next((c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj")), None)
                        low = noun_phrase(first)[0] if first is not None else verb.i
                        return Position("blame", max(low, side[1] - LONGEST), side[1], verb.i, None, side)
    return None


def _heard(voices: Voices, n: int, verb: int) -> Link | None:
    """Whom a pronoun before a verb stood for when the document was heard in its order."""
    return next((s.origin for s in voices.by_block.get(n, ()) if any(a <= verb < b for a, b in s.saying.cue)), None)


def _accused_before(block: Block, position: Position) -> int | None:
    """Whom a pronoun stands for in "X accused Y of ..., which they denied": the accused."""
    if position.kind != "denial":
        return None
    sent = block.doc[position.verb].sent
    for token in reversed(block.doc[sent.start : position.verb]):
        if token.lemma_.lower() in ("accuse", "blame"):
            return next((c.i for c in token.children if c.dep_ == "dobj"), None)
    return None


def _claim(scene: Scene, voices: Voices, n: int, block: Block, position: Position) -> Claim:
    doc = block.doc
    voice = voice_at(voices, n, position.verb)
    if position.holder is not None:
        head = doc[position.holder]
        accused = _accused_before(block, position) if head.lower_ in ("they", "it", "who", "which") else None
        if accused is not None:
            head = doc[accused]
        link = _heard(voices, n, position.verb) if accused is None and head.pos_ == "PRON" else None
        link = link or origins.resolve(voices.cast, block, *noun_phrase(head), head.i)
        voice = Voice(link or voice.origin, None, None)
    links: tuple[Link, ...] = chain(voices, voice)
    span = block.over(position.start, position.end)
    sent = doc[position.verb].sent
    return Claim(
        key=key_of(scene, span, position.kind),
        document=scene.parsed.document.id,
        span=span,
        sentence=block.over(min(sent.start, position.start), max(sent.end, position.end)),
        kind=position.kind,
        chain=links,
        connection=connection_of(scene, voices, links),
        manner="denied" if position.kind == "denial" else "alleged" if position.kind == "blame" else "asserted",
        producer=PRODUCER,
        headline=span.field == "title",
        verb=doc[position.verb].lemma_.lower(),
        place=placing.place_of(scene, n, position.start, position.end),
        when=placing.time_of(scene, n, position.start, position.end),
        about=doc[position.about[0] : position.about[1]].text if position.about else "",
    )
