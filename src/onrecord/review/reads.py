"""What one page needs of a record, and no more: the only place in which the desk asks a View for single things."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.model import Claim, Contradiction, Document, Finding, Incident, PersonMention, Standing, Toll
from onrecord.model.corrected import Correction, differences
from onrecord.model.decision_states import State
from onrecord.review.blind import seen_by_all
from onrecord.store import View


@dataclass(frozen=True)
class About:
    """An incident or toll with everything that is said of it, corrections applied. `documents` are those of its claims;
    `states` the decisions on it and on its claims, oldest first."""

    subject: Incident | Toll
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    standing: Standing
    contradictions: tuple[Contradiction, ...] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)
    states: tuple[State, ...] = ()


def about(view: View, id: str, whole: bool = True) -> About | None:
    """The incident or toll called `id` now, or null; without its documents and decisions unless `whole`."""
    subject = view.subject(id)
    if subject is None:
        return None
    claims = claims_of(view, subject.claims)
    standing = next(iter(view.standings_of([id])), Standing(id, 0, 0, 0))
    found = About(subject, claims, view.findings_of([id]), standing, view.contradictions_of([id]))
    if not whole:
        return found
    held = documents(view, dict.fromkeys(c.document for c in claims))
    return About(subject, claims, found.findings, standing, found.contradictions, held, states(view, (id, *subject.claims)))


def claims_of(view: View, keys: Iterable[str]) -> tuple[Claim, ...]:
    """The claims of these keys, in their order; those that are gone are left out."""
    wanted = list(keys)
    held = view.claims_by(wanted)
    return tuple(held[k] for k in wanted if k in held)


def documents(view: View, ids: Iterable[str]) -> dict[str, Document]:
    """Documents by id."""
    return {id: d for id in ids if (d := view.document(id)) is not None}


def claims_in(view: View, document: str) -> tuple[Claim, ...]:
    """The claims of one document, in the order of its text."""
    return tuple(sorted(view.claims_of(document), key=_place))


def persons_in(view: View, document: str) -> tuple[PersonMention, ...]:
    """The people named in one document."""
    return view.persons_of(document)


def states(view: View, keys: Iterable[str] | None = None) -> tuple[State, ...]:
    """Every decision (on these things) with what has become of it, oldest first, without what coders say beside each other."""
    return seen_by_all(view.decision_states() if keys is None else view.states_on(keys), view)


def only_coded(view: View, since: str) -> bool:
    """Whether nothing but codings, which change nothing that the desk shows, was written since the record's version was
    `since`."""
    count, _, derived = since.partition(".")
    if view.version().partition(".")[2] != derived or not count.isdecimal():
        return False
    later = view.decisions_since(int(count))
    return not seen_by_all([State(d, "standing") for d in later], view)


def corrections(view: View, states: Iterable[State]) -> dict[str, tuple[Correction, ...]]:
    """What the corrections among these decisions made of claims and incidents, by key."""
    on: dict[str, list[State]] = {}
    for state in states:
        if state.decision.verdict == "correct" and state.word not in ("undone", "does not fit"):
            key = state.decision.subject
            on.setdefault(state.home if key.startswith("i-") else key, []).append(state)
    claims, incidents = [k for k in on if k.startswith("c-")], [k for k in on if k.startswith("i-")]
    was: dict[str, Claim | Incident] = {c.key: c for c in view.raw_claims(claims)} if claims else {}
    was |= {s.id: s for s in view.raw_subjects(incidents) if isinstance(s, Incident)} if incidents else {}
    now: dict[str, Claim | Incident | Toll] = {**view.claims_by(claims), **view.subjects_by(incidents)} if on else {}
    found: dict[str, tuple[Correction, ...]] = {}
    for key, held in on.items():
        then, after = was.get(key), now.get(key)
        if then is not None and after is not None and not isinstance(after, Toll):
            found[key] = differences(then, after, [s.decision for s in held])
    return found


def marks(view: View, keys: Iterable[str]) -> dict[str, str]:
    """What these things are now, in a mark each, by which a change is noticed later; those that are not there are left out."""
    return {key: mark for key, mark in view.marks(keys).items() if mark}


def version(view: View) -> str:
    """Changes whenever anything that the desk shows has changed."""
    return view.version()


def _place(claim: Claim) -> tuple[bool, int, int, str]:
    return claim.span.field != "title", claim.span.start, claim.span.end, claim.key
