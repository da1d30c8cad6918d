"""What the texts show of every name in them."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from onrecord.model import Document
from onrecord.redact.names import same_name
from onrecord.redact.signs import Seen, seen
from onrecord.redact.words import readable

LIST = re.compile(r"(?:,? \d{1,2})?(?:,|;|,? and|,? &)\s+")


@dataclass
class Bearer:
    """What the texts show of a name: how often beside an office, a private part, an age, an article; where; and the names that
    stand in one list with it."""

    name: str
    office: int = 0
    private: int = 0
    sure: int = 0
    the: int = 0
    times: int = 0
    documents: dict[str, None] = field(default_factory=dict)
    listed: dict[str, None] = field(default_factory=dict)


def bearers_in(documents: Collection[Document]) -> dict[str, Bearer]:
    """Every name in the texts and titles, by its letters."""
    found: dict[str, Bearer] = {}
    for document in documents:
        for text in map(readable, (document.text, document.title)):
            last: Seen | None = None
            for one in seen(text):
                bearer = found.setdefault(same_name(one.name), Bearer(one.name))
                bearer.office += one.office
                bearer.private += one.private
                bearer.sure += one.sure
                bearer.the += one.the
                bearer.times += 1
                bearer.documents[document.id] = None
                if last is not None and LIST.fullmatch(text, last.end, one.start):
                    bearer.listed[same_name(last.name)] = None
                    found[same_name(last.name)].listed[same_name(one.name)] = None
                last = one
    return found
