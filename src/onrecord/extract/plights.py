"""Phrases after a name that tell what befell its bearer without a verb of harm: "is in critical condition"."""

import re
from functools import cache

from spacy.tokens import Doc, Token

from onrecord import vocab
from onrecord.extract import grammar
from onrecord.extract.describing import CUTS, back
from onrecord.extract.naming import Name

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SLASH = re.compile(r"\s*[/|(@]\s*[A-Z@]")  # who took the picture: "Adam Kell / Varda Tribune"
CARRIES = re.compile(r"\b(?:rushed|took|transported|airlifted|flew|carried|drove)(?: (?:the )?\d+[- ]year[- ]old)? $")
TO_HOSPITAL = re.compile(r"(?:,? \d+,?)? to (?:[\w’']+ ){0,4}?(?:hospital|hospitals|clinic|medical|trauma)\b", re.IGNORECASE)
DIED_THERE = re.compile(r"\bwhere (?:he|she|they) (?:\w+ ){0,2}(?:died|(?:was|were) (?:\w+ )?pronounced dead)\b")


@cache
def _plights() -> list[tuple[str, re.Pattern[str]]]:
    told = vocab.load("fates", dict[str, list[str]])
    return [(harm, re.compile(r"\b(?:" + "|".join(patterns) + ")", re.IGNORECASE)) for harm, patterns in told.items()]


def _parts(token: Token) -> bool:
    """Whether a word between a name and a phrase says that the phrase is of somebody else."""
    other = token.dep_ in ("nsubj", "nsubjpass") and token.lower_ not in ("who", "that") and token.head.tag_ in FINITE
    return token.tag_ in FINITE or token.lower_ in CUTS or other


def plight(doc: Doc, name: Name) -> str | None:
    """A phrase of harm after the name with nothing but asides between: "X, 34, of Oldport, is in critical condition"."""
    sent = doc[name.start].sent
    rest = str(doc[name.end : sent.end].text)
    left = doc[max(sent.start, back(doc, name, 9) - 1) : name.start]
    if name.end >= sent.end or {"by", "against", "according"} & {t.lower_ for t in left} or SLASH.match(rest):
        return None
    for harm, pattern in _plights():
        found = pattern.search(rest)
        if found is None:
            continue
        upto = doc[name.end].idx + found.start()
        if not any(t.idx < upto and _parts(t) for t in doc[name.end : sent.end]):
            dead = harm == "injured" and "fatal" in found[0]
            return "killed" if dead else harm
    return None


def to_hospital(doc: Doc, name: Name) -> str | None:
    """ "Medics rushed X to a hospital", "X was dropped off at a hospital, where he died"."""
    sent = doc[name.start].sent
    rest = str(doc[name.end : sent.end].text)
    if CARRIES.search(f"{doc[max(sent.start, name.start - 9) : name.start].text} ") and TO_HOSPITAL.match(f" {rest.strip()}"):
        return "killed" if re.search(r"\b(?:died|dead)\b", rest) else "injured"
    subject = grammar.clause(doc[name.start : name.end].root).dep_ in ("nsubj", "nsubjpass")
    return "killed" if subject and DIED_THERE.search(rest) else None
