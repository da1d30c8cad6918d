"""The words by which namings of speakers are told apart (vocab/speakers.yml)."""

from dataclasses import dataclass
from functools import cache

from onrecord import vocab


@dataclass(frozen=True)
class SpeakerWords:
    """vocab/speakers.yml; what each list is for stands there."""

    personal: frozenset[str]
    collective: frozenset[str]
    relative: frozenset[str]
    self: frozenset[str]
    leaders: frozenset[str]
    generic: frozenset[str]
    vague: frozenset[str]
    titles: frozenset[str]
    roles: frozenset[str]
    described: frozenset[str]
    bodies: frozenset[str]
    short: frozenset[str]
    small: frozenset[str]
    openers: frozenset[str]
    papers: frozenset[str]
    body_ends: frozenset[str]


@cache
def speaker_words() -> SpeakerWords:
    """The checked vocabulary, loaded once."""
    words: SpeakerWords = vocab.load("speakers", SpeakerWords)
    return words
