"""Which of the tokens of a naming are the name itself: "Rami Y" in "the director of the X Observatory, Rami Y"."""

from spacy.tokens import Doc, Token

from onrecord.extract.origins.bodies import by_name, is_known, known, outlet_names, people
from onrecord.extract.origins.shape import name_run, trimmed, words_in
from onrecord.extract.origins.spelling import bare
from onrecord.extract.origins.words import speaker_words

OF_NAME = ("compound", "punct", "nmod", "flat", "amod", "appos")
LONGEST = 8  # tokens of the longest name of a known body
FAR = 12  # tokens around a person's name that may say what he is
REACH = 5  # tokens behind "source" in which the office he speaks from is named


def head_name(doc: Doc, start: int, end: int, head: int) -> tuple[int, int]:
    """The token range of the origin's head name: the person where one is named, else the noun phrase without asides."""
    token = doc[head]
    beside = [c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > head and is_person(c)]
    if beside:
        return _proper_run(doc, beside[0].i)
    start, end = trimmed(doc, start, end)
    named = _introduced(doc, start, end) or _leading_person(doc, start, end)
    if named is None and token.pos_ == "PROPN" and start <= head < end and is_person(token):
        run = _proper_run(doc, head)
        named = (max(run[0], start), run[1])
    if named is None:
        named = _outlet(doc, start, end) or _known_inside(doc, start, end) or _known_before(doc, start, end)
    if named is None and start <= head < end:
        named = _named_after(token) or _owner(doc, token)
    return named or _phrase(doc, start, end, head if start <= head < end else end - 1)


def is_person(token: Token) -> bool:
    """Whether the proper name around a token is that of a person rather than of a body or a place."""
    start, end = _proper_run(token.doc, token.i)
    words = token.doc[start:end].text.lower()
    told = speaker_words()
    of_a_body = any(_bare(t) in told.body_ends | told.generic for t in token.doc[start:end])
    if words in by_name() or of_a_body or any(word in words for word in told.bodies):
        return words in people()
    return words_in(token.doc, start, end) in (2, 3, 4) and not is_known(words) and not _place(words)


def presented(doc: Doc, start: int, end: int) -> str:
    """A person's naming with what stands around it: titles and offices before it, an apposition behind."""
    low = start
    while low > max(0, start - FAR) and (
        doc[low - 1].text[:1].isupper() or doc[low - 1].lower_ in ("for", "of", "and", "the", ".")
    ):
        low -= 1
    high = end
    if doc[end : end + 1].text == "," or (end < len(doc) and _bare(doc[end]) in speaker_words().roles):
        stops = (i for i in range(end + 1, min(end + FAR, len(doc))) if doc[i].text in (",", ".") or doc[i].dep_ == "ROOT")
        high = next(stops, end)
    return doc[low:high].text


def _place(words: str) -> bool:
    return words in known().nations


