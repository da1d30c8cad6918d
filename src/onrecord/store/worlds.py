"""What decisions speak of, as it is now: only that is read, however large the record."""

from collections.abc import Iterable, Sequence

from onrecord.model import Decision, Finding, hexes
from onrecord.model.decision_states import World, spelt
from onrecord.model.homes import Homes, is_subject
from onrecord.store.lookups import Lookups


def world_of(look: Lookups, decisions: Sequence[Decision], also: Iterable[str] = ()) -> World:
    """The world of some decisions, and of the keys `also`."""
    named = {n for d in decisions for n in named_by(d)} | set(also)
    subjects_named = set(filter(is_subject, named))
    founders = {f"c-{hexes(n)}" for n in subjects_named}
    holding = look.holding({n for n in named if not is_subject(n)} | founders)
    gone = subjects_named - {s.id for s in holding}
    more = [*look.raw_subjects(gone), *look.swallowing(gone)] if gone else []
    subjects = look.subjects_by({s.id for s in (*holding, *more)})
    ordered = {i: subjects[i] for i in sorted(subjects, key=lambda i: i[:2] != "t-")}  # tolls, then incidents, which win
    about = {d.subject for d in decisions if not is_subject(d.subject)} | {k for k in also if not is_subject(k)}
    homes = Homes.among(ordered.values())
    accepted = {homes.now(d.subject, d.claims) for d in decisions if d.verdict == "accept" and is_subject(d.subject)}
    findings: dict[str, list[Finding]] = {}
    for finding in look.findings_of(ordered if also else accepted):
        findings.setdefault(finding.subject, []).append(finding)
    persons = list(look.persons_by(n for n in named if not is_subject(n)))
    same = look.same_persons(persons)
    return World(
        look.claims_by(about), {p: same.get(p, (p, ""))[0] for p in persons}, ordered, homes, findings,
        frozenset(spelt(d.subject) for d in decisions if d.verdict == "discount-origin" and look.names_origin(d.subject)),
        look.there(n for n in named if not is_subject(n)), look.text_of,
    )  # fmt: skip


def named_by(decision: Decision) -> set[str]:
    """Every key that a decision names."""
    stayed = decision.value.split() if decision.verdict == "split" else ()
    others = (
        decision.other.split()
        if decision.verdict == "split"
        else []
        if decision.verdict in ("add", "code")
        else [decision.other]
    )
    return {name for name in (decision.subject, *others, *decision.claims, *decision.others, *stayed) if name}
