"""What the page needs to look up, read once from a view."""

import re
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
from onrecord.report.decided import on_the_whole
from onrecord.report.shown import Shown

T = TypeVar("T")
NO_LETTERS = re.compile(r"[\W_]+")


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
    def of(cls, view: Shown) -> "Index":
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

    def judged(self, key: str, field: str = "") -> tuple[str, ...]:
        """What people decided on a claim or incident, or on one finding of it, in words."""
        corrections = () if field else self.corrections.get(key, ())
        return tuple(beside(key, corrections, self._states_on.get(key, ()), field))

    @cached_property
    def decided(self) -> dict[str, tuple[str, ...]]:
        """What people decided on incidents and tolls as a whole, in words, by their id."""
        homes = {first: subject for subject, firsts in self.people_in.items() for first in firsts}
        return on_the_whole(self.states, homes)

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
    def clashes_in(self) -> dict[str, tuple[Contradiction, ...]]:
        """Contradictions whose two claims the record still holds, by the incident or toll that they speak of ("" for none)."""
        return _grouped((c.subject, c) for c in self.contradictions if c.a in self.claims and c.b in self.claims)

    @cached_property
    def places(self) -> dict[str, int]:
        """The number of each document on the page, by its id."""
        return {id: n for n, id in enumerate(self.documents)}

    @cached_property
    def homes(self) -> dict[str, str]:
        """The incident of each mention of a person that has a claim of its own in one."""
        return homes(self.persons, self.claims, self.linkage.incidents, self.linkage.main)

    def subject_of_person(self, person: PersonMention) -> str:
        """The incident a person was harmed in, or ""."""
        return self.homes.get(person.key) or self.subject_of.get(person.claim) or self.subject_of.get(person.key, "")

    @cached_property
    def people_in(self) -> dict[str, tuple[str, ...]]:
        """The keys of `people` by the incident they were harmed in, "" for none known."""
        told = ((next((s for m in ms if (s := self.subject_of_person(m))), ""), first) for first, ms in self.people.items())
        return _grouped(told)

    @cached_property
    def called(self) -> dict[str, str]:
        """The name that an origin's id was made from, by the id, where a text or a standing gives it."""
        told = {(c.origin.id, c.origin.words) for c in self.claims.values() if c.origin}
        slugs = {id.partition(":")[2]: id for id, _ in told if id.startswith(("org:", "person:"))}
        names = {words for _, words in told} | {name for s in self.standings.values() for name in s.origins}
        found = ((slugs.get(slug(name), ""), name) for name in sorted(names, key=lambda n: (n[:1].islower(), len(n), n)))
        return {id: name for id, name in reversed(list(found)) if id}

    @cached_property
    def claims_in(self) -> dict[str, tuple[Claim, ...]]:
        """The claims of a document, by its id."""
        return _grouped((c.document, c) for c in self.claims.values())


def slug(name: str) -> str:
    """A name as ids have it."""
    return NO_LETTERS.sub("-", name.casefold().removeprefix("the ")).strip("-")


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for name, thing in pairs:
        groups[name].append(thing)
    return {name: tuple(things) for name, things in groups.items()}
