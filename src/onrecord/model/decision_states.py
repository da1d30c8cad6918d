"""What has become of every decision: standing, undone, outweighed by a later one, lapsed, or about something that is gone."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Literal

from onrecord.model.claim import Claim
from onrecord.model.corrected import STAGE, fields_of, with_fields
from onrecord.model.decision import Decision, Issue
from onrecord.model.homes import Homes, is_subject
from onrecord.model.incident import Finding, Incident, Linkage, Toll
from onrecord.model.pointing import AT, Texts
from onrecord.model.said import claim_digest, finding_digest, subject_digest
from onrecord.model.standing_decisions import standing, undone

CODED_ADD = '"verdict": "add"'
Word = Literal["standing", "undone", "outweighed", "lapsed", "does not fit"]


@dataclass(frozen=True, slots=True)
class State:
    """One decision, what has become of it, and why in words ("" when it stands). `home` and `other_home` are the incidents or
    tolls that its subject and other belong to now, "" where that is none."""

    decision: Decision
    word: Word
    why: str = ""
    home: str = ""
    other_home: str = ""


@dataclass(frozen=True)
class World:
    """What decisions speak of, as it is now, corrections applied. `persons` maps a mention to the first of that person.
    `there` are keys of claims that are in the record beside `claims`; in `texts` words that were pointed at are looked for."""

    claims: Mapping[str, Claim]
    persons: Mapping[str, str]
    subjects: Mapping[str, Incident | Toll]
    homes: Homes
    findings: Mapping[str, Sequence[Finding]] = field(default_factory=dict)
    names: Set[str] = frozenset()
    there: Set[str] = frozenset()
    texts: Texts | None = None

    @classmethod
    def of(cls, claims: Sequence[Claim], persons: Sequence[str], linkage: Linkage, findings: Sequence[Finding]) -> "World":
        """The world of one record. `persons` are the keys of all mentions."""
        subjects: tuple[Incident | Toll, ...] = (*linkage.tolls, *linkage.incidents)
        by_subject: dict[str, list[Finding]] = {}
        for finding in findings:
            by_subject.setdefault(finding.subject, []).append(finding)
        return cls(
            {c.key: c for c in claims}, {p: linkage.same_persons.get(p, (p, ""))[0] for p in persons},
            {s.id: s for s in subjects}, Homes.among(subjects), by_subject,
            frozenset(spelt(name) for c in claims for link in c.chain for name in (link.words, link.id)),
        )  # fmt: skip

    def home(self, key: str, claims: Sequence[str] = ()) -> str:
        """The person, incident or toll that a key belongs to now, or ""."""
        if key in self.persons:
            return self.persons[key]
        return self.homes.now(key, claims) if is_subject(key) else self.homes.of.get(key, "")

    def subject(self, key: str, claims: Sequence[str] = ()) -> str:
        """The incident or toll that a key names or that holds it now, or ""."""
        return self.homes.now(key, claims) if is_subject(key) else self.homes.of.get(key, "")

    def known(self, key: str, claims: Sequence[str] = ()) -> bool:
        """Whether a key still names something."""
        return key in self.claims or key in self.there or key in self.persons or bool(self.homes.now(key, claims))


def spelt(name: str) -> str:
    """A name of an origin to compare by: no article, no case."""
    return " ".join(name.casefold().split()).removeprefix("the ")


def states(decisions: Sequence[Decision], world: World) -> tuple[State, ...]:
    """The state of every decision, in the order they were appended."""
    back, kept = undone(decisions), standing(decisions)
    later = {d.key: kept[n + 1 :] for n, d in enumerate(kept)}
    found = (
        State(d, "undone", f"by {back[d.key].by}: {back[d.key].why}") if d.key in back
        else State(d, "standing") if d.verdict == "undo"
        else _state(d, world, later[d.key])
        for d in decisions
    )  # fmt: skip
    return tuple(
        replace(s, home=world.subject(s.decision.subject, s.decision.claims),
                other_home=world.subject(s.decision.other, s.decision.others))
        for s in found
    )  # fmt: skip


def unfit(decisions: Sequence[Decision], world: World) -> tuple[Issue, ...]:
    """Issues for decisions that stand and fit nothing any more."""
    found = ((d, misfit(d, world)) for d in standing(decisions))
    return tuple(
        Issue(STAGE, d.key, f"This decision ({d.verdict}) fits nothing now: {why}. It is kept, and counts "
              "again when that comes back; take it back with: onrecord undo RECORD " + d.key)
        for d, why in found if why
    )  # fmt: skip


def _state(decision: Decision, world: World, later: Sequence[Decision]) -> State:
    gone = misfit(decision, world)
    if gone:
        return State(decision, "does not fit", gone)
    return STATES[decision.verdict](decision, world, later)


def misfit(decision: Decision, world: World) -> str:
    """Why a decision fits nothing now, or ""."""
    gone, check = _gone(decision, world), MISFITS.get(decision.verdict)
    return gone or (check(decision, world) if check else "")


def _no_finding(decision: Decision, world: World) -> str:
    """Of a yes: the finding that is not there."""
    home = world.homes.now(decision.subject, decision.claims)
    if decision.subject in world.claims or (home in world.subjects and not decision.other):
        return ""
    there = any(f.field == decision.other for f in world.findings.get(home, ()))
    return "" if decision.other and there else f"{decision.subject} has no {decision.other} any more"


def _no_such_value(decision: Decision, world: World) -> str:
    """Of a correction: why its claim or incident cannot take it."""
    try:
        fields = fields_of(decision)
        thing = world.claims.get(decision.subject) or world.subjects.get(world.home(decision.subject, decision.claims))
        if isinstance(thing, Claim):
            with_fields(thing, fields, world.texts)
        elif isinstance(thing, Incident):
            with_fields(thing, fields)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        return str(error)
    return ""


MISFITS: dict[str, Callable[[Decision, World], str]] = {"accept": _no_finding, "correct": _no_such_value}


def _gone(decision: Decision, world: World) -> str:
    """What a decision speaks of that is not there now, in words."""
    if decision.verdict == "discount-origin":
        if decision.other and not world.home(decision.other, decision.others):
            return f"the incident {decision.other} is not in the record"
        return "" if spelt(decision.subject) in world.names else f"no claim comes from {decision.subject}"
    if decision.verdict == "split":
        left, stayed = decision.claims or decision.other.split(), decision.value.split() or [decision.subject]
        missing = "took out" if not any(map(world.known, left)) else "left" if not any(map(world.known, stayed)) else ""
        return f"the claims that it {missing} are not in the record" if missing else ""
    if decision.verdict == "code" and not decision.subject.startswith("c-"):
        return ""
    if decision.verdict == "code" and CODED_ADD in decision.value:
        return ""
    wanted = [(decision.subject, decision.claims)]
    if decision.verdict in ("merge", "same", "different"):
        wanted.append((decision.other, decision.others))
    missing = next((key for key, claims in wanted if not world.known(key, claims)), "")
    if missing and decision.verdict == "add":
        return f"the words that it points at do not stand in {decision.other} now, or {decision.other} is not read"
    return f"{missing} is not in the record" if missing else ""


def _joined(decision: Decision, world: World, later: Sequence[Decision]) -> State:
    homes = world.home(decision.subject, decision.claims), world.home(decision.other, decision.others)
    if homes[0] and homes[0] == homes[1]:
        return State(decision, "standing")
    return State(decision, "outweighed", "another decision, or a count over many happenings, keeps them apart")


def _parted(decision: Decision, world: World, later: Sequence[Decision]) -> State:
    homes = world.home(decision.subject, decision.claims), world.home(decision.other, decision.others)
    if homes[0] and homes[0] == homes[1]:
        return State(decision, "outweighed", "a later decision joins them")
    return State(decision, "standing")


def _split(decision: Decision, world: World, later: Sequence[Decision]) -> State:
    left = {world.homes.of[c] for c in decision.claims if c in world.homes.of}
    stayed = {world.homes.of[c] for c in decision.value.split() if c in world.homes.of}
    return State(decision, "outweighed", "a later decision joins them") if left & stayed else State(decision, "standing")


def _rejected(decision: Decision, world: World, later: Sequence[Decision]) -> State:
    other = next((d for d in later if d.verdict == "accept" and d.subject == decision.subject), None)
    return State(decision, "outweighed", f"accepted by {other.by} later") if other else State(decision, "standing")


def _accepted(decision: Decision, world: World, later: Sequence[Decision]) -> State:
    if decision.subject in world.claims:
        other = next((d for d in later if d.verdict == "reject" and d.subject == decision.subject), None)
        if other:
            return State(decision, "outweighed", f"rejected by {other.by} later")
    now = seen(decision.subject, decision.other, world, decision.claims)
    same = not decision.seen or decision.seen[0] == now
    return State(decision, "standing") if same else State(decision, "lapsed", "what it was said to has changed since")


def seen(subject: str, field: str, world: World, claims: Sequence[str] = ()) -> str:
    """The digest of what a person says yes to now: a claim, an incident or toll, or one finding of it. "" if it is gone."""
    if subject in world.claims:
        return claim_digest(world.claims[subject])
    home = world.homes.now(subject, claims)
    found = world.findings.get(home, ())
    if field:
        return next((finding_digest(f) for f in found if f.field == field), "")
    return subject_digest(world.subjects[home], found) if home in world.subjects else ""


def _corrected(decision: Decision, world: World, later: Sequence[Decision]) -> State:
    def about(d: Decision) -> str:
        return world.home(d.subject, d.claims) if is_subject(d.subject) else d.subject

    again = [d for d in later if d.verdict == "correct" and about(d) == about(decision)]
    over = {name for d in again for name in fields_of(d)} | {AT}
    return (
        State(decision, "outweighed", "corrected again later")
        if set(fields_of(decision)) <= over
        else State(decision, "standing")
    )


def _stands(decision: Decision, world: World, later: Sequence[Decision]) -> State:
    return State(decision, "standing")


def _coded(decision: Decision, world: World, later: Sequence[Decision]) -> State:
    mine = (decision.by, decision.subject)
    again = any(d.verdict == "code" and (d.by, d.subject) == mine for d in later)
    return State(decision, "outweighed", "coded again later") if again else State(decision, "standing")


STATES: dict[str, Callable[[Decision, World, Sequence[Decision]], State]] = {
    "merge": _joined, "same": _joined, "split": _split, "different": _parted, "accept": _accepted, "reject": _rejected,
    "correct": _corrected, "discount-origin": _stands, "add": _stands, "code": _coded,
}  # fmt: skip
