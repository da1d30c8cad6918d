"""Who said what, sentence by sentence: source, cue and content of every report of speech, thought or count.

A `Saying` points at tokens of one parsed block. Chains ("state TV quoted a military source as saying") are two sayings,
one inside the other. Resolving names and pronouns is the work of `origins`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from onrecord import vocab

OPEN, CLOSE = '“"«„‟``', "”\"»''"
NP_DROP = {"relcl", "acl", "appos", "parataxis", "advcl"}


@dataclass(frozen=True, slots=True)
class Saying:
    """`source` is a token range (start, end) or None when nobody is named; `cue` the ranges of its words; `content` the ranges
    of what is said; `head` the source's head token; `lemma` the cue's; `to` the range of the one who was told."""

    source: tuple[int, int] | None
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    head: int | None
    lemma: str
    to: tuple[int, int] | None = None

    def covers(self, i: int) -> bool:
        """Whether token `i` stands in what is said."""
        return any(a <= i < b for a, b in self.content)

    @property
    def size(self) -> int:
        """Tokens in the content: the smaller, the nearer."""
        return sum(b - a for a, b in self.content)


@cache
def cues() -> dict[str, frozenset[str]]:
    """The cue vocabulary, by group."""
    return {group: frozenset(words) for group, words in vocab.load("cues", dict[str, list[str]]).items()}


def sayings(doc: Doc) -> list[Saying]:
    """Every saying of a block, in order of the cue."""
    found = [s for sent in doc.sents for s in _of_sentence(sent)]
    found += list(_quotes(doc, found))
    return sorted(found, key=lambda s: (s.cue[0] if s.cue else s.content[0], s.size))


def _of_sentence(sent: Span) -> Iterator[Saying]:
    taken: set[int] = set()
    for token in sent:
        saying = None
        if token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBD", "VBZ", "VBP", "VBG", "VBN"):
            saying = _from_verb(token, sent)
        elif token.lower_ == "according":
            saying = _from_according(token, sent)
        elif token.lemma_.lower() in cues()["nouns"] and token.pos_ == "NOUN":
            saying = _from_noun(token, sent)
        if saying is not None and (not saying.cue or saying.cue[0][0] not in taken):
            taken.update(i for a, b in saying.cue for i in range(a, b))
            yield saying


def noun_phrase(head: Token, whole: bool = False) -> tuple[int, int]:
    """The token range of a noun phrase around its head, without relative clauses and appositions unless `whole`."""
    drop = () if whole else NP_DROP
    keep = [head.i]
    stack = [
        c
        for c in head.children
        if (c.dep_ not in drop and c.dep_ not in ("cc", "conj", "punct", "mark", "dep"))
        or (c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN"))
    ]
    while stack:
        token = stack.pop()
        keep.append(token.i)
        stack += [c for c in token.children if c.dep_ not in drop and c.dep_ != "punct"]
    low, high = head.i, head.i + 1
    have = set(keep) | {
        t.i for t in head.subtree if t.dep_ in ("cc",) or t.text in ("-", "'s", "’s", "&", "(", ")", "’", "'", '"')
    }
    while low - 1 in have:
        low -= 1
    while high in have:
        high += 1
    while high - 1 > head.i and head.doc[high - 1].dep_ in ("cc", "punct"):
        high -= 1
    return low, high


def _subject(verb: Token) -> Token | None:
    """The one who says: the verb's subject, or that of the verb it hangs on ("..., adding that")."""
    for _ in range(4):
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return child
        if verb.dep_ in ("advcl", "conj", "xcomp", "acl", "dep") and verb.head.i != verb.i:
            if verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
                return verb.head
            verb = verb.head
            continue
        return None
    return None


