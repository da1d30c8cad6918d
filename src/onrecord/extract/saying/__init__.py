"""Who said what, sentence by sentence: source, cue and content of every report of speech, thought or count.

A `Saying` points at tokens of one parsed block. Chains ("state radio quoted a harbour official as saying") are two sayings,
one inside the other. Resolving names and pronouns is the work of `origins`."""

from onrecord.extract.saying.heard import heard
from onrecord.extract.saying.phrase import noun_phrase
from onrecord.extract.saying.quotes import quotes
from onrecord.extract.saying.saying import Saying, cues
from onrecord.extract.saying.sayings import sayings

__all__ = ["Saying", "cues", "heard", "noun_phrase", "quotes", "sayings"]
