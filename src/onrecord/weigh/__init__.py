"""Incident + Claims -> Finding: who stands behind a number, what low, best and high follow, and where the accounts disagree."""

from collections.abc import Iterable, Sequence

from onrecord.model import Contradiction, Decision, Document, Finding, Incident, Linkage, Reading, Standing, Toll
from onrecord.weigh.cells import cells, people, verdicts
from onrecord.weigh.evidence import Entry, entries, library
from onrecord.weigh.numbers import number_contradictions
from onrecord.weigh.positions import blame_contradictions, denial_contradictions
from onrecord.weigh.profile import PROFILES, Profile, profile
from onrecord.weigh.standing import standing
from onrecord.weigh.weighing import Weighing

__all__ = ["PROFILES", "Profile", "Weighing", "profile", "weigh"]

_profile = profile


def weigh(
    linkage: Linkage,
    documents: Sequence[Document],
    readings: Sequence[Reading],
    profile: str = "ucdp",
    decisions: Sequence[Decision] = (),
) -> Weighing:
    """Weigh every incident and toll of `linkage` under the coding profile of that name. Pure: the same input gives the same
    answer, in the order of the linkage. Raises VocabError when there is no such profile."""
    rules = _profile(profile)
    lib = library(documents, readings, decisions)
    findings: list[Finding] = []
    contradictions: list[Contradiction] = []
    standings: list[Standing] = []
    subjects: list[Incident | Toll] = [*linkage.incidents, *linkage.tolls]
    for subject in subjects:
        running = isinstance(subject, Toll)
        told = entries(subject, lib)
        against = tuple(_disagreements(subject.id, told, running))
        stands = standing(subject.id, subject.documents, told, against)
        named = people(subject, linkage, lib)
        findings += [*cells(subject, told, rules, named), *verdicts(stands, told)]
        contradictions += against
        standings.append(stands)
    return Weighing(tuple(findings), tuple(contradictions), tuple(standings))


def _disagreements(subject: str, told: Sequence[Entry], running: bool) -> Iterable[Contradiction]:
    """The contradictions on one subject: numbers, denials, blame."""
    yield from number_contradictions(subject, told, running)
    yield from denial_contradictions(subject, told)
    yield from blame_contradictions(subject, told)
