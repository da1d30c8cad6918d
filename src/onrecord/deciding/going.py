"""Which claims go with those that a person takes out of an incident."""

from collections.abc import Collection, Sequence

from onrecord.model import Claim


def going_with(named: Collection[str], members: Sequence[Claim]) -> tuple[str, ...]:
    """The keys of `members` that leave when `named` do, those included, in order. In the same document, the parts of a figure
    that leaves go too, what denies it, and what its sentence tells besides when no figure of that sentence stays; when every
    figure leaves, all of the document's claims on the incident do."""
    left = set(named)
    while True:
        more = {c.key for c in members if c.key not in left and _goes(c, left, members)}
        if not more:
            return tuple(c.key for c in members if c.key in left)
        left |= more


def _goes(claim: Claim, left: Collection[str], members: Sequence[Claim]) -> bool:
    beside = [c for c in members if c.document == claim.document]
    gone = [c for c in beside if c.key in left]
    if not gone:
        return False
    if claim.part_of in left or claim.against in left:
        return True
    if claim.figure is not None:
        return False
    figures = [c for c in beside if c.figure is not None]
    if figures and all(c.key in left for c in figures):
        return True
    told = [c for c in figures if c.sentence == claim.sentence]
    return bool(told) and all(c.key in left for c in told) and not (claim.against and claim.against not in left)
