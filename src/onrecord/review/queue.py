"""What waits for a person: one line for each thing that wants a look, the weightiest first, and why it stands there.

A line leaves when somebody has dealt with it (an incident or its figure accepted, a pair of persons judged, a decision taken
anew or back) and returns by itself when that yes lapses, because lines are made from the record and kept nowhere."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.changes import several
from onrecord.model import Issue, Standing
from onrecord.model.decision_states import State
from onrecord.model.homes import is_subject
from onrecord.review.rows import Human, Paper, Row

KINDS: dict[str, str] = {
    "lapsed": "Decisions overtaken",
    "contested": "Contested",
    "single": "One origin, high toll",
    "disputed": "Disputed figure",
    "merge": "Doubtful merge",
    "origins": "Origins perhaps the same",
    "person": "Persons perhaps the same",
    "thin": "Little read",
    "issue": "Issues",
}
"""The kinds of reason, the weightiest first, and what they are called on the page."""
TODO = {
    "lapsed": "Look again: accept anew, or take the decision back.",
    "contested": "Read who denies or blames whom; accept it when it is told rightly.",
    "single": "Read the passage behind the number; accept, correct or reject it.",
    "disputed": "Compare the numbers; accept the range, or correct what was misread.",
    "merge": "Check that the reports tell of one happening; split it if not.",
    "origins": "Judge whether two names are one origin; discount what is not independent.",
    "person": "Judge whether the mentions are one person.",
    "thin": "Read the text; add what was missed.",
    "issue": "See what was met and not understood.",
}
HIGH_KILLED, HIGH_HARMED = 5, 20
"""From how many dead, or otherwise harmed, one origin alone is too little to go by without a look."""
LONG = 1200
"""Characters of a text that was read, from which on it is odd that nothing was found in it."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something stands in the queue, of one of KINDS, in words. `field` is the one cell that it is about, "" for all."""

    kind: str
    why: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to look at. `sort` is what `id` names: incident, toll, person, decision, document or issue. `done` says who
    dealt with it and how, "" while it waits; `checkable` is false of what nobody can settle by a decision."""

    id: str
    sort: str
    title: str
    reasons: tuple[Reason, ...]
    weight: int = 0
    place: str = ""
    when: str = ""
    start: str = ""
    end: str = ""
    harms: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    facts: str = ""
    done: str = ""
    checkable: bool = True

    @property
    def kind(self) -> str:
        """The weightiest reason."""
        return self.reasons[0].kind

    @property
    def todo(self) -> str:
        """What to do."""
        return TODO[self.kind]


@dataclass(frozen=True)
class Parts:
    """What the queue is made from. `titles` name what decisions are on."""

    rows: Mapping[str, Row]
    people: Mapping[str, Human]
    papers: Mapping[str, Paper]
    issues: Sequence[Issue] = ()
    states: Sequence[State] = ()


Kept = tuple[Row, Mapping[str, State], Line | None]
"""What the line of an incident or toll was made from, and the line, null where nothing about it wants a look."""


def of_rows(rows: Iterable[Row], yes: Mapping[str, Mapping[str, State]], kept: Mapping[str, Kept]) -> dict[str, Kept]:
    """The lines of all incidents and tolls; those of `kept` whose row and yeses are the same stay."""
    made: dict[str, Kept] = {}
    for one in rows:
        own, held = yes.get(one.id, {}), kept.get(one.id)
        made[one.id] = held if held and held[0] is one and held[1] == own else (one, own, of_row(one, own))
    return made


def queue(parts: Parts, kept: Mapping[str, Kept] | None = None) -> tuple[Line, ...]:
    """Every line, dealt with or not: by the weightiest reason, then by how many were harmed, then by day and id. `kept` are
    the lines of the rows, where they were made before."""
    kept = of_rows(parts.rows.values(), accepted(parts.states), {}) if kept is None else kept
    pairs = [s for s in parts.states if s.word == "standing" and s.decision.verdict in ("same", "different")]
    found = [
        *decisions(parts.states, parts.rows),
        *(line for _, _, line in kept.values() if line),
        *(line for h in parts.people.values() if (line := of_person(h, pairs))),
        *thin(parts.papers.values()),
        *(Line(f"{i.stage}:{i.subject}:{i.problem}", "issue", i.subject, (Reason("issue", i.problem),), checkable=False,
               facts=f"met while it was {STAGES.get(i.stage, i.stage)}") for i in parts.issues),
    ]  # fmt: skip
    place = {kind: n for n, kind in enumerate(KINDS)}
    return tuple(sorted(found, key=lambda x: (place[x.kind], -x.weight, x.start or "9", x.id)))


STAGES = {"ingest": "brought in", "clean": "cleaned", "extract": "read", "link": "linked", "decide": "judged"}


def accepted(states: Iterable[State]) -> dict[str, dict[str, State]]:
    """Standing yeses by the incident or toll that they are on now, and by cell ("" for the whole)."""
    found: dict[str, dict[str, State]] = {}
    for state in states:
        if state.decision.verdict == "accept" and state.word == "standing" and state.home:
            found.setdefault(state.home, {})[state.decision.other if is_subject(state.decision.subject) else "-"] = state
    return found


def of_row(row: Row, yes: Mapping[str, State]) -> Line | None:
    """The line of an incident or toll, or null where nothing about it wants a look."""
    reasons = tuple(sorted(_reasons(row), key=lambda r: list(KINDS).index(r.kind)))
    if not reasons:
        return None
    whole = yes.get("")
    cells = [yes[r.field] for r in reasons if r.field in yes]
    done = f"accepted by {whole.decision.by}" if whole else ""
    if not done and all(r.field and r.field in yes for r in reasons):
        done = f"its figure accepted by {cells[0].decision.by}"
    left = reasons if done else tuple(r for r in reasons if not (r.field and r.field in yes))
    standing = row.standing
    return Line(
        row.id, "toll" if row.toll else "incident", row.title, left, row.weight, row.place, row.when, row.start, row.end,
        row.harms, row.outlets, counted(standing), done,
    )  # fmt: skip


def counted(standing: Standing) -> str:
    """Reports, outlets and independent origins, always together."""
    told = (standing.reports, "report"), (standing.outlets, "outlet"), (standing.independent_origins, "independent origin")
    return " / ".join(several(n, one) for n, one in told)


def clipped(text: str, most: int = 240) -> str:
    """A text cut between words."""
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0]} …"


def _reasons(row: Row) -> Iterator[Reason]:
    standing = row.standing
    if standing.contested:
        yield Reason("contested", clipped(row.contest) or "Somebody denies it, or sides blame each other.")
    if standing.independent_origins <= 1 and (high := _high(row)):
        who = standing.origins[0] if standing.origins else "no origin is named"
        yield Reason(
            "single", f"{high}, and only one independent origin: {who}." if standing.origins else f"{high}, and {who}."
        )
    if standing.disputed:
        wide = [n for n in row.numbers if n.low != n.high]
        told = "; ".join(f"{n.field.replace('_', ' ')} {n.text}" for n in wide[:3])
        field = wide[0].field if len(wide) == 1 else ""
        yield Reason("disputed", f"Origins give numbers that cannot all hold{f': {told}' if told else ''}.", field)
    if row.doubt and not row.minor:
        yield Reason("merge", f"{len(row.documents)} reports were taken as one happening on a close call: {row.doubt}.")
    if standing.perhaps_same:
        pairs = "; ".join(f"{a} and {b}" for a, b in standing.perhaps_same)
        yield Reason("origins", f"These may be one origin: {pairs}.")


def _high(row: Row) -> str:
    """The number that is high enough to want a second origin, in words, or ""."""
    for number in row.numbers:
        least = HIGH_KILLED if number.field == "killed" else HIGH_HARMED
        if "_" not in number.field and number.most >= least:
            return f"{number.text} {number.field}"
    return ""


def of_person(human: Human, states: Sequence[State]) -> Line | None:
    """The line of a person whose mentions were joined with less than certainty."""
    if not human.certainty:
        return None
    own = {key for key, _, _, _ in human.mentions}
    judged = next(
        (s for s in reversed(states) if s.word == "standing" and s.decision.verdict in ("same", "different")
         and s.decision.subject in own), None,
    )  # fmt: skip
    why = f"{len(human.mentions)} mentions are {'possibly' if human.certainty == 'possible' else 'likely'} one person"
    also = f", also written {', '.join(human.spellings)}" if human.spellings else ""
    return Line(
        human.id, "person", human.name, (Reason("person", f"{why}{also}."),), len(human.mentions), human.place,
        facts=human.status, done=f"judged by {judged.decision.by}" if judged else "",
    )  # fmt: skip


def decisions(states: Sequence[State], rows: Mapping[str, Row]) -> Iterator[Line]:
    """Decisions that lapsed or fit nothing any more, but for those that were taken anew since."""
    again = {(s.home or s.decision.subject, s.decision.other, s.decision.verdict) for s in states if s.word == "standing"}
    for state in states:
        d = state.decision
        if state.word not in ("lapsed", "does not fit") or (state.home or d.subject, d.other, d.verdict) in again:
            continue
        held = rows.get(state.home)
        title = held.title if held else d.subject
        what = f"{d.by}’s {d.verdict}{f' of {d.other}' if d.other and not is_subject(d.other) else ''} ({d.why})"
        line = Line(
            d.key, "decision", title, (Reason("lapsed", f"{what}: {state.why}."),), 10**9 + (held.weight if held else 0),
            facts=f"decided {d.at[:10]}" if d.at else "",
        )  # fmt: skip
        yield (
            line
            if held is None
            else replace(
                line, place=held.place, when=held.when, start=held.start, end=held.end, harms=held.harms, outlets=held.outlets
            )
        )


def thin(papers: Iterable[Paper]) -> Iterator[Line]:
    """Texts that were read and gave nothing, though they are long and no copies."""
    for paper in papers:
        if paper.claims == 0 and not paper.passed and not paper.copy_of and paper.read >= LONG:
            yield Line(
                paper.id, "document", paper.title or paper.id,
                (Reason("thin", f"No claim was found in {paper.read:,} characters."),), paper.read, start=paper.published,
                end=paper.published, when=paper.published, outlets=(paper.outlet,) if paper.outlet else (), checkable=False,
            )  # fmt: skip
