"""Claims of many reports put together: which tell of one happening, which of one running toll, which name one person."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.link import tolls
from onrecord.link.compare import Points, compare
from onrecord.link.decided import decided
from onrecord.link.groups import grouped
from onrecord.link.happening import order
from onrecord.link.incidents import incident
from onrecord.link.naming import name_groups
from onrecord.link.persons import same_persons
from onrecord.link.shelf import Shelf
from onrecord.link.sketch import Sketch
from onrecord.link.wording import cosine
from onrecord.model import Decision, Document, Incident, Linkage, Reading, Toll
from onrecord.model.belonging import homes

__all__ = ["link"]

Named = tuple[str, tuple[str, ...]]
SHOWN = 40  # accounts of an incident that are compared once more to say why they are one


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
    kept = {d.id: d for d in sorted(documents, key=order) if d.id in read}
    keys = {c.key for r in readings for c in r.claims} | {p.key for r in readings for p in r.persons}
    verdicts = decided(decisions, keys, founded)
    shelf = Shelf.of(kept, read, verdicts)
    sketches = [s for d in kept for s in shelf.sketches(d)]
    accounts = [[sketches[i] for i in group] for group in grouped(sketches, verdicts).groups]
    names = names_of("i", [founders(group) for group in accounts], sketches, founded)
    incidents = [incident_of(group, name, shelf) for group, name in zip(accounts, names, strict=True)]
    main = {s.document: i.id for group, i in zip(accounts, incidents, strict=True) for s in group if s.lead}
    totals = [t for d in kept for t in shelf.totals(d)]
    counts = [[totals[i] for i in group] for group in tolls.grouped(totals, verdicts).groups]
    called = names_of("t", [[key for t in group for key in t.claims] for group in counts], totals, founded)
    running = [toll_of(group, name) for group, name in zip(counts, called, strict=True)]
    mentions = [p for d in kept for p in read[d].persons]
    own = homes(mentions, {c.key: c for d in kept for c in read[d].claims}, incidents, main)
    home = {m.key: i for m in mentions if (i := own.get(m.key) or main.get(m.document, ""))}
    persons = same_persons(mentions, home, verdicts, {d.id: d.published.date for d in kept.values()})
    return Linkage(tuple(incidents), tuple(running), {d: main[d] for d in kept if d in main}, persons)


def names_of(
    kind: str, members: Sequence[Sequence[str]], things: Sequence[Sketch | tolls.Total], founded: Mapping[str, str]
) -> list[Named]:
    """(id, ids it replaces) of each group of claims. `kind` is `i` for incidents, `t` for tolls."""
    return name_groups(kind, members, founded, {key: t.order[:2] for t in things for key in t.claims})


def incident_of(group: Sequence[Sketch], name: Named, shelf: Shelf) -> Incident:
    """The incident of happenings that come in the record's own order."""
    return incident(*name, shelf.happenings(group), shelf.document, list(reasons(group)))


def toll_of(group: Sequence[tolls.Total], name: Named) -> Toll:
    """The running toll of figures that come in the record's own order."""
    place, when = tolls.reach(group)
    told = tuple(dict.fromkeys(t.document for t in group))
    keys = tuple(key for t in group for key in t.claims)
    return Toll(name[0], group[0].harm, keys, told, group[0].who, place, when, name[1])


def founders(group: Sequence[Sketch]) -> list[str]:
    """The keys of an incident's claims, figures first: it is named after what is counted, if anything is."""
    return [k for s in group for k in s.claims[: s.figures]] + [k for s in group for k in s.claims[s.figures :]]


def reasons(group: Sequence[Sketch]) -> Iterator[Points]:
    """What spoke for and against each two accounts of a group, copies apart."""
    accounts = {s.document: s for s in group if not s.copy_of}
    for a, b in combinations(list(accounts.values())[:SHOWN], 2):
        yield compare(a, b, cosine(a.start, b.start))
