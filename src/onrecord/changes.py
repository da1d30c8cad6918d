"""What differs between two states of a record, in plain words: which incidents came, went or changed, and what their numbers,
origins and contradictions were before and are after."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Protocol

from onrecord.model import HARMS, Contradiction, Finding, Incident, Linkage, PersonMention, Standing, Toll

Subject = Incident | Toll


class Told(Protocol):
    """What a snapshot reads of a record; store.View is one."""

    def persons(self) -> tuple[PersonMention, ...]: ...
    def linkage(self) -> Linkage: ...
    def findings(self) -> tuple[Finding, ...]: ...
    def contradictions(self) -> tuple[Contradiction, ...]: ...
    def standings(self) -> tuple[Standing, ...]: ...


class Asked(Protocol):
    """What a snapshot of a part reads of it."""

    def subjects_by(self, ids: Iterable[str]) -> dict[str, Subject]: ...
    def holding(self, claims: Iterable[str]) -> list[Subject]: ...
    def findings_of(self, ids: Iterable[str]) -> tuple[Finding, ...]: ...
    def contradictions_of(self, ids: Iterable[str]) -> tuple[Contradiction, ...]: ...
    def standings_of(self, ids: Iterable[str]) -> tuple[Standing, ...]: ...
    def same_persons(self, keys: Iterable[str]) -> dict[str, tuple[str, str]]: ...
    def persons_by(self, keys: Iterable[str]) -> dict[str, PersonMention]: ...


@dataclass(frozen=True)
class Snapshot:
    """One state of a record, in memory: it can be compared after the record has changed."""

    subjects: Mapping[str, Subject] = field(default_factory=dict)
    numbers: Mapping[str, Mapping[str, Finding]] = field(default_factory=dict)
    standings: Mapping[str, Standing] = field(default_factory=dict)
    contradictions: Mapping[str, Contradiction] = field(default_factory=dict)
    same_persons: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    home: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, view: Told) -> "Snapshot":
        """The state that `view` shows."""
        linkage = view.linkage()
        subjects: tuple[Subject, ...] = (*linkage.incidents, *linkage.tolls)
        return cls(
            subjects={s.id: s for s in subjects},
            numbers=_numbers(view.findings()),
            standings={s.subject: s for s in view.standings()},
            contradictions={c.id: c for c in view.contradictions()},
            same_persons={person: first for person, (first, _) in linkage.same_persons.items()},
            names={p.key: f"{p.name} ({p.document})" for p in view.persons()},
            home={claim: s.id for s in subjects for claim in s.claims},
        )

    @classmethod
    def part(cls, view: Asked, ids: Iterable[str], claims: Iterable[str], persons: Iterable[str]) -> "Snapshot":
        """The state of these incidents and tolls, of these claims' homes, and of these mentions of people."""
        wanted = set(ids)
        same = {person: first for person, (first, _) in sorted(view.same_persons(persons).items())}
        holding = sorted(view.holding(claims), key=lambda s: isinstance(s, Toll))
        return cls(
            subjects=view.subjects_by(wanted),
            numbers=_numbers(view.findings_of(wanted)),
            standings={s.subject: s for s in view.standings_of(wanted)},
            contradictions={c.id: c for c in view.contradictions_of(wanted)},
            same_persons=same,
            names={p.key: f"{p.name} ({p.document})" for p in view.persons_by({*same, *same.values()}).values()},
            home={claim: s.id for s in holding for claim in s.claims},
        )


def _numbers(findings: Iterable[Finding]) -> dict[str, dict[str, Finding]]:
    found: dict[str, dict[str, Finding]] = {}
    for finding in findings:
        if finding.field.partition("_")[0] in HARMS:
            found.setdefault(finding.subject, {})[finding.field] = finding
    return found


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `subject` is an incident or toll ("" for people); `what` is one of new, gone, claims, line, a harm (with
    its group), origins, contested, disputed, grade, contradiction, person. `before` and `after` are in words, "" for none."""

    subject: str
    title: str
    what: str
    before: str
    after: str
    words: str


def changes(before: Snapshot, after: Snapshot) -> tuple[Change, ...]:
    """Every difference, subject by subject: those that are there, in the record's order, then those that are gone."""
    found: list[Change] = []
    clashes = _clashes(before, after)
    for id, subject in after.subjects.items():
        title = titled(subject)
        own = [*_membership(id, before, after), *_figures(id, before, after), *_stands(id, before, after)]
        own += clashes.get(id, ())
        found += [Change(id, title, what, was, now, words) for what, was, now, words in own]
    for id, subject in before.subjects.items():
        if id not in after.subjects:
            words = _where_to(id, before, after)
            found.append(Change(id, titled(subject), "gone", _counted(subject), "", words))
    return (*found, *_people(before, after))


