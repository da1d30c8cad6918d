"""The desk's memory of one record: light rows of everything that lists, the queue and search show. Built once, renewed where a
decision touched it, and built anew when somebody else has written. Pages of one thing are read from the record itself."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from onrecord.changes import Change
from onrecord.model import Decision, Incident, Issue, PersonMention, Toll
from onrecord.model.belonging import homes
from onrecord.model.decision_states import State as Judged
from onrecord.model.decision_words import what
from onrecord.review import reads
from onrecord.review.find import Shelves
from onrecord.review.queue import Kept, Line, Parts, accepted, clipped, of_rows, queue
from onrecord.review.rows import Human, Paper, Row, human, paper, row
from onrecord.store import View


@dataclass(frozen=True)
class Memory:
    """One state of the record. `home` maps claims to the incident or toll that holds them, `where` mentions of people
    to the incident they belong to; `mentions` are those of each document; `version` is that of the record."""

    version: str
    rows: Mapping[str, Row]
    people: Mapping[str, Human]
    papers: Mapping[str, Paper]
    home: Mapping[str, str]
    issues: tuple[Issue, ...]
    states: tuple[Judged, ...]
    shelves: Shelves
    lines: tuple[Line, ...] = ()
    mentions: Mapping[str, tuple[PersonMention, ...]] = field(default_factory=dict)
    where: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[str, Kept] = field(default_factory=dict)

    @property
    def outlets(self) -> tuple[str, ...]:
        """Every outlet, sorted."""
        return tuple(sorted({p.outlet for p in self.papers.values() if p.outlet}))

    def short(self, id: str) -> str:
        """What an id names, in a few words: a line, a passage or a name in quotation marks, else the id's beginning."""
        swallower = self.home.get(f"c{id[1:]}", "") if id.startswith(("i-", "t-")) else ""
        if id in self.rows or swallower in self.rows:
            return f"“{clipped((self.rows.get(id) or self.rows[swallower]).title, 70)}”"
        if id in self.shelves.claims:
            held = self.shelves.claims[id][0]
            return f"“{clipped(held.text, 60)}” ({held.what})"
        if id in self.people:
            return self.people[id].name
        decided = next((s.decision for s in self.states if s.decision.key == id and s.decision.verdict != "undo"), None)
        if decided is not None:
            return f"{decided.verdict}: {self.say(decided)}"
        return id[:8] if id[1:2] == "-" else id

    def say(self, decision: Decision, changes: Sequence[Change] = ()) -> str:
        """What was decided, with what things are called in the place of their ids; of what is gone by `changes`, what it
        was called."""
        gone = {c.subject: f"“{clipped(c.title, 70)}”" for c in changes if c.what == "gone"}
        return what(decision, lambda id: gone.get(id) or self.short(id))

    def lined(self) -> "Memory":
        """The same with its queue made anew."""
        kept = of_rows(self.rows.values(), accepted(self.states), self.kept)
        parts = Parts(self.rows, self.people, self.papers, self.issues, self.states)
        return replace(self, lines=queue(parts, kept), kept=kept)


def remember(view: View) -> Memory:
    """Reads the whole record once."""
    papers, claims = {}, {c.key: c for c in view.claims()}
    told: dict[str, int] = defaultdict(int)
    for claim in claims.values():
        told[claim.document] += 1
    passed, documents = view.passed_over(), view.documents()
    papers = {d.id: paper(d, told[d.id], passed.get(d.id, "")) for d in documents}
    linkage = view.linkage()
    subjects: tuple[Incident | Toll, ...] = (*linkage.incidents, *linkage.tolls)
    findings, standings = defaultdict(list), {s.subject: s for s in view.standings()}
    for finding in view.findings():
        findings[finding.subject].append(finding)
    outlets = {p.id: p.outlet for p in papers.values()}
    rows = {
        s.id: row(s, findings[s.id], standings.get(s.id), [claims[k] for k in s.claims if k in claims], outlets)
        for s in subjects
    }
    persons = view.persons()
    where = homes(persons, claims, linkage.incidents, linkage.main)
    people = _people(persons, linkage.same_persons, where)
    shelves = Shelves.of(documents, claims.values(), people.values())
    home = {key: s.id for s in subjects for key in s.claims}
    named: dict[str, list[PersonMention]] = defaultdict(list)
    for person in persons:
        named[person.document].append(person)
    return Memory(
        reads.version(view), rows, people, papers, home, view.issues(), reads.states(view), shelves,
        mentions={d: tuple(found) for d, found in named.items()}, where=where,
    ).lined()  # fmt: skip


