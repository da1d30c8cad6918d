"""What an expression is resolved against: the day of publication, the day the text spoke of last, the tense of its verb."""

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Token

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "would", "wo", "may", "might", "should", "must"})
PLANNING = frozenset({"plan", "schedule", "postpone", "delay"})
COMING = frozenset(
    {"meet", "begin", "start", "open", "arrive", "leave", "hold", "vote", "host", "travel", "visit", "expire", "resume"}
)
PLANNED = frozenset(
    {
        "expect",
        "schedule",
        "plan",
        "due",
        "set",
        "hope",
        "intend",
        "aim",
        "propose",
        "prepare",
        "vow",
        "promise",
        "threaten",
        "call",
    }
)


@dataclass
class Context:
    """`published` is null when unknown; `spoken` moves on with the text (the day named last); `doc` is the parsed block;
    `quarter` the first day of the quarter named last, to which "a year earlier" in a report of earnings refers."""

    published: date | None
    doc: Doc
    spoken: date | None = None
    tokens: dict[int, Token] | None = None
    quarter: date | None = None

    @property
    def anchor(self) -> date | None:
        """The day the text speaks of, else the day of publication."""
        return self.spoken or self.published

    def token(self, at: int) -> Token | None:
        """The token that covers character `at`."""
        if self.tokens is None:
            self.tokens = {t.idx: t for t in self.doc}
        for back in range(25):
            found = self.tokens.get(at - back)
            if found is not None:
                return found if at < found.idx + len(found) else None
        return None

    def tense(self, at: int) -> str:
        """ "past", "future" or "" of the verb that the word at character `at` belongs to."""
        token = self.token(at)
        if token is None:
            return ""
        verb = next((t for t in [token, *token.ancestors] if t.pos_ in ("VERB", "AUX")), None)
        return "" if verb is None else tense_of(verb)


def tense_of(verb: Token) -> str:
    """The tense of a verb from its own form, its auxiliaries and, for an infinitive, the verb above it."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    said = {c.lower_ for c in helpers}
    perfect = bool(said & {"have", "has", "had", "having", "'ve", "’ve"})
    if said & FUTURE and not perfect:
        return "future"
    if "to" in said and not perfect:
        above = verb.head
        earlier = any(c.lower_ == "had" for c in above.children)
        planned = (above.lemma_.lower() in PLANNED and not earlier) or (
            above.lemma_ == "be" and verb.dep_ in ("xcomp", "acomp")
        )
        return "future" if planned else tense_of(above) if above is not verb and above.pos_ in ("VERB", "AUX") else ""
    if verb.lemma_ in PLANNING and not said & {"had"}:
        return "future"
    if verb.tag_ in ("VBP", "VBZ") and verb.lemma_ in COMING:
        return "future"
    if perfect or verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in helpers):
        return "past"
    if verb.tag_ == "VBG" and said & {"is", "are", "'re", "’re", "am"}:
        return "future" if verb.lemma_ in ("go", "come", "leave", "arrive", "plan", "hold", "meet", "start", "begin") else ""
    return "past" if verb.tag_ == "VBN" and verb.dep_ == "acl" else ""
