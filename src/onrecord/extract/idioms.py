"""Turns of phrase that tell what befell people and that no single word gives away: "let go", "lost a leg", "gave up their
posts". The phrases are in vocab/idioms.yml; what they are said of must be people."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from onrecord import vocab
from onrecord.extract import triggers
from onrecord.extract.grammar import Hit, clause, is_person
from onrecord.extract.lexicon import lexicon
from onrecord.extract.numbers import Number
from onrecord.model.words import Harm

NEAR = 4
"""How far the next word of a phrase may be from the last."""
NOT = {"not", "n't", "never", "nor", "neither", "yet", "cannot"}
BE = {"be", "was", "were", "been", "being", "is", "are", "get", "got", "getting"}
RELATIVE = {"who", "that", "which", "whom"}
PASSIVE_TAIL = {"by", "in", "at", "on", "during", "since", "for", "near", "without"}
OPENING = {"let", "leave", "find", "see", "watch", "hold"}
"""Verbs whose object is the subject of another verb ("let 12 people go")."""
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "dep")
OBJECTS = ("dobj", "nsubj", "oprd", "attr", "npadvmod", "dep", "dative", "ccomp")


@dataclass(frozen=True)
class Phrases:
    """The phrases of one harm: said of its subject, done to its object."""

    suffered: tuple[str, ...]
    done: tuple[str, ...]
    toward: tuple[str, ...] = ()


@dataclass(frozen=True)
class Idiom:
    """A phrase ready to match: what follows the verb, what it asks for (a negation, a passive, one who takes), and its harm."""

    after: tuple[frozenset[str], ...]
    under: str
    harm: str


@cache
def _table(voice: str) -> dict[str, tuple[Idiom, ...]]:
    """Verb lemma -> its phrases, the longest first."""
    table: dict[str, list[Idiom]] = {}
    for harm, phrases in vocab.load("idioms", dict[str, Phrases]).items():
        for phrase in getattr(phrases, voice):
            words = phrase.split()
            under = words.pop(0) if words[0] in ("not", "been", "who") else ""
            verb, *after = words
            idiom = Idiom(tuple(frozenset(word.split("|")) for word in after), under, harm)
            for lemma in verb.split("|"):
                table.setdefault(lemma, []).append(idiom)
    return {lemma: tuple(sorted(idioms, key=lambda i: -len(i.after))) for lemma, idioms in table.items()}


def told(doc: Doc, token: Token, noun: int | None, number: Number) -> Hit | None:
    """The harm of the people at `token` from a phrase around the verb that governs them."""
    if noun is not None and not (is_person(doc[noun]) or doc[noun].lower_ in ("them", "whom", "those", "others")):
        return None
    following = doc[number.core_end : number.core_end + 2]
    if noun is None and len(following) == 2 and following[0].lower_ == "of" and following[1].pos_ != "PRON":
        return None
    end = max(noun + 1 if noun is not None else 0, number.core_end)
    for verb, voice in _verbs(doc, token, noun, number, end):
        found = _match(doc, verb, voice, number, end)
        if found is not None:
            harm = _harm(verb, found.harm, voice, doc[noun] if noun is not None else None)
            held = noun is not None and harm in ("detained", "displaced", "defected") and triggers.counted_harm(doc[noun])
            return None if held else (harm, verb.i)
    return None


def _verbs(doc: Doc, token: Token, noun: int | None, number: Number, end: int) -> Iterator[tuple[Token, str]]:
    """The verbs that may tell of the people, each with what the people are to it."""
    top = clause(token)
    if top.dep_ in SUBJECTS:
        for verb in _chain(top.head):
            yield verb, "done" if _passive(doc, verb) else "suffered"
    for child in doc[noun].children if noun is not None else ():
        if child.dep_ in ("relcl", "acl"):
            for verb in _chain(child):
                if any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ not in RELATIVE for c in verb.children):
                    continue
                yield verb, "done" if _passive(doc, verb) or (child.dep_ == "acl" and _participle(doc, verb)) else "suffered"
    if top.dep_ in OBJECTS:
        over = top.head.head
        for verb in (top.head, over) if over.lemma_ in OPENING else (top.head,):
            if verb.i < number.start and number.start - verb.i < 12 and not _passive(doc, verb):
                yield verb, "done"
    if top.dep_ == "pobj" and top.head.i == number.start - 1:
        earlier = reversed(doc[max(0, number.start - 7) : number.start])
        yield from [(t, "toward") for t in earlier if t.pos_ in ("VERB", "AUX")][:1]
    before = doc[number.start - 1] if number.start else None
    if before is not None and before.lower_ in ("the", "another", "off", "up", "away", "out", "of") and number.start > 1:
        before = doc[number.start - 2]
    if before is not None and before.pos_ == "VERB" and not _passive(doc, before):
        yield before, "done"
    for after in doc[end : end + 5]:
        if after.pos_ == "PUNCT" or after.pos_ == "NOUN" or after.like_num:
            return
        if after.pos_ == "VERB":
            yield after, "done" if _passive(doc, after) else "suffered"
            return


def _chain(verb: Token) -> Iterator[Token]:
    """A verb, what it opens on ("are due to leave", "offered to step down") and what is joined to it."""
    yield verb
    for child in verb.children:
        if child.dep_ in ("xcomp", "acomp") and child.i > verb.i:
            yield from _chain(child)
        elif child.dep_ == "conj" and child.i > verb.i and not any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children):
            yield child


def _participle(doc: Doc, verb: Token) -> bool:
    """Whether a verb right behind a noun tells what was done to it ("people held for days"), not what it did."""
    after = doc[verb.i + 1 : verb.i + 3]
    if len(after) == 2 and after[0].lower_ in ("over", "up", "out", "off", "in") and after[1].pos_ in ("DET", "PRON"):
        return after[0].lower_ == "in" and after[1].lower_ not in ("his", "her", "their", "its")
    return verb.tag_ == "VBN" or (len(after) > 0 and after[0].lower_ in PASSIVE_TAIL)


def _passive(doc: Doc, verb: Token) -> bool:
    return verb.tag_ in ("VBN", "VBD", "VB", "VBP") and any(t.lower_ in BE for t in doc[max(0, verb.i - 3) : verb.i])


def _match(doc: Doc, verb: Token, voice: str, number: Number, end: int) -> Idiom | None:
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    for idiom in _table(voice).get(verb.lemma_.lower(), ()):
        if idiom.under == "not" and not any(t.lower_ in NOT for t in doc[max(0, verb.i - 4) : verb.i]):
            continue
        if idiom.under == "been" and verb.i < end:
            continue
        if idiom.under == "who" and not _around(verb) & (lexicon().captors | lexicon().keepers):
            continue
        if voice == "toward" and idiom.harm == "missing" and _around(verb) & lexicon().keepers:
            continue  # the police look for suspects
        starts = {verb.i + 1, end} if voice == "done" and verb.i < end else {verb.i + 1}
        ends = [_follows(doc, start, idiom.after) for start in starts]
        if number.start in ends if voice == "toward" else any(place is not None for place in ends):
            return idiom
    return None


def _follows(doc: Doc, start: int, words: tuple[frozenset[str], ...]) -> int | None:
    """Where the words end if they come one after the other from token `start` on, each near the last, within the clause."""
    for choice in words:
        place = start
        while place < len(doc) and place - start < NEAR and doc[place].text not in (".", ";", ":"):
            if doc[place].lower_ in choice:
                break
            place += 1
        else:
            return None
        if place >= len(doc):
            return None
        start = place + 1
    return start


def _harm(verb: Token, harm: str, voice: str, noun: Token | None) -> Harm:
    """The harm of a phrase; who takes people decides between those held by a state and those abducted, who walks out between
    office and prison, who crosses a border between deserters and refugees."""
    words = lexicon()
    who = noun.lemma_.lower() if noun is not None and voice == "suffered" else ""
    if harm == "released" and who in words.offices:
        return "resigned"
    if harm == "displaced" and who in words.ranks and verb.lemma_ in ("cross", "come", "run", "fly", "slip"):
        return "defected"
    if harm != "taken":
        return harm  # type: ignore[return-value]
    around = sorted((t.i > verb.i, t.i, t.lower_.removesuffix("s")) for t in verb.sent if abs(t.i - verb.i) < 15)
    taker = next((word for _, _, word in around if word in words.captors or word in words.keepers), "")
    return "abducted" if taker in words.captors else "detained"


def _around(verb: Token) -> set[str]:
    return {t.lower_.removesuffix("s") for t in verb.sent if abs(t.i - verb.i) < 15}