def renewed(memory: Memory, view: View, touched: Iterable[str], every: Sequence[Decision], people: bool) -> Memory:
    """The memory after a decision: `every` begins with it, and what it takes back follows. The incidents and tolls `touched`
    were written anew, or taken away; `people` where mentions were joined or parted."""
    rows, home = dict(memory.rows), dict(memory.home)
    outlets = {p.id: p.outlet for p in memory.papers.values()}
    named = sorted({k for d in every for k in (d.subject, d.other) if k.startswith("c-")})
    documents = sorted({d.other for d in every if d.verdict == "add"})
    gone = set(touched)
    states = _judged(memory.states, view, gone, every)
    home = {k: s for k, s in home.items() if s not in gone}
    for id in sorted(gone):
        found = reads.about(view, id, whole=False)
        if found is None:
            rows.pop(id, None)
            continue
        rows[id] = row(found.subject, found.findings, found.standing, found.claims, outlets)
        home |= dict.fromkeys(found.subject.claims, id)
    shelves, held = replace(memory.shelves, claims=dict(memory.shelves.claims)), reads.claims_of(view, named)
    for key in {*named} - {c.key for c in held}:
        shelves.claims.pop(key, None)
    shelves.take(held)
    papers = dict(memory.papers)
    for id in documents:
        if id in papers:
            papers[id] = replace(papers[id], claims=len(view.claims_of(id)))
    told = {d for id in gone for r in (memory.rows.get(id), rows.get(id)) if r for d in r.documents}
    moved = [p for d in sorted(told) for p in memory.mentions.get(d, ())]
    where = {k: i for k, i in memory.where.items() if k not in {p.key for p in moved}} | _where(view, moved)
    now = replace(
        memory, version=reads.version(view), rows=rows, papers=papers, home=home, issues=view.issues(), states=states,
        shelves=shelves, where=where,
    )  # fmt: skip
    return (_regrouped(now, view) if people else _moved(now, moved)).lined()


def _where(view: View, persons: Sequence[PersonMention]) -> dict[str, str]:
    """The incidents that these people belong to now."""
    told = sorted({p.document for p in persons})
    claims = {c.key: c for d in told for c in view.claims_of(d)}
    found = view.subjects_of(told)
    incidents = [s for _, s in sorted(found.items()) if isinstance(s, Incident)]
    return homes(persons, claims, incidents, view.chiefs(told)) if told else {}


FAR = ("merge", "split", "same", "different", "discount-origin")


def _judged(known: Sequence[Judged], view: View, touched: Set[str], every: Sequence[Decision]) -> tuple[Judged, ...]:
    """What has become of all decisions once those `every` were taken: of those that speak of what was touched, of the same
    things, of what was nowhere, or of things far from each other (FAR) it is asked, the rest stays as it is."""
    about = {k for d in every for k in (d.key, d.subject, d.other) if k}
    asked = {
        s.decision.key for s in known
        if not s.home or s.home in touched or s.other_home in touched or s.decision.verdict in FAR
    }  # fmt: skip
    now = {s.decision.key: s for s in reads.states(view, sorted({*touched, *about, *asked}))}
    held = tuple(now.pop(s.decision.key, s) for s in known)
    return (*held, *now.values())


def _regrouped(memory: Memory, view: View) -> Memory:
    """The same with its persons as they are joined now."""
    persons = [p for found in memory.mentions.values() for p in found]
    return _shelved(memory, _people(persons, view.same_persons([p.key for p in persons]), memory.where))


def _moved(memory: Memory, persons: Iterable[PersonMention]) -> Memory:
    """The same with those whose mentions these are in the incident that they belong to now."""
    keys = {p.key for p in persons}
    people = {
        h.id: replace(h, incident=_incident([m[0] for m in h.mentions], memory.where))
        for h in memory.people.values() if keys & {m[0] for m in h.mentions}
    } if keys else {}  # fmt: skip
    changed = {id: h for id, h in people.items() if h != memory.people[id]}
    return _shelved(memory, {**memory.people, **changed}) if changed else memory


def _shelved(memory: Memory, people: Mapping[str, Human]) -> Memory:
    shelves = replace(memory.shelves)
    shelves.put(people.values())
    return replace(memory, people=people, shelves=shelves)


def _incident(mentions: Iterable[str], where: Mapping[str, str]) -> str:
    return next((where[key] for key in mentions if key in where), "")


def _people(
    persons: Iterable[PersonMention], same: Mapping[str, tuple[str, str]], where: Mapping[str, str]
) -> dict[str, Human]:
    """Person records, in the order of their first mention."""
    groups: dict[str, list[PersonMention]] = defaultdict(list)
    for person in persons:
        groups[same.get(person.key, (person.key, ""))[0]].append(person)
    return {first: human(first, found, same, _incident([p.key for p in found], where)) for first, found in groups.items()}
