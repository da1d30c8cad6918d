"""Which of the tokens of a naming are the name itself: "Rami Y" in "the director of the X Observatory, Rami Y"."""

from spacy.tokens import Doc, Token

from onrecord.extract.origins.bodies import by_name, is_known, people
from onrecord.extract.origins.words import speaker_words

NO_PERSON = ("ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT", "DATE")
OF_NAME = ("compound", "punct", "nmod", "flat", "amod", "appos")


def head_name(doc: Doc, start: int, end: int, head: int) -> tuple[int, int]:
    """The token range of the origin's head name: the person where one is named, else the noun phrase without asides."""
    token = doc[head]
    beside = [c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > head and is_person(c)]
    if beside:
        return _proper_run(doc, beside[0].i)
    if token.pos_ == "PROPN" and is_person(token):
        return _proper_run(doc, head)
    named = _trailing_person(doc, start, end) or _leading_person(doc, start, end) or _named_after(token)
    return named or _phrase(doc, start, end, head)


def is_person(token: Token) -> bool:
    """Whether the proper name around a token is that of a person rather than of a body or a place."""
    start, end = _proper_run(token.doc, token.i)
    words = token.doc[start:end].text.lower()
    if words in by_name() or any(word in words for word in speaker_words().bodies):
        return words in people()
    if token.ent_type_ == "PERSON":
        return True
    return end - start in (2, 3) and token.ent_type_ not in NO_PERSON and not is_known(words)


def _trailing_person(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The name at the end of "director of the X Observatory Rami Y", "resident Abdullah Z"."""
    for size in (4, 3, 2, 1):
        if size < end - start and doc[end - size : end].text.lower() in people():
            return end - size, end
    run = end
    while run > start and doc[run - 1].pos_ == "PROPN":
        run -= 1
    introduced = run > start and doc[run - 1].pos_ == "NOUN" and doc[run - 1].lower_ in speaker_words().roles
    return (run, end) if introduced and end - run in (2, 3) and doc[end - 1].ent_type_ == "PERSON" else None


def _leading_person(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The name before its role where the comma is lost: "Rami Y director of the X Observatory"."""
    stop = start
    while stop < end and doc[stop].pos_ == "PROPN":
        stop += 1
    role = stop < end and doc[stop].lower_ in speaker_words().roles and doc[stop].text.islower()
    return (start, stop) if role and 2 <= stop - start <= 4 else None


def _named_after(head: Token) -> tuple[int, int] | None:
    """The name in apposition to a generic noun: "the British-based monitor the X Observatory"."""
    name = next((c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > head.i), None)
    if name is None or head.lower_ not in speaker_words().generic:
        return None
    inside = [
        t.i for t in name.subtree if t.i - name.i < 8 and (t.i == name.i or t.dep_ not in ("relcl", "acl", "appos", "punct"))
    ]
    return min(inside), max(inside) + 1


def _owner_left_out(doc: Doc, start: int, end: int) -> int:
    """The start of "MENA news agency" in "Egypt's official MENA news agency"."""
    if end - start < 4 or doc[start].pos_ != "PROPN" or doc[start + 1].text not in ("'s", "’s"):
        return start
    rest = next((i for i in range(start + 2, end) if doc[i].lower_ not in ("official", "state", "state-run", "main")), end)
    return rest if rest < end and doc[rest].pos_ == "PROPN" else start


def _phrase(doc: Doc, start: int, end: int, head: int) -> tuple[int, int]:
    """The naming without a day or conjunction before it and without asides and clauses behind its head."""
    while start < end - 1 and doc[start].ent_type_ in ("DATE", "TIME") and doc[start].lower_.endswith("day"):
        start += 1
    while start < end and (doc[start].text in (",", '"', "“", "(", "'") or doc[start].lower_ in speaker_words().openers):
        start += 1
    start = _owner_left_out(doc, start, end)
    behind = range(max(start, head + 1), end)
    stop = next((i for i in behind if doc[i].text in (",", "(", ";") or doc[i].dep_ in ("relcl", "acl")), end)
    return start, max(stop, head + 1)


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
    return token.lower_.rstrip(".") not in speaker_words().titles and token.dep_ in OF_NAME and not shouted


def _continues_right(token: Token) -> bool:
    if token.pos_ == "PROPN" and token.dep_ in ("flat", "compound"):
        return True
    if not _hyphen(token) or token.i + 1 >= len(token.doc):
        return False
    return token.nbor(1).pos_ == "PROPN" and not token.nbor(-1).whitespace_


def _hyphen(token: Token) -> bool:
    return token.text == "-" and not token.whitespace_
