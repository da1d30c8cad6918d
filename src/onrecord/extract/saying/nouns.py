"""Sayings announced by "according to", a noun ("the ministry's statement that ...") or an adjective ("is confident that")."""

from spacy.tokens import Span, Token

from onrecord.extract.saying.complements import frames, parts
from onrecord.extract.saying.phrase import ASIDES, child, noun_phrase, object_of
from onrecord.extract.saying.ranges import minus, trim
from onrecord.extract.saying.saying import Saying, frames_of
from onrecord.extract.saying.verbs import subject_of

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
    return Saying(source, ((token.i, token.i + 2),), content, who.i, "accord", kind="according") if content else None


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
    """ "The ministry's statement that ...", "claims by the rebels that ...", "his hope is that ..."."""
    kinds = frames_of("noun").get(token.lemma_.lower())
    if kinds is None:
        return None
    for kind, content in frames(parts(token)):
        if kind in kinds:
            return _by(token, _owner(token), content, kind)
    if token.dep_ == "nsubj" and token.head.lemma_ == "be" and "is" in kinds:
        clause = child(token.head, "ccomp", "xcomp")
        if clause is not None and clause.i > token.i:
            return _by(token, _owner(token), (clause.left_edge.i, clause.right_edge.i + 1), "is")
    return None


def from_adjective(token: Token) -> Saying | None:
    """ "The minister is confident that ..."."""
    kinds = frames_of("adjective").get(token.lemma_.lower())
    if kinds is None or token.dep_ not in ("acomp", "oprd", "conj"):
        return None
    for kind, content in frames(parts(token)):
        if kind in kinds:
            return _by(token, subject_of(token.head), content, kind)
    return None


def _by(token: Token, owner: Token | None, content: tuple[int, int], kind: str) -> Saying | None:
    source, head = (noun_phrase(owner), owner.i) if owner is not None else (None, None)
    left = tuple(minus([content], source)) if source is not None else (content,)
    sort = "noun " if token.pos_ == "NOUN" else "adjective "
    return Saying(source, ((token.i, token.i + 1),), left, head, token.lemma_.lower(), kind=sort + kind) if left else None


def _owner(token: Token) -> Token | None:
    """Whose statement it is: "the ministry's", "by the rebels", or who makes it."""
    owner = child(token, "poss")
    if owner is None:
        owner = object_of(token, ("by", "from"))
    if owner is None and token.dep_ in ("dobj", "attr"):
        owner = subject_of(token.head)
    if owner is None and token.dep_ == "pobj" and token.head.head.pos_ == "VERB":
        owner = subject_of(token.head.head)
    return owner
