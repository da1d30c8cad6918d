"""Claims of many reports put together: which tell of one happening, which of one running toll, which name one person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.link import tolls
from onrecord.link.block import candidates
from onrecord.link.cluster import Pair, Verdicts, cluster
from onrecord.link.compare import MISSING, Likeness, Points, compare
from onrecord.link.compare import total as points_total
from onrecord.link.decided import Decided, decided
from onrecord.link.echo import echoes
from onrecord.link.happening import Happening, order
from onrecord.link.incidents import incident
from onrecord.link.naming import name_groups
from onrecord.link.partition import Parts, partition
from onrecord.link.persons import same_persons
from onrecord.link.similar import wording
from onrecord.model import Claim, Decision, Document, Incident, Linkage, PersonMention, Reading, Toll

__all__ = ["link"]

THRESHOLD = 0.0  # mean points above which two groups of accounts are one incident


@dataclass(frozen=True, slots=True)
class _Work:
    """What every step reads: documents in the record's own order, their parts, and the decisions."""

    documents: Mapping[str, Document]
    parts: Mapping[str, Parts]
    founded: Mapping[str, str]
    decided: Decided
    rank: Mapping[str, tuple[str, str]]


def link(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    decisions: Sequence[Decision] = (),
    founded: Mapping[str, str] | None = None,
) -> Linkage:
    """Incidents, tolls and persons over a whole record: a pure function, whatever the order of its input.

    `founded` maps claim keys to the incident or toll ids of the record's earlier state, so that ids never move."""
    founded = founded or {}
    read = {r.document: r for r in readings}
    kept = [d for d in sorted(documents, key=order) if d.id in read]
    keys = {c.key for r in readings for c in r.claims} | {p.key for r in readings for p in r.persons}
    verdicts = decided(decisions, keys, founded)
    separate = verdicts.separate()
    parts = {d.id: partition(d, read[d.id], separate) for d in kept}
    rank = {c.key: order(d) for d in kept for c in read[d.id].claims}
    work = _Work({d.id: d for d in kept}, parts, founded, verdicts, rank)
    incidents, main = _incidents(work)
    mentions = [p for d in kept for p in sorted(read[d.id].persons, key=lambda p: (p.span.start, p.key))]
    home = {c: i.id for i in incidents for c in i.claims}
    persons = same_persons(mentions, _incident_of(mentions, home, main), verdicts)
    return Linkage(tuple(incidents), tuple(_tolls(work, read)), main, persons)


def _incidents(work: _Work) -> tuple[list[Incident], dict[str, str]]:
    happenings = [h for p in work.parts.values() for h in p.happenings]
    if not happenings:
        return [], {}
    repeats = echoes(happenings, work.documents, work.decided.claims())
    first = [i for i in range(len(happenings)) if repeats.get(i, i) == i]
    told = [happenings[i] for i in first]
    points = _points(told, work)
    scores = {pair: points_total(p) for pair, p in points.items()}
    verdicts = _lifted(work.decided, {c.key: i for i, h in enumerate(told) for c in h.claims})
    groups = cluster(len(told), scores, missing=MISSING, threshold=THRESHOLD, verdicts=verdicts)
    copies = _copies(first, repeats)
    whole = [[happenings[j] for i in group for j in (first[i], *copies.get(first[i], ()))] for group in groups]
    members = [_founders(c for h in group for c in h.claims) for group in whole]
    built, main = [], {}
    names = name_groups("i", members, work.founded, work.rank)
    for group, accounts, (name, replaces) in zip(groups, whole, names, strict=True):
        inside = [points[a, b] for at, a in enumerate(group) for b in group[at + 1 :] if (a, b) in points]
        built.append(incident(name, replaces, accounts, work.documents, inside))
        main.update({h.document: name for h in accounts if h.lead})
    return built, {d: main[d] for d in work.documents if d in main}


def _copies(first: Sequence[int], repeats: Mapping[int, int]) -> dict[int, list[int]]:
    """The happenings of copies by the one they repeat."""
    kept, found = set(first), dict[int, list[int]]()
    for i, original in repeats.items():
        if i not in kept:
            found.setdefault(original, []).append(i)
    return found


def _founders(claims: Iterable[Claim]) -> list[str]:
    """The keys of an incident's claims, figures first: it is named after what is counted, if anything is."""
    return [c.key for c in sorted(claims, key=lambda c: c.figure is None)]


def _points(happenings: Sequence[Happening], work: _Work) -> dict[Pair, Points]:
    alike = wording(happenings, work.documents)
    pairs = candidates(happenings, alike)
    return {
        (a, b): compare(happenings[a], happenings[b], Likeness(*cosines), related=_related(work, happenings[a], happenings[b]))
        for (a, b), cosines in zip(pairs, alike.cosines(pairs), strict=True)
    }


def _related(work: _Work, a: Happening, b: Happening) -> bool:
    x, y = work.documents[a.document], work.documents[b.document]
    return bool(x.family) and x.family == y.family and x.id != y.id


def _lifted(verdicts: Decided, home: Mapping[str, int]) -> Verdicts:
    """Pairs of claims as pairs of the groups that hold them."""

    def lift(pairs: Iterable[tuple[str, str]]) -> list[Pair]:
        found = [(home[a], home[b]) for a, b in pairs if a in home and b in home and home[a] != home[b]]
        return [(min(p), max(p)) for p in found]

    return Verdicts(lift(verdicts.together), lift(verdicts.apart), lift(verdicts.merged))


def _tolls(work: _Work, read: Mapping[str, Reading]) -> list[Toll]:
    totals = [
        tolls.total(work.documents[d], claims, tolls.country_of(read[d].claims), read[d].claims)
        for d, parts in work.parts.items() for claims in parts.tolls
    ]  # fmt: skip
    groups = tolls.group(totals, _lifted(work.decided, tolls.by_key(totals)))
    members = [[c.key for i in group for c in totals[i].claims] for group in groups]
    built = []
    for group, keys, (name, replaces) in zip(groups, members, name_groups("t", members, work.founded, work.rank), strict=True):
        inside = [totals[i] for i in group]
        place, when = tolls.reach(inside)
        told = tuple(dict.fromkeys(t.claims[0].document for t in inside))
        built.append(Toll(name, inside[0].harm, tuple(keys), told, inside[0].who, place, when, replaces))
    return built


def _incident_of(mentions: Sequence[PersonMention], home: Mapping[str, str], main: Mapping[str, str]) -> dict[str, str]:
    return {m.key: name for m in mentions if (name := home.get(m.claim) or main.get(m.document, ""))}
