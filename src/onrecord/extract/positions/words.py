"""The vocabulary of positions (vocab/positions.yml), checked and shaped for quick look-up."""

from dataclasses import dataclass
from functools import cache

from onrecord import vocab
from onrecord.extract import origins
from onrecord.extract.lexicon import lexicon
from onrecord.extract.triggers import forms


@dataclass(frozen=True)
class PositionWords:
    """vocab/positions.yml; what each list is for stands there."""

    accuse: frozenset[str]
    own_up: frozenset[str]
    deny: frozenset[str]
    reject: frozenset[str]
    charges: frozenset[str]
    deniable: frozenset[str]
    force: frozenset[str]
    carry: frozenset[str]
    blows: frozenset[str]
    sorts: dict[str, frozenset[str]]
    scathing: frozenset[str]
    grave: frozenset[str]
    sides: dict[str, frozenset[str]]
    civilians: frozenset[str]
    combatants: frozenset[str]
    held: frozenset[str]
    between: frozenset[str]
    helping: frozenset[str]
    naming: frozenset[str]


@cache
def words() -> PositionWords:
    """The checked vocabulary, loaded once."""
    found: PositionWords = vocab.load("positions", PositionWords)
    return found


@cache
def forceful() -> frozenset[str]:
    """Lemmas of the verbs that can tell of a deed: those of force, and those whose object is harmed."""
    return words().force | frozenset(lexicon().inflict) | words().carry


@cache
def force_forms() -> dict[str, str]:
    """Form -> lemma of the verbs of force: headlines mislead a tagger and its lemmas."""
    return {form: lemma for lemma in sorted(words().force | frozenset(lexicon().inflict)) for form in sorted(forms(lemma))}


@cache
def blow_forms() -> dict[str, str]:
    """Form -> lemma of the nouns that name a deed of force."""
    return {form: noun for noun in sorted(words().blows) for form in (noun, f"{noun}s", f"{noun}es", f"{noun[:-1]}ies")}


@cache
def side_classes() -> dict[str, tuple[int, str]]:
    """Word -> (rank, class) of a side: the lower rank wins. Names of nations come last but for bare craft and forces."""
    ranked = {word: (rank, name) for rank, (name, listed) in enumerate(words().sides.items()) for word in sorted(listed)}
    nation = (len(words().sides) - 1, "nation")
    return {**dict.fromkeys(origins.known().nations, nation), **ranked}


@cache
def sort_of() -> dict[str, str]:
    """Lemma of a deed -> what sort of deed it is."""
    return {lemma: sort for sort, listed in reversed(words().sorts.items()) for lemma in sorted(listed)}


@cache
def openers() -> frozenset[str]:
    """Every form and lemma with which a deed, an accusation or a confession can begin: the other tokens need no look."""
    lemmas = forceful() | words().accuse | words().own_up | {"hold"}
    return (
        lemmas
        | frozenset(f for lemma in lemmas for f in forms(lemma))
        | frozenset(blow_forms())
        | {"responsible", "behind", "hands"}
    )
