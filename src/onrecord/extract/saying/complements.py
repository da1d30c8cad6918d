"""What hangs on a word that reports: clause, infinitive, object, or the words after a preposition."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.extract.saying.phrase import child, extent
from onrecord.extract.saying.saying import Tokens

PARTS = {"ccomp": "clause", "dobj": "object", "oprd": "name"}
BEHIND = ("clause", "infinitive", "to", "ing", "name", "as", "of", "for", "with", "on", "about", "against")


@dataclass(frozen=True, slots=True)
class Part:
    """One complement: its kind ("clause", "infinitive", "ing", "object", "name", or a preposition) and its tokens."""

    kind: str
    start: int
    end: int


def parts(token: Token) -> list[Part]:
    """The complements behind a word, in order."""
    return [part for c in token.children if c.i > token.i and (part := _part(c)) is not None]


def _part(token: Token) -> Part | None:
    relation = token.dep_
    if relation in PARTS:
        return Part(PARTS[relation], *extent(token))
    if relation in ("xcomp", "acl", "acomp"):
        kind = _clause_kind(token, relation)
        return Part(kind, *extent(token)) if kind else None
    if relation == "dative" and token.pos_ != "ADP":
        return Part("person", *extent(token))
    if relation in ("prep", "dative"):
        told = child(token, "pobj", "pcomp")
        return Part(token.lower_, extent(told)[0], extent(token)[1]) if told is not None else None
    return None


def _clause_kind(token: Token, relation: str) -> str:
    opened = {c.lower_ for c in token.children if c.dep_ in ("mark", "aux") and c.i < token.i}
    if "to" in opened:
        return "infinitive"
    if relation == "acl":
        return "clause" if "that" in opened or any(c.dep_ == "mark" for c in token.children) else ""
    return "ing" if token.tag_ == "VBG" else "name"


def frames(found: Sequence[Part]) -> Iterator[tuple[str, Tokens]]:
    """Every way to take the complements as what is said, the fullest first: ("object infinitive", range)."""
    named = {part.kind: part for part in reversed(found)}
    if "clause" in named:
        yield "clause", _range(named["clause"])
    thing = named.get("object") or named.get("person")
    if thing is not None:
        for kind in BEHIND:
            more = named.get(kind)
            if more is not None and more.start >= thing.end:
                yield f"object {kind}", (thing.start, more.end)
                yield f"object, {kind}", _range(more)
    if "object" in named:
        yield "object", _range(named["object"])
    for part in found:
        if part.kind not in ("clause", "object", "person"):
            yield part.kind, _range(part)


def _range(part: Part) -> Tokens:
    return part.start, part.end
