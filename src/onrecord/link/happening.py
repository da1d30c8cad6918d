"""What one document tells of one happening: the unit that linking compares across documents."""

from dataclasses import dataclass

from onrecord.link.days import Day
from onrecord.link.periods import apart, interval, ordinal, told
from onrecord.link.sites import Site
from onrecord.model import Claim, Document, PersonMention, Place
from onrecord.model.words import IncidentKind

__all__ = [
    "FAMILY_OF_HARM",
    "PEACEFUL",
    "Happening",
    "apart",
    "interval",
    "name_key",
    "order",
    "ordinal",
    "reading_order",
    "told",
]

FAMILY_OF_HARM = {
    "killed": "violence", "injured": "violence", "casualties": "violence", "missing": "violence",
    "detained": "holding", "abducted": "holding", "released": "holding",
    "displaced": "flight", "resigned": "leaving", "defected": "changing sides",
}  # fmt: skip
PEACEFUL = frozenset({"leaving", "changing sides"})


@dataclass(frozen=True, slots=True)
class Happening:
    """Claims of one document that tell of one happening. `lead` is true for the one the document is chiefly about;
    `days` is its interval in ordinal days, `dated` whether words of the text gave it (else the publication date did);
    `published` the ordinal day of publication or null, `names` the persons harmed, to compare by.
    `sites` and `told_days`, of the chief one, are the settlements and the days that the document names, with what speaks for
    each."""

    document: str
    claims: tuple[Claim, ...]
    families: frozenset[str]
    places: tuple[Place, ...]
    days: tuple[int, int] | None
    dated: bool
    published: int | None
    lead: bool = False
    background: bool = False
    names: frozenset[str] = frozenset()
    kind: IncidentKind = "other"
    sites: tuple[Site, ...] = ()
    told_days: tuple[Day, ...] = ()

    @property
    def place(self) -> Place | None:
        """The most specific place, the one named most often first."""
        return self.places[0] if self.places else None

    @property
    def numbers(self) -> frozenset[tuple[str, int]]:
        """(harm, number) of every whole figure; parts of a figure are left out."""
        figures = [c.figure for c in self.claims if c.figure and c.figure.scope != "sub_count"]
        return frozenset((f.harm, f.number) for f in figures if f.number is not None)


def order(document: Document) -> tuple[str, str]:
    """Where a document stands in the record's own order, whatever order it was brought in."""
    return document.published.date or "9999", document.id


def reading_order(claim: Claim) -> tuple[int, int, int, str]:
    """Where a claim stands in its document: a title read from metadata first."""
    return 0 if claim.span.field == "title" else 1, claim.span.start, claim.span.end, claim.key


def name_key(mention: PersonMention) -> str:
    """A name to compare by: lower-case words without initials and punctuation."""
    words = [w.strip(".,'’\"()").lower() for w in mention.name.split()]
    return " ".join(w for w in words if len(w) > 1)
