"""Sayings announced by a verb: "the Observatory said", "40 dead were counted by medics", "SANA quoted a source as saying"."""

from spacy.tokens import Span, Token

from onrecord.extract.saying.content import content_of
from onrecord.extract.saying.phrase import agent, child, extent, noun_phrase, object_of
from onrecord.extract.saying.ranges import minus
from onrecord.extract.saying.saying import Saying, Tokens, cues

VERBS = ("say", "count", "object", "show", "talking")
QUOTING = ("quote", "cite")
SPEAKERS = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X")
EMPTY = ("it", "there", "that", "which", "this")
OPINION = {"expect", "know", "think", "mean"}
HANGING = ("advcl", "conj", "xcomp", "acl", "dep")
STEPS = 4  # verbs up the tree in which a shared subject is looked for
INVERTED = 6  # tokens after the verb in which a subject behind it can begin


def from_verb(verb: Token, sent: Span) -> Saying | None:
    """What a verb of speech, count or knowledge announces, or None where it is another verb or nobody says it."""
    lemma = verb.lemma_.lower()
    if not any(lemma in cues()[group] for group in VERBS):
        return None
    passive = child(verb, "nsubjpass", "auxpass") is not None
    if lemma in QUOTING and (passive or _as_clause(verb) is not None):
        return _quoted(verb, passive)
    by = agent(verb) if passive else _subject(verb)
    if passive and by is None:
        return None
    subject = by if by is not None else _inverted(verb, sent)
    content = content_of(verb, subject, sent, lemma)
    if content is None or not _can_say(subject, lemma):
        return None
    return _saying(verb, subject, content, lemma)


def _saying(verb: Token, subject: Token | None, content: tuple[Tokens, ...], lemma: str) -> Saying | None:
    source = noun_phrase(subject) if subject is not None else None
    content = tuple(minus(content, source)) if source is not None else content
    if not content:
        return None
    told = _told(verb, lemma)
    to = noun_phrase(told) if told is not None else None
    return Saying(source, (_cue(verb),), content, subject.i if subject is not None else None, lemma, to)


def _can_say(subject: Token | None, lemma: str) -> bool:
    """Whether this subject can be the one who says; without any, only a plain verb of speech tells that somebody does."""
    if subject is None:
        return lemma in cues()["say"]
    return subject.pos_ in SPEAKERS and (subject.lower_ not in EMPTY or lemma in cues()["say"] - OPINION)


def _subject(verb: Token) -> Token | None:
    """The one who says: the verb's subject, or that of the verb it hangs on ("..., adding that")."""
    for _ in range(STEPS):
        subject = child(verb, "nsubj", "nsubjpass")
        if subject is not None:
            return subject
        if verb.dep_ not in HANGING or verb.head.i == verb.i:
            return None
        if verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return verb.head
        verb = verb.head
    return None


def _inverted(verb: Token, sent: Span) -> Token | None:
    """The subject right after a verb that the parser left alone ("said the Observatory")."""
    for token in sent.doc[verb.i + 1 : min(sent.end, verb.i + INVERTED)]:
        noun = token.pos_ in ("PROPN", "NOUN") and token.ent_type_ not in ("DATE", "TIME")
        if noun and token.dep_ not in ("compound", "npadvmod", "tmod"):
            return token if token.dep_ in ("attr", "nsubj", "dep", "ROOT", "appos") else None
    return None


def _told(verb: Token, lemma: str) -> Token | None:
    """Who was told: "told the Harbour Wire", "said to reporters"."""
    direct = child(verb, "dobj", "dative", "iobj") if lemma in ("tell", "inform") else None
    return direct if direct is not None else object_of(verb, ("to",))


def _cue(verb: Token) -> Tokens:
    """The verb with its auxiliaries, negation and particle."""
    low, high, doc = verb.i, verb.i + 1, verb.doc
    while low > 0 and doc[low - 1].dep_ in ("aux", "auxpass", "neg") and doc[low - 1].head.i == verb.i:
        low -= 1
    while high < len(doc) and doc[high].dep_ == "prt" and doc[high].head.i == verb.i:
        high += 1
    return low, high


def _as_clause(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)


def _quoted(verb: Token, passive: bool) -> Saying | None:
    """ "SANA quoted a source as saying ...": the one quoted is the source, who quotes is told of it first."""
    inner = _inner(verb)
    source = child(verb, "nsubjpass" if passive else "dobj")
    if inner is None or source is None:
        return None
    end = extent(inner)[1]
    if end <= inner.i + 1:
        return None
    by = child(verb, "agent")
    teller = (next(by.children, None) if by is not None else None) if passive else child(verb, "nsubj")
    to = noun_phrase(teller) if teller is not None else None
    return Saying(noun_phrase(source), ((verb.i, verb.i + 1),), ((inner.i + 1, end),), source.i, "quote", to)


def _inner(verb: Token) -> Token | None:
    """The verb of speech inside a quotation: "saying" in "quoted a source as saying"."""
    clause = _as_clause(verb)
    inside = (clause if clause is not None else verb).subtree
    return next((t for t in inside if t.lemma_ in ("say", "tell", "state", "report", "add") and t.i > verb.i), None)
