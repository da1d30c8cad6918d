"""Sayings read from the order of words alone, for text whose commas are lost: "... 12 people a monitor said on Monday"."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from onrecord.extract.lexicon import lexicon
from onrecord.extract.numbers import PLURALS
from onrecord.extract.origins import known
from onrecord.extract.saying import Saying, noun_phrase

CUES = {
    "said": "say", "says": "say", "say": "say", "reported": "report", "reports": "report", "report": "report",
    "told": "tell", "tells": "tell", "announced": "announce", "confirmed": "confirm", "stated": "state", "added": "add",
    "claimed": "claim", "declared": "declare", "estimates": "estimate", "quoted": "quote", "citing": "cite",
    "noted": "note", "explained": "explain",
}  # fmt: skip
TAIL = {
    "on", "in", "at", "to", "a", "an", "the", "of", "by", "via", "its", "his", "her", "their", "late", "early", "earlier",
    "today", "yesterday", "statement", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "telephone", "phone", "interview", "television", "website", "morning", "night", "evening", "afternoon", "updated",
    "toll", "from", "post", "twitter", "facebook", "page", "report", "without", "elaborating", "quoting", "citing", "as",
}  # fmt: skip
INSIDE = {"of", "for", "at", "in", "and", "'s", "s", "-", "'", '"', "“", "”", "on", "to"}
STOPS = {".", "?", "!", "¶", ";"}


def speaker_like(token: Token) -> bool:
    """Whether a noun phrase with this head can be somebody who says something."""
    low = token.lower_
    if token.pos_ == "PRON":
        return low in (
            "he",
            "she",
            "it",
            "they",
            "who",
            "we",
            "i",
            "you",
            "one",
            "someone",
            "which",
            "that",
            "everyone",
            "many",
            "some",
            "others",
            "another",
            "both",
        )
    if low in source_words() or token.lemma_.lower() in source_words():
        return True
    if low in NOT_SPEAKERS or token.lemma_.lower() in NOT_SPEAKERS:
        return False
    if token.pos_ == "PROPN" or token.ent_type_ in ("PERSON", "ORG", "NORP", "GPE"):
        return True
    people = lexicon().people
    if (
        token.lemma_.lower() in people
        or low in people
        or low.endswith(("er", "ers", "or", "ist", "ists", "man", "men", "ian", "ians"))
    ):
        return not any(c.dep_ == "nummod" or c.lower_ in ("dozens", "hundreds") for c in token.children)
    return False


NOT_SPEAKERS = {
    "attack", "strike", "airstrike", "raid", "blast", "explosion", "bombing", "clash", "violence", "toll", "war",
    "conflict", "uprising", "fighting", "bomb", "move", "number", "death", "day", "year", "time", "situation", "area",
    "latest", "shelling", "fire", "battle", "operation", "offensive", "missile", "rocket",
}  # fmt: skip


@cache
def source_words() -> frozenset[str]:
    """Nouns that name speakers by their kind."""
    listed = {w for kind in known().kinds.values() for w in kind.words if " " not in w}
    return frozenset(
        listed | {"group", "groups", "statement", "poll", "survey", "study", "page", "document", "documents", "account"}
    )


REVISED = {
    "raised",
    "lowered",
    "revised",
    "updated",
    "put",
    "increased",
    "corrected",
    "raises",
    "puts",
    "revises",
    "cut",
    "placed",
}
COUNTS = {"toll", "count", "figure", "tally", "number", "estimate"}


def revisions(doc: Doc) -> Iterator[Saying]:
    """ "The ministry lowered its count to 19", "activists put the toll at 40": the one who counts is the origin."""
    for token in doc:
        if token.lower_ not in REVISED or not COUNTS & {t.lower_ for t in doc[token.i + 1 : token.i + 6]}:
            continue
        subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
        if subject is not None and speaker_like(subject):
            stop = next((t.i for t in doc[token.i + 1 :] if t.text in (".", ";")), len(doc))
            yield Saying(noun_phrase(subject), ((token.i, token.i + 1),), ((token.i + 1, stop),), subject.i, "count")


def plain_sentences(doc: Doc) -> Iterator[tuple[int, int]]:
    """Token ranges between full stops: where the parser splits elsewhere, these hold."""
    start = 0
    for token in doc:
        if token.text in STOPS or (token.text.endswith(".") and token.whitespace_ and len(token.text) > 4):
            if token.i > start:
                yield start, token.i
            start = token.i + 1
    if start < len(doc):
        yield start, len(doc)


def surface(doc: Doc) -> Iterator[Saying]:
    """Sayings whose cue ends a plain sentence, and "according to" at either end of one."""
    for start, end in plain_sentences(doc):
        low = start
        while low < end and doc[low].text in ('"', "”", "''", "“"):
            low += 1
        for i in range(low, end):
            if doc[i].lower_ in CUES:
                yield from _embedded(doc, low, end, i)
            if doc[i].lower_ in CUES and i - low >= 4 and _tail(doc, i + 1, end):
                source = _source_before(doc, low, i)
                if source is not None and source[0] - low >= 3:
                    told = _told(doc, i + 1, end) if doc[i].lower_ in ("told", "tells") else None
                    yield Saying(source, ((i, i + 1),), ((low, source[0]),), _head(doc, *source), CUES[doc[i].lower_], told)
                    break
            if doc[i].lower_ == "according" and i + 2 < end and doc[i + 1].lower_ == "to":
                source = _source_after(doc, i + 2, end)
                content = tuple(
                    p
                    for p in ((low, i), (source[1] + (source[1] < end and doc[source[1]].text == ","), end))
                    if p[1] - p[0] > 2
                )
                if content and source[1] > source[0]:
                    yield Saying(source, ((i, i + 2),), content, _head(doc, *source), "accord")


def _embedded(doc: Doc, low: int, end: int, cue: int) -> Iterator[Saying]:
    """ "A siege that a rights group said on Friday had killed 300 people": what follows is what the group says."""
    after = cue + 1
    while after < end and (doc[after].lower_ in ("on", "in", "a", "statement") or doc[after].ent_type_ == "DATE"):
        after += 1
    if after >= end or doc[after].lower_ not in ("had", "has", "have", "was", "were", "would", "is", "are"):
        return
    source = _source_before(doc, low, cue)
    if source is not None and source[0] > low and doc[source[0] - 1].lower_ in ("that", "which", "who", "whom"):
        stop = next((t.i for t in doc[after:end] if t.text in (",", ";")), end)
        yield Saying(source, ((cue, cue + 1),), ((after, stop),), _head(doc, *source), CUES[doc[cue].lower_])


def _head(doc: Doc, start: int, end: int) -> int:
    """The head of a token range: the last noun before a preposition, else the root."""
    for i in range(start, end):
        if doc[i].lower_ in ("of", "for", "at", "in", "to", "on") and i > start:
            return i - 1
    return end - 1


def _tail(doc: Doc, i: int, end: int) -> bool:
    """Whether what follows the cue is only when, where and to whom it was said."""
    if end - i > 14:
        return False
    for token in doc[i:end]:
        if token.lower_ in ("adding", "including", "updating", "citing", "quoting", "without", "while"):
            return True
        if (
            token.lower_ in TAIL
            or token.ent_type_ in ("DATE", "TIME", "ORG", "GPE")
            or token.pos_ == "PROPN"
            or token.text in (",", '"', "”", "-")
            or token.like_num
        ):
            continue
        if token.pos_ in ("NOUN", "ADJ") and token.lower_ in (
            "news",
            "agency",
            "reporter",
            "reporters",
            "journalists",
            "conference",
            "tv",
            "channel",
            "newspaper",
            "television",
            "press",
            "media",
        ):
            continue
        return False
    return True


def _source_before(doc: Doc, low: int, cue: int) -> tuple[int, int] | None:
    """The noun phrase that ends just before the cue and can speak, its determiner included."""
    i = cue - 1
    while i > low and doc[i].lower_ in ("also", "later", "earlier", "has", "had", "have", "then", ","):
        i -= 1
    end = i + 1
    if doc[i].pos_ == "PRON":
        return (i, end) if doc[i].lower_ in ("he", "she", "it", "they") else None
    best: tuple[int, int] | None = None
    while i >= low and cue - i < 16:
        token = doc[i]
        if (
            token.ent_type_ in ("DATE", "TIME")
            or (
                token.pos_ in ("VERB", "AUX", "PRON", "SCONJ", "NUM")
                and token.lower_ not in ("based", "affiliated", "linked", "run", "two", "three", "several")
            )
            or token.text in (",", ";", ":")
        ):
            break
        if token.pos_ == "ADV" or token.lower_ in ("others", "other") or (token.pos_ == "ADP" and token.lower_ not in INSIDE):
            break
        if token.pos_ == "ADP":
            left = doc[i - 1] if i > low else None
            if left is None or not speaker_like(left):
                break
        head = _head(doc, i, end)
        if speaker_like(doc[head]) and token.pos_ != "ADP":
            best = (i, end)
        if token.pos_ == "DET" or token.lower_ in ("a", "an", "the"):
            left = doc[i - 1] if i > low else None
            if (
                left is not None
                and left.lower_ in ("of", "at", "for")
                and i - 2 >= low
                and speaker_like(doc[i - 2])
                and doc[i - 2].lower_ in source_words()
            ):
                i -= 1
                continue
            break
        i -= 1
    return best


def _source_after(doc: Doc, start: int, end: int) -> tuple[int, int]:
    i = start
    while i < end and i - start < 14:
        token = doc[i]
        if token.text in (",", ";", ".", '"', "”", "(") or (
            token.pos_ in ("VERB", "AUX", "NUM", "SCONJ")
            and i > start
            and token.lower_ not in ("based", "affiliated", "linked", "monitoring")
        ):
            break
        if token.lower_ in ("which", "who", "that", "as", "on", "told") and i > start:
            break
        if i > start and (token.lower_ in PLURALS or token.lower_ in ("total", "at")):
            break
        if i > start and token.pos_ in ("DET", "PRON") and doc[i - 1].pos_ in ("NOUN", "PROPN"):
            break
        i += 1
    return start, i


def _told(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    i = start
    while (
        i < end
        and doc[i].pos_ in ("PROPN", "NOUN", "DET", "ADJ")
        and doc[i].ent_type_ not in ("DATE", "TIME")
        and doc[i].lower_ not in ("on",)
    ):
        i += 1
    return (start, i) if i > start else None
