"""A speaker and a colon at the head of a line: "Poll: most voters back the truce", "HOLLICK: We did not fire." """

from spacy.tokens import Doc

from onrecord.extract.saying.saying import Saying

LONGEST = 7  # tokens of a name before the colon
LEAST = 3  # tokens after it


def from_heading(doc: Doc) -> Saying | None:
    """What a line says in the words of the one named before its first colon: names only, no sentence."""
    colon = next((t.i for t in doc[1 : LONGEST + 1] if t.text == ":"), None)
    if colon is None or len(doc) - colon <= LEAST:
        return None
    before = doc[:colon]
    names = all(t.pos_ in ("PROPN", "NOUN", "ADJ") or t.text in (".", "-", "/") for t in before)
    shouted = before.text.isupper()
    if not (names or shouted) or not any(t.pos_ == "PROPN" or shouted for t in before):
        return None
    return Saying((0, colon), ((colon, colon + 1),), ((colon + 1, len(doc)),), colon - 1, ":", kind="heading")
