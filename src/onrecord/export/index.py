"""A view of a record with the look-ups that rows need, built once an export."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Protocol, get_args

from onrecord.model import (
    Claim,
    Contradiction,
    Document,
    Finding,
    Incident,
    Issue,
    Linkage,
    Mention,
    PersonMention,
    Relation,
    Standing,
    Statement,
    Toll,
)
from onrecord.model.belonging import homes
from onrecord.model.corrected import Correction
from onrecord.model.decision_states import State
from onrecord.model.judged_words import by_subject
from onrecord.model.normal_name import normal_name, other_names
from onrecord.model.words import IncidentKind

REPLACED = "replaced by"
"""How the weigh stage begins the reason of a claim that its own origin's later count replaces."""


class Readable(Protocol):
    """What an export reads of a record; store.View is one. All answers are in a stable order."""

    def documents(self) -> tuple[Document, ...]: ...
    def claims(self) -> tuple[Claim, ...]: ...
    def persons(self) -> tuple[PersonMention, ...]: ...
    def statements(self) -> tuple[Statement, ...]: ...
    def mentions(self) -> tuple[Mention, ...]: ...
    def linkage(self) -> Linkage: ...
    def findings(self) -> tuple[Finding, ...]: ...
    def contradictions(self) -> tuple[Contradiction, ...]: ...
    def standings(self) -> tuple[Standing, ...]: ...
    def relations(self) -> tuple[Relation, ...]: ...
    def issues(self) -> tuple[Issue, ...]: ...
    def decision_states(self) -> tuple[State, ...]: ...
    def corrections(self) -> Mapping[str, tuple[Correction, ...]]: ...


HOLDING = frozenset({"arrest", "abduction", "repression"})
PEACEFUL = frozenset({"resignation", "displacement"})
HARMING = {
    "": frozenset(get_args(IncidentKind)) - PEACEFUL, "detained": HOLDING, "abducted": HOLDING, "released": HOLDING,
    "resigned": frozenset({"resignation"}), "defected": frozenset({"other"}),
}  # fmt: skip
"""The kinds of incident in which somebody comes to a harm, where no report counts it; under "" for every other harm."""


