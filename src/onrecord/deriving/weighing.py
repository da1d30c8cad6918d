"""Incidents and tolls weighed anew, each from its own documents: those that are touched, or all under another profile."""

from collections.abc import Iterator, Sequence

from onrecord.deriving.judged import Verdicts
from onrecord.deriving.touched import Touched
from onrecord.model import Incident, Toll
from onrecord.model.corrected import STAGE, corrected_incidents
from onrecord.model.homes import Homes
from onrecord.store import Derivation, Weighed
from onrecord.store.ledger import steps
from onrecord.weigh import Judged, Profile, weigh_one
from onrecord.weigh import profile as rules_of

PORTION = 200  # subjects that are weighed and written together


def weigh_subjects(work: Derivation, touched: Touched, verdicts: Verdicts, profile: str, judged: int = 0) -> None:
    """Writes findings, contradictions and standings of what is touched, and what decisions fit nothing. `judged` is how many
    decisions there were at the last derivation: where only decisions are new, only what they concern is looked at."""
    rules, homes = rules_of(profile), verdicts.homes(work, verdicts.of_incidents)[0]
    decided = verdicts.weighing(homes)
    for kind in ("i", "t"):
        every = work.every(kind)
        wanted = every if touched.reweigh else [(sort, name) for sort, name in every if name in touched.weigh]
        for some in steps(wanted, PORTION):
            subjects = {s.id: s for s in work.subjects(kind, [name for _, name in some])}
            told = [(sort, subjects[name]) for sort, name in some]
            work.put_subjects(_weighed(work, verdicts, told, rules, decided, homes))
    whole = touched.everything or touched.reweigh or touched.brought_in or not judged
    about = verdicts.decisions if whole else verdicts.concerned(work, judged)
    work.put_issues(STAGE, verdicts.issues(work, about), None if whole else {d.key for d in about})


def _weighed(
    work: Derivation,
    verdicts: Verdicts,
    told: Sequence[tuple[str, Incident | Toll]],
    rules: Profile,
    decided: Judged,
    homes: Homes,
) -> Iterator[Weighed]:
    for sort, subject in told:
        shown = subject
        if isinstance(subject, Incident) and verdicts.of_incidents:
            shown = corrected_incidents([subject], verdicts.of_incidents, homes)[0][0]
        documents = [work.document(name) for name in subject.documents]
        readings = [verdicts.corrected(work.reading(name)) for name in subject.documents]
        mentions = {m.key for r in readings for m in r.persons}
        same, main = work.persons(mentions), work.chief(subject.documents)
        people = work.ledger.of_documents("p", [work.places[name] for name in subject.documents]) if mentions else []
        at = {a.key: a.subject for a in people if a.subject}
        found = weigh_one(shown, documents, readings, rules, decided, same, at, main)
        yield Weighed(sort, subject, found.findings, found.contradictions, found.standings[0])
