"""What the page needs to look up, read once from a view."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from onrecord.model import Claim, Contradiction, Document, Finding, Incident, Linkage, PersonMention, Relation, Standing, Toll
from onrecord.model.belonging import homes
from onrecord.model.corrected import Correction
from onrecord.model.decision_states import State
from onrecord.model.judged_words import beside, by_subject
from onrecord.store import View

T = TypeVar("T")


@dataclass(frozen=True)
class Index:
    """Look-ups over one view; `documents`, `claims` and `persons` keep the record's order."""

    linkage: Linkage
    documents: dict[str, Document]
    claims: dict[str, Claim]
    persons: tuple[PersonMention, ...]
    findings: dict[str, list[Finding]]
    standings: dict[str, Standing]
    contradictions: tuple[Contradiction, ...]
    passed_over: dict[str, str] = field(default_factory=dict)
    corrections: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    states: tuple[State, ...] = ()
    relations: dict[str, Relation] = field(default_factory=dict)

    @classmethod
    def of(cls, view: View) -> "Index":
        """Reads the view once."""
        findings: dict[str, list[Finding]] = defaultdict(list)
        for finding in view.findings():
            findings[finding.subject].append(finding)
        return cls(
            linkage=view.linkage(),
            documents={d.id: d for d in view.documents()},
            claims={c.key: c for c in view.claims()},
            persons=view.persons(),
            findings=findings,
            standings={s.subject: s for s in view.standings()},
            contradictions=view.contradictions(),
            passed_over=view.passed_over(),
            corrections=view.corrections(),
            states=view.decision_states(),
            relations={r.document: r for r in view.relations()},
        )

    def standing(self, subject: str) -> Standing:
        """Who stands behind an incident or toll; nobody where the record does not say."""
        return self.standings.get(subject) or Standing(subject, 0, 0, 0)

    def members(self, subject: Incident | Toll) -> tuple[Claim, ...]:
        """The claims of an incident or toll that the record still holds."""
        return tuple(self.claims[key] for key in subject.claims if key in self.claims)

    @cached_property
    def _states_on(self) -> dict[str, list[State]]:
        return by_subject(self.states)

    def judged(self, key: str) -> tuple[str, ...]:
        """What people decided on a claim or incident, in words."""
        return tuple(beside(key, self.corrections.get(key, ()), self._states_on.get(key, ())))

    def first_mention(self, person: PersonMention) -> str:
        """The key of the first mention of the same person."""
        return self.linkage.same_persons.get(person.key, (person.key, ""))[0]

    @cached_property
    def people(self) -> dict[str, tuple[PersonMention, ...]]:
        """All mentions of a person, under the key of the first."""
        return _grouped((self.first_mention(p), p) for p in self.persons)

    @cached_property
    def subject_of(self) -> dict[str, str]:
        """The incident or toll of a claim (or of a person's mention that is itself a member)."""
        subjects: tuple[Incident | Toll, ...] = (*self.linkage.tolls, *self.linkage.incidents)
        return {member: subject.id for subject in subjects for member in subject.claims}

    @cached_property
    def homes(self) -> dict[str, str]:
        """The incident of each mention of a person that has a claim of its own in one."""
        return homes(self.persons, self.claims, self.linkage.incidents, self.linkage.main)

    def subject_of_person(self, person: PersonMention) -> str:
        """The incident a person was harmed in, or ""."""
        return self.homes.get(person.key) or self.subject_of.get(person.claim) or self.subject_of.get(person.key, "")

    @cached_property
    def claims_in(self) -> dict[str, tuple[Claim, ...]]:
        """The claims of a document, by its id."""
        return _grouped((c.document, c) for c in self.claims.values())


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for name, thing in pairs:
        groups[name].append(thing)
    return {name: tuple(things) for name, things in groups.items()}
