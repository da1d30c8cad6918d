"""Where a claim's happening took place: of all places that the document names, and none, the one that most signs speak for."""

import re
from collections.abc import Iterable
from functools import cache

from onrecord import vocab
from onrecord.extract.placing.scenes import Scene
from onrecord.extract.placing.sightings import Sighting, kinds
from onrecord.extract.placing.signs import FINE, KNOWN, Told, apart, beside, frame
from onrecord.model import Place

# By how much the part of a chosen place in which the known happening is told may fall behind it.
MARGIN = 2.0
Scored = tuple[float, Sighting | None]


THERE = re.compile(r"\bin the (?:city|town|village)\b(?! of)")
BACK = 3  # sentences in which the place is looked for that "in the city" stands for


@cache
def weights() -> dict[str, float]:
    """What each sign weighs: learned (vocab/placing_weights.yml; training/ says how), but for the few that are given."""
    learned: dict[str, float] = vocab.load("placing_weights", dict[str, float])
    return learned | kinds().given


def place_of(scene: Scene, told: Told) -> Place | None:
    """The place of what is told; null where none is likelier than any that the document names. Where the text elsewhere tells
    of the known happening ("the blast hit the X district") in a part of the chosen place, it is that part, if it can be."""
    around = frame(scene, told)
    if told.own:
        return _place(_best(beside(scene, told, around)))
    asked = (around.own.number, told.reach, told.harm, told.number, tuple(told.avoid))
    if asked not in scene.memo:
        rows = [(_score(one, found), one, found) for one, found in apart(scene, told, around)]
        parts = [(score, one) for score, one, found in rows if one is not None and KNOWN in found and one.fine >= FINE]
        scene.memo[asked] = max(((score, one) for score, one, _ in rows), key=_by_score), parts
    far, parts = scene.memo[asked]
    best = max(far, _best(beside(scene, told, around)), key=_by_score)
    if (whole := best[1]) is not None:
        inner = [(score, one) for score, one in parts if whole.key in one.wholes and score > best[0] - MARGIN]
        best = max(inner, key=_by_score, default=best)
    chosen = _place(best)
    if chosen is not None and chosen.precision == "country" and not around.here and THERE.search(around.own.span.text):
        return _named_before(scene, around.own.number) or chosen
    return chosen


def _named_before(scene: Scene, number: int) -> Place | None:
    """The settlement named last in the few sentences before, for which "in the city" stands."""
    near = [s for s in scene.sightings if number - BACK <= s.sentence.number < number and s.place.precision == "exact"]
    return near[-1].place if near else None


def _by_score(scored: Scored) -> float:
    return scored[0]


def _place(scored: Scored) -> Place | None:
    return scored[1].place if scored[1] is not None else None


def _best(rows: Iterable[tuple[Sighting | None, list[str]]]) -> Scored:
    return max(((_score(one, found), one) for one, found in rows), key=_by_score, default=(float("-inf"), None))


def _score(one: Sighting | None, found: list[str]) -> float:
    known = weights()
    score = sum([known.get(sign, 0.0) for sign in found])
    if one is None:
        return score
    if one.weight is None:
        one.weight = sum([known.get(sign, 0.0) for sign in one.signs])
    return score + one.weight
