"""Sayings read from the order of words alone, for text whose commas are lost: "... 12 people a monitor said on Monday"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.extract.numbers import PLURALS
from onrecord.extract.saying.phrase import noun_phrase
from onrecord.extract.saying.saying import Saying, Tokens
from onrecord.extract.saying.speakers import cue_forms, order_words, source_words, speaker_like

STOPS = frozenset({".", "?", "!", "¶", ";"})
QUOTE = frozenset({'"', "”", "''", "“"})
PLAIN = frozenset({",", '"', "”", "-"})
LONGEST = 16  # tokens of the naming of one who speaks
THAT = 9  # tokens behind a cue in which "that" opens what is said
TAIL = 14  # tokens after a cue that only tell when, where and to whom


def revisions(doc: Doc) -> Iterator[Saying]:
    """ "The ministry lowered its count to 19", "activists put the toll at 40": the one who counts is the origin."""
    words = order_words()
    for token in doc:
        if token.lower_ not in words["revised"] or words["sums"].isdisjoint(t.lower_ for t in doc[token.i + 1 : token.i + 8]):
            continue
        subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
        if subject is not None and speaker_like(subject):
            stop = next((t.i for t in doc[token.i + 1 :] if t.text in (".", ";")), len(doc))
            yield Saying(noun_phrase(subject), ((token.i, token.i + 1),), ((token.i + 1, stop),), subject.i, "count")


def by_order(doc: Doc) -> Iterator[Saying]:
    """Sayings whose cue ends a plain sentence, and "according to" at either end of one."""
    forms = cue_forms()
    for start, end in _plain_sentences(doc):
        low = start
        while low < end and doc[low].text in QUOTE:
            low += 1
        for token in doc[low:end]:
            if token.lower_ in forms:
                yield from _embedded(doc, low, end, token)
                closing = _closing(doc, low, end, token)
                if closing is not None:
                    yield closing
                    break
            elif token.lower_ == "according":
                yield from _according(doc, low, end, token.i)


def _plain_sentences(doc: Doc) -> Iterator[Tokens]:
    """Token ranges between full stops: where the parser splits elsewhere, these hold."""
    start = 0
    for token in doc:
        text = token.text
        if text in STOPS or (len(text) > 4 and text[-1] == "." and token.whitespace_):
            if token.i > start:
                yield start, token.i
            start = token.i + 1
    if start < len(doc):
        yield start, len(doc)


def _closing(doc: Doc, low: int, end: int, cue: Token) -> Saying | None:
    """ "Shelling killed 12 people a monitor said on Monday"."""
    i = cue.i
    if i - low < 4 or not _only_circumstance(doc, i + 1, end):
        return None
    source = _source_before(doc, low, i)
    if source is None or source[0] - low < 3:
        return None
    told = _told(doc, i + 1, end) if cue.lower_ in ("told", "tells") else None
    return Saying(source, ((i, i + 1),), ((low, source[0]),), _head(doc, *source), cue_forms()[cue.lower_], told)


def _according(doc: Doc, low: int, end: int, i: int) -> Iterator[Saying]:
    if i + 2 >= end or doc[i + 1].lower_ != "to":
        return
    source = _source_after(doc, i + 2, end)
    behind = source[1] + (source[1] < end and doc[source[1]].text == ",")
    content = tuple(piece for piece in ((low, i), (behind, end)) if piece[1] - piece[0] > 2)
    if content and source[1] > source[0]:
        yield Saying(source, ((i, i + 2),), content, _head(doc, *source), "accord")


def that_clauses(doc: Doc) -> Iterator[Saying]:
    """ "Harbour officials in Ostrel tell the agency that ...", "A rights group says in a report issued on Monday that ...":
    what follows "that" is said by the nouns right before the cue."""
    forms = cue_forms()
    for start, end in _plain_sentences(doc):
        for i in range(start + 1, end - 2):
            if doc[i].lower_ not in forms:
                continue
            that = next((k for k in range(i + 1, min(i + THAT, end)) if doc[k].lower_ == "that"), None)
            if that is None or any(t.text in (",", ":") or t.lower_ in forms for t in doc[i + 1 : that]):
                continue
            source = _source_before(doc, start, i)
            if source is not None:
                yield Saying(source, ((i, i + 1),), ((that + 1, end),), _head(doc, *source), forms[doc[i].lower_])


def _embedded(doc: Doc, low: int, end: int, cue: Token) -> Iterator[Saying]:
    """ "A siege that a rights group said on Friday had killed 300 people": what follows is what the group says."""
    words = order_words()
    after = cue.i + 1
    while after < end and doc[after].lower_ in words["aside"]:
        after += 1
    if after >= end or doc[after].lower_ not in words["going_on"]:
        return
    source = _source_before(doc, low, cue.i)
    if source is not None and source[0] > low and doc[source[0] - 1].lower_ in ("that", "which", "who", "whom"):
        stop = next((t.i for t in doc[after:end] if t.text in (",", ";")), end)
        yield Saying(source, ((cue.i, cue.i + 1),), ((after, stop),), _head(doc, *source), cue_forms()[cue.lower_])


def _head(doc: Doc, start: int, end: int) -> int:
    """The head of a token range: the last noun before a preposition, else the root."""
    return next((i - 1 for i in range(start + 1, end) if doc[i].lower_ in ("of", "for", "at", "in", "to", "on")), end - 1)


def _only_circumstance(doc: Doc, i: int, end: int) -> bool:
    """Whether what follows the cue is only when, where and to whom it was said."""
    if end - i > TAIL:
        return False
    words = order_words()
    for token in doc[i:end]:
        if token.i == end - 1 and token.i > i and token.lower_ in cue_forms():  # "a source said on Monday, the agency reported"
            return True
        if token.lower_ in words["adding"]:
            return True
        if not (token.lower_ in words["tail"] or token.pos_ == "PROPN" or token.text in PLAIN or token.like_num):
            return False
    return True


def _source_before(doc: Doc, low: int, cue: int) -> Tokens | None:
    """The noun phrase that ends just before the cue and can speak, its determiner included."""
    i = cue - 1
    while i > low and doc[i].lower_ in order_words()["before_cue"]:
        i -= 1
    end = i + 1
    if doc[i].pos_ == "PRON":
        return (i, end) if doc[i].lower_ in ("he", "she", "it", "they") else None
    best: Tokens | None = None
    while i >= low and cue - i < LONGEST and not _breaks(doc, low, i):
        token = doc[i]
        if token.pos_ != "ADP" and speaker_like(doc[_head(doc, i, end)]):
            best = (i, end)
        if token.pos_ == "DET" or token.lower_ in ("a", "an", "the"):
            if not _part_of_body(doc, low, i):
                break
            i -= 1
        i -= 1
    return best


def _breaks(doc: Doc, low: int, i: int) -> bool:
    """Whether token `i` stands before the naming of the speaker rather than in it."""
    token, words = doc[i], order_words()
    if token.text in (",", ";", ":") or token.pos_ == "ADV" or token.lower_ in ("others", "other"):
        return True
    if token.pos_ in ("VERB", "AUX", "PRON", "SCONJ", "NUM"):
        return token.lower_ not in words["modifiers"]
    if token.pos_ == "ADP":
        return token.lower_ not in words["inside"] or i <= low or not speaker_like(doc[i - 1])
    return False


def _part_of_body(doc: Doc, low: int, i: int) -> bool:
    """Whether a determiner at `i` goes on from a speaker before it ("a spokesman for the ministry")."""
    if i - 2 < low or doc[i - 1].lower_ not in ("of", "at", "for"):
        return False
    return speaker_like(doc[i - 2]) and doc[i - 2].lower_ in source_words()


def _source_after(doc: Doc, start: int, end: int) -> Tokens:
    """The naming that begins at `start`."""
    words = order_words()
    i = start
    while i < end and i - start < TAIL:
        token = doc[i]
        if token.text in (",", ";", ".", '"', "”", "("):
            break
        if i > start:
            clause = token.pos_ in ("VERB", "AUX", "NUM", "SCONJ") and token.lower_ not in words["modifiers"]
            again = token.pos_ in ("DET", "PRON") and doc[i - 1].pos_ in ("NOUN", "PROPN")
            ends = token.lower_ in words["ends"] and not token.text.isupper()
            if clause or again or ends or token.lower_ in PLURALS:
                break
        i += 1
    return start, i


def _told(doc: Doc, start: int, end: int) -> Tokens | None:
    i = start
    while i < end and doc[i].pos_ in ("PROPN", "NOUN", "DET", "ADJ"):
        i += 1
    return (start, i) if i > start else None
