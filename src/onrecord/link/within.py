"""Within one document: how far two figures speak of one happening, and which happening a claim without a figure speaks of."""

import re
from collections.abc import Sequence

from onrecord.link import places
from onrecord.link.cluster import Verdicts, cluster
from onrecord.link.happening import FAMILY_OF_HARM, apart, interval, told
from onrecord.link.kinds import family_of_words
from onrecord.model import Claim, Period, Place

VETO = -3.0
FURTHER = re.compile(r"\b(?:another|a further|an additional)\b", re.IGNORECASE)  # "another 30 resigned in Olmet"


def figure_groups(figures: Sequence[Claim], whole: dict[str, Claim], separate: frozenset[frozenset[str]]) -> list[list[Claim]]:
    """Figures by happening. A part stands where and when its whole does, whatever its own words add."""
    index = {c.key: i for i, c in enumerate(figures)}
    stand = [_standing(c, whole[c.key]) for c in figures]
    scores = {(i, j): _score(a, b, stand[i], stand[j]) for i, a in enumerate(figures) for j, b in enumerate(figures) if i < j}
    barred = [tuple(sorted(index[k] for k in pair)) for pair in separate if len(pair) == 2 and pair <= index.keys()]
    parts = [(index[whole[c.key].key], i) for i, c in enumerate(figures) if whole[c.key].key in index and whole[c.key] is not c]
    fixed = Verdicts(parts, sorted((p[0], p[1]) for p in barred))
    groups = cluster(len(figures), scores, missing=0.0, verdicts=fixed, veto=VETO)
    return [[figures[i] for i in group] for group in groups]


def _standing(claim: Claim, whole: Claim) -> tuple[Place | None, Period | None]:
    return whole.place or claim.place, whole.when if told(whole.when) else claim.when


def _score(a: Claim, b: Claim, at_a: tuple[Place | None, Period | None], at_b: tuple[Place | None, Period | None]) -> float:
    """How far two figures of one document speak of one happening; VETO and below means they cannot."""
    if a.figure is None or b.figure is None:
        return 0.0
    score = 1.0 + _family(a, b) + _where(at_a[0], at_b[0]) + _when(at_a[1], at_b[1])
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


def _where(a: Place | None, b: Place | None) -> float:
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


def _when(a: Period | None, b: Period | None) -> float:
    x, y = interval(a), interval(b)
    if x is None or y is None or not (told(a) and told(b)):
        return 0.0
    days = apart(x, y)
    exact = a is not None and b is not None and a.precision == b.precision == "day"
    return 0.5 if days == 0 else -1.0 if days == 1 and not exact else -6.0


def attach(claims: Sequence[Claim], groups: list[list[Claim]], totals: list[list[Claim]]) -> None:
    """Positions and events follow the happening or toll they speak of; an event that fits none founds one if it happened."""
    home = {c.key: g for g in (*groups, *totals) for c in g}
    counted = {c.sentence for g in groups for c in g}
    over = {c.sentence: g for g in totals for c in g if c.sentence not in counted}
    for claim in claims:
        group = home.get(claim.against) or over.get(claim.sentence) or _fitting(claim, groups)
        if group is None and claim.kind == "event" and claim.actual and (not groups or _placed(claim)):
            group = []
            groups.append(group)
        if group is not None:
            group.append(claim)
            home[claim.key] = group


def _placed(claim: Claim) -> bool:
    """Whether a claim knows its settlement and its day, in words of its own."""
    days = interval(claim.when)
    return (
        claim.place is not None
        and not places.wide(claim.place)
        and told(claim.when)
        and days is not None
        and days[0] == days[1]
    )


def _fitting(claim: Claim, groups: list[list[Claim]]) -> list[Claim] | None:
    """The group that a claim without a figure speaks of: same sentence first, then nearest without contrary place or day."""
    spoken = family_of_words(f"{claim.span.words} {claim.about}") if claim.kind != "event" else ""
    best: tuple[float, list[Claim]] | None = None
    for group in groups:
        score = max(_closeness(claim, other) for other in group)
        families = {FAMILY_OF_HARM[c.figure.harm] for c in group if c.figure}
        score += 0.5 if spoken in families else -3.0 if spoken and families else 0.0
        if any(_where(claim.place, o.place) + _when(claim.when, o.when) <= VETO for o in group):
            score -= 10.0
        if best is None or score > best[0]:
            best = (score, group)
    return best[1] if best is not None and best[0] >= (1.0 if claim.kind == "event" else 0.5) else None


def _closeness(claim: Claim, other: Claim) -> float:
    if claim.sentence == other.sentence:
        return 6.0
    place, day = _where(claim.place, other.place), _when(claim.when, other.when)
    near = claim.span.field == other.span.field and abs(claim.span.start - other.span.start) < 400
    return max(0.0, place) + max(0.0, day) + (1.0 if near else 0.0)
