"""What speaks for each place of a document, or for none, being where one happening was."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.extract.placing.scenes import Scene
from onrecord.extract.placing.sightings import PASSING, Sentence, Sighting, kind_of, kinds
from onrecord.model.words import Scope

CLAUSE = ("ccomp", "relcl", "advcl", "acl", "parataxis", "csubj")
STEPS = ((3, "3"), (7, "7"), (12, "12"), (20, "20"), (35, "35"))
FINE, MIDDLE = 4.0, 2.0
FAR = 6
SOON = 2
KNOWN = "known"
"""The sign of a place where the text speaks of the same sort of happening as of one it told before."""
NOTHING: frozenset[str] = frozenset()
LEFT = ("displaced", "released", "resigned", "defected")


@dataclass(frozen=True, slots=True)
class Told:
    """What is told at tokens `low` to `high` of block `block`. `avoid` are the tokens of who tells it; `reach`, `harm` and
    `number` are those of a figure. Of a remark (`own`) only its own sentence can name the place."""

    block: int
    low: int
    high: int
    avoid: Sequence[tuple[int, int]] = ()
    reach: Scope = "incident"
    harm: str = ""
    number: int | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What the signs of all places have in common: the sentence of what is told, the places it names and how fine they are,
    which fine places were named last before and first after, and whether people left there or were hurt."""

    own: Sentence
    here: list[Sighting]
    keys: set[str]
    has: str
    before: dict[str, int]
    after: dict[str, int]
    fate: str
    events: frozenset[str]
    war: bool


def frame(scene: Scene, told: Told) -> Frame:
    """The frame of what is told."""
    own = next(s for s in scene.sentences if s.block == told.block and s.span.start <= told.low < s.span.end)
    here = [s for s in scene.sightings if s.sentence is own and not _spoken(s, told)]
    has = _level(max((s.fine for s in here), default=-1.0))
    above = [s for s in scene.sentences[max(0, own.number - SOON) : own.number + 1] if s.part == own.part]
    events = next((s.events for s in reversed(above) if s.events), NOTHING)
    fate = "left" if told.harm in LEFT else "hurt"
    return Frame(own, here, {s.key for s in here}, has, *_order(scene, own), fate, events, bool(own.stems & kinds().wars))


def signs(scene: Scene, told: Told) -> Iterator[tuple[Sighting | None, list[str]]]:
    """The namings of places, and none, with the signs for and against each beside its own."""
    around = frame(scene, told)
    yield from apart(scene, told, around)
    yield from beside(scene, told, around)


def apart(scene: Scene, told: Told, around: Frame) -> Iterator[tuple[Sighting | None, list[str]]]:
    """None, and what other sentences name: of a place that is named far away only the chief naming, and no place that people
    come from or go to where somebody was hurt. The same for all that one sentence tells of one harm."""
    yield None, [*_blank(scene, told, around.has)]
    own, has, keys = around.own, around.has, around.keys
    anaphor = bool(own.stems & kinds().anaphors)
    for one in scene.sightings:
        distance = one.sentence.number - own.number
        if not distance or (abs(distance) >= FAR and not one.chief) or (one.passing and around.fate == "hurt"):
            continue
        rel, level = _relation(distance), _level(one.fine)
        found = [*_common(one, told, around, rel, scene.country), *_apart(one, around, told)]
        if one.wholes & keys:
            wide = _level(max(s.fine for s in around.here if s.key in one.wholes))
            lone = "lone" if one.lone else "some"
            found += ["within", f"within:{rel}:{level}", f"within:{wide}:{level}", f"within:{lone}", f"within:{one.signs[4]}"]
            found.append(f"within:{told.reach}:{wide}")
        elif any(one.key in s.wholes for s in around.here):
            found.append("around")
        elif has in ("spot", "middle") and one.key not in keys:
            found.append("elsewhere")
        if rank := around.before.get(one.key):
            found.append(f"before:{rank}:{has}")
            if anaphor:
                found.append(f"before:{rank}:anaphor:{level}")
        if rank := around.after.get(one.key):
            found.append(f"after:{rank}:{has}")
        yield one, found


def beside(scene: Scene, told: Told, around: Frame) -> Iterator[tuple[Sighting | None, list[str]]]:
    """What the sentence itself names."""
    root = around.own.span.doc[told.low : told.high].root
    line = {t.i: i for i, t in enumerate(_line(root))}
    for one in scene.sightings:
        if one.sentence is around.own and not (one.tie in PASSING and around.fate == "hurt"):
            yield one, [*_common(one, told, around, "same", scene.country), *_beside(one, told, around.here, line)]


def _common(one: Sighting, told: Told, around: Frame, rel: str, country: str) -> Iterator[str]:
    has, gov = around.has, one.signs[4]
    yield f"rel:{rel}"
    yield f"rel:{rel}:{one.grain}"
    yield f"rel:{rel}:has:{has}"
    yield f"rel:{rel}:has:{has}:{one.grain}"
    yield f"reach:{told.reach}:{one.grain}"
    yield f"reach:{told.reach}:rel:{rel}"
    yield f"rel:{rel}:{one.signs[3]}"
    yield f"rel:{rel}:{gov}"
    yield f"{around.fate}:{one.signs[5]}"
    yield f"{around.fate}:rel:{rel}"
    if around.fate == "left" and one.end:
        yield "left:goal" if one.end == "goal" else f"left:origin:{'same' if rel == 'same' else 'apart'}"
    if around.war:
        yield f"war:{one.grain}"
    if one.grain == "country":
        yield f"own country:{told.reach}" if one.place.country == country else f"other country:{told.reach}"
    if around.own.number == 0:
        yield f"lead:{rel}:{_level(one.fine)}"


