"""Which figure of a document is a part of which: "68 soldiers, raising the total to over 500"."""

import re
from collections.abc import Sequence

from onrecord.link.happening import reading_order
from onrecord.link.tolls import group_of
from onrecord.model import Claim

TOTAL = re.compile(r"\b(?:total|overall|in all|altogether)\b", re.IGNORECASE)


def wholes(figures: Sequence[Claim]) -> dict[str, Claim]:
    """For each figure the figure it finally counts towards: its own, or the whole that it is a part of."""
    by_key = {c.key: c for c in figures}
    found: dict[str, Claim] = {}
    for at, claim in enumerate(figures):
        seen = {claim.key}
        top = claim
        while (above := by_key.get(top.part_of) or _implied(figures, at, top, claim)) is not None and above.key not in seen:
            seen.add(above.key)
            top = above
        found[claim.key] = top
    return found


def _implied(figures: Sequence[Claim], at: int, top: Claim, claim: Claim) -> Claim | None:
    """The whole of a part that names none: the nearest whole of the same harm in its sentence, else just before it. A group's
    running count beside a total ("68 soldiers, raising the total to over 500") is a part of that total."""
    if top is not claim or claim.figure is None or claim.part_of:
        return None
    part, share = claim.figure.scope == "sub_count", _share(claim)
    if not (part or share):
        return None
    fits = [c for c in figures if c is not claim and _whole_for(c, claim)]
    near = [c for c in fits if c.sentence == claim.sentence]
    if part and not near:
        near = [c for c in fits if c.span.field == claim.span.field and 0 <= claim.span.start - c.span.end <= 400]
    return min(near, key=lambda c: (abs(c.span.start - claim.span.start), reading_order(c))) if near else None


def _share(claim: Claim) -> bool:
    figure = claim.figure
    running = figure is not None and figure.scope == "cumulative" and group_of(figure.who) != "people"
    return running and bool(TOTAL.search(claim.sentence.words))


def _whole_for(whole: Claim, part: Claim) -> bool:
    a, b = whole.figure, part.figure
    if a is None or b is None or a.scope == "sub_count" or a.harm not in (b.harm, "casualties"):
        return False
    return _holds(whole, part) and (b.scope == "sub_count" or (a.scope == "cumulative" and group_of(a.who) == "people"))


def _holds(whole: Claim, part: Claim) -> bool:
    a, b = whole.figure, part.figure
    return a is None or b is None or a.number is None or b.number is None or a.number >= b.number