def _introduced(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The name at the end of "director of the X Observatory Rami Y", "resident Abdullah Z", "activist identified as Abu W"."""
    if doc[end : end + 2].text.lower() == "identified as":
        return name_run(doc, end + 2, len(doc))
    for size in (5, 4, 3, 2, 1):
        if size < end - start and doc[end - size : end].text.lower() in people():
            return end - size, end
    told, nations = speaker_words(), known().nations
    role = next((i for i in range(start, end) if _bare(doc[i]) in told.roles | told.titles), None)
    if role is None:
        return None
    if end < len(doc) and _bare(doc[end]) in told.titles and (after := name_run(doc, end + 1, len(doc))) is not None:
        return after if after[0] == end + 1 and words_in(doc, *after) in (2, 3, 4) else None
    marks = told.roles | told.titles | told.bodies | told.body_ends | nations.keys()
    last = next((i for i in range(end - 2, role - 1, -1) if _bare(doc[i]) in marks), role)
    run = name_run(doc, last + 1, end)
    if run is None or run != (last + 1, end) or words_in(doc, *run) not in (2, 3, 4):
        return None
    return run if _bare(doc[end - 1]) not in marks and bare(doc[run[0] : run[1]].text) not in by_name() else None


def _bare(token: Token) -> str:
    return str(token.lower_).rstrip(".")


def _leading_person(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The name before its role where the comma is lost: "Rami Y director of the X Observatory"."""
    told = speaker_words()
    role = next((i for i in range(start + 2, end - 1) if _bare(doc[i]) in told.roles), None)
    run = name_run(doc, start, role) if role is not None else None
    if role is None or run != (start, role) or words_in(doc, start, role) not in (2, 3, 4):
        return None
    body = any(_bare(t) in told.bodies | told.body_ends for t in doc[start:role])
    tied = any(t.lower_ in ("of", "for", "at", "with") for t in doc[role + 1 : role + 3])
    return run if tied and not body else None


def _outlet(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The outlet at the end of a longer run of words ("... in the harbour district state media"), its nation kept. Not where
    it is one of two speakers."""
    tail = speaker_words().generic | speaker_words().papers | {"news", "television", "tv", "radio", "channel", "regime"}
    stop = end
    while stop > start + 1 and doc[stop - 1].lower_ in tail and doc[stop - 1].pos_ != "PROPN":
        stop -= 1
    for last in (end, stop):
        for low in range(max(start, last - 3), last):
            if doc[low:last].text.lower() in outlet_names():
                if low > start and _bare(doc[low - 1]) in known().nations:
                    low -= 1
                partner = low > start and doc[low - 1].lower_ in ("and", "by", "of", "on", "for", "the", "from")
                return (low, last) if low - start > 1 and not partner else None
    return None


def _known_before(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The name right before a description whose comma is lost: "the X Observatory a local monitoring group"."""
    if start and doc[start - 1].text == "(":
        start -= 1
    elif doc[start].lower_ not in ("a", "an") or doc[end - 1].lower_ not in speaker_words().generic:
        return None
    lows = range(max(0, start - LONGEST), start)
    return next(((low, start) for low in lows if doc[low:start].text.lower() in by_name()), None)


def _known_inside(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The known body in a longer naming: "SANA" in "the state-run news agency SANA". Not where it only has a reporter, an
    office or a partner."""
    tail = speaker_words().generic | {"news", "television", "tv", "radio", "channel"}
    stop = end
    while stop > start + 1 and doc[stop - 1].lower_ in tail:
        stop -= 1
    if any(t.lower_ in ("and", "of") for t in doc[start:end]) and doc[start:stop].text.count(" and "):
        return None
    first = start
    while first > max(0, stop - LONGEST) and _in_a_name(doc[first - 1]):
        first -= 1
    for low in range(first, stop):
        word = doc[low].text
        inside = low > 0 and doc[low - 1].text == "("
        if not inside and word[:1].isupper() and (len(word) > 4 or word.isupper() or stop - low > 1):
            name = doc[low:stop].text.lower()
            if name in by_name() and name not in people():
                return low, stop
    return None


def _in_a_name(token: Token) -> bool:
    return bool(token.text[:1].isupper()) or token.lower_ in ("for", "of")


def _named_after(head: Token) -> tuple[int, int] | None:
    """The name in apposition to a description: "the local monitor the X Observatory", "the main party, the X Union,"."""
    name = next((c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > head.i), None)
    if name is None or head.pos_ != "NOUN" or not name.text[:1].isupper():
        return None
    inside = [
        t.i for t in name.subtree if t.i - name.i < 8 and (t.i == name.i or t.dep_ not in ("relcl", "acl", "appos", "punct"))
    ]
    return min(inside), max(inside) + 1


def _owner(doc: Doc, head: Token) -> tuple[int, int] | None:
    """Who stands behind a paper: "the X Observatory" in "a report by the X Observatory", "figures compiled by the X
    Observatory", "the X Observatory's toll"."""
    if head.lower_ not in speaker_words().papers:
        return None
    behind = doc[head.i + 1 : head.i + 4]
    by = next((t for t in behind if t.lower_ in ("by", "from") or (t.lower_ == "of" and t.i == head.i + 1)), None)
    owner = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    if owner is None:
        owner = next((c for c in head.children if c.dep_ in ("poss", "compound") and c.pos_ == "PROPN"), None)
    if owner is None or owner.pos_ not in ("PROPN", "NOUN"):
        return None
    low = min(t.i for t in owner.subtree)
    high = next((i for i in range(owner.i + 1, len(doc)) if not _of_the_name(doc, i)), len(doc))
    return max(low, head.i + 1) if owner.i > head.i else low, high


def _of_the_name(doc: Doc, i: int) -> bool:
    """Whether token `i` goes on with a name that has begun: "for Human Rights"."""
    after = doc[i].nbor(1) if i + 1 < len(doc) else None
    joins = doc[i].lower_ in ("of", "for") and after is not None and after.text[:1].isupper()
    return joins or (doc[i].pos_ == "PROPN" and doc[i].text[:1].isupper())


def _owner_left_out(doc: Doc, start: int, end: int) -> int:
    """The start of "MENA news agency" in "Egypt's official MENA news agency"."""
    if end - start < 4 or doc[start].pos_ != "PROPN" or doc[start + 1].text not in ("'s", "’s"):
        return start
    rest = next((i for i in range(start + 2, end) if doc[i].lower_ not in ("official", "state", "state-run", "main")), end)
    return rest if rest < end and doc[rest].pos_ == "PROPN" else start


def _phrase(doc: Doc, start: int, end: int, head: int) -> tuple[int, int]:
    """The naming without asides and clauses behind its head; a source keeps the office he speaks from ("a source at the X
    Command")."""
    start = _owner_left_out(doc, start, end)
    behind = range(max(start, head + 1), end)
    aside = (i for i in behind if doc[i].text in (",", "(", ";") or doc[i].lower_ == "with" or doc[i].dep_ in ("relcl", "acl"))
    stop = max(next(aside, end), head + 1)
    if doc[stop - 1].lower_ in ("source", "sources") and doc[stop : stop + 1].text.lower() in ("at", "in", "from", "within"):
        first = stop + 1 + (doc[stop + 1 : stop + 2].text.lower() == "the")
        run = name_run(doc, first, min(first + REACH, len(doc)))
        stop = run[1] if run is not None and run[0] == first else stop
    return start, stop


def _proper_run(doc: Doc, i: int) -> tuple[int, int]:
    """The tokens of the proper name around token `i`, titles left out."""
    low, high = i, i + 1
    while low > 0 and _continues_left(doc[low - 1]):
        low -= 1
    while high < len(doc) and _continues_right(doc[high]):
        high += 1
    return low, high


def _continues_left(token: Token) -> bool:
    if token.pos_ != "PROPN" and not _hyphen(token):
        return False
    shouted = token.text.isupper() and len(token.text) > 5  # a dateline or a heading run into the name
    return _bare(token) not in speaker_words().titles and token.dep_ in OF_NAME and not shouted


def _continues_right(token: Token) -> bool:
    if token.pos_ == "PROPN" and token.dep_ in ("flat", "compound"):
        return True
    if not _hyphen(token) or token.i + 1 >= len(token.doc):
        return False
    return token.nbor(1).pos_ == "PROPN" and not token.nbor(-1).whitespace_


def _hyphen(token: Token) -> bool:
    return token.text == "-" and not token.whitespace_
