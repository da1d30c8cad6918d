"""Ways through the parse that every rule of speech needs."""

from collections.abc import Container, Iterator

from spacy.tokens import Token

from onrecord.extract.saying.saying import Tokens

ASIDES = frozenset({"relcl", "acl", "appos", "parataxis", "advcl"})
JOINTS = frozenset({"-", "'s", "’s", "&", "(", ")", "’", "'", '"'})


def noun_phrase(head: Token, whole: bool = False) -> Tokens:
    """The token range of a noun phrase around its head, without relative clauses and appositions unless `whole`."""
    keep = set(_kept(head, frozenset() if whole else ASIDES))
    keep |= {t.i for t in head.subtree if t.dep_ == "cc" or t.text in JOINTS}
    low, high = head.i, head.i + 1
    while low - 1 in keep:
        low -= 1
    while high in keep:
        high += 1
    while high - 1 > head.i and head.doc[high - 1].dep_ in ("cc", "punct"):
        high -= 1
    return low, high


def _kept(head: Token, drop: frozenset[str]) -> Iterator[int]:
    """The head and the tokens that hang on it, but for what is dropped; of other conjuncts only nouns."""
    outer = drop | {"cc", "conj", "punct", "mark", "dep"}
    stack = [c for c in head.children if c.dep_ not in outer or (c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN"))]
    yield head.i
    while stack:
        token = stack.pop()
        yield token.i
        stack += [c for c in token.children if c.dep_ not in drop and c.dep_ != "punct"]


def extent(token: Token) -> Tokens:
    """The token range of everything that hangs on a token, itself included."""
    return token.left_edge.i, token.right_edge.i + 1


def child(token: Token, *relations: str) -> Token | None:
    """The first child in one of the relations."""
    return next((c for c in token.children if c.dep_ in relations), None)


def agent(verb: Token) -> Token | None:
    """Who did it, of a verb in the passive: "the Observatory" in "was reported by the Observatory"."""
    return next((g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"), None)


def object_of(token: Token, prepositions: Container[str]) -> Token | None:
    """The noun that one of the prepositions ties to a token."""
    tied = (c for c in token.children if c.dep_ == "prep" and c.lower_ in prepositions)
    return next((g for c in tied for g in c.children if g.dep_ == "pobj"), None)
