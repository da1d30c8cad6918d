"""All sayings of a block: those of the parse, and what the order of words alone tells where the parse finds none or less."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.extract.saying.order import by_order, revisions, that_clauses
from onrecord.extract.saying.quotes import with_marks
from onrecord.extract.saying.saying import Saying, cues
from onrecord.extract.saying.sayings import outermost, sayings
from onrecord.extract.saying.speakers import order_words, speaker_like

SPEAKS = frozenset({"say", "announce", "report", "state", "confirm", "add", "declare", "estimate"})


def heard(doc: Doc) -> list[Saying]:
    """Every saying of a block in order of the cue, with whether it tells something by one who can speak."""
    every = [replace(s, tells=_tells(doc, s)) for s in sayings(doc)]
    quiet = [s for s in every if not s.tells]
    found = [s for s in every if s.tells]
    known = {s.cue[0][0] for s in found if s.source is not None and not _behind(doc, s.source[0])}
    behind = [s for s in that_clauses(doc) if s.cue[0][0] not in known]
    told = {s.cue[0][0] for s in behind}
    found = [s for s in found if s.cue[0][0] not in told] + behind
    known = {s.cue[0][0] for s in found}
    found += [s for s in revisions(doc) if s.cue[0][0] not in known]
    for extra in by_order(doc):
        at = extra.cue[0][0]
        same = next((s for s in found if s.cue[0][0] <= at < s.cue[0][1]), None)
        if same is None or same.source is None:
            found = [s for s in found if s is not same] + [extra]
        elif extra.content[0][0] > at and same.content[0][1] <= at:
            found.append(extra)
        elif extra.size > same.size + (0 if extra.lemma == "accord" else 2):
            found[found.index(same)] = _with_speaker(doc, same, extra)
    cued = {s.cue[0][0] for s in found}
    return outermost([*found, *(s for s in quiet if s.cue[0][0] not in cued)], with_marks(doc))


def _tells(doc: Doc, saying: Saying) -> bool:
    """Whether a saying states something as so, in the words of one who can speak: no wish, judgement, question or plan."""
    groups = cues()
    head = doc[saying.head] if saying.head is not None else None
    plainly = saying.kind == "clause" and saying.lemma in SPEAKS and head is not None and _a_body(head)
    if saying.lemma in groups["opinions"] or not (head is None or speaker_like(head) or plainly):
        return False
    if saying.kind in ("object", "object for", "object as"):
        return saying.lemma in groups["counting"]
    return saying.kind in ("clause", "round", "according", "quote", "about", "of", "by subject", "noun clause")


def _behind(doc: Doc, start: int) -> bool:
    """Whether a source is only what a preposition ties to another noun ("a reporter in Ostrel said")."""
    return start > 1 and doc[start - 1].dep_ == "prep" and doc[start - 1].lower_ in ("in", "of", "at", "for")


def _a_body(head: Token) -> bool:
    """Whether whatever a verb of plain speech has for subject may be a body ("the harbour service said that ...")."""
    told = head.pos_ == "NOUN" and head.lemma_.lower() not in order_words()["silent"]
    return told and not any(c.dep_ == "nummod" for c in head.children)


def _with_speaker(doc: Doc, parsed: Saying, ordered: Saying) -> Saying:
    """What word order tells was said, by the parse's speaker where the other is only a word inside his description ("an
    activist who collects their letters said")."""
    if parsed.head is None or parsed.source is None or ordered.head is None or parsed.head == ordered.head:
        return ordered
    inside = any(t.i == parsed.head for t in doc[ordered.head].ancestors) and parsed.source[1] <= ordered.head
    if not inside or parsed.source[0] <= ordered.content[0][0]:
        return ordered
    content = ((ordered.content[0][0], parsed.source[0]),)
    return Saying(parsed.source, ordered.cue, content, parsed.head, ordered.lemma, ordered.to)
