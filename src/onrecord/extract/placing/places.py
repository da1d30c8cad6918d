"""Where a claim's happening took place: the place expressions that govern it, not the dateline, the speaker's seat or a
nationality."""

import re
from collections.abc import Sequence

from onrecord.extract.parse import Block
from onrecord.extract.placing.finer import finer
from onrecord.extract.placing.scenes import FINE, At, Scene, back
from onrecord.model import Place

LOCATIVE = {
    "in",
    "at",
    "near",
    "on",
    "around",
    "outside",
    "inside",
    "of",
    "from",
    "into",
    "to",
    "across",
    "over",
    "between",
    "towards",
    "toward",
    "through",
    "throughout",
    "against",
}
SPOKEN = {"said", "says", "told", "saying", "added", "adding", "reported", "announced", "tweeted"}


def place_of(
    scene: Scene, n: int, low: int, high: int, avoid: Sequence[tuple[int, int]] = (), own: bool = False
) -> Place | None:
    """The place of a claim, as fine as the document tells it; see `_told` and `finer`. With `own` only what its own sentence
    names: a running toll or a remark has no place that the sentence before could give it."""
    if own:
        block = scene.parsed.blocks[n]
        sent = block.doc[low].sent
        return _nearest(block, _of_sentence(scene, n, sent.start, sent.end, avoid), low, high)
    return finer(scene, _told(scene, n, low, high, avoid))


def _of_sentence(scene: Scene, n: int, start: int, end: int, avoid: Sequence[tuple[int, int]]) -> list[At]:
    return [a for a in scene.places[n] if start <= a.start < end and not any(x <= a.start < y for x, y in avoid)]


def _told(scene: Scene, n: int, low: int, high: int, avoid: Sequence[tuple[int, int]]) -> Place | None:
    """The place of the happening told at tokens `low` to `high` of block `n`: the nearest fine place that a preposition ties
    to it in its sentence, outside `avoid` (who speaks), else of the sentences before it, else the document's."""
    block = scene.parsed.blocks[n]
    sent = block.doc[low].sent
    here = _of_sentence(scene, n, sent.start, sent.end, avoid)
    best = _nearest(block, here, low, high)
    if best is None or FINE.get(best.precision, 0) <= 3:
        told = _told_next(scene, n, sent.end)
        best = (
            told if told is not None and (best is None or FINE.get(told.precision, 0) > FINE.get(best.precision, 0)) else best
        )
    if best is not None:
        return best
    earlier = [
        a
        for a in scene.places[n]
        if a.start < sent.start and a.mention.place is not None and FINE.get(a.mention.place.precision, 0) >= 3
    ]
    reach = back(block, sent.start, 4)
    earlier = [a for a in earlier if a.start >= reach]
    if not earlier and n and block.field == "text":
        above = scene.parsed.blocks[n - 1]
        earlier = [
            a
            for a in scene.places[n - 1]
            if a.mention.place is not None and FINE.get(a.mention.place.precision, 0) >= 4 and above.field == "text"
        ]
    if earlier:
        return earlier[-1].mention.place
    return scene.home


def _nearest(block: Block, here: Sequence[At], low: int, high: int) -> Place | None:
    scored = []
    for at in here:
        place = at.mention.place
        if place is None:
            continue
        before = block.doc[at.start - 1].lower_ if at.start else ""
        tied = before in LOCATIVE or block.doc[at.start].dep_ in ("pobj", "compound", "appos", "conj", "nmod")
        near = block.doc[max(0, at.start - 4) : at.start].text.lower().split()
        if before in ("from", "of") and FINE.get(place.precision, 0) <= 1:
            tied = False
        distance = at.start - high if at.start >= high else (low - at.end) * 1.2
        score = 12 * FINE.get(place.precision, 0) + (14 if tied else 0) - min(distance, 40)
        if at.start > high and _next_clause(block, high, at.start):
            score -= 25
        if set(near) & SPOKEN:
            score -= 30
        scored.append((score, -at.start, place))
    return max(scored, key=lambda s: s[:2])[2] if scored else None


def _next_clause(block: Block, start: int, end: int) -> bool:
    """Whether a joined clause with its own subject begins between two places of a sentence."""
    between = block.doc[start:end]
    return any(
        t.dep_ == "conj" and t.pos_ == "VERB" and any(c.dep_ == "nsubj" and c.i >= start for c in t.children) for t in between
    )


NEXT = re.compile(
    r"^[\"“' ]*(?:the|these|those|this|it|both) ?(?:\w+[ -]){0,4}?(?:attacks?|blasts?|bomb(?:ing)?s?|explosions?|strikes?"
    r"|raids?|air ?strikes?|shelling|bombardment|clash(?:es)?|resignations?|shooting|incident|ambush|killings?|massacre"
    r"|arrests?|fighting|planes?|warplanes|missiles?|jets|toll)?\b[^.]{0,60}\b(?:hit|took place|came|occurred|happened|struck"
    r"|targeted|was|were|went off|shot|landed|fell)\b",
    re.I,
)


def _told_next(scene: Scene, n: int, end: int) -> Place | None:
    """The place that the sentence right after names ("The blast hit the X district"), where the claim's own names none or
    only a coarse one."""
    block = scene.parsed.blocks[n]
    for k in (n, n + 1):
        if k >= len(scene.parsed.blocks) or scene.parsed.blocks[k].field != block.field:
            return None
        start = end if k == n else 0
        doc = scene.parsed.blocks[k].doc
        if start >= len(doc):
            continue
        sent = doc[start].sent
        if not NEXT.match(sent.text):
            return None
        here = [
            a
            for a in scene.places[k]
            if sent.start <= a.start < sent.end and a.mention.place is not None and FINE.get(a.mention.place.precision, 0) >= 4
        ]
        return here[0].mention.place if here else None
    return None
