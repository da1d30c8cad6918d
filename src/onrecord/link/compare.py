"""How far two happenings of two documents are one: points for and against, each with its reason in words."""

from dataclasses import dataclass
from math import log, log1p, log10

from onrecord.link import places
from onrecord.link.happening import PEACEFUL, Happening, apart

# Weights of wording and time are near those of a logistic regression over pairs of news reports of shootings (same incident or
# not), rounded; recalibrate them with `evals gva` when the features change. The rest were set by hand on small open sets.
BASE = 10.0
WORDS, START, NAMES = (2.6, 0.35), (0.9, 0.35), (2.2, 0.35)  # weight, and where likeness is great enough to say no more
MISSING = -6.0
AGREED, DIFFERS = -1.5, -9.0  # how much other wording may say against where day and place agree, and else
Points = tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Cosines of whole wording, beginnings, and names."""

    words: float
    start: float
    names: float


def compare(a: Happening, b: Happening, alike: Likeness, *, related: bool = False) -> Points:
    """The points; a sum above 0 speaks for one happening. `related`: one report is a copy or a version of the other."""
    time, place = _time(a, b), _place(a, b)
    wording = _wording(a, b, alike, floor=AGREED if time[0] > 0.5 and place[0] > 1.0 else DIFFERS)
    points = [wording, time, place, _family(a, b), _figures(a, b), _persons(a, b), _kind(a, b)]
    if any(not h.places and (h.days is None or not h.dated) for h in (a, b)) and not (a.names & b.names or related):
        points.append((-2.0, "neither place nor day told"))
    if a.document == b.document:
        points.append((-3.0, "one report tells them apart"))
    if related and a.lead and b.lead:
        points.append((3.0, "copies or versions of one report"))
    return tuple(p for p in points if p[0])


def total(points: Points) -> float:
    """The sum of the points."""
    return sum(value for value, _ in points)


def _wording(a: Happening, b: Happening, alike: Likeness, floor: float) -> tuple[float, str]:
    value = BASE + sum(
        weight * log(min(cosine, cap) + 0.02)
        for (weight, cap), cosine in ((WORDS, alike.words), (START, alike.start), (NAMES, alike.names))
    )
    if not (a.lead and b.lead):
        value = max(-0.7, min(2.0, 0.3 * value)) - 0.2
    value = max(floor, value)
    return value, "wording alike" if value > 0 else "wording differs"


def _time(a: Happening, b: Happening) -> tuple[float, str]:
    if a.days is None or b.days is None:
        return -1.5, "day unknown"
    days = apart(a.days, b.days)
    words = "the same day" if days == 0 else f"{days} day{'s' if days > 1 else ''} apart"
    if not (a.dated and b.dated):
        return 0.8 - 0.7 * log1p(days), words
    exact = a.days[1] - a.days[0] <= 1 and b.days[1] - b.days[0] <= 1
    if days == 1:
        return (-0.2 if not exact or _as_of(a, b) else -1.2), words
    return (1.2 if exact else 0.6) if days == 0 else -1.8 - 0.7 * log1p(days), words


def _as_of(a: Happening, b: Happening) -> bool:
    """Whether the later of two days is that of its own report: often the day on which somebody said so."""
    later = max(a, b, key=lambda h: h.days or (0, 0))
    return later.days is not None and later.days[0] == later.published


def _place(a: Happening, b: Happening) -> tuple[float, str]:
    if not a.places or not b.places:
        return 0.0, ""
    relations = {places.relation(x, y) for x in a.places[:2] for y in b.places[:2]}
    settled = not places.wide(a.places[0]) and not places.wide(b.places[0])
    if places.SAME in relations:
        return (1.2, "the same place") if settled else (0.5, "the same region")
    if places.NEAR in relations:
        return 0.6, "places near each other"
    if places.WITHIN in relations:
        return 0.5, "one place lies in the other"
    both = a.lead and b.lead
    if places.APART in relations:
        return (-0.8 if both else -2.5), "places apart"
    return (-0.8 if both else -1.2, "places of other names") if settled else (0.0, "")


def _family(a: Happening, b: Happening) -> tuple[float, str]:
    if a.families & b.families:
        return 0.5, "the same sort of harm"
    if not a.families or not b.families:
        return -0.5, "no harm counted"
    if (a.families | b.families) & PEACEFUL:
        return -8.0, "other sorts of harm"
    both = a.lead and b.lead
    return (-0.7 if both else -4.0), "other sorts of harm"


def _figures(a: Happening, b: Happening) -> tuple[float, str]:
    shared = a.numbers & b.numbers
    if shared:
        harm, number = max(shared, key=lambda x: (x[1], x[0]))
        return min(2.8, 0.3 + 1.2 * log10(max(1, number))), f"equal numbers ({number} {harm})"
    harms = sorted({h for h, _ in a.numbers} & {h for h, _ in b.numbers})
    unlike = min((_unlike(_highest(a, harm), _highest(b, harm)) for harm in harms), default=0.0)
    return (-unlike, "other numbers") if unlike else (0.0, "")


def _highest(happening: Happening, harm: str) -> int:
    return max(n for h, n in happening.numbers if h == harm)


def _unlike(x: int, y: int) -> float:
    """How much two highest counts speak against one happening: little where few were harmed, for such counts change by
    the hour; more where many were, and where one is many times the other."""
    low, high = sorted((max(1, x), max(1, y)))
    if high <= 1.3 * low:
        return 0.0
    return 0.3 + 0.7 * min(1.0, log10(low)) + (0.7 if high > 4 * low else 0.0)


def _persons(a: Happening, b: Happening) -> tuple[float, str]:
    shared = sorted(a.names & b.names)
    if shared:
        return 2.5, f"the same person ({shared[0]})"
    return (-0.3, "other persons") if a.names and b.names else (0.0, "")


UNLIKE: tuple[frozenset[str], ...] = tuple(
    frozenset(group) for group in (("air_strike",), ("bombing",), ("chemical_attack",), ("shooting", "clash", "repression"))
)


def _kind(a: Happening, b: Happening) -> tuple[float, str]:
    if a.kind == b.kind:
        return (0.3, f"both {a.kind.replace('_', ' ')}") if a.kind != "other" else (0.0, "")
    groups = [next((i for i, group in enumerate(UNLIKE) if h.kind in group), None) for h in (a, b)]
    both = None not in groups and groups[0] != groups[1]
    return (-1.0, "other kinds of attack") if both else (-0.3, "other kinds")
