"""Which side of a conflict a noun phrase names."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.extract.positions.words import blow_forms, force_forms, side_classes, words
from onrecord.extract.saying import noun_phrase

# "anti-regime", "rebel-held", "US-backed": the word before or after the hyphen names no side that acts.
AGAINST = ("anti", "pro", "non")
PRONOUNS = ("they", "it", "who", "which", "that", "he", "she", "we", "them")


@dataclass(frozen=True, slots=True)
class Side:
    """The tokens of a side, its class ("regime", "rebel", "pronoun" ...) and the word that tells it."""

    start: int
    end: int
    name: str
    word: str


def side_of(noun: Token) -> Side | None:
    """The side that a noun phrase names with its head or a word before it, or through "of" and "from" ("aircraft of the
    coalition"); a pronoun is a side yet to be told."""
    low, high = noun_phrase(noun)
    if noun.lower_ in PRONOUNS:
        return Side(low, high, "pronoun", noun.lower_)
    return side_in(noun.doc, low, min(high, low + 12))


def side_in(doc: Doc, low: int, high: int) -> Side | None:
    """The side named between two tokens: of several words the one that says most."""
    best: tuple[int, str, str] | None = None
    for token in doc[low:high]:
        found = side_classes().get(token.lower_) or side_classes().get(token.lower_.removesuffix("s"))
        if found is None or _held(token):
            continue
        if token.lower_ == "us" and token.text != "US":
            continue
        if token.lower_ == "is" and token.text != "IS":
            continue
        if best is None or found[0] < best[0]:
            best = (*found, token.lower_)
    return Side(low, high, best[1], best[2]) if best is not None else None


def _held(token: Token) -> bool:
    doc, i = token.doc, token.i
    if token.lower_ == "fighter" and i + 1 < len(doc) and doc[i + 1].lower_ in ("jet", "jets", "plane", "planes", "aircraft"):
        return True
    if i > 1 and doc[i - 1].text == "-" and doc[i - 2].lower_ in AGAINST:
        return True
    if i + 2 < len(doc) and doc[i + 1].text == "-" and doc[i + 2].lower_ in words().held:
        return True
    return i + 1 < len(doc) and doc[i + 1].lower_ in words().held and doc[i + 1].tag_ == "VBN"


def blow(token: Token) -> str:
    """The lemma of a noun that names a deed of force ("raid", "shelling"), else ""."""
    found = blow_forms().get(token.lower_, "")
    if not found or token.pos_ in ("NOUN", "PROPN", "ADJ") or token.tag_ == "VBG" or token.lower_ not in force_forms():
        return found
    return ""
