"""Second coding is blind: nobody sees what another coder says of a document until all who code it are done with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.deciding.agreement import Agreement, Coding, codings, differences, finished, table, units
from onrecord.model import Decision
from onrecord.model.decision_states import State
from onrecord.model.standing_decisions import standing
from onrecord.store import View


@dataclass(frozen=True)
class Work:
    """Who codes what, as the decisions and the assignments of one moment say."""

    decisions: tuple[Decision, ...]
    told: tuple[Coding, ...]
    done: frozenset[tuple[str, str]]
    assigned: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, view: View, assigned: Mapping[str, tuple[str, ...]]) -> "Work":
        """The work as it stands in a record."""
        decisions = view.decisions()
        return cls(decisions, codings(decisions), finished(decisions), assigned)

    def documents(self) -> list[str]:
        """Every document that somebody codes or is to code."""
        return sorted({*self.assigned, *(c.document for c in self.told), *(d for _, d in self.done)})

    def coders(self, document: str) -> list[str]:
        """Who codes a document, or is to."""
        coded = {c.coder for c in self.told if c.document == document} | {who for who, d in self.done if d == document}
        return sorted({*self.assigned.get(document, ()), *coded})

    def waiting(self, document: str) -> list[str]:
        """Who is not done with a document yet."""
        return [who for who in self.coders(document) if (who, document) not in self.done]

    def open(self, document: str) -> bool:
        """Whether two or more code it and all of them are done: then everybody may see what they say."""
        return len(self.coders(document)) > 1 and not self.waiting(document)

    def mine(self, name: str, document: str) -> dict[str, Coding]:
        """What one coder says of a document, by claim."""
        return {c.subject: c for c in self.told if c.coder == name and c.document == document}

    def agreement(self, view: View) -> Agreement:
        """How far coders agree on the documents that are open."""
        shown = [d for d in self.documents() if self.open(d)]
        texts = {name: d for name in shown if (d := view.document(name)) is not None}
        told = [c for c in self.told if c.document in texts]
        claims = {c.key: c for c in view.raw_claims(c.subject for c in told)}
        found = units(told, self.done, claims, texts)
        coders = tuple(sorted({who for name in texts for who in self.coders(name)}))
        return Agreement(coders, tuple(texts), found, table(found), differences(found))

    def settled(self, subjects: Iterable[str]) -> Decision | None:
        """The ordinary decision that was taken on one of these claims after it was coded last, or null."""
        about, last = set(subjects), None
        for decision in standing(self.decisions):
            if decision.subject in about and decision.verdict in ("code", "accept", "reject", "correct", "add"):
                last = decision
        return last if last is not None and last.verdict != "code" else None


def seen_by_all(states: Sequence[State], view: View | None = None) -> tuple[State, ...]:
    """The decisions without codings, and without what takes one back: those stand on the pages of second coding alone."""
    known = {s.decision.key: s.decision for s in states}
    return tuple(s for s in states if not _coding(s.decision, known, view))


def _coding(decision: Decision, known: dict[str, Decision], view: View | None) -> bool:
    seen: set[str] = set()
    while decision.verdict == "undo" and decision.key not in seen:
        seen.add(decision.key)
        if decision.subject not in known and view is not None:
            known |= {d.key: d for d in view.decisions_on([decision.subject])}
        decision = known.get(decision.subject, decision)
    return decision.verdict == "code"
