"""Incident + Claims -> Finding: who stands behind a number, what low, best and high follow, and where the accounts disagree."""

from collections.abc import Iterable, Mapping, Sequence

from onrecord.model import Contradiction, Decision, Document, Incident, Linkage, Reading, Toll
from onrecord.model.belonging import homes
from onrecord.model.homes import Homes
from onrecord.weigh import series
from onrecord.weigh.cells import cells, people, verdicts
from onrecord.weigh.deaths import tells_of_death
from onrecord.weigh.evidence import Entry, entries, library
from onrecord.weigh.judged import Judged, judged
from onrecord.weigh.numbers import number_contradictions
from onrecord.weigh.positions import blame_contradictions, denial_contradictions
from onrecord.weigh.profile import PROFILES, Profile, profile
from onrecord.weigh.roll import at_home, roll
from onrecord.weigh.standing import standing
from onrecord.weigh.weighing import Weighing, together

__all__ = ["PROFILES", "Judged", "Profile", "Weighing", "judged", "profile", "together", "weigh", "weigh_one"]

_profile, _judged = profile, judged


def weigh(
    linkage: Linkage,
    documents: Sequence[Document],
    readings: Sequence[Reading],
    profile: str = "ucdp",
    decisions: Sequence[Decision] = (),
) -> Weighing:
    """Weigh every incident and toll of `linkage` under the coding profile of that name, each from its own documents alone.
    Pure: the same input gives the same answer, in the order of the linkage. Raises VocabError when there is no such profile."""
    rules = _profile(profile)
    decided = _judged(decisions, Homes.among((*linkage.tolls, *linkage.incidents)))
    shelf, read = {d.id: d for d in documents}, {r.document: r for r in readings}
    mentions, claims = [m for r in readings for m in r.persons], {c.key: c for r in readings for c in r.claims}
    at = homes(mentions, claims, linkage.incidents, linkage.main)
    subjects: list[Incident | Toll] = [*linkage.incidents, *linkage.tolls]
    return together(
        weigh_one(
            subject,
            [shelf[d] for d in subject.documents if d in shelf],
            [read[d] for d in subject.documents if d in read],
            rules,
            decided,
            linkage.same_persons,
            at,
            linkage.main,
        )
        for subject in subjects
    )


def weigh_one(
    subject: Incident | Toll,
    documents: Sequence[Document],
    readings: Sequence[Reading],
    rules: Profile,
    judged: Judged,
    same_persons: Mapping[str, tuple[str, str]],
    homes: Mapping[str, str],
    main: Mapping[str, str],
) -> Weighing:
    """The weighing of one incident or toll. `documents` and `readings` are those of `subject.documents` and of nothing else, in
    any order, so that no other report can change the answer; `same_persons` and `main` are those of the linkage, `homes` maps
    mentions of people to their incident; only what they say of these documents is looked at."""
    lib = at_home(library(documents, readings, judged), subject, homes)
    told = entries(subject, lib)
    drops = series.drops(told) if isinstance(subject, Toll) else []
    against = (*_disagreements(subject.id, told, isinstance(subject, Toll)), *series.backwards(subject.id, drops))
    stands = standing(subject.id, subject.documents, told, against)
    named = people(subject, main, same_persons, lib)
    silent = not tells_of_death(subject, documents, lib.claims.values())
    numbers = tuple(series.told(f, drops) for f in cells(subject, told, rules, named, silent))
    findings = (*numbers, *roll(subject, numbers, main, same_persons, lib), *verdicts(stands, told))
    return Weighing(findings, against, (stands,))


def _disagreements(subject: str, told: Sequence[Entry], running: bool) -> Iterable[Contradiction]:
    """The contradictions on one subject: numbers, denials, blame."""
    yield from number_contradictions(subject, told, running)
    yield from denial_contradictions(subject, told)
    yield from blame_contradictions(subject, told)
