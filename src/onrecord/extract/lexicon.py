"""The vocabularies that reading needs, checked and shaped for quick look-up."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord import vocab
from onrecord.model.words import HARMS, Harm


@dataclass(frozen=True)
class HarmWords:
    """The words of one harm by what they do in a sentence; see vocab/harms.yml."""

    suffer: frozenset[str]
    inflict: frozenset[str]
    state: frozenset[str]
    counted: frozenset[str]
    act: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """Look-up from a lower-case lemma (or, for states, a word form) to the harm it tells of."""

    suffer: Mapping[str, Harm]
    inflict: Mapping[str, Harm]
    state: Mapping[str, Harm]
    counted: Mapping[str, Harm]
    act: Mapping[str, Harm]
    people: frozenset[str]
    kin: frozenset[str]
    units: frozenset[str]
    not_names: frozenset[str]
    surnames: frozenset[str]
    bodies: frozenset[str]
    titles: frozenset[str]
    kunya: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    captors: frozenset[str]
    keepers: frozenset[str]
    offices: frozenset[str]
    ranks: frozenset[str]
    given_names: frozenset[str]


def _by_word(words: Mapping[str, HarmWords], column: str) -> dict[str, Harm]:
    return {word: harm for harm in HARMS for word in sorted(getattr(words[harm], column))}


@cache
def lexicon() -> Lexicon:
    """The harm and people vocabularies, loaded once."""
    words = vocab.load("harms", dict[str, HarmWords])
    people = vocab.load("people", dict[str, frozenset[str]])
    columns = {column: _by_word(words, column) for column in ("suffer", "inflict", "state", "counted", "act")}
    given = vocab.load("given_names", dict[str, frozenset[str]])
    return Lexicon(
        suffer=columns["suffer"],
        inflict=columns["inflict"],
        state=columns["state"],
        counted=columns["counted"],
        act=columns["act"],
        given_names=frozenset[str]().union(*given.values()),
        **people,
    )
