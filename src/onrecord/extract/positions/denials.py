"""Denials: who denies a charge or a report of harm, and what he denies."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.extract import triggers
from onrecord.extract.positions.clauses import clause, doer, passive
from onrecord.extract.positions.words import words


@dataclass(frozen=True, slots=True)
class Denial:
    """The tokens of a denial, its verb, who denies (None: the one whose words these are), and what."""

    verb: int
    start: int
    end: int
    holder: int | None
    about: tuple[int, int] | None


def denials(doc: Doc) -> list[Denial]:
    """The denials of one stretch of text."""
    return [found for token in doc if (found := _denial(token)) is not None]


def _denial(verb: Token) -> Denial | None:
    lemma = verb.lemma_.lower()
    denies, rejects = lemma in words().deny, lemma in words().reject
    if verb.pos_ not in ("VERB", "AUX") or not (denies or rejects) or passive(verb):
        return None
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    if infinitive and not any(t.lower_ in words().deniable or t.lower_ == "that" for t in verb.doc[verb.i + 1 : verb.i + 4]):
        return None  # "to deny the rebels a safe haven"
    near = verb.doc[max(verb.sent.start, verb.i - 12) : min(verb.sent.end, verb.i + 16)]
    if rejects and not any(t.lemma_.lower() in words().charges for t in near):
        return None
    after = verb.doc[verb.i : min(verb.sent.end, verb.i + 16)]
    if not any(t.lower_ in words().deniable for t in near) and not any(
        triggers.verb_harm(t) or triggers.subject_harm(t) for t in after
    ):
        return None
    start, end = clause(verb, said=True)
    holder = doer(verb)
    return Denial(verb.i, start, end, holder.i if holder is not None else None, (verb.i + 1, end) if end > verb.i + 1 else None)
