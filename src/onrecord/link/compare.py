"""How far two happenings of two documents are one: signs for and against, what each weighs, and in words why."""

from collections.abc import Iterator
from functools import cache
from math import log1p, log10

from onrecord import vocab
from onrecord.link import places
from onrecord.link.happening import PEACEFUL, apart
from onrecord.link.sketch import Sketch

MISSING = -2.0  # points of two happenings that share no key (link/block.py)
DISTANT = 3  # days between two happenings that no dating confuses
LARGE = 5  # people from which on counts of one happening may be said to span a range
LONG = 400  # days from which on more days between two happenings say no more
Points = tuple[tuple[float, str], ...]
Sign = tuple[str, float, str]  # its name in vocab/sameness_weights.yml, how much of it there is, and its words


@cache
def weights() -> dict[str, float]:
    """What each sign weighs: learned (training/sameness.py), and set by hand."""
    learned: dict[str, float] = vocab.load("sameness_weights", dict[str, float])
    given: dict[str, float] = vocab.load("sameness", dict[str, float])
    return {**learned, **given}


def compare(a: Sketch, b: Sketch, alike: float) -> Points:
    """The points; `alike` is the cosine of the words they begin with. A sum above 0 speaks for one happening. Signs of one
    reason are added up; "" is the caution that holds of every pair."""
    weighed = weights()
    if a.document == b.document:
        return ((weighed["one_report"], "one report tells them apart"),)
    found = signs(a, b, alike) if a.lead and b.lead else asides(a, b, alike)
    by_reason: dict[str, float] = {}
    for name, value, reason in (*found, *rules(a, b)):
        by_reason[reason] = by_reason.get(reason, 0.0) + value * weighed.get(name, 0.0)
    return tuple((points, reason) for reason, points in by_reason.items() if points)


def total(points: Points) -> float:
    """The sum of the points."""
    return sum(value for value, _ in points)


def signs(a: Sketch, b: Sketch, alike: float) -> Iterator[Sign]:
    """What the chief happenings of two reports have in common and what not: the signs whose weights are learned."""
    yield "bias", 1.0, ""
    yield "start", alike, "they begin in like words"
    yield "unusual", log1p(len(set(a.unusual) & set(b.unusual))), "unusual names or numbers are in both"
    yield from _people(a, b)
    yield from _days(a, b)
    yield from _where(a, b)
    yield from _details(a, b)


def _people(a: Sketch, b: Sketch) -> Iterator[Sign]:
    shared = sorted(a.people & b.people)
    last = {name.split()[1] for name in a.people} & {name.split()[1] for name in b.people}
    least = min(len(a.people), len(b.people))
    if last:
        words = f"both name {shared[0].title()}" if shared else f"both name somebody called {min(last).title()}"
        yield "people", log1p(len(shared)), words
        yield "surnames", log1p(len(last)), words
    if least:
        yield "people_told", log1p(least), words if last else "they name other people"
    harmed = {n.split()[-1] for n in a.names if n} & {n.split()[-1] for n in b.names if n}
    if harmed:
        yield "harmed", 1.0, f"both name {min(harmed).title()} among those harmed"
    elif a.names and b.names:
        yield "harmed_others", 1.0, "they name others as harmed"


def _days_apart(gap: int) -> str:
    return f"they tell of days {gap} apart" if gap > 1 else "they tell of days next to each other"


def _days(a: Sketch, b: Sketch) -> Iterator[Sign]:
    if a.published is not None and b.published is not None:
        yield "published", log1p(abs(a.published - b.published)), "they were published on different days"
    else:
        yield "undated", 1.0, "a report has no date"
    if a.told & b.told:
        yield "told_same", 1.0, "their texts name the same day"
    elif a.told and b.told:
        yield "told_apart", log1p(min(min(abs(x - y) for x in a.told for y in b.told), 40)), "their texts name other days"
    if a.days is None or b.days is None:
        return
    gap, sure = apart(a.days, b.days), "" if a.dated and b.dated else "_unsure"
    if gap:
        yield f"day_apart{sure}", log1p(min(gap, LONG)), _days_apart(gap)
    else:
        yield f"day_same{sure}", 1.0, "they tell of the same day"