def compared(before: Asked, after: Asked, ids: Iterable[str], persons: Iterable[str]) -> tuple[Change, ...]:
    """`changes` of two states of which nothing but these incidents, tolls and mentions can differ: only they are read."""
    wanted = set(ids)
    pairs = [c for view in (before, after) for c in view.contradictions_of(wanted)]
    ends = {claim for c in pairs for claim in (c.a, c.b)}
    wanted |= {s.id for view in (before, after) for s in view.holding(ends)}
    claims = ends | {c for view in (before, after) for s in view.subjects_by(wanted).values() for c in s.claims}
    people = set(persons)
    people |= {p for view in (before, after) for p, _ in view.same_persons(people).values()}
    return changes(*(Snapshot.part(view, wanted, claims, people) for view in (before, after)))


def titled(subject: Subject) -> str:
    """A few words for an incident or toll."""
    if isinstance(subject, Incident):
        return subject.description or subject.kind.replace("_", " ")
    place = (subject.place.name or subject.place.words) if subject.place else ""
    return " ".join(part for part in ("Running toll:", subject.who, subject.harm, f"in {place}" if place else "") if part)


Row = tuple[str, str, str, str]


def _counted(subject: Subject) -> str:
    return f"{several(len(subject.claims), 'claim')} of {several(len(subject.documents), 'report')}"


def several(count: int, one: str) -> str:
    """ "1 claim", "2 claims"."""
    return f"{count:,} {one}{'' if count == 1 else 's'}"


def _membership(id: str, before: Snapshot, after: Snapshot) -> Iterator[Row]:
    """Whether it is new, takes in, gains or loses."""
    now, was = after.subjects[id], before.subjects.get(id)
    if was is None:
        origins = Counter(before.home.get(c, "") for c in now.claims)
        source = next((s for s, _ in origins.most_common() if s), "")
        words = f"new: {_counted(now)}" + (f", until now in {{{source}}}" if source else "")
        yield "new", "", _counted(now), words
        return
    gained, lost = set(now.claims) - set(was.claims), set(was.claims) - set(now.claims)
    taken = [gone for gone in now.replaces if gone in before.subjects and gone not in after.subjects]
    parts = [f"takes in {{{gone}}} ({_counted(before.subjects[gone])})" for gone in taken]
    rest = [c for c in gained if before.home.get(c) not in taken]
    parts += [f"gains {several(len(rest), 'claim')}{_from(rest, before.home, 'from')}"] if rest else []
    parts += [f"loses {several(len(lost), 'claim')}{_from(lost, after.home, 'to')}"] if lost else []
    if parts:
        yield "claims", _counted(was), _counted(now), f"{'; '.join(parts)}. Now {_counted(now)}, before {_counted(was)}"
    if titled(was) != titled(now):
        yield "line", titled(was), titled(now), f"before: {titled(was)}"


def _from(claims: Iterable[str], home: Mapping[str, str], word: str) -> str:
    """Where claims came from or went to."""
    homes = Counter(home.get(c, "") for c in claims)
    names = [f"{{{h}}}" if h else "no incident" for h in sorted(homes, key=lambda h: (-homes[h], h))]
    return f" {word} {', '.join(names)}" if names else ""


def _where_to(id: str, before: Snapshot, after: Snapshot) -> str:
    into = next((s.id for s in after.subjects.values() if id in s.replaces), "")
    if into:
        return f"gone: it is part of {{{into}}} now"
    return f"gone: its claims went{_from(before.subjects[id].claims, after.home, 'to')}"


def number(finding: Finding | None) -> str:
    """Low / best / high; a vague word where there is no number; "none" where nobody tells."""
    if finding is None:
        return "none"
    ends = ["-" if end is None else f"{end:,}" for end in (finding.low, finding.best, finding.high)]
    told = " / ".join([*ends[:2], ends[2] + "+" * (finding.open and finding.high is not None)])
    return f"{told} ({finding.value})" if finding.value else told


