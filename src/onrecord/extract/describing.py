"""The words that stand beside a name and only describe who bears it, and those at which a clause about him ends."""

from spacy.tokens import Doc, Token

from onrecord.extract import grammar
from onrecord.extract.lexicon import lexicon
from onrecord.extract.naming import Name

CUTS = frozenset(
    {";", ":", '"', "“", "”", "where", "when", "after", "while", "because", "as", "which", "whose", "if", "before"}
)


def titled(token: Token) -> bool:
    """Whether a word is a rank, an office or a form of address: "Sgt", "Sheriff"."""
    return token.lower_.rstrip(".") in lexicon().titles


def skipped(token: Token) -> bool:
    """A word that may stand between a verb or noun of harm and the name of the one harmed: his trade, rank, age, side."""
    known = lexicon()
    low = token.lower_.rstrip(".")
    return (
        token.pos_ in ("DET", "ADJ", "NUM")
        or grammar.is_person(token)
        or low in known.titles
        or low
        in (
            "old",
            "year",
            "years",
            "-",
            "of",
            "its",
            "their",
            "his",
            "her",
            "'s",
            "’s",
            ",",
            "one",
            "local",
            "former",
            "tv",
            "field",
            "dead",
            "death",
            "to",
            "down",
        )
        or token.pos_ == "PROPN"
    )


def back(doc: Doc, name: Name, limit: int) -> int:
    """The token before the name and the words that only describe the one named."""
    i, low = name.start - 1, max(doc[name.start].sent.start, name.start - limit)
    while i >= low and skipped(doc[i]):
        i -= 1
    return i
