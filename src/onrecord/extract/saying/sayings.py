"""Every saying of a block: by verbs, by "according to", by nouns such as "statement", and the quotations that run on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from onrecord.extract.saying.headings import from_heading
from onrecord.extract.saying.nouns import from_according, from_adjective, from_noun
from onrecord.extract.saying.quotes import run_on, with_marks
from onrecord.extract.saying.saying import Saying, Tokens
from onrecord.extract.saying.verbs import from_verb


def sayings(doc: Doc) -> list[Saying]:
    """Every saying of a block, in order of the cue; those inside what another says are marked."""
    quoted = with_marks(doc)
    found = [s for sent in doc.sents for s in _of_sentence(sent, quoted)]
    heading = from_heading(doc)
    if heading is not None:
        found.append(heading)
    return outermost(run_on(doc, quoted, found), quoted)


def outermost(found: Sequence[Saying], quoted: Sequence[Tokens]) -> list[Saying]:
    """The sayings in order of the cue, each with whether it stands inside a quotation or what another says."""
    out: list[Saying] = []
    tops: list[Saying] = []
    for saying in sorted(found, key=lambda s: -s.size):
        at = saying.cue[0][0]
        within = any(o.covers(at) for o in tops) or any(a <= at < b for a, b in quoted)
        out.append(replace(saying, within=within))
        if not within:
            tops.append(saying)
    return sorted(out, key=lambda s: (s.cue[0], s.size))


def _of_sentence(sent: Span, quoted: Sequence[Tokens]) -> Iterator[Saying]:
    """The sayings of a sentence; a token is part of one cue only."""
    taken: set[int] = set()
    for token in sent:
        saying = _announced(token, sent, quoted)
        if saying is not None and saying.cue[0][0] not in taken:
            taken.update(i for a, b in saying.cue for i in range(a, b))
            yield saying


def _announced(token: Token, sent: Span, quoted: Sequence[Tokens]) -> Saying | None:
    if token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBD", "VBZ", "VBP", "VBG", "VBN"):
        return from_according(token, sent) if token.lower_ == "according" else from_verb(token, sent, quoted)
    if token.lower_ == "according":
        return from_according(token, sent)
    if token.pos_ == "NOUN":
        return from_noun(token)
    return from_adjective(token) if token.pos_ == "ADJ" else None
