"""Running and period totals over many happenings: one harm, one group of people, one reach in place and time."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from onrecord.link import places
from onrecord.link.block import blocks, sharing
from onrecord.link.cluster import Pair
from onrecord.link.components import components
from onrecord.link.decided import Decided
from onrecord.link.groups import Grouped, chained, lifted, split
from onrecord.link.happening import interval, order, ordinal, told
from onrecord.model import Claim, Document, Period, Place

GROUPS = {
    "civilians": "civilian noncombatant", "children": "child children minor kid baby infant boy girl", "women": "woman women",
    "soldiers": "soldier troop serviceman military army conscript", "police": "police policeman officer",
    "fighters": "fighter rebel militant insurgent gunman jihadist terrorist militiaman",
    "journalists": "journalist reporter cameraman photographer", "members": "member", "activists": "activist",
    "medics": "medic doctor nurse health", "prisoners": "prisoner detainee inmate", "refugees": "refugee evacuee displaced",
}  # fmt: skip
THERE = re.compile(r"\b(?:in|of|around|across) (?:the|that) (?:city|town|village|province|area|region|district|camp)\b")
COUNTRYWIDE = re.compile(
    r"\b(?:across|around|throughout|all over|elsewhere in) (?:the|its) (?:country|nation)\b|\bnationwide\b"
)
ANYBODY = frozenset({"people", "civilians", "refugees"})  # words for people that another text may use for the same
WINDOW, NEAR, YEAR, OLD = 120, 45, 366, 1000  # days: between reports; between beginnings, of old tolls; from when a toll is old
LARGE = 20  # a number from which on two equal ones are no chance
MANY = 300  # totals that hang together and are all compared with one another
NEVER, STRANGE = -9.0, -2.0


@dataclass(frozen=True, slots=True)
class Total:
    """One document's toll figure with its parts, `claims` by key; `words` are those of its time. `since` and `until` are
    ordinal days; `period` is true where both ends were told and lie in the past, so that the count is closed. `land` is the
    country as the document names it."""

    document: str
    order: tuple[str, str, int]
    claims: tuple[str, ...]
    words: str
    harm: str
    who: str
    place: Place | None
    country: str
    since: int | None
    until: int | None
    period: bool
    number: int | None
    published: int | None
    land: Place | None = None

    @property
    def key(self) -> str:
        """That of its first claim."""
        return self.claims[0]


def total(document: Document, claims: tuple[Claim, ...], country: str, beside: Sequence[Claim] = (), number: int = 0) -> Total:
    """The total of this `number` in its document. `country` is the one that the document speaks of most, for figures that name
    no place; `beside` are its other figures."""
    figures = [c for c in claims if c.figure is not None]
    whole = min(figures, key=_rank)
    place = whole.place if named(whole) else None
    when = None if not _own(whole) or any(_between(whole, other) for other in beside) else whole.when
    days, published = interval(when), ordinal(document.published.date)
    since = ordinal(when.start) if when and told(when) else None
    figure = whole.figure
    return Total(
        document=document.id,
        order=(*order(document), number),
        claims=tuple(c.key for c in claims),
        words=claims[0].when.words if claims[0].when else "",
        harm=figure.harm if figure else "",
        who=group_of(figure.who if figure else ""),
        place=place,
        country=(whole.place.country if whole.place and whole.place.country else country),
        since=since,
        until=days[1] if days else published,
        period=_closed(when, published),
        number=figure.number if figure else None,
        published=published,
        land=_land(whole, country, beside),
    )


def _land(whole: Claim, country: str, beside: Sequence[Claim]) -> Place | None:
    """The country of a figure that names no place, as some claim of the document names it."""
    code = whole.place.country if whole.place and whole.place.country else country
    named = (c.place for c in beside if c.place and c.place.precision == "country" and c.place.country == code)
    return next(named, None)


def _rank(claim: Claim) -> tuple[bool, bool, int]:
    """The whole of a group comes first: no part, and not a narrower group of people."""
    figure = claim.figure
    return figure is None or figure.scope == "sub_count", figure is None or group_of(figure.who) != "people", claim.span.start


def _own(claim: Claim) -> bool:
    """Whether a figure's time stands in its own sentence: one told elsewhere is of something else more often than of a toll."""
    span = claim.when.span if claim.when else None
    return span is None or (span.field == claim.sentence.field and span.overlaps(claim.sentence))


