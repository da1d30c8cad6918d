"""Within one document: which claims tell of the same happening, and which count over many happenings (tolls)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.link import places
from onrecord.link.attach import attach
from onrecord.link.dating import dated
from onrecord.link.days import days
from onrecord.link.decided import Decided
from onrecord.link.happening import FAMILY_OF_HARM, Happening, interval, name_key, ordinal, reading_order, told
from onrecord.link.kinds import kind
from onrecord.link.scene import scene
from onrecord.link.sites import sites
from onrecord.link.telling import dating, placing, ranked
from onrecord.link.wholes import wholes
from onrecord.link.within import figure_groups
from onrecord.model import Claim, Document, Mention, PersonMention, Reading

NOTHING = Decided()
OLD = 21  # days between a happening and the report from which on it may be background


@dataclass(frozen=True, slots=True)
class Parts:
    """A document taken apart: its happenings, the chief one marked `lead`, and its toll figures, each with its parts."""

    happenings: tuple[Happening, ...]
    tolls: tuple[tuple[Claim, ...], ...]


def partition(document: Document, reading: Reading, judged: Decided = NOTHING) -> Parts:
    """The document's claims by what they tell of; what people `judged` to be one, or not, is so."""
    claims = sorted(reading.claims, key=reading_order)
    figures = [c for c in claims if c.kind == "figure" and c.figure is not None]
    whole = wholes(figures)
    running = [c for c in figures if _counts_many(whole[c.key]) or _repeated(c, figures)]
    counting = {c.key for c in running}
    single = [c for c in figures if c.key not in counting]
    published = ordinal(document.published.date)
    groups = figure_groups(single, whole, judged, published)
    totals = _toll_groups(running, whole, judged)
    naming = frozenset(p.claim for p in reading.persons)
    attach([c for c in claims if c.kind != "figure" or c.figure is None], groups, totals, published, naming, judged)
    told_of = [_happening(document, sorted(g, key=reading_order), reading.persons, published) for g in groups]
    return Parts(_with_lead(document, told_of, reading.mentions), tuple(map(tuple, totals)))


def _counts_many(claim: Claim) -> bool:
    """Whether a figure runs over many happenings."""
    return claim.figure is not None and claim.figure.scope == "cumulative"


def _repeated(claim: Claim, figures: Sequence[Claim]) -> bool:
    """Whether a headline gives the number of a running figure of the text below it, and of no other one there."""
    if not claim.headline or claim.figure is None or claim.figure.number is None:
        return False
    number = (claim.figure.harm, claim.figure.number)
    same = [c.figure for c in figures if not c.headline and c.figure and (c.figure.harm, c.figure.number) == number]
    return bool(same) and all(f.scope == "cumulative" for f in same)


def _toll_groups(running: Sequence[Claim], whole: dict[str, Claim], judged: Decided) -> list[list[Claim]]:
    """Running figures with their parts; a part that a person took out stands alone."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in running:
        top = whole[claim.key].key
        groups[claim.key if judged.opposed(claim.key, (top, *(c.key for c in groups[top]))) else top].append(claim)
    return [group for group in groups.values() if group]


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


def _with_lead(document: Document, told_of: list[Happening], named: Sequence[Mention]) -> tuple[Happening, ...]:
    """The happenings in reading order, the chief one marked, in its place and on its day."""
    recent = any(not _old(h) for h in told_of)
    marked = [replace(h, background=recent and _old(h)) for h in told_of]
    if not marked:
        return ()
    lead = max(range(len(marked)), key=lambda i: (_weight(document, marked[i]), -i))
    marked[lead] = _settled(replace(marked[lead], lead=True), document, named)
    return tuple(marked)


def _settled(chief: Happening, document: Document, named: Sequence[Mention]) -> Happening:
    """The chief happening with the settlements and days it may be set in. It is compared by the likeliest day, and, where its
    figures tell no settlement that the gazetteer has, by the likeliest settlement before the places they tell."""
    where = sites(document, named, placing(chief.claims))
    when = days(document, named, dating(chief.claims))
    chief = replace(chief, sites=where, told_days=when)
    at, on = scene([chief]), dated([chief])
    settled = chief.place is not None and bool(chief.place.id) and not places.wide(chief.place)
    if at.why and at.place is not None and not settled:
        chief = replace(chief, places=(at.place, *(p for p in chief.places if places.relation(p, at.place) != places.SAME)))
    if on.why and (found := interval(on.period)) is not None:
        chief = replace(chief, days=found, dated=True)
    return chief


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
