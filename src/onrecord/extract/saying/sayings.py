"""Every saying of a block: by verbs, by "according to", by nouns such as "statement", and quotations left over."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from onrecord.extract.saying.nouns import from_according, from_noun
from onrecord.extract.saying.quotes import unclaimed
from onrecord.extract.saying.saying import Saying, cues
from onrecord.extract.saying.verbs import from_verb


def sayings(doc: Doc) -> list[Saying]:
    """Every saying of a block, in order of the cue."""
    found = [s for sent in doc.sents for s in _of_sentence(sent)]
    found += list(unclaimed(doc, found))
    return sorted(found, key=lambda s: (s.cue[0] if s.cue else s.content[0], s.size))


def _of_sentence(sent: Span) -> Iterator[Saying]:
    """The sayings of a sentence; a token is part of one cue only."""
    taken: set[int] = set()
    for token in sent:
        saying = _announced(token, sent)
        if saying is not None and (not saying.cue or saying.cue[0][0] not in taken):
            taken.update(i for a, b in saying.cue for i in range(a, b))
            yield saying


def _announced(token: Token, sent: Span) -> Saying | None:
    if token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBD", "VBZ", "VBP", "VBG", "VBN"):
        return from_verb(token, sent)
    if token.lower_ == "according":
        return from_according(token, sent)
    if token.lemma_.lower() in cues()["nouns"] and token.pos_ == "NOUN":
        return from_noun(token)
    return None
