"""Who can say something, by the noun that names him."""

from functools import cache

from spacy.tokens import Token

from onrecord import vocab
from onrecord.extract.lexicon import lexicon
from onrecord.extract.origins import known

AGENTS = ("er", "ers", "or", "ist", "ists", "man", "men", "ian", "ians")


@cache
def order_words() -> dict[str, frozenset[str]]:
    """The groups of vocab/order.yml."""
    groups = vocab.load("order", dict[str, list[str] | dict[str, list[str]]])
    return {group: frozenset(words) for group, words in groups.items()}


@cache
def cue_forms() -> dict[str, str]:
    """The lemma of every form of a verb that announces a saying."""
    cues = vocab.load("order", dict[str, list[str] | dict[str, list[str]]])["cues"]
    assert isinstance(cues, dict)
    return {form: lemma for lemma, forms in cues.items() for form in forms}


@cache
def source_words() -> frozenset[str]:
    """Nouns that name speakers by their kind."""
    return frozenset(w for kind in known().kinds.values() for w in kind.words if " " not in w) | order_words()["papers"]


def speaker_like(token: Token) -> bool:
    """Whether a noun phrase with this head can be somebody who says something."""
    low, lemma = token.lower_, token.lemma_.lower()
    if token.pos_ == "PRON":
        return low in order_words()["pronouns"]
    if low in source_words() or lemma in source_words():
        return True
    if low in order_words()["silent"] or lemma in order_words()["silent"]:
        return False
    if token.pos_ == "PROPN":
        return True
    people = lexicon().people
    if lemma in people or low in people or low.endswith(AGENTS):
        return not any(c.dep_ == "nummod" or c.lower_ in ("dozens", "hundreds") for c in token.children)
    return False
