"""Within one document: how far two figures speak of one happening."""

import re
from collections.abc import Collection, Mapping, Sequence

from onrecord.link import places
from onrecord.link.cluster import Verdicts, cluster
from onrecord.link.decided import Decided
from onrecord.link.happening import FAMILY_OF_HARM, apart, interval, told
from onrecord.model import Claim, Period, Place

Standing = tuple[Place | None, Period | None]
VETO = -3.0
TAKEN = 0.5  # how much a place speaks against one happening that is taken from the surroundings
SAID = -2.0  # what a day's difference says at most where one of the days is that of the report
FURTHER = re.compile(r"\b(?:another|a further|an additional)\b", re.IGNORECASE)  # "another 30 resigned in Olmet"


def figure_groups(
    figures: Sequence[Claim], whole: dict[str, Claim], judged: Decided, published: int | None = None
) -> list[list[Claim]]:
    """Figures by happening. A part stands where and when its whole does, whatever its own words add. `published` is the
    ordinal day of the report: a day before it may be told by the day of the words. What people `judged` of them holds."""
    index = {c.key: i for i, c in enumerate(figures)}
    stand = [_standing(c, whole[c.key]) for c in figures]
    scores = {
        (i, j): _score(a, b, stand[i], stand[j], published)
        for i, a in enumerate(figures) for j, b in enumerate(figures) if i < j
    }  # fmt: skip
    parts = [(index[whole[c.key].key], i) for i, c in enumerate(figures) if whole[c.key].key in index and whole[c.key] is not c]
    fixed = Verdicts(_pairs(judged.friends, index), _pairs(judged.foes, index), parts=parts)
    groups = cluster(len(figures), scores, missing=0.0, verdicts=fixed, veto=VETO)
    return [[figures[i] for i in group] for group in groups]


def _pairs(judged: Mapping[str, Collection[str]], index: Mapping[str, int]) -> list[tuple[int, int]]:
    """Pairs of keys as pairs of indices, in order."""
    return sorted((i, index[other]) for key, i in index.items() for other in judged.get(key, ()) if index.get(other, -1) > i)


def _standing(claim: Claim, whole: Claim) -> Standing:
    return whole.place or claim.place, whole.when if told(whole.when) else claim.when


def _score(a: Claim, b: Claim, at_a: Standing, at_b: Standing, published: int | None) -> float:
    """How far two figures of one document speak of one happening; VETO and below means they cannot."""
    if a.figure is None or b.figure is None:
        return 0.0
    score = 1.0 + _family(a, b) + _where(a, b, at_a[0], at_b[0]) + _day(at_a[1], at_b[1], published)
    if a.figure.harm == b.figure.harm and a.figure.number is not None and a.figure.number == b.figure.number:
        score += 2.0 if a.figure.number > 2 else 1.0
    if FURTHER.search(_before(b)) and places.relation(at_a[0], at_b[0]) != places.SAME and at_b[0] and not places.wide(at_b[0]):
        score -= 5.0
    if a.sentence == b.sentence:
        score += 1.0
    elif a.span.field == b.span.field and abs(a.span.start - b.span.start) < 300:
        score += 0.5
    return score


def _before(claim: Claim) -> str:
    """The words of a claim with those just before it in its sentence."""
    start = claim.span.start - claim.sentence.start
    return claim.sentence.words[max(0, start - 12) : start] + claim.span.words


def _family(a: Claim, b: Claim) -> float:
    if a.figure is None or b.figure is None:
        return 0.0
    x, y = FAMILY_OF_HARM[a.figure.harm], FAMILY_OF_HARM[b.figure.harm]
    if x == y:
        return 0.0
    together = {x, y} == {"violence", "holding"} and a.sentence == b.sentence
    return -1.0 if together else -9.0


def _where(a: Claim, b: Claim, at_a: Place | None, at_b: Place | None) -> float:
    """As `where_apart`; a place that the sentence does not name is taken from its surroundings, and parts half as much."""
    taken = any(at is not None and at.words not in c.sentence.words for c, at in ((a, at_a), (b, at_b)))
    says = where_apart(at_a, at_b)
    return says * TAKEN if taken and says < 0 else says


def where_apart(a: Place | None, b: Place | None) -> float:
    """Two settlements apart are two happenings; a country may only be a party's name ("US air strikes")."""
    relation = places.relation(a, b)
    if relation == places.APART:
        named = a is not None and b is not None and "country" in (a.precision, b.precision)
        return -1.5 if named else -6.0
    return {places.SAME: 1.5, places.WITHIN: 0.3, places.NEAR: -0.5}.get(relation, _unlike(a, b))


def _unlike(a: Place | None, b: Place | None) -> float:
    """Two names of which the gazetteer does not know both: probably two places."""
    return (
        -2.5 if a and b and places.names(a.words) and places.names(b.words) and not (places.wide(a) or places.wide(b)) else 0.0
    )


def _day(a: Period | None, b: Period | None, published: int | None) -> float:
    """As `when_apart`; the day of the report beside the day before it is often that of the words ("rose to 12 on Sunday")."""
    x, y = interval(a), interval(b)
    said = x is not None and y is not None and apart(x, y) == 1 and published in (x[0], y[0])
    return max(SAID, when_apart(a, b)) if said else when_apart(a, b)


def when_apart(a: Period | None, b: Period | None, *, rough: bool = False) -> float:
    """`rough`: one may be dated by the day of the words rather than of the deed, so that the next day says little."""
    x, y = interval(a), interval(b)
    if x is None or y is None or not (told(a) and told(b)):
        return 0.0
    days = apart(x, y)
    exact = a is not None and b is not None and a.precision == b.precision == "day" and not rough
    return 0.5 if days == 0 else -1.0 if days == 1 and not exact else -6.0
