"""What is said: the clause a verb of speech governs, or the sentence around it where the verb stands aside."""

from spacy.tokens import Span, Token

from onrecord.extract.saying.phrase import child, extent, noun_phrase
from onrecord.extract.saying.saying import Tokens, cues

OPEN = '“"«„‟``'
ABOUT = ("about", "of", "for", "to", "on", "against", "with")
TRAILING = ("advcl", "prep", "npadvmod", "advmod", "oprd", "acl")
ADJUNCTS = ("prep", "npadvmod", "advmod", "dative", "dobj")
NEAR = 12  # tokens around an aside's verb in which its own words stand
LEAST = 4  # tokens before a main verb without a clause, from which on they are what it says


def content_of(verb: Token, subject: Token | None, sent: Span, lemma: str) -> tuple[Tokens, ...] | None:
    """The ranges of what a verb says, or None where it says nothing that could be told."""
    says = lemma in cues()["say"]
    clause = _clause(verb, says)
    if clause is not None and (says or lemma in cues()["show"]):
        low, high = extent(clause)
        if not low <= verb.i < high:
            return ((low, _reach(verb, high) if low > verb.i else high),)
    if clause is not None and clause.i < verb.i:
        return _around(verb, subject, sent)
    if says and clause is None and subject is not None and (_aside(verb, subject) or _closing(verb, sent)):
        return _around(verb, subject, sent)
    return next(((found,) for c in verb.children if c.i > verb.i and (found := _object(verb, c, lemma)) is not None), None)


def _clause(verb: Token, says: bool) -> Token | None:
    clause = child(verb, "ccomp")
    if clause is None and says:
        clause = next((c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i), None)
    return clause


def _aside(verb: Token, subject: Token) -> bool:
    """Whether verb and subject stand as an aside in the sentence that they report ("..., she said, ...")."""
    hangs = verb.dep_ in ("parataxis", "ccomp", "advcl", "dep", "relcl") and verb.head.i != verb.i
    return hangs and any(c.i == subject.i for c in verb.children)


def _closing(verb: Token, sent: Span) -> bool:
    """Whether a main verb without an object comes after what it reports."""
    late = verb.dep_ == "ROOT" and verb.i - sent.start > LEAST
    return late and not any(t.i > verb.i and t.dep_ == "dobj" for t in verb.children)


def _object(verb: Token, token: Token, lemma: str) -> Tokens | None:
    """What is said in an object behind the verb ("counted 12 dead", "spoke of an attack")."""
    groups = cues()
    counted = token.dep_ == "dobj" and (lemma in groups["count"] or lemma in groups["object"])
    if counted or (token.dep_ in ("xcomp", "oprd") and lemma in groups["object"]):
        low, high = extent(token)
        return low, _reach(verb, high)
    if token.dep_ == "prep" and token.lower_ in ABOUT and lemma in groups["talking"]:
        return token.i, extent(token)[1]
    return None


def _reach(verb: Token, high: int) -> int:
    """A reported clause runs on over what hangs on the reporting verb after it (adverbial clauses the parser lifts)."""
    end = high
    for token in verb.children:
        if token.i >= high and token.dep_ in TRAILING and not _speaks_again(token):
            end = max(end, extent(token)[1])
    while end - 1 > verb.i and verb.doc[end - 1].text in (".", ";"):
        end -= 1
    return end


def _speaks_again(token: Token) -> bool:
    return any(t.lemma_ in cues()["say"] for t in token.subtree if t.dep_ == "advcl")


def _around(verb: Token, subject: Token | None, sent: Span) -> tuple[Tokens, ...] | None:
    """The rest of the sentence around a parenthetical cue: before it, and after it up to the next clause."""
    low, high = _announcement(verb, subject, sent)
    pieces = (_before(sent, low), _after(sent, high))
    return tuple(piece for piece in pieces if piece is not None) or None


def _announcement(verb: Token, subject: Token | None, sent: Span) -> Tokens:
    """The tokens of an aside itself: who says, the verb, and what hangs on it behind ("on Monday")."""
    low, high = verb.i, verb.i + 1
    if subject is not None and sent.start <= subject.i < sent.end:
        a, b = noun_phrase(subject, whole=True)
        low, high = min(low, a), max(high, b)
    for token in verb.children:
        own = token.dep_ in ("aux", "neg") or (token.dep_ in ADJUNCTS and token.i > verb.i)
        if own and abs(token.i - verb.i) < NEAR:
            low, high = min(low, token.i), max(high, extent(token)[1])
    return low, high


def _before(sent: Span, end: int) -> Tokens | None:
    doc = sent.doc
    while end > sent.start and doc[end - 1].text in (",", "-", "–", "—", "--"):
        end -= 1
    return (sent.start, end) if end > sent.start else None


def _after(sent: Span, start: int) -> Tokens | None:
    """What follows an aside, where a comma, a colon or a quotation mark tells that the report goes on."""
    doc = sent.doc
    stop = sent.end
    while start < stop and doc[start].text in (",", ":", "-", "–", "—"):
        start += 1
    while stop > start and doc[stop - 1].text in (".", "\n"):
        stop -= 1
    goes_on = stop - start > 2 and (doc[start - 1].text in (",", ":") or doc[start].text in OPEN)
    return (start, stop) if goes_on else None
