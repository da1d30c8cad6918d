"""Names by the shape of their words, and namings cut free of what ran into them where commas are lost."""

from spacy.tokens import Doc

from onrecord.extract.origins.words import speaker_words

PARTICLES = frozenset({"al", "el", "de", "da", "di", "bin", "ibn", "abu", "van", "von", "der", "-", "’", "'"})
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"})


def name_run(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The capitalised words from token `start` on, small particles within; None where no name begins there."""
    stop = start
    for i in range(start, end):
        text = doc[i].text
        if text[:1].isupper() and doc[i].lower_ not in ("the", "a", "an"):
            stop = i + 1
        elif doc[i].lower_ not in PARTICLES:
            break
    return (start, stop) if stop > start else None


def words_in(doc: Doc, start: int, end: int) -> int:
    """How many words, by the spaces between them, a token range has."""
    return len(doc[start:end].text.split())


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A naming without a day, a closed quotation, conjunctions and prepositions before it."""
    for i in range(start, end - 1):
        if doc[i].lower_ in DAYS or doc[i].text in ('"', "”", "''"):
            start = i + 1
    while start < end - 1 and _opens(doc, start):
        start += 1
    return start, end


def _opens(doc: Doc, i: int) -> bool:
    return doc[i].text in (",", '"', "“", "(", "'") or doc[i].lower_ in speaker_words().openers