def _figures(id: str, before: Snapshot, after: Snapshot) -> Iterator[Row]:
    was, now = before.numbers.get(id, {}), after.numbers.get(id, {})
    for name in sorted({*was, *now}, key=lambda n: (HARMS.index(n.partition("_")[0]), n)):
        a, b = number(was.get(name)), number(now.get(name))
        if a != b:
            yield (
                name,
                a,
                b,
                f"{name.replace('_', ' ')}: {a} -> {b}" if id in before.subjects else f"{name.replace('_', ' ')}: {b}",
            )


def _stands(id: str, before: Snapshot, after: Snapshot) -> Iterator[Row]:
    """Origins, contested, disputed, grade; of a new incident only what it is."""
    was, now = before.standings.get(id), after.standings.get(id)
    if now is None:
        return
    if was is None:
        yield "origins", "", str(now.independent_origins), f"independent origins: {now.independent_origins}"
        yield "grade", "", now.grade, f"grade: {now.grade}"
        return
    gained, lost = sorted({*now.origins} - {*was.origins}), sorted({*was.origins} - {*now.origins})
    if gained or lost or was.independent_origins != now.independent_origins:
        who = "; ".join([*(f"+ {name}" for name in gained), *(f"- {name}" for name in lost)])
        counts = f"independent origins: {was.independent_origins} -> {now.independent_origins}"
        yield "origins", "; ".join(was.origins), "; ".join(now.origins), f"{counts} ({who})" if who else counts
    for name in ("contested", "disputed"):
        a, b = ("yes" if getattr(s, name) else "no" for s in (was, now))
        if a != b:
            yield name, a, b, f"{name}: {a} -> {b}"
    if was.grade != now.grade:
        yield "grade", was.grade, now.grade, f"grade: {was.grade} -> {now.grade}"


def _clashes(before: Snapshot, after: Snapshot) -> dict[str, list[Row]]:
    """Contradictions that came or went, by incident or toll. One that only moved with its claims is none of these."""
    found: dict[str, list[Row]] = {}
    for key, pair in after.contradictions.items():
        if key not in before.contradictions:
            row = ("contradiction", "", pair.about, f"new contradiction ({pair.kind}): {pair.about}")
            found.setdefault(pair.subject, []).append(row)
    for key, pair in before.contradictions.items():
        if key not in after.contradictions:
            home = after.home.get(pair.a) or after.home.get(pair.b) or pair.subject
            row = ("contradiction", pair.about, "", f"no contradiction any more ({pair.kind}): {pair.about}")
            found.setdefault(home, []).append(row)
    return found


def _people(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    """Mentions that became one person with others, or ceased to be."""
    for person, first in after.same_persons.items():
        was = before.same_persons.get(person)
        if was is None or was == first:
            continue
        joined = first != person
        other = first if joined else was
        name, company = after.names.get(person, person), after.names.get(other, other)
        words = f"{name} is {'now' if joined else 'no more'} one person with {company}"
        yield Change("", "People", "person", was, first, words)


def told(found: Iterable[Change], width: int = 80) -> list[str]:
    """The changes as lines of at most `width` characters, under a line for each incident; ids shortened."""
    import textwrap

    every = list(found)
    names = {c.subject for c in every} | {part for c in every for part in _cited(c.words)}
    short = shortened(names)
    lines: list[str] = []
    for (subject, title), group in groupby(every, key=lambda c: (c.subject, c.title)):
        head = f"{short.get(subject, '')}  {title}".strip()
        lines.append(head if len(head) <= width else f"{head[: width - 3].rstrip()}...")
        for change in group:
            words = change.words
            for name in _cited(words):
                words = words.replace(f"{{{name}}}", short.get(name, name))
            lines += textwrap.wrap(words, width - 2, initial_indent="  ", subsequent_indent="      ", break_on_hyphens=False)
    return lines


def _cited(words: str) -> list[str]:
    """The ids in braces."""
    return [part.partition("}")[0] for part in words.split("{")[1:] if "}" in part]


def shortened(names: Iterable[str], least: int = 6) -> dict[str, str]:
    """Each id by a beginning that no other of them shares."""
    ids = sorted(set(names))
    size = least
    while size < max(map(len, ids), default=0) and len({i[:size] for i in ids}) < len(ids):
        size += 1
    return {i: i[:size] for i in ids}