def _between(claim: Claim, other: Claim) -> bool:
    """Whether another figure of the harm stands between a figure and its time: "450 killed, with 120 dead over the weekend"."""
    when = claim.when.span if claim.when else None
    if when is None or claim.figure is None or other.figure is None or other.figure.harm != claim.figure.harm:
        return False
    same = claim.sentence == other.sentence and other.span.field == when.field == claim.span.field
    return same and claim.span.end <= other.span.start and other.span.end <= when.start


def named(claim: Claim) -> bool:
    """Whether the claim's own sentence (or headline) names its place, or means the place named last ("in the city"); a
    running count seldom does without saying so."""
    place = claim.place
    if place is None or place.precision == "country":
        return place is not None
    here = place.span is None or (place.span.field == claim.sentence.field and place.span.overlaps(claim.sentence))
    return not COUNTRYWIDE.search(claim.sentence.words) and (here or bool(THERE.search(claim.sentence.words)))


def _closed(when: Period | None, published: int | None) -> bool:
    days = interval(when)
    if when is None or days is None or not told(when) or not ordinal(when.start) or not ordinal(when.end):
        return False
    if re.search(r"\b(?:since|so far|to date|until now)\b", when.words.lower()):
        return False
    return published is None or days[1] < published or days[0] == days[1]


def group_of(who: str) -> str:
    """The group of people that words name: one of GROUPS, else "people"."""
    words = [re.sub(r"(?<=[^s])s$", "", w) for w in re.findall(r"[a-z]+", who.lower())]
    for name, members in GROUPS.items():
        if any(w in members.split() for w in words):
            return name
    return "people"


def country_of(claims: Iterable[Claim]) -> str:
    """The country most claims lie in; "" when none is known."""
    votes = Counter(c.place.country for c in claims if c.place and c.place.country)
    return min(votes, key=lambda k: (-votes[k], k), default="")


