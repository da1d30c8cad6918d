"""Runs of capitalised words beside a harm that are nobody who came to it: hospitals, streets, cars, photographers."""

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from onrecord import vocab
from onrecord.extract.naming import Name, age

BESIDE = 12  # tokens on each side that are looked at


@dataclass(frozen=True)
class Beside:
    """vocab/not_harmed.yml."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    makes: frozenset[str]
    models: frozenset[str]


@cache
def _words() -> tuple[Beside, re.Pattern[str], re.Pattern[str]]:
    known: Beside = vocab.load("not_harmed", Beside)
    return known, re.compile(f"(?:{'|'.join(known.before)})$"), re.compile("|".join(known.after))


def not_harmed(doc: Doc, name: Name) -> bool:
    """Whether the words beside a name, or in it, tell that it is nobody harmed; an age beside it speaks against."""
    known, before, after = _words()
    if age(doc, name.start, name.end) is not None:
        return False
    words = doc[name.start : name.end].text.lower().split()
    if len(words) > 1 and words[0] in known.makes and words[1] in known.models:
        return True
    space = " " if name.start and doc[name.start - 1].whitespace_ else ""
    left = doc[max(doc[name.start].sent.start, name.start - BESIDE) : name.start].text + space
    right = (doc[name.end - 1].whitespace_ and " ") + doc[name.end : name.end + BESIDE].text
    return before.search(left) is not None or after.match(right) is not None