def _blank(scene: Scene, told: Told, has: str) -> Iterator[str]:
    yield "blank"
    yield f"blank:reach:{told.reach}"
    yield f"blank:has:{has}"
    yield f"blank:reach:{told.reach}:has:{has}"
    yield f"blank:harm:{told.harm}"
    if not any(s.fine >= FINE for s in scene.sightings):
        yield "blank:coarse"


def _level(fine: float) -> str:
    return "none" if fine < 0 else "spot" if fine >= FINE else "middle" if fine >= MIDDLE else "wide"


def _relation(distance: int) -> str:
    if distance == 0:
        return "same"
    side = "next" if distance > 0 else "back"
    steps = abs(distance)
    return f"{side}{steps if steps < 3 else 3 if steps < 6 else 6}"


def _spoken(one: Sighting, told: Told) -> bool:
    return one.sentence.block == told.block and any(a <= one.at.start < b for a, b in told.avoid)


def _order(scene: Scene, own: Sentence) -> tuple[dict[str, int], dict[str, int]]:
    """Which fine places were named last before, and which first after, with their ranks up to three."""
    fine = [s for s in scene.sightings if s.fine >= FINE and s.sentence is not own]
    back = list(dict.fromkeys(s.key for s in reversed(fine) if s.sentence.number < own.number))
    on = list(dict.fromkeys(s.key for s in fine if s.sentence.number > own.number))
    return {k: i for i, k in enumerate(back[:3], 1)}, {k: i for i, k in enumerate(on[:3], 1)}


def _beside(one: Sighting, told: Told, here: Sequence[Sighting], line: dict[int, int]) -> Iterator[str]:
    """Signs within the sentence: how far, on which side, over which clauses."""
    doc, at = one.sentence.span.doc, one.at
    if _spoken(one, told):
        yield "spoken"
    side = "after" if at.start >= told.high else "before" if at.end <= told.low else "amid"
    gap = at.start - told.high if side == "after" else told.low - at.end if side == "before" else 0
    step = next((name for most, name in STEPS if gap <= most), "far")
    level = _level(one.fine)
    yield f"gap:{side}:{step}"
    yield f"side:{side}:{level}"
    rank = sum(
        1 for s in here if (s.at.start < at.start if side == "after" else s.at.start > at.start) and _side(s, told) == side
    )
    yield f"rank:{side}:{min(rank, 3)}"
    if any(s.key in one.wholes for s in here):
        yield "finest here"
    if any(one.key in s.wholes for s in here):
        yield "whole here"
    if any(s.fine > one.fine and s is not one for s in here):
        yield f"finer here:{level}"
    between = doc[told.high : at.start] if side == "after" else doc[at.end : told.low]
    if any(t.like_num for t in between):
        yield f"number between:{side}"
    if any(t.lower_ in (";", "while", "and", "but") for t in between):
        yield f"joint between:{side}"
    yield from _path(doc[at.start : at.end].root, line, told)


def _side(one: Sighting, told: Told) -> str:
    return "after" if one.at.start >= told.high else "before" if one.at.end <= told.low else "amid"


def _line(token: Token) -> Iterator[Token]:
    yield token
    while token.head.i != token.i:
        token = token.head
        yield token


def _path(place: Token, line: dict[int, int], told: Told) -> Iterator[str]:
    """How the grammar joins the place to what is told: the clauses left on the way up and entered on the way down."""
    up = 0
    last = ""
    for token in _line(place):
        if token.i in line:
            steps = line[token.i]
            yield f"path:{min(up, 2)}:{min(steps, 4)}"
            yield f"meets:{kind_of(token) or token.pos_}"
            if told.low <= token.i < told.high:
                yield f"governed:{last}"
            return
        up += token.dep_ in CLAUSE or (token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"))
        last = token.lower_ if token.dep_ == "prep" else last
    yield "path:none"


def _apart(one: Sighting, around: Frame, told: Told) -> Iterator[str]:
    """Signs across sentences: whether the other one tells of the same."""
    own, keys, events = around.own, around.keys, around.events
    shared = len(own.stems & one.sentence.stems)
    far = "near" if abs(one.sentence.number - own.number) < 3 else "far"
    yield f"shared:{far}:{min(shared, 5)}"
    if told.harm and told.harm in one.sentence.harms:
        yield f"same harm:{far}"
    if told.number is not None and told.number in one.sentence.numbers:
        yield "same number"
    elif told.harm and one.sentence.numbers and told.harm in one.sentence.harms:
        yield f"other number:{far}"
    if events and one.event:
        fits, inner = "same" if one.event in events else "other", "within" if one.wholes & keys else "not"
        yield f"tied:{fits}:{far}"
        yield f"tied:{fits}:{inner}:{_level(one.fine)}"
        if one.known:
            if fits == "same":
                yield KNOWN
            yield f"known:{fits}:{'back' if own.number > one.sentence.number else 'next'}"
            yield f"known:{fits}:{inner}:{_level(one.fine)}"
    if events and one.sentence.events:
        yield f"event:{'same' if events & one.sentence.events else 'other'}:{far}"
    yield f"part:{'same' if own.part == one.sentence.part else 'other'}:{far}"
    if one.key in keys:
        yield "also here"
    if one.sentence.block == own.block:
        yield f"same line:{far}"
