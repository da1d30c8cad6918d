"""Whether a sentence makes the one named the doer of the harm that it tells, not the one who suffered it."""

import re

from spacy.tokens import Doc

from onrecord.extract import triggers
from onrecord.extract.describing import back
from onrecord.extract.naming import Name

CHARGING = frozenset({"charge", "accuse", "indict", "convict", "plead", "arraign", "sentence", "suspect", "face"})
CHARGED = re.compile(
    r"(?:[ ,(]+(?:\d+|of|from|in|and|both|[A-Z][\w.]+|\d+-year-old)\b[),]*)* *,? ?"
    r"(?:(?:who )?(?:is|was|are|were|has been|have been|had been|also|now|being|has|have|pleaded) ){0,3}"
    r"(?:charged|accused|indicted|convicted|arraigned|sentenced|suspected|guilty|faces?|wanted)\b"
)
UNDONE = re.compile(
    r"\b(?:died|dead|killed (?:him|her)self|(?:shot|hanged|stabbed)(?: and killed)? (?:him|her)self|"
    r"was (?:also )?(?:\w+ )?(?:shot|killed|wounded|hit|struck))\b"
)
SUSPECT = frozenset(
    {"suspect", "suspects", "accused", "defendant", "defendants", "killer", "killers", "gunman", "gunmen", "shooter"}
)


def charged(doc: Doc, name: Name) -> bool:
    """Whether the deed in the sentence is the name's own: "X and Y are charged with murder", "murder suspect X"."""
    sent = doc[name.start].sent
    start = back(doc, name, 9)
    if SUSPECT & {t.lower_ for t in doc[max(sent.start, start) : name.start]} and not _undone(doc, start, name):
        return True
    head = doc[name.start : name.end].root
    while head.dep_ in ("conj", "appos", "compound") and head.head is not head:
        head = head.head
    rest = str(doc[name.end : min(sent.end, name.end + 24)].text)
    own = head.dep_ in ("nsubj", "nsubjpass", "dobj") and head.head.lemma_.lower() in CHARGING
    return own or CHARGED.match(rest) is not None


def _undone(doc: Doc, start: int, name: Name) -> bool:
    """Whether a suspect came to harm: "police shot the gunman, X", "the suspect, X, died"."""
    verb = doc[max(0, start)]
    shot = verb.pos_ == "VERB" and verb.tag_ != "VBG" and triggers.verb_harm(verb) in ("killed", "injured")
    return shot or UNDONE.search(str(doc[name.end : doc[name.start].sent.end].text)) is not None