def _where(a: Sketch, b: Sketch) -> Iterator[Sign]:
    if set(a.spots) & set(b.spots):
        yield "spots", 1.0, "their texts name the same town"
    elif a.spots and b.spots:
        yield "spots_other", 1.0, "their texts name other towns"
    if a.lands & b.lands:
        yield "lands", 1.0, "their texts name the same region"
    elif a.lands and b.lands:
        yield "lands_other", 1.0, "their texts name other regions"


def _details(a: Sketch, b: Sketch) -> Iterator[Sign]:
    streets = a.streets & b.streets
    if streets:
        yield "streets", log1p(len(streets)), f"both name the same street or park ({min(streets).title()})"
    elif a.streets and b.streets:
        yield "streets_other", 1.0, "they name other streets"
    ages = a.ages & b.ages
    if ages:
        yield "ages", len(ages) / (1 + min(len(a.ages), len(b.ages))), "they give people the same age"
    elif a.ages and b.ages:
        yield "ages_other", 1.0, "they give people other ages"
    shared = a.numbers & b.numbers
    if shared:
        harm, number = max(shared, key=lambda x: (x[1], x[0]))
        yield "numbers", min(2.0, log10(1 + number)), f"both count {number:,} {harm}"


def asides(a: Sketch, b: Sketch, alike: float) -> Iterator[Sign]:
    """The same of two happenings of which a report tells one beside another: few words, so that day and place must tell."""
    yield "aside", 1.0, "a report tells it only in passing"
    yield "aside_words", alike, "they are told in like words"
    shared = sorted(a.people & b.people)
    if shared:
        yield "aside_people", log1p(len(shared)), f"both name {shared[0].title()}"
    if a.names & b.names:
        yield "aside_harmed", 1.0, f"both name {min(a.names & b.names).title()} among those harmed"
    elif a.names and b.names:
        yield "harmed_others", 1.0, "they name others as harmed"
    numbers = a.numbers & b.numbers
    if numbers:
        harm, number = max(numbers, key=lambda x: (x[1], x[0]))
        yield "aside_numbers", min(2.8, 0.3 + 1.2 * log10(max(1, number))), f"both count {number:,} {harm}"
    yield from _aside_days(a, b)


def _aside_days(a: Sketch, b: Sketch) -> Iterator[Sign]:
    if a.days is None or b.days is None:
        yield "aside_undated", 1.0, "a report does not tell the day"
        return
    gap = apart(a.days, b.days)
    words = "they tell of the same day" if gap == 0 else _days_apart(gap)
    if not (a.dated and b.dated):
        yield "aside_near", 0.8 - 0.7 * log1p(gap), words
        return
    exact = a.days[1] - a.days[0] <= 1 and b.days[1] - b.days[0] <= 1
    if gap == 1:
        yield "aside_near", (-0.2 if not exact or _as_of(a, b) else -1.2), words
    else:
        yield "aside_near", (1.2 if exact else 0.6) if gap == 0 else -1.8 - 0.7 * log1p(gap), words


def _as_of(a: Sketch, b: Sketch) -> bool:
    """Whether the later of two days is that of its own report: often the day on which somebody said so."""
    later = max(a, b, key=lambda h: h.days or (0, 0))
    return later.days is not None and later.days[0] == later.published


def rules(a: Sketch, b: Sketch) -> Iterator[Sign]:
    """What holds of all happenings and is not learned: the reports at hand tell too little of peaceful or distant ones."""
    yield from _places(a, b)
    yield from _families(a, b)
    yield from _numbers(a, b)
    if a.kind != b.kind and _other_arms(a, b):
        yield "other_arms", 1.0, "they tell of other kinds of attack"
    if a.lead and b.lead and _here_then(a, b):
        yield "here_then", 1.0, "the place and the day are the same"
    if _elsewhere_then(a, b):
        yield "elsewhere_then", 1.0, "they are set elsewhere on another day"
    if any(not h.places and (h.days is None or not h.dated) for h in (a, b)) and not (a.names & b.names or _related(a, b)):
        yield "nothing_told", 1.0, "a report tells neither the place nor the day"


