"""From a group of happenings to an incident: its kind, place, day, line and reasons."""

from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.link import places
from onrecord.link.compare import Points
from onrecord.link.happening import Happening, interval, told
from onrecord.link.kinds import kind
from onrecord.link.partition import dating, placing, ranked
from onrecord.model import Claim, Document, Incident, Period, Place

SHORT, LONG = 90, 110  # characters of a passage that still reads as a line of its own, and of what is shown of any


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
    """Kind, place and day, and the words that tell it best."""
    best = _telling(claims)
    other = "Change of sides" if best.figure and best.figure.harm == "defected" else "Event"
    head = [other if sort == "other" else sort.replace("_", " ").capitalize()]
    if place is not None:
        head.append(f"in {place.name or place.words}")
    if when is not None:
        head.append(f"on {when.start}" if when.start == when.end else f"between {when.start or '?'} and {when.end or '?'}")
    return f"{' '.join(head)}: {_words(best)}"


def _words(claim: Claim) -> str:
    """The passage; of a mere scrap ("Twelve members") the sentence from there on, as far as it fits."""
    passage = claim.span.words
    if len(passage.split()) <= (2 if claim.figure else 3) and claim.span.field == claim.sentence.field:
        rest = claim.sentence.words[max(0, claim.span.start - claim.sentence.start) :]
        passage = rest if len(rest) > SHORT // 2 else claim.sentence.words if len(claim.sentence.words) <= LONG else passage
    words = " ".join(passage.split())
    return words if len(words) <= LONG else f"{words[:LONG].rsplit(' ', 1)[0].rstrip(',;: ')} ..."


def _telling(claims: Sequence[Claim]) -> Claim:
    """The figure that most claims give (the highest of them), the dead before other harm, in the fullest words of a body;
    without figures the deed told in the fullest words."""
    figures = [c for c in claims if c.figure and c.figure.scope != "sub_count" and c.actual and c.manner != "denied"]
    votes = Counter((c.figure.harm, c.figure.number) for c in figures if c.figure)

    def worth(claim: Claim) -> tuple[bool, bool, int, bool, int, bool, int]:
        figure, words = claim.figure, claim.span.words
        if figure is None:
            return claim.kind == "event" and claim.actual, False, 0, False, 0, not claim.headline, len(words)
        often, number = votes[figure.harm, figure.number], figure.number or 0
        voice = claim.origin is not None
        return figure.number is not None, figure.harm == "killed", often, voice, number, not claim.headline, len(words)

    short = [c for c in figures or claims if len(c.span.words) <= SHORT] or figures or list(claims)
    return max(short, key=worth)


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
