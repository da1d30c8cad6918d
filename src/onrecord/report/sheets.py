"""Incidents, tolls, contradictions and people as the page shows them, made from a view's look-ups."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import HARMS, Claim, Finding, Incident, PersonMention, Standing, Toll
from onrecord.model.normal_name import normal_name, other_names
from onrecord.model.worth import minor
from onrecord.report import words
from onrecord.report.cells import Cell, cells, numeric
from onrecord.report.chart import Chart, Point, draw
from onrecord.report.index import Index
from onrecord.report.voices import Said, Voice, said, voices, who

ANYBODY = {"", "people", "persons", "dead", "others"}  # words that name no group among those harmed


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who says how many: a row per voice, a column per harm, each cell the claims (key, number) that stand there."""

    harms: tuple[str, ...]
    rows: tuple[tuple[Voice, tuple[tuple[tuple[str, str], ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """A contradiction with both sides in full. `sides` are (who says it, the claim)."""

    id: str
    kind: str
    about: str
    subject: str
    sides: tuple[tuple[str, Said], ...]


@dataclass(frozen=True, slots=True)
class Human:
    """One person with all mentions: the name of the record, other `spellings` of it, and of each field what is told first."""

    id: str
    name: str
    spellings: tuple[str, ...]
    age: str
    role: str
    status: str
    place: str
    when: str
    certainty: str
    subject: str
    mentions: tuple[tuple[PersonMention, str], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An incident or a toll. `cells` are findings with numbers, `remarks` those with a value; `chart` only where it
    helps; `minor` where nobody is harmed, accused or attacked; `judged` what people decided on it."""

    id: str
    title: str
    kind: str
    place: str
    when: str
    start: str
    standing: Standing
    cells: tuple[Cell, ...]
    remarks: tuple[Finding, ...]
    matrix: Matrix
    voices: tuple[Voice, ...]
    clashes: tuple[Clash, ...]
    people: tuple[Human, ...]
    why: tuple[str, ...]
    chart: Chart | None
    minor: bool = False
    judged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """All that the page tells, in the order it tells it."""

    incidents: tuple[Sheet, ...]
    tolls: tuple[Sheet, ...]
    clashes: tuple[Clash, ...]
    people: tuple[Human, ...]


def book(index: Index) -> Book:
    """Everything the record says, incidents by the day they began, those without a day last."""
    all_clashes, all_people = clashes(index), people(index)
    disputes: dict[str, list[Clash]] = defaultdict(list)
    for clash in all_clashes:
        disputes[clash.subject].append(clash)
    harmed: dict[str, list[Human]] = defaultdict(list)
    for human in all_people:
        harmed[human.subject].append(human)

    def of(subject: Incident | Toll) -> Sheet:
        return sheet(subject, index, tuple(disputes[subject.id]), tuple(harmed[subject.id]))

    incidents = sorted((of(i) for i in index.linkage.incidents), key=lambda s: (not s.start, s.start))
    return Book(tuple(incidents), tuple(of(t) for t in index.linkage.tolls), all_clashes, all_people)


def sheet(subject: Incident | Toll, index: Index, disputes: tuple[Clash, ...], harmed: tuple[Human, ...]) -> Sheet:
    """Everything the record says of one incident or toll."""
    claims = index.members(subject)
    spoken = voices(claims, index)
    found = index.findings.get(subject.id, [])
    incident = isinstance(subject, Incident)
    return Sheet(
        id=subject.id,
        title=words.title(subject),
        kind=subject.kind.replace("_", " ") if isinstance(subject, Incident) else "toll",
        place=words.place(subject.place),
        when=words.period(subject.when),
        start=(subject.when.start or subject.when.end) if subject.when else "",
        standing=index.standing(subject.id),
        cells=cells(found, index.claims),
        remarks=tuple(f for f in found if not numeric(f) and f.rationale),
        matrix=_matrix(spoken, {c.key: c for c in claims}),
        voices=spoken,
        clashes=disputes,
        people=harmed,
        why=subject.why if isinstance(subject, Incident) else (),
        chart=None if incident else draw(_points(claims, index)),
        minor=incident and minor(found, index.standing(subject.id), claims),
        judged=index.judged(subject.id),
    )


def clashes(index: Index) -> tuple[Clash, ...]:
    """All contradictions whose two claims the record still holds."""
    return tuple(
        Clash(c.id, c.kind, c.about, c.subject, sides) for c in index.contradictions if (sides := _sides((c.a, c.b), index))
    )


def people(index: Index) -> tuple[Human, ...]:
    """Everybody named as harmed, in the order of their first mention."""
    return tuple(_human(first, mentions, index) for first, mentions in index.people.items())


def _human(first: str, mentions: Sequence[PersonMention], index: Index) -> Human:
    told = [(m.name, index.linkage.same_persons.get(m.key, ("", ""))[1]) for m in mentions]
    certainty = {grade for _, grade in told} - {"", "certain"}
    return Human(
        id=first,
        name=normal_name(told),
        spellings=other_names(told),
        age=" / ".join(dict.fromkeys(str(m.age) for m in mentions if m.age is not None)),
        role=next((m.role for m in mentions if m.role), ""),
        status=", then ".join(dict.fromkeys(m.status for m in mentions)),
        place=next((words.place(m.place) for m in mentions if m.place), ""),
        when=next((w for m in mentions if (w := words.period(m.when))), ""),
        certainty=", ".join(sorted(certainty)),
        subject=next((s for m in mentions if (s := index.subject_of_person(m))), ""),
        mentions=tuple((m, _teller(m, index)) for m in mentions),
    )


def _teller(mention: PersonMention, index: Index) -> str:
    chain = words.chain(mention.chain)
    document = index.documents.get(mention.document)
    return " ← ".join(chain) or (document.outlet if document else "")


def _sides(keys: tuple[str, str], index: Index) -> tuple[tuple[str, Said], ...]:
    found = [index.claims[k] for k in keys if k in index.claims]
    return tuple((who(c, index.documents)[1], said(c, index)) for c in found) if len(found) == 2 else ()


def _matrix(spoken: Sequence[Voice], claims: dict[str, Claim]) -> Matrix:
    told = {c.figure.harm for c in claims.values() if c.figure}
    harms = tuple(h for h in HARMS if h in told)
    rows = [(v, tuple(tuple(_numbers(v, h, claims)) for h in harms)) for v in spoken]
    return Matrix(tuple(words.harm(h) for h in harms), tuple(r for r in rows if any(r[1])))


def _numbers(voice: Voice, harm: str, claims: dict[str, Claim]) -> list[tuple[str, str]]:
    """(claim, number) of what a voice says of a harm, each different number once, the whole before its parts."""
    figures = [(s.key, f) for s in voice.claims if (f := claims[s.key].figure) and f.harm == harm]
    figures.sort(key=lambda pair: pair[1].scope == "sub_count")
    groups = {f.who.lower() for _, f in figures} - ANYBODY
    texts = [
        (
            key,
            words.number(f) + (f" {f.who}" if f.scope == "sub_count" or (len(figures) > 1 and f.who.lower() in groups) else ""),
        )
        for key, f in figures
    ]
    return [(key, text) for i, (key, text) in enumerate(texts) if text not in {t for _, t in texts[:i]}]


def _points(claims: Sequence[Claim], index: Index) -> list[Point]:
    """The highest number of each voice on a day; none where all speak for one day, for then there is no course to draw."""
    told = [
        Point(who(c, index.documents)[1], day, f.number, f.low != f.high, c.key)
        for c in claims
        if (f := c.figure) and f.number is not None and f.scope != "sub_count" and (day := _as_of(c, index))
    ]
    highest: dict[tuple[str, str], Point] = {}
    for point in told:
        held = highest.setdefault((point.origin, point.day), point)
        if point.number > held.number:
            highest[point.origin, point.day] = point
    return list(highest.values()) if len({p.day for p in told}) > 1 else []


def _as_of(claim: Claim, index: Index) -> str:
    document = index.documents.get(claim.document)
    return claim.as_of or (claim.when.end if claim.when else "") or (document.published.date if document else "")
