"""Within one document: which claims tell of the same happening, and which count over many happenings (tolls)."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.link import places
from onrecord.link.cluster import Verdicts, cluster
from onrecord.link.happening import FAMILY_OF_HARM, Happening, apart, interval, name_key, ordinal, reading_order, told
from onrecord.link.kinds import family_of_words, kind
from onrecord.link.tolls import group_of
from onrecord.model import Claim, Document, Period, PersonMention, Place, Reading

VETO = -3.0
TOTAL = re.compile(r"\b(?:total|overall|in all|altogether)\b", re.IGNORECASE)
FURTHER = re.compile(r"\b(?:another|a further|an additional)\b", re.IGNORECASE)  # "another 30 resigned in Olmet"
OLD = 21  # days between a happening and the report from which on it may be background


@dataclass(frozen=True, slots=True)
class Parts:
    """A document taken apart: its happenings, the chief one marked `lead`, and its toll figures, each with its parts."""

    happenings: tuple[Happening, ...]
    tolls: tuple[tuple[Claim, ...], ...]


def partition(document: Document, reading: Reading, separate: frozenset[frozenset[str]] = frozenset()) -> Parts:
    """`separate` holds pairs of claim keys that a person set apart."""
    claims = sorted(reading.claims, key=reading_order)
    figures = [c for c in claims if c.kind == "figure" and c.figure is not None]
    whole = wholes(figures)
    running = [c for c in figures if whole[c.key].figure.scope == "cumulative"]  # type: ignore[union-attr]
    single = [c for c in figures if whole[c.key].figure.scope != "cumulative"]  # type: ignore[union-attr]
    groups = _figure_groups(single, whole, separate)
    totals = _toll_groups(running, whole)
    _attach([c for c in claims if c.kind != "figure" or c.figure is None], groups, totals)
    published = ordinal(document.published.date)
    told_of = [_happening(document, sorted(g, key=reading_order), reading.persons, published) for g in groups]
    return Parts(_with_lead(document, told_of), tuple(map(tuple, totals)))


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


def _figure_groups(figures: Sequence[Claim], whole: dict[str, Claim], separate: frozenset[frozenset[str]]) -> list[list[Claim]]:
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


def _attach(claims: Sequence[Claim], groups: list[list[Claim]], totals: list[list[Claim]]) -> None:
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


def _toll_groups(running: Sequence[Claim], whole: dict[str, Claim]) -> list[list[Claim]]:
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in running:
        groups[whole[claim.key].key].append(claim)
    return list(groups.values())


def _happening(document: Document, claims: list[Claim], persons: Iterable[PersonMention], published: int | None) -> Happening:
    days, dated = _days(dating(claims), published)
    own = {c.key for c in claims}
    families = frozenset(FAMILY_OF_HARM[c.figure.harm] for c in claims if c.figure)
    return Happening(
        document=document.id,
        claims=tuple(claims),
        families=families,
        places=ranked([c.place for c in placing(claims) if c.place]),
        days=days,
        dated=dated,
        published=published,
        names=frozenset(name_key(p) for p in persons if p.claim in own),
        kind=kind(families, claims),
    )


def placing(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims that say where: the figures that do, else whatever there is."""
    return [c for c in claims if c.figure and c.place] or claims


def dating(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims that say when: the figures that do in words, else whatever there is."""
    return [c for c in claims if c.figure and told(c.when)] or claims


def _days(claims: Sequence[Claim], published: int | None) -> tuple[tuple[int, int] | None, bool]:
    """The interval that most claims give, the shortest first; words of the text outweigh the publication date."""
    votes: Counter[tuple[int, int]] = Counter()
    for words in (True, False):
        for claim in claims:
            days = interval(claim.when)
            if days is not None and told(claim.when) is words and claim.actual:
                votes[days] += 1
        if votes:
            return min(votes, key=lambda d: (-votes[d], d[1] - d[0], d)), words
    return (None if published is None else (published, published)), False


def ranked(found: Sequence[Place]) -> tuple[Place, ...]:
    """Distinct places, settlements first, then by how often they are named, then by words."""
    groups: list[list[Place]] = []
    for place in found:
        home = next(
            (g for g in groups if places.relation(g[0], place) == places.SAME and places.wide(g[0]) == places.wide(place)), None
        )
        if home is None:
            groups.append([place])
        else:
            home.append(place)
    best = [min(g, key=lambda p: (not p.id, -sum(q.words == p.words for q in g), p.words)) for g in groups]
    order = sorted(range(len(groups)), key=lambda i: (places.wide(best[i]), -len(groups[i]), best[i].words))
    return tuple(best[i] for i in order)


def _with_lead(document: Document, told_of: list[Happening]) -> tuple[Happening, ...]:
    """The happenings in reading order, the chief one marked."""
    recent = any(not _old(h) for h in told_of)
    marked = [replace(h, background=recent and _old(h)) for h in told_of]
    if not marked:
        return ()
    lead = max(range(len(marked)), key=lambda i: (_weight(document, marked[i]), -i))
    return tuple(replace(h, lead=i == lead) for i, h in enumerate(marked))


def _old(h: Happening) -> bool:
    return h.dated and h.days is not None and h.published is not None and h.published - h.days[1] > OLD


def _weight(document: Document, h: Happening) -> float:
    """How far a happening is what the document is chiefly about."""
    title = next((m.end for m in document.marks if m.mark == "title"), 0)
    first = min((c.span.start for c in h.claims if c.span.field == "text"), default=10_000)
    score = 3.0 if any(c.headline or c.span.field == "title" or c.span.end <= title for c in h.claims) else 0.0
    score += 2.0 if first < title + 400 else 1.0 if first < title + 900 else 0.0
    score += min(3.0, 0.4 * len(h.claims)) + (1.0 if "violence" in h.families else 0.3 if h.families else 0.0)
    return score - (4.0 if h.background else 0.0)