def _here_then(a: Sketch, b: Sketch) -> bool:
    """Whether words set two happenings in one settlement on one day."""
    if a.days is None or b.days is None or not (a.dated and b.dated) or apart(a.days, b.days):
        return False
    settled = [[p for p in s.places[:2] if not places.wide(p)] for s in (a, b)]
    return any(places.relation(x, y) == places.SAME for x in settled[0] for y in settled[1])


def _elsewhere_then(a: Sketch, b: Sketch) -> bool:
    """Whether words set two happenings in settlements and on days apart: reports of one hand are worded alike."""
    if a.days is None or b.days is None or not (a.dated and b.dated) or apart(a.days, b.days) < DISTANT:
        return False
    spots = [[p for p in s.places if p.id and not places.wide(p)] for s in (a, b)]
    return all(spots) and all(places.relation(x, y) == places.APART for x in spots[0] for y in spots[1])


def _related(a: Sketch, b: Sketch) -> bool:
    return bool(a.family) and a.family == b.family and a.document != b.document


def _places(a: Sketch, b: Sketch) -> Iterator[Sign]:
    if not a.places or not b.places:
        return
    relations = {places.relation(x, y) for x in a.places[:2] for y in b.places[:2]}
    settled = not places.wide(a.places[0]) and not places.wide(b.places[0])
    aside = "" if a.lead and b.lead else "aside_"
    if places.SAME in relations:
        yield (
            f"{aside}place_same",
            1.0 if settled else 0.4,
            "they tell of the same place" if settled else "they tell of the same region",
        )
    elif places.NEAR in relations:
        yield f"{aside}place_near", 1.0, "they tell of places near each other"
    elif places.WITHIN in relations:
        yield f"{aside}place_within", 1.0, "the place of one lies in that of the other"
    elif places.APART in relations:
        yield f"{aside}place_apart", 1.0, "they tell of places apart"
    elif settled:
        yield f"{aside}place_unlike", 1.0, "they tell of places of other names"


def _families(a: Sketch, b: Sketch) -> Iterator[Sign]:
    aside = "" if a.lead and b.lead else "aside_"
    if a.families & b.families:
        yield f"{aside}family_same", 1.0, "they tell of the same sort of harm"
    elif not a.families or not b.families:
        yield f"{aside}family_none", 1.0, "a report counts no harm"
    else:
        peaceful = bool((a.families | b.families) & PEACEFUL)
        yield ("peaceful" if peaceful else f"{aside}family_other"), 1.0, "they tell of other sorts of harm"


def _numbers(a: Sketch, b: Sketch) -> Iterator[Sign]:
    if a.numbers & b.numbers:
        return
    harms = sorted({h for h, _ in a.numbers} & {h for h, _ in b.numbers})
    unlike = min(
        (0.0 if _between(a, b, harm) else _unlike(_highest(a, harm), _highest(b, harm)) for harm in harms), default=0.0
    )
    if unlike:
        yield "numbers_other", unlike, "they give other numbers"


def _between(a: Sketch, b: Sketch, harm: str) -> bool:
    """Whether the highest count of one lies between counts that the other tells of: accounts there differ as widely."""
    pairs = ((a, _highest(b, harm)), (b, _highest(a, harm)))
    return any(LARGE <= min(n for h, n in one.numbers if h == harm) <= number <= _highest(one, harm) for one, number in pairs)


def _highest(happening: Sketch, harm: str) -> int:
    return max(n for h, n in happening.numbers if h == harm)


def _unlike(x: int, y: int) -> float:
    """How much two highest counts speak against one happening: little where few were harmed, for such counts change by
    the hour; more where many were, and where one is many times the other."""
    low, high = sorted((max(1, x), max(1, y)))
    if high <= 1.3 * low:
        return 0.0
    return 0.3 + 0.7 * min(1.0, log10(low)) + (0.7 if high > 4 * low else 0.0)


ARMS: tuple[frozenset[str], ...] = tuple(
    frozenset(group) for group in (("air_strike",), ("bombing",), ("chemical_attack",), ("shooting", "clash", "repression"))
)


def _other_arms(a: Sketch, b: Sketch) -> bool:
    """Whether two happenings were done by plainly other means."""
    groups = [next((i for i, group in enumerate(ARMS) if h.kind in group), None) for h in (a, b)]
    return None not in groups and groups[0] != groups[1]
