"""Within one document: which claims tell of the same happening, and which count over many happenings (tolls)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.link import places
from onrecord.link.attach import attach
from onrecord.link.happening import FAMILY_OF_HARM, Happening, interval, name_key, ordinal, reading_order, told
from onrecord.link.kinds import kind
from onrecord.link.wholes import wholes
from onrecord.link.within import figure_groups
from onrecord.model import Claim, Document, PersonMention, Place, Reading

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
    running = [c for c in figures if _counts_many(whole[c.key])]
    single = [c for c in figures if not _counts_many(whole[c.key])]
    published = ordinal(document.published.date)
    groups = figure_groups(single, whole, separate, published)
    totals = _toll_groups(running, whole)
    naming = frozenset(p.claim for p in reading.persons)
    attach([c for c in claims if c.kind != "figure" or c.figure is None], groups, totals, published, naming)
    told_of = [_happening(document, sorted(g, key=reading_order), reading.persons, published) for g in groups]
    return Parts(_with_lead(document, told_of), tuple(map(tuple, totals)))


def _counts_many(claim: Claim) -> bool:
    """Whether a figure runs over many happenings."""
    return claim.figure is not None and claim.figure.scope == "cumulative"


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