def _from_verb(verb: Token, sent: Span) -> Saying | None:
    lemma = verb.lemma_.lower()
    groups = cues()
    if not any(lemma in groups[g] for g in ("say", "count", "object", "show", "talking")):
        return None
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    agent = next((g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"), None)
    subject = agent if passive else _subject(verb)
    if passive and agent is None and not (lemma == "quote" or lemma == "cite"):
        return None
    if lemma in ("quote", "cite") and (passive or _as_clause(verb) is not None):
        return _quoted(verb, passive)
    if subject is None:
        subject = _inverted(verb, sent)
    content = _content(verb, subject, sent, lemma)
    if content is None or (subject is None and lemma not in groups["say"]):
        return None
    if subject is not None and subject.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"):
        return None
    if (
        subject is not None
        and subject.lower_ in ("it", "there", "that", "which", "this")
        and lemma not in groups["say"] - {"expect", "know", "think", "mean"}
    ):
        return None
    source = noun_phrase(subject) if subject is not None else None
    told = (
        next((c for c in verb.children if c.dep_ in ("dobj", "dative", "iobj")), None) if lemma in ("tell", "inform") else None
    )
    if told is None:
        told = next(
            (g for c in verb.children if c.dep_ == "prep" and c.lower_ == "to" for g in c.children if g.dep_ == "pobj"), None
        )
    content = tuple(_minus(content, [source] if source else []))
    if not content:
        return None
    return Saying(
        source,
        _cue(verb),
        content,
        subject.i if subject is not None else None,
        lemma,
        noun_phrase(told) if told is not None else None,
    )


def _inverted(verb: Token, sent: Span) -> Token | None:
    """The subject right after a verb that the parser left alone ("said the Observatory")."""
    for token in sent.doc[verb.i + 1 : min(sent.end, verb.i + 6)]:
        if (
            token.pos_ in ("PROPN", "NOUN")
            and token.dep_ not in ("compound", "npadvmod", "tmod")
            and token.ent_type_ not in ("DATE", "TIME")
        ):
            return token if token.dep_ in ("attr", "nsubj", "dep", "ROOT", "appos") else None
    return None


def _as_clause(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)


def _quoted(verb: Token, passive: bool) -> Saying | None:
    """ "SANA quoted a source as saying ...": the one quoted is the source."""
    as_clause = _as_clause(verb)
    inner = next(
        (
            t
            for t in (as_clause.subtree if as_clause is not None else verb.subtree)
            if t.lemma_ in ("say", "tell", "state", "report", "add") and t.i > verb.i
        ),
        None,
    )
    head = next((c for c in verb.children if c.dep_ == ("nsubjpass" if passive else "dobj")), None)
    if inner is None or head is None:
        return None
    end = max(t.i for t in inner.subtree) + 1
    teller = (
        next((c for c in verb.children if c.dep_ in ("nsubj",)), None)
        if not passive
        else next((g for c in verb.children if c.dep_ == "agent" for g in c.children), None)
    )
    if end <= inner.i + 1:
        return None
    return Saying(
        noun_phrase(head),
        ((verb.i, verb.i + 1),),
        ((inner.i + 1, end),),
        head.i,
        "quote",
        noun_phrase(teller) if teller is not None else None,
    )


def _cue(verb: Token) -> tuple[tuple[int, int], ...]:
    low = verb.i
    while low - 1 >= 0 and verb.doc[low - 1].dep_ in ("aux", "auxpass", "neg") and verb.doc[low - 1].head.i == verb.i:
        low -= 1
    high = verb.i + 1
    while high < len(verb.doc) and verb.doc[high].dep_ == "prt" and verb.doc[high].head.i == verb.i:
        high += 1
    return ((low, high),)


def _content(verb: Token, subject: Token | None, sent: Span, lemma: str) -> tuple[tuple[int, int], ...] | None:
    groups = cues()
    clause = next((c for c in verb.children if c.dep_ in ("ccomp",)), None)
    if clause is None and lemma in groups["say"]:
        clause = next((c for c in verb.children if c.dep_ in ("xcomp",) and c.i > verb.i), None)
    if clause is not None and (lemma in groups["say"] or lemma in groups["show"]):
        low, high = min(t.i for t in clause.subtree), max(t.i for t in clause.subtree) + 1
        inside = low <= verb.i < high
        if not inside:
            if low > verb.i:
                high = _reach(verb, high, sent)
            return ((low, high),)
    if (
        lemma in groups["say"]
        and verb.dep_ in ("parataxis", "ccomp", "advcl", "dep", "relcl")
        and verb.head.i != verb.i
        and clause is None
        and subject is not None
        and any(c.i == subject.i for c in verb.children)
    ):
        return _around(verb, subject, sent)
    if lemma in groups["say"] and clause is None and verb.dep_ == "ROOT" and subject is not None:
        before = verb.i - sent.start
        if before > 4 and not any(t.i > verb.i and t.dep_ in ("dobj",) for t in verb.children):
            return _around(verb, subject, sent)
    if clause is not None and clause.i < verb.i:
        return _around(verb, subject, sent)
    for child in verb.children:
        if child.i > verb.i and (
            (child.dep_ == "dobj" and (lemma in groups["count"] or lemma in groups["object"]))
            or (child.dep_ in ("xcomp", "oprd") and lemma in groups["object"])
        ):
            return ((min(t.i for t in child.subtree), _reach(verb, max(t.i for t in child.subtree) + 1, sent)),)
        if (
            child.i > verb.i
            and child.dep_ == "prep"
            and child.lower_ in ("about", "of", "for", "to", "on", "against", "with")
            and lemma in groups["talking"]
        ):
            return ((child.i, max(t.i for t in child.subtree) + 1),)
    return None


def _reach(verb: Token, high: int, sent: Span) -> int:
    """A reported clause runs on over what hangs on the reporting verb after it (adverbial clauses the parser lifts)."""
    end = high
    for child in sorted(verb.children, key=lambda c: c.i):
        if (
            child.i >= high
            and child.dep_ in ("advcl", "prep", "npadvmod", "advmod", "oprd", "acl")
            and not any(t.lemma_ in cues()["say"] for t in child.subtree if t.dep_ == "advcl")
        ):
            end = max(end, max(t.i for t in child.subtree) + 1)
    while end - 1 > verb.i and verb.doc[end - 1].text in (".", ";"):
        end -= 1
    return end


def _around(verb: Token, subject: Token | None, sent: Span) -> tuple[tuple[int, int], ...] | None:
    """The rest of the sentence around a parenthetical cue: before it, and after it up to the next clause."""
    low, high = verb.i, verb.i + 1
    if subject is not None and sent.start <= subject.i < sent.end:
        a, b = noun_phrase(subject, whole=True)
        low, high = min(low, a), max(high, b)
    for child in verb.children:
        if child.dep_ in ("aux", "neg", "prep", "npadvmod", "advmod", "dative", "dobj") and abs(child.i - verb.i) < 12:
            if child.dep_ in ("prep", "npadvmod", "advmod", "dobj", "dative") and child.i < verb.i:
                continue
            low, high = min(low, child.i), max(high, max(t.i for t in child.subtree) + 1)
    doc = sent.doc
    out = []
    start, end = sent.start, low
    while end > start and doc[end - 1].text in (",", "-", "–", "—", "--"):
        end -= 1
    if end > start:
        out.append((start, end))
    tail = high
    while tail < sent.end and doc[tail].text in (",", ":", "-", "–", "—"):
        tail += 1
    stop = sent.end
    while stop > tail and doc[stop - 1].text in (".", "\n"):
        stop -= 1
    if stop - tail > 2 and (doc[tail - 1].text in (",", ":") or doc[tail].text in OPEN):
        out.append((tail, stop))
    return tuple(out) or None


def _from_according(token: Token, sent: Span) -> Saying | None:
    pobj = next((g for c in token.children if c.lower_ == "to" for g in c.children if g.dep_ in ("pobj", "pcomp")), None)
    if pobj is None and token.i + 2 < len(token.doc) and token.nbor(1).lower_ == "to":
        pobj = next(
            (
                t
                for t in token.doc[token.i + 2 : token.i + 9]
                if t.pos_ in ("NOUN", "PROPN", "PRON") and t.dep_ not in ("compound", "amod", "poss")
            ),
            None,
        )
    if pobj is None:
        return None
    source = noun_phrase(pobj)
    high = max(source[1], max((t.i for t in pobj.subtree if t.dep_ in NP_DROP and t.i < sent.end), default=0) + 1)
    rest = _minus([(sent.start, sent.end)], [(token.i, min(high, sent.end))])
    content = [(a, b) for a, b in (_trim(sent.doc, a, b) for a, b in rest) if b > a]
    return Saying(source, ((token.i, token.i + 2),), tuple(content), pobj.i, "accord") if content else None


def _from_noun(token: Token, sent: Span) -> Saying | None:
    """ "The ministry's statement that ...", "claims by the rebels that ..."."""
    clause = next(
        (
            c
            for c in token.children
            if c.dep_ in ("acl", "ccomp") and any(g.dep_ == "mark" or g.lower_ in ("that", "to") for g in c.children)
        ),
        None,
    )
    if clause is None or clause.i < token.i:
        return None
    owner = next((c for c in token.children if c.dep_ == "poss"), None) or next(
        (
            g
            for c in token.children
            if c.dep_ == "prep" and c.lower_ in ("by", "from", "of")
            for g in c.children
            if g.dep_ == "pobj"
        ),
        None,
    )
    low, high = min(t.i for t in clause.subtree), max(t.i for t in clause.subtree) + 1
    source = noun_phrase(owner) if owner is not None else None
    return Saying(
        source, ((token.i, token.i + 1),), ((low, high),), owner.i if owner is not None else None, token.lemma_.lower()
    )


def _trim(doc: Doc, a: int, b: int) -> tuple[int, int]:
    while a < b and doc[a].text in (",", ":", "-", "–"):
        a += 1
    while b > a and doc[b - 1].text in (",", ".", "-", "–", ";"):
        b -= 1
    return a, b


def _minus(ranges: Iterable[tuple[int, int]], holes: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    out = list(ranges)
    for low, high in holes:
        out = [piece for a, b in out for piece in ((a, min(b, low)), (max(a, high), b)) if piece[1] > piece[0]]
    return out


def quotes(doc: Doc) -> list[tuple[int, int]]:
    """Token ranges inside double quotation marks, marks excluded; an unclosed quote runs to the end of the block."""
    out, start = [], None
    for token in doc:
        if token.text in ("“", '"', "”", "``", "''", "«", "»"):
            if start is None and token.text not in ("”", "''", "»"):
                start = token.i + 1
            elif start is not None and token.text not in ("“", "``", "«"):
                if token.i > start:
                    out.append((start, token.i))
                start = None
    if start is not None and start < len(doc):
        out.append((start, len(doc)))
    return out


def _quotes(doc: Doc, found: list[Saying]) -> Iterator[Saying]:
    """Quotations of at least four words that no saying covers yet go to the speaker of the nearest saying in the same
    paragraph: the one before that speaks in quotes, else the one right after."""
    for a, b in quotes(doc):
        if b - a < 4 or any(s.covers((a + b) // 2) for s in found):
            continue
        near = [s for s in found if s.source and s.cue and abs(s.cue[0][0] - (a if s.cue[0][0] < a else b)) < 25]
        if near:
            best = min(near, key=lambda s: abs(s.cue[0][0] - (a if s.cue[0][0] < a else b)))
            yield Saying(best.source, best.cue, ((a, b),), best.head, best.lemma, best.to)
