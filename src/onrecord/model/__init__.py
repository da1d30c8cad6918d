"""Records that travel between the stages: frozen dataclasses that import nothing else of ours."""

from onrecord.model.claim import Claim, Figure, Link, Mention, Period, PersonMention, Place, Producer, Reading, Statement
from onrecord.model.decision import VERDICTS, Decision, Issue
from onrecord.model.document import Capture, Credit, Document, Hints, Mark, Published
from onrecord.model.incident import Contradiction, Finding, Incident, Linkage, SetAside, Standing, Toll
from onrecord.model.keys import anchor, digest, hexes, key
from onrecord.model.relation import Credited, Relation
from onrecord.model.span import Span
from onrecord.model.words import HARMS, RelationKind

__all__ = [
    "HARMS", "VERDICTS", "Capture", "Claim", "Contradiction", "Credit", "Credited", "Decision", "Document", "Figure",
    "Finding", "Hints", "Incident", "Issue", "Link", "Linkage", "Mark", "Mention", "Period", "PersonMention", "Place",
    "Producer", "Published", "Reading", "Relation", "RelationKind", "SetAside", "Span", "Standing", "Statement", "Toll",
    "anchor", "digest", "hexes", "key",
]  # fmt: skip
