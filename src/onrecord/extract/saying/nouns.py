"""Sayings announced by "according to" or by a noun: "the ministry's statement that ..."."""

from spacy.tokens import Span, Token

from onrecord.extract.saying.phrase import ASIDES, child, extent, noun_phrase, object_of
from onrecord.extract.saying.ranges import minus, trim
from onrecord.extract.saying.saying import Saying

WINDOW = 9  # tokens after "according" in which its noun is looked for where the parse gives none


def from_according(token: Token, sent: Span) -> Saying | None:
    """ "According to X": all the rest of the sentence is by X."""
    who = _according_to(token)
    if who is None:
        return None
    source = noun_phrase(who)
    behind = max((t.i for t in who.subtree if t.dep_ in ASIDES and t.i < sent.end), default=0) + 1
    high = min(max(source[1], behind), sent.end)
    rest = minus([(sent.start, sent.end)], (token.i, high))
    content = tuple((a, b) for a, b in (trim(sent.doc, a, b) for a, b in rest) if b > a)
    return Saying(source, ((token.i, token.i + 2),), content, who.i, "accord") if content else None


def _according_to(token: Token) -> Token | None:
    """The noun after "according to", by the parse, else by the order of words."""
    to = (c for c in token.children if c.lower_ == "to")
    parsed = next((g for c in to for g in c.children if g.dep_ in ("pobj", "pcomp")), None)
    if parsed is not None or token.i + 2 >= len(token.doc) or token.nbor(1).lower_ != "to":
        return parsed
    after = token.doc[token.i + 2 : token.i + WINDOW]
    nouns = (t for t in after if t.pos_ in ("NOUN", "PROPN", "PRON"))
    return next((t for t in nouns if t.dep_ not in ("compound", "amod", "poss")), None)


def from_noun(token: Token) -> Saying | None:
    """ "The ministry's statement that ...", "claims by the rebels that ..."."""
    clause = next((c for c in token.children if c.dep_ in ("acl", "ccomp") and _tells(c)), None)
    if clause is None or clause.i < token.i:
        return None
    owner = child(token, "poss")
    if owner is None:
        owner = object_of(token, ("by", "from", "of"))
    source, head = (noun_phrase(owner), owner.i) if owner is not None else (None, None)
    return Saying(source, ((token.i, token.i + 1),), (extent(clause),), head, token.lemma_.lower())


def _tells(clause: Token) -> bool:
    return any(c.dep_ == "mark" or c.lower_ in ("that", "to") for c in clause.children)
