"""From a group of happenings to an incident: its kind, place, day, line and reasons."""

from collections import Counter
from collections.abc import Callable, Sequence

from onrecord.link.compare import Points
from onrecord.link.dating import dated
from onrecord.link.happening import Happening
from onrecord.link.kinds import kind
from onrecord.link.scene import scene
from onrecord.model import Claim, Document, Incident, Period, Place

SHORT, LONG = 90, 110  # characters of a passage that still reads as a line of its own, and of what is shown of any


def incident(
    name: str,
    replaces: tuple[str, ...],
    members: Sequence[Happening],
    document: Callable[[str], Document],
    reasons: Sequence[Points],
) -> Incident:
    """`members` come in the record's own order; `document` gives a document by id; `reasons` are the points of the pairs among
    them."""
    claims = [c for h in members for c in h.claims]
    families = frozenset(f for h in members for f in h.families)
    titles = "\n".join(document(h.document).title for h in members if h.lead)
    sort = kind(families, claims, titles)
    where, when = scene(members), dated(members)
    return Incident(
        id=name,
        kind=sort,
        claims=tuple(c.key for c in claims),
        documents=tuple(dict.fromkeys(h.document for h in members)),
        place=where.place,
        when=when.period,
        description=_line(sort, where.place, when.period, claims),
        replaces=replaces,
        why=(*_why(reasons, members), *filter(None, (where.why, when.why))),
    )


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
    """What spoke for and against, most frequent first, with how many pairs of accounts it held for. A reason without words is
    the caution that holds of every pair."""
    if len(members) < 2:
        return ("told by one report alone",)
    counts: Counter[tuple[bool, str]] = Counter((value > 0, words) for points in reasons for value, words in points if words)
    pairs = len(reasons)
    lines = [f"{len(members)} accounts, compared in {pairs} pair{'s' if pairs != 1 else ''}"]
    for speaks, title in ((True, "for"), (False, "against")):
        found = sorted((k for k in counts if k[0] is speaks), key=lambda k: (-counts[k], k[1]))[:6]
        lines += [f"{title}: {words}{_often(counts[speaks, words], pairs)}" for _, words in found]
    return tuple(lines)


def _often(count: int, pairs: int) -> str:
    return "" if pairs == 1 else f" ({'all' if count == pairs else f'{count} of {pairs}'} pairs)"
