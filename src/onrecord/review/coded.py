"""What one coder says of the claims of one document, as the page of second coding shows it. What others decided is left aside:
a coder judges what the program read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.deciding.agreement import Coding
from onrecord.model import Claim, Decision, Document
from onrecord.model.adding import added_claim
from onrecord.model.corrected import in_words, with_fields
from onrecord.review import reads
from onrecord.review.forms import number
from onrecord.store import View

SAID = {"": "not coded yet", "accept": "as it was read", "reject": "no claim", "correct": "corrected", "add": "added by you"}


@dataclass(frozen=True, slots=True)
class Coded:
    """A claim as a coder has it; `said` is "" where they have said nothing."""

    claim: Claim
    said: str
    decision: str = ""

    @property
    def words(self) -> str:
        """What the coder says, in words."""
        return SAID[self.said]


def coded(view: View, document: Document, mine: Mapping[str, Coding]) -> list[Coded]:
    """Every claim that the program read in a document, and those that this coder added, in the order of the text."""
    read = view.raw_claims([c.key for c in reads.claims_in(view, document.id)])
    keys = {c.key for c in read}
    found = [_as(claim, mine.get(claim.key), document) for claim in read]
    found += [one for c in mine.values() if c.said == "add" and c.subject not in keys and (one := _added(c, document))]
    return sorted(found, key=lambda c: (c.claim.span.field != "title", c.claim.span.start, c.claim.span.end, c.claim.key))


def _as(claim: Claim, coding: Coding | None, document: Document) -> Coded:
    if coding is None:
        return Coded(claim, "")
    try:
        said = with_fields(claim, coding.fields, lambda _: document.text) if coding.said == "correct" else claim
    except ValueError:
        return Coded(claim, "")
    return Coded(said, coding.said, coding.decision)


def _added(coding: Coding, document: Document) -> Coded | None:
    claim = as_added(coding, document)
    return Coded(claim, "add", coding.decision) if claim else None


def as_added(coding: Coding, document: Document) -> Claim | None:
    """The claim that a coder added; null when its passage is not in the text any more."""
    value = json.dumps(dict(coding.fields), ensure_ascii=False)
    try:
        return added_claim(Decision("", coding.subject, "add", coding.coder, "", document.id, value), document)
    except ValueError:
        return None


def as_read(claim: Claim, names: Mapping[str, str]) -> dict[str, str]:
    """What these fields of a claim say, in the words of the form."""
    return {name: number(claim) if name == "number" else in_words(claim, name) for name in names}
