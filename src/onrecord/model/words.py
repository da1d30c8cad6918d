"""The closed word lists of the record. Their meaning is in docs/glossary.md; adding a word is a change of contract."""

from typing import Literal

Harm = Literal[
    "killed", "injured", "casualties", "detained", "abducted", "missing", "displaced", "released", "resigned", "defected"
]
HARMS: tuple[Harm, ...] = (
    "killed", "injured", "casualties", "detained", "abducted", "missing", "displaced", "released", "resigned", "defected"
)  # fmt: skip

Qualifier = Literal["exact", "at_least", "more_than", "at_most", "approximately", "range", "vague"]
Scope = Literal["incident", "cumulative", "sub_count", "unclear"]
Connection = Literal[
    "official", "armed_group", "opposition", "monitor", "witness", "medical",
    "foreign_official", "international", "media", "unnamed", "outlet",
]  # fmt: skip
Manner = Literal["asserted", "denied", "alleged", "unconfirmed"]
ClaimKind = Literal["figure", "event", "blame", "denial", "claim_of_responsibility"]
IncidentKind = Literal[
    "attack", "air_strike", "chemical_attack", "bombing", "shooting", "clash", "protest", "repression", "arrest",
    "abduction", "resignation", "displacement", "other",
]  # fmt: skip

MarkKind = Literal["body", "title", "dateline", "caption", "clutter"]
# Whether the whole text is the agency's, or a part of it.
CreditRole = Literal["source", "part"]
# How a text comes from an earlier one.
RelationKind = Literal["exact", "near", "wire", "excerpt", "update"]
Role = Literal["outlet", "agency", "relay", "origin"]
Sex = Literal["", "female", "male"]
PersonStatus = Literal["killed", "injured", "detained", "abducted", "missing", "released", "resigned", "defected", "displaced"]

# How exactly a date is known; "range" is an interval the text itself gives.
DatePrecision = Literal["", "day", "range", "week", "month", "year"]
# UCDP where_prec 1 to 7 in words: exact spot, near or part of a settlement, second-level division, first-level division,
# line or region, country, international.
LocationPrecision = Literal["", "exact", "near", "admin2", "admin1", "region", "country", "international"]
