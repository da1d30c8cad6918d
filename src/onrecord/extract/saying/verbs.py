"""Sayings announced by a verb: "the Observatory said", "40 dead were counted by medics", "SANA quoted a source as saying"."""

from collections.abc import Sequence

from spacy.tokens import Span, Token

from onrecord.extract.saying.around import around, closes_quotation
from onrecord.extract.saying.complements import Part, frames, parts
from onrecord.extract.saying.phrase import agent, child, extent, noun_phrase, object_of
from onrecord.extract.saying.ranges import minus
from onrecord.extract.saying.saying import Saying, Tokens, frames_of

QUOTING = ("quote", "cite")
HANGING = ("advcl", "conj", "xcomp", "acl", "dep", "pcomp", "prep", "acomp", "dobj", "pobj", "prt")
STEPS = 5  # words up the tree in which a shared subject is looked for
INVERTED = 6  # tokens after the verb in which a subject behind it can begin
TRAILING = ("advcl", "prep", "npadvmod", "advmod", "oprd", "acl")
FULL = ("clause", "infinitive", "object", "passive subject infinitive")


def from_verb(verb: Token, sent: Span, quoted: Sequence[Tokens]) -> Saying | None:
    """What a verb of speech, count or knowledge announces, or None where it is another verb or nobody says it."""
    lemma = verb.lemma_.lower()
    kinds = frames_of("verb").get(lemma)
    if kinds is None:
        return None
    below = child(verb, "nsubjpass")
    by = agent(verb)
    passive = below is not None or by is not None or child(verb, "auxpass") is not None
    if lemma in QUOTING and (passive or _as_clause(verb) is not None):
        quoted_one = _quoted(verb, passive)
        if quoted_one is not None:
            return quoted_one
    found = parts(verb)
    if passive or (verb.tag_ == "VBN" and verb.dep_ == "acl"):
        return _passive(verb, below, by, found, kinds, lemma)
    subject = _behind(verb) or subject_of(verb)
    if subject is None:
        subject = _inverted(verb, sent) or _left(verb, sent)
    apart = verb.tag_ != "VBG" and not any(p.kind == "clause" and p.start == verb.i + 1 for p in found)
    if quoted and apart and "round" in kinds and closes_quotation(verb, subject, sent, quoted):
        return _saying(verb, subject, around(verb, subject, sent, quoted), lemma, "round")
    for kind, content in frames(found):
        told = kind in kinds or (kind in ("object", "clause") and "count" in kinds and _counts(verb, content))
        if told and not content[0] <= verb.i < content[1]:
            return _saying(
                verb,
                subject,
                (_reach(verb, content, kind) if kind == "clause" else _bare(verb, _reach(verb, content, kind)),),
                lemma,
                kind,
            )
    if "round" in kinds and not any(p.kind in ("clause",) for p in found):
        pieces = around(verb, subject, sent, quoted)
        if pieces:
            return _saying(verb, subject, pieces, lemma, "round")
    if "relative" in kinds and verb.dep_ == "relcl" and subject is not None and subject.head.i == verb.i:
        low, high = verb.head.left_edge.i, verb.left_edge.i
        if low < high and subject.lower_ not in ("that", "which", "who"):
            return _saying(verb, subject, ((low, high),), lemma, "relative")
    return None


def _passive(
    verb: Token, below: Token | None, by: Token | None, found: Sequence[Part], kinds: frozenset[str], lemma: str
) -> Saying | None:
    """ "Keld is expected to resign", "12 dead were counted by medics", "a plan proposed by the council"."""
    says = "by" if by is not None else "passive"
    for part in found:
        over = f"{says} subject {part.kind}"
        if below is not None and below.i < verb.i and over in kinds:
            return _saying(verb, by, (extent(below), (part.start, part.end)), lemma, over)
        if f"{says} {part.kind}" in kinds or (part.kind == "clause" and by is not None and "clause" in kinds):
            return _saying(verb, by, (_reach(verb, (part.start, part.end), part.kind),), lemma, f"{says} {part.kind}")
    counted = by is not None and "count" in kinds and below is not None and _counts(verb, extent(below))
    if below is not None and below.i < verb.i and (f"{says} subject" in kinds or counted):
        return _saying(verb, by, (extent(below),), lemma, f"{says} subject")
    if below is None and verb.dep_ == "acl" and f"{says} noun" in kinds and verb.head.left_edge.i < verb.i:
        return _saying(verb, by, ((verb.head.left_edge.i, verb.i),), lemma, f"{says} noun")
    return None


