"""How one text came from another, with the words that show it."""

from dataclasses import dataclass

from onrecord.model.words import RelationKind


@dataclass(frozen=True, slots=True)
class Credited:
    """Where a document's text credits an agency; `agency` is "" for "with agencies"."""

    document: str
    start: int
    end: int
    agency: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """That `document` and the earlier `copy_of` are one text. `exact`: the same report word for word; `near`: edited; `wire`:
    another outlet's version of an agency's report; `excerpt`: the shorter stands in a longer with a report of its own;
    `update`: a later version by the same outlet with other numbers or more words. `share` is that of the shorter report's
    words that stand in `runs`: (start, end) in `document` and (start, end) in `copy_of` of stretches with the same words.
    `told` and `dropped` are numbers that only the later or only the earlier gives; `credits` where an agency is credited."""

    document: str
    copy_of: str
    kind: RelationKind
    share: float
    runs: tuple[tuple[int, int, int, int], ...] = ()
    told: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    agency: str = ""
    credits: tuple[Credited, ...] = ()