def keys(t: Total) -> tuple[str, ...]:
    """What two totals must share to be worth comparing: harm and sort of people; country and time, or a large number."""
    group = "people" if t.who in ANYBODY else t.who
    found: set[tuple[object, ...]] = set()
    if t.number is not None and t.number >= LARGE:
        found.add(("number", t.number))
    if t.published is not None:
        found |= {(t.country, "told", t.published // WINDOW + n) for n in (0, 1)}
    if t.since is not None:
        found |= {(t.country, "since", t.since // NEAR + n) for n in (0, 1)}
        if _age(t) > OLD:
            found |= {(t.country, "year", t.since // YEAR + n) for n in (0, 1)}
    if t.published is None and t.since is None:
        found.add((t.country, "undated"))
    return tuple(sorted(" ".join(map(str, ("toll", t.harm, group, *key))) for key in found))


def scored(totals: Sequence[Total]) -> dict[Pair, float]:
    """The points of each pair (i < j) that shares a key."""
    return {(a, b): score(totals[a], totals[b]) for a, b in sharing([blocks(keys(t)) for t in totals])}


def grouped(totals: Sequence[Total], decided: Decided) -> Grouped:
    """Which totals are figures of one toll, and what hangs together, as indices. Within a component all pairs are compared,
    unless there are very many: then those that share a key."""
    verdicts = lifted(decided, {key: i for i, t in enumerate(totals) for key in t.claims})
    scores = scored(totals)
    linked = [pair for pair, points in scores.items() if points > 0]
    parts = components(len(totals), (*linked, *chained(verdicts)))
    for part in parts:
        if 2 < len(part) <= MANY:
            scores |= {(a, b): score(totals[a], totals[b]) for a, b in combinations(part, 2) if (a, b) not in scores}
    groups = [group for part in split(parts, scores, verdicts, missing=STRANGE, veto=NEVER) for group in part]
    return Grouped(sorted(groups), parts)


def score(a: Total, b: Total) -> float:
    """Above 0: one toll; NEVER: two for certain."""
    if a.period != b.period:
        return NEVER
    parts = (_group(a, b), 1.0 if _one_count(a, b) else _reach(a, b), _time(a, b), _size(a, b))
    return NEVER if NEVER in parts else 0.2 + sum(parts)


def _one_count(a: Total, b: Total) -> bool:
    """Whether two counts of a closed period give one number that is too large to be chance, wherever each was placed."""
    return a.period and b.period and a.number == b.number and (a.number or 0) >= LARGE and a.country == b.country


def _group(a: Total, b: Total) -> float:
    if a.who == b.who:
        return 0.5
    return -0.4 if {a.who, b.who} <= ANYBODY else NEVER


def _reach(a: Total, b: Total) -> float:
    if a.country and b.country and a.country != b.country:
        return NEVER
    local = [t.place is not None and t.place.precision not in ("country", "international") for t in (a, b)]
    if all(local):
        relation = places.relation(a.place, b.place)
        return 1.0 if relation in (places.SAME, places.NEAR) else NEVER
    if any(local):
        return NEVER if a.place is not None and b.place is not None else -1.5
    return 0.5


def _time(a: Total, b: Total) -> float:
    if a.period and b.period and a.since is not None and b.since is not None and a.until and b.until:
        return 1.5 if abs(a.since - b.since) + abs(a.until - b.until) <= 1 else NEVER
    if a.since is not None and b.since is not None:
        gap = abs(a.since - b.since)
        near = gap <= NEAR or (gap <= YEAR and min(_age(a), _age(b)) > OLD)
        return 1.5 if near else NEVER
    gap = abs(a.published - b.published) if a.published and b.published else 0
    return 0.3 if gap <= 10 else -0.3 if gap <= WINDOW else -2.0


def _age(t: Total) -> int:
    return (t.until or 0) - (t.since or 0)


def _size(a: Total, b: Total) -> float:
    if not a.number or not b.number:
        return 0.0
    ratio = max(a.number, b.number) / min(a.number, b.number)
    if ratio <= 1.5:
        return 0.5
    known = a.since is not None and b.since is not None
    return 0.0 if ratio <= 3 else -1.0 if known else -2.5 if ratio <= 10 else -4.0


def reach(totals: Sequence[Total]) -> tuple[Place | None, Period | None]:
    """The place that most totals share, the day that most count from, and the last day that any counts to."""
    found = [t.place for t in totals if t.place is not None]
    votes = Counter((p.id or p.words.lower()) for p in found)
    place = min(found, key=lambda p: (-votes[p.id or p.words.lower()], p.words), default=None)
    wide = sorted((t.land for t in totals if t.land is not None), key=lambda p: p.words)
    if wide and (place is None or _scattered(found)):
        place = wide[0]
    starts = Counter(t.since for t in totals if t.since is not None)
    since = min(starts, key=lambda s: (-starts[s], s), default=None)
    until = max((t.until for t in totals if t.until is not None), default=None)
    return place, _period(since, until, totals)


def _scattered(found: Sequence[Place]) -> bool:
    """Whether a toll's figures name places apart: it reaches over all of them."""
    return any(places.relation(a, b) == places.APART for a in found for b in found)


def _period(since: int | None, until: int | None, totals: Sequence[Total]) -> Period | None:
    if since is None and until is None:
        return None
    words = next((t.words for t in totals if t.since == since and t.words), "")
    start, end = (date.fromordinal(d).isoformat() if d is not None else "" for d in (since, until))
    return Period(start, end, "range" if start else "", words)