def _saying(verb: Token, subject: Token | None, content: tuple[Tokens, ...], lemma: str, kind: str) -> Saying | None:
    source = noun_phrase(subject) if subject is not None else None
    content = tuple(minus(content, source)) if source is not None else content
    if not content:
        return None
    told = _told(verb, lemma)
    to = noun_phrase(told) if told is not None else None
    return Saying(source, (_cue(verb),), content, subject.i if subject is not None else None, lemma, to, kind)


def _reach(verb: Token, content: Tokens, kind: str) -> Tokens:
    """A reported clause runs on over what hangs on the reporting verb after it (adverbial clauses the parser lifts)."""
    low, high = content
    if kind not in FULL:
        return content
    end = high
    for token in verb.children:
        if token.dep_ == "advcl" and kind not in ("clause", "infinitive"):
            continue
        if token.i >= high and token.dep_ in TRAILING and not _speaks_again(token):
            end = max(end, token.right_edge.i + 1)
    while end - 1 > verb.i and verb.doc[end - 1].text in (".", ";"):
        end -= 1
    return low, end


def _bare(verb: Token, content: Tokens) -> Tokens:
    """What is said without a closing ", who ..." that only describes."""
    doc, (low, high) = verb.doc, content
    for i in range(high - 1, low, -1):
        token = doc[i]
        if token.text == "," and i + 1 < high and doc[i + 1].tag_ in ("WDT", "WP") and doc[i + 1].lower_ != "what":
            return low, i
    return content


def _speaks_again(token: Token) -> bool:
    says = frames_of("verb")
    return token.dep_ == "advcl" and "round" in says.get(token.lemma_.lower(), ())


def _counts(verb: Token, content: Tokens) -> bool:
    """Whether an object gives a number ("recorded 12 deaths")."""
    return any(token.like_num for token in verb.doc[slice(*content)])


def subject_of(verb: Token) -> Token | None:
    """The one who says: the verb's subject, or that of the word it hangs on ("..., adding that", "is ready to say")."""
    for _ in range(STEPS):
        subject = child(verb, "nsubj", "nsubjpass")
        if subject is not None:
            return subject
        if verb.pos_ == "NOUN" and verb.dep_ != "ROOT" and child(verb, "poss") is not None:
            return child(verb, "poss")
        if verb.dep_ not in HANGING or verb.head.i == verb.i:
            return None
        if verb.dep_ == "acl" and _acts(verb.head, verb):
            return verb.head
        verb = verb.head
    return None


def _acts(noun: Token, verb: Token) -> bool:
    """Whether a noun does what the verb on it tells ("a man saying ..."), not only carries it ("put out a note saying ...")."""
    if noun.pos_ == "NOUN":
        return verb.tag_ != "VBG" or noun.dep_ != "dobj"
    return noun.pos_ in ("PROPN", "PRON")


def _behind(verb: Token) -> Token | None:
    """The subject after "said", though the parser gives it another before ("..., said a source")."""
    if verb.lower_ not in ("said", "says"):
        return None
    return next((c for c in verb.children if c.dep_ == "nsubj" and c.i > verb.i and c.left_edge.i == verb.i + 1), None)


def _left(verb: Token, sent: Span) -> Token | None:
    """The name or noun right before a finite verb that the parser left without a subject."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    i = verb.i - 1
    while i > sent.start and sent.doc[i].pos_ in ("ADV", "AUX", "PUNCT") and verb.i - i < 4:
        i -= 1
    return sent.doc[i] if i >= sent.start and sent.doc[i].pos_ in ("NOUN", "PROPN", "PRON") else None


def _inverted(verb: Token, sent: Span) -> Token | None:
    """The subject right after a verb that the parser left alone ("said the Observatory")."""
    for token in sent.doc[verb.i + 1 : min(sent.end, verb.i + INVERTED)]:
        if token.pos_ in ("PROPN", "NOUN") and token.dep_ not in ("compound", "npadvmod", "tmod"):
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
    return Saying(noun_phrase(source), ((verb.i, verb.i + 1),), ((inner.i + 1, end),), source.i, "quote", to, "quote")


def _inner(verb: Token) -> Token | None:
    """The verb of speech inside a quotation: "saying" in "quoted a source as saying"."""
    clause = _as_clause(verb)
    inside = (clause if clause is not None else verb).subtree
    return next((t for t in inside if t.lemma_ in ("say", "tell", "state", "report", "add") and t.i > verb.i), None)
