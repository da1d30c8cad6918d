"""From a group of happenings to an incident: its kind, place, day, line and reasons."""

from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.link import places
from onrecord.link.compare import Points
from onrecord.link.happening import Happening, interval, told
from onrecord.link.kinds import kind
from onrecord.link.partition import dating, placing, ranked
from onrecord.model import Claim, Document, Incident, Period, Place


def incident(
    name: str,
    replaces: tuple[str, ...],
    members: Sequence[Happening],
    documents: Mapping[str, Document],
    reasons: Sequence[Points],
) -> Incident:
    """`members` come in the record's own order; `reasons` are the points of the pairs among them."""
    claims = [c for h in members for c in h.claims]
    families = frozenset(f for h in members for f in h.families)
    titles = "\n".join(documents[h.document].title for h in members if h.lead)
    sort = kind(families, claims, titles)
    place, when = best_place(placing(claims)), best_period(dating(claims))
    return Incident(
        id=name,
        kind=sort,
        claims=tuple(c.key for c in claims),
        documents=tuple(dict.fromkeys(h.document for h in members)),
        place=place,
        when=when,
        description=_line(sort, place, when, claims),
        replaces=replaces,
        why=_why(reasons, members),
    )


def best_place(claims: Sequence[Claim]) -> Place | None:
    """The most specific place with most support: settlements that the gazetteer knows count a little more than bare words."""
    order = ranked([c.place for c in claims if c.place])
    settled = [p for p in order if not places.wide(p)]
    if len(settled) < 2:
        return order[0] if order else None
    votes = {p: sum(places.relation(p, c.place) == places.SAME for c in claims if c.place) for p in settled}
    return max(settled, key=lambda p: (votes[p] * (1.6 if p.id else 1.0), -settled.index(p)))


def best_period(claims: Sequence[Claim]) -> Period | None:
    """The period that most claims give in words, the more exact first; without one, that of the earliest report."""
    actual = [c for c in claims if c.actual] or list(claims)
    stated = [c.when for c in actual if c.when and told(c.when) and interval(c.when)]
    if not stated:
        dated = [c.when for c in actual if c.when and interval(c.when)]
        return min(dated, key=lambda p: (interval(p), p.words), default=None)
    votes = Counter(interval(p) for p in stated)

    def worth(period: Period) -> tuple[float, int, str, str]:
        days = interval(period) or (0, 0)
        length = days[1] - days[0] if period.start and period.end else 1000
        return -votes[days] * (1.0 if length == 0 else 0.7 if length <= 3 else 0.4), length, period.start, period.words

    return min(stated, key=worth)


def _line(sort: str, place: Place | None, when: Period | None, claims: Sequence[Claim]) -> str:
    """Kind, place and day, and the words of the figure that most claims give (the last of them)."""
    figures = [c for c in claims if c.figure and c.figure.scope != "sub_count"]
    votes = Counter((c.figure.harm, c.figure.number) for c in figures if c.figure)
    best = max(
        enumerate(figures),
        key=lambda x: (x[1].figure is not None and votes[x[1].figure.harm, x[1].figure.number], not x[1].headline, x[0]),
        default=(0, claims[0]),
    )[1]
    head = [sort.replace("_", " ").capitalize()]
    if place is not None:
        head.append(f"in {place.name or place.words}")
    if when is not None:
        head.append(f"on {when.start}" if when.start == when.end else f"between {when.start or '?'} and {when.end or '?'}")
    words = " ".join(best.span.words.split())
    return f"{' '.join(head)}: {words if len(words) <= 120 else words[:117] + '...'}"


def _why(reasons: Sequence[Points], members: Sequence[Happening]) -> tuple[str, ...]:
    """What spoke for and against, most frequent first, with how many pairs of accounts it held for."""
    if len(members) < 2:
        return ("told by one report alone",)
    counts: Counter[tuple[bool, str]] = Counter((value > 0, words) for points in reasons for value, words in points)
    lines = [f"{len(members)} accounts, {len(reasons)} pairs compared"]
    for speaks, title in ((True, "for"), (False, "against")):
        found = sorted((k for k in counts if k[0] is speaks), key=lambda k: (-counts[k], k[1]))[:6]
        lines += [f"{title}: {words} ({counts[speaks, words]} of {len(reasons)})" for _, words in found]
    return tuple(lines)