@dataclass(frozen=True)
class Index:
    """Look-ups over one view. `subject` stands for an incident or a toll."""

    view: Readable

    @cached_property
    def linkage(self) -> Linkage:
        """Incidents, tolls, main incidents and same persons."""
        return self.view.linkage()

    @cached_property
    def states(self) -> tuple[State, ...]:
        """Every decision with what has become of it, oldest first."""
        return self.view.decision_states()

    @cached_property
    def states_on(self) -> dict[str, list[State]]:
        """The same by the claim or the incident that they are on now."""
        return by_subject(self.states)

    @cached_property
    def corrections(self) -> Mapping[str, tuple[Correction, ...]]:
        """What people corrected, by claim or incident."""
        return self.view.corrections()

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Documents by id, in the record's order."""
        return {document.id: document for document in self.view.documents()}

    @cached_property
    def relations(self) -> dict[str, Relation]:
        """How documents come from earlier ones, by the later."""
        return {relation.document: relation for relation in self.view.relations()}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by key, in the record's order."""
        return {claim.key: claim for claim in self.view.claims()}

    @cached_property
    def claims_in(self) -> dict[str, tuple[Claim, ...]]:
        """The claims of each document, in reading order."""
        groups: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            groups[claim.document].append(claim)
        return {document: tuple(group) for document, group in groups.items()}

    @cached_property
    def persons(self) -> dict[str, PersonMention]:
        """Mentions of people by key, in the record's order."""
        return {person.key: person for person in self.view.persons()}

    @cached_property
    def incidents(self) -> dict[str, Incident]:
        """Incidents by id, in the record's order."""
        return {incident.id: incident for incident in self.linkage.incidents}

    @cached_property
    def tolls(self) -> dict[str, Toll]:
        """Tolls by id, in the record's order."""
        return {toll.id: toll for toll in self.linkage.tolls}

    @property
    def main(self) -> Mapping[str, str]:
        """The incident that a document is chiefly about, by document."""
        return self.linkage.main

    @property
    def same_persons(self) -> Mapping[str, tuple[str, str]]:
        """(first mention, certainty) of a mention of a person."""
        return self.linkage.same_persons

    @cached_property
    def subject_of(self) -> dict[str, str]:
        """The incident or toll of a member, by the member's key."""
        subjects: tuple[Incident | Toll, ...] = (*self.linkage.tolls, *self.linkage.incidents)
        return {member: subject.id for subject in subjects for member in subject.claims}

    @cached_property
    def homes(self) -> dict[str, str]:
        """The incident of each mention of a person that has a claim of its own in one."""
        return homes(self.persons.values(), self.claims, self.linkage.incidents, self.main)

    def subject_of_person(self, person: PersonMention) -> str | None:
        """The incident of the person's own claim; where it has none, what the document is chiefly about, when people come to
        such harm in it."""
        own = self.homes.get(person.key) or self.subject_of.get(person.claim) or self.subject_of.get(person.key)
        chief = self.main.get(person.document)
        if own or not chief or chief not in self.incidents:
            return own or chief
        told = person.status in self.findings.get(chief, {})
        return chief if told or self.incidents[chief].kind in HARMING.get(person.status, HARMING[""]) else None

    @cached_property
    def _people(self) -> dict[str, tuple[str, ...]]:
        people: dict[str, dict[str, None]] = defaultdict(dict)
        for person in self.persons.values():
            subject = self.subject_of_person(person)
            if subject:
                people[subject][self.first_mention(person)] = None
        return {subject: tuple(keys) for subject, keys in people.items()}

    def people_in(self, subject: str) -> tuple[str, ...]:
        """The first mentions of the people named in an incident."""
        return self._people.get(subject, ())

    def first_mention(self, person: PersonMention) -> str:
        """The key of the first mention of the same person."""
        return self.same_persons.get(person.key, (person.key, ""))[0]

    @cached_property
    def _mentions_of(self) -> dict[str, tuple[PersonMention, ...]]:
        groups: dict[str, list[PersonMention]] = defaultdict(list)
        for person in self.persons.values():
            groups[self.first_mention(person)].append(person)
        return {first: tuple(group) for first, group in groups.items()}

    def mentions_of(self, person: PersonMention) -> tuple[PersonMention, ...]:
        """All mentions of the same person, in the record's order."""
        return self._mentions_of[self.first_mention(person)]

    @cached_property
    def _names(self) -> dict[str, tuple[tuple[str, str], ...]]:
        return {
            first: tuple((m.name, self.same_persons.get(m.key, ("", ""))[1]) for m in group)
            for first, group in self._mentions_of.items()
        }

    @cached_property
    def _normal_names(self) -> dict[str, str]:
        return {first: normal_name(told) for first, told in self._names.items()}

    def name_of(self, person: PersonMention) -> str:
        """The one name that the person's record goes by."""
        return self._normal_names[self.first_mention(person)]

    def other_names(self, person: PersonMention) -> tuple[str, ...]:
        """The other ways in which documents write the person's name."""
        return other_names(self._names[self.first_mention(person)])

    @cached_property
    def findings(self) -> dict[str, dict[str, Finding]]:
        """Findings by subject and field."""
        found: dict[str, dict[str, Finding]] = defaultdict(dict)
        for finding in self.view.findings():
            found[finding.subject][finding.field] = finding
        return dict(found)

    @cached_property
    def _standings(self) -> dict[str, Standing]:
        return {standing.subject: standing for standing in self.view.standings()}

    def standing(self, subject: str) -> Standing:
        """Who stands behind an incident or toll; nobody where the weigh stage said nothing."""
        return self._standings.get(subject, Standing(subject, 0, 0, 0))

    @cached_property
    def replaces(self) -> dict[str, str]:
        """The earlier claim of the same origin that a claim replaces, by the later claim's key: neighbours in time among
        the claims that a finding rests on and those it calls replaced."""
        pairs: dict[str, str] = {}
        for finding in self.view.findings():
            gone = {aside.claim for aside in finding.set_aside if aside.why.startswith(REPLACED)}
            told = [self.claims[key] for key in {*gone, *finding.supported_by} if key in self.claims]
            for old, new in pairwise(sorted(told, key=self._voice_and_time)):
                if old.key in gone and self._voice_and_time(old)[0] == self._voice_and_time(new)[0]:
                    pairs[new.key] = old.key
        return pairs

    def _voice_and_time(self, claim: Claim) -> tuple[str, str, str, int, str]:
        """Sorts claims by who gives them, then by the day they were published and their place in the text."""
        document = self.documents.get(claim.document)
        outlet, published = (document.outlet, document.published.date) if document else ("", "")
        voice = claim.origin.id if claim.origin else f"outlet:{outlet}"
        return voice, published, claim.document, claim.span.start, claim.key

    def as_of(self, claim: Claim) -> str:
        """The day a figure speaks for: its own, else the end of its period, else the day its document was published."""
        document = self.documents.get(claim.document)
        published = document.published.date if document else ""
        return claim.as_of or (claim.when.end if claim.when else "") or published
