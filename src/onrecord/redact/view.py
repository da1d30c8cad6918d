"""A view of a record in which private people have no names: the same methods as store.View, so what reads one reads this."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from onrecord.model import (
    Claim,
    Contradiction,
    Decision,
    Document,
    Finding,
    Incident,
    Issue,
    Linkage,
    Mention,
    PersonMention,
    Reading,
    Relation,
    Standing,
    Statement,
    Toll,
)  # fmt: skip
from onrecord.model.corrected import Correction
from onrecord.model.decision_states import State
from onrecord.redact.names import Names, pieces
from onrecord.redact.roll import Source, roll
from onrecord.redact.texts import Scope, Texts
from onrecord.redact.walk import Walk
from onrecord.store import View
from onrecord.store.captures import Arrival

T = TypeVar("T")
RULE = "Names of victims, detainees, witnesses and other private people are left out; what stands for them is numbered."
PUBLIC = "For publication: who decided and where files lay is left out too."
SMALL = re.compile(r"(?<!\w)[a-zß-ÿ]{2,}(?!\w)")
OFTEN = 3  # documents that write a word small before it is taken for a common one


class RedactedView(View):
    """The record behind `view` without the names that docs/redaction.md takes out. It reads `view` once, which may be closed
    afterwards; every answer is worked out once."""

    def __init__(self, view: View, keep: tuple[str, ...] = (), public: bool = False) -> None:
        self._raw = _Raw(view)
        raw, self._public = self._raw, public
        source = Source(
            raw.documents, raw.claims, raw.persons, raw.statements, raw.mentions, raw.linkage.incidents,
            raw.linkage.same_persons, keep,
        )  # fmt: skip
        self._roll = roll(source, Names(places=_places(raw.mentions, raw.persons), common=_common(raw.documents)))
        self._texts = Texts(self._roll, raw.documents, raw.persons, public)
        for decision in raw.decisions:  # numbers coders in the order in which they first decided
            self._texts.coder(decision.by)
        self._walk = Walk(self._texts)
        self._kept: dict[str, Any] = {}
        self.path = Path(self._texts.path(view.path.name) or "record")
        self._connection: Any = _Refusing()

    def close(self) -> None:
        """Nothing is open."""

    def left_out(self) -> dict[str, int]:
        """How many people of each kind have no name here: `person` harmed or held, `witness` of origins, other `name`s."""
        return {kind: self._roll.counts[kind] for kind in ("person", "witness", "name")}

    def stays(self, name: str) -> bool:
        """Whether a name that was asked to stay is in the record at all."""
        asked = set(pieces(name))
        return any(asked <= set(pieces(p.name)) for p in self._raw.persons) or any(name in d.text for d in self._raw.documents)

    def documents(self) -> tuple[Document, ...]:
        return self._once("documents", lambda: tuple(self._texts.document(d) for d in self._raw.documents))

    def each_document(self) -> Iterator[Document]:
        return iter(self.documents())

    def document(self, id: str) -> Document | None:
        return next((d for d in self.documents() if d.id == id), None)

    def captures(self) -> tuple[tuple[str, str], ...]:
        return tuple((self._texts.path(path), digest) for path, digest in self._raw.captures)

    def arrivals(self, document: str) -> tuple[Arrival, ...]:
        found = self._raw.arrivals.get(next((old for old, new in self._raw_ids.items() if new == document), document), ())
        path = self._texts.path
        return tuple(Arrival(path(a.path), a.sha256, a.retrieved_at, path(a.archived)) for a in found)

    @cached_property
    def _raw_ids(self) -> dict[str, str]:
        return {d.id: self._texts.ids(d.id) for d in self._raw.documents}

    def passed_over(self) -> dict[str, str]:
        return {self._texts.ids(id): self._texts.scrubbed(why, (id,)) for id, why in self._raw.passed_over.items()}

    def readings(self) -> tuple[Reading, ...]:
        mine: dict[str, dict[str, list[Any]]] = {d.id: {} for d in self.documents() if d.id not in self.passed_over()}
        parts: dict[str, tuple[Any, ...]] = {
            "claims": self.claims(),
            "persons": self.persons(),
            "statements": self.statements(),
            "mentions": self.mentions(),
        }
        for name, things in parts.items():
            for thing in things:
                document = thing.span.document if isinstance(thing, Mention) else thing.document
                mine.setdefault(document, {}).setdefault(name, []).append(thing)
        return tuple(Reading(id, **{name: tuple(told) for name, told in lists.items()}) for id, lists in mine.items())

    def claims(self) -> tuple[Claim, ...]:
        return self._once("claims", lambda: tuple(self._walk(c, (c.document,)) for c in self._raw.claims))

    def claim(self, key: str) -> Claim | None:
        return next((c for c in self.claims() if c.key == key), None)

    def persons(self) -> tuple[PersonMention, ...]:
        return self._once("persons", lambda: tuple(self._walk(p, (p.document,)) for p in self._raw.persons))

    def statements(self) -> tuple[Statement, ...]:
        return self._once("statements", lambda: tuple(self._walk(s, (s.document,)) for s in self._raw.statements))

    def mentions(self) -> tuple[Mention, ...]:
        return self._once("mentions", lambda: tuple(self._walk(m, (m.span.document,)) for m in self._raw.mentions))

    def linkage(self) -> Linkage:
        raw, ids = self._raw.linkage, self._texts.ids
        main = {ids(document): incident for document, incident in raw.main.items()}
        return Linkage(self.incidents(), self.tolls(), main, raw.same_persons)

    def incidents(self) -> tuple[Incident, ...]:
        return self._once("incidents", lambda: tuple(self._walk(i, i.documents) for i in self._raw.linkage.incidents))

    def tolls(self) -> tuple[Toll, ...]:
        return self._once("tolls", lambda: tuple(self._walk(t, t.documents) for t in self._raw.linkage.tolls))

    def findings(self) -> tuple[Finding, ...]:
        return self._once("findings", lambda: tuple(self._walk(f, self._scope(f.subject)) for f in self._raw.findings))

    def contradictions(self) -> tuple[Contradiction, ...]:
        pairs = self._raw.contradictions
        return self._once("against", lambda: tuple(self._walk(c, self._scope(c.subject, c.a, c.b)) for c in pairs))

    def standings(self) -> tuple[Standing, ...]:
        return self._once("standings", lambda: tuple(self._walk(s, self._scope(s.subject)) for s in self._raw.standings))

    def relations(self) -> tuple[Relation, ...]:
        return self._once("relations", lambda: tuple(self._walk(r, (r.document, r.copy_of)) for r in self._raw.relations))

    def decisions(self) -> tuple[Decision, ...]:
        return self._once("decisions", lambda: tuple(self._walk(d, self._about(d)) for d in self._raw.decisions))

    def decisions_since(self, count: int) -> tuple[Decision, ...]:
        return self.decisions()[count:]

    def version(self) -> str:
        return self._raw.version

    def decision_states(self) -> tuple[State, ...]:
        return self._once("states", lambda: tuple(self._state(s) for s in self._raw.states))

    def corrections(self) -> dict[str, tuple[Correction, ...]]:
        return {
            key: tuple(self._walk(c, self._about(c.decision)) for c in told) for key, told in self._raw.corrections.items()
        }  # fmt: skip

    def issues(self) -> tuple[Issue, ...]:
        return self._once("issues", lambda: tuple(map(self._issue, self._raw.issues)))

    def meta(self) -> dict[str, str]:
        return {**self._raw.meta, "redacted": f"{RULE} {PUBLIC}" if self._public else RULE}

    def counts(self) -> dict[str, int]:
        return dict(self._raw.counts)

    def _once(self, name: str, made: Callable[[], T]) -> T:
        if name not in self._kept:
            self._kept[name] = made()
        found: T = self._kept[name]
        return found

    @cached_property
    def _documents_of(self) -> dict[str, Scope]:
        """The documents of each incident, toll, claim and mention of a person."""
        raw = self._raw
        told = {c.key: (c.document,) for c in raw.claims} | {p.key: (p.document,) for p in raw.persons}
        subjects = {i.id: i.documents for i in raw.linkage.incidents} | {t.id: t.documents for t in raw.linkage.tolls}
        return {**{d.id: (d.id,) for d in raw.documents}, **told, **subjects}

    def _scope(self, *keys: str) -> Scope:
        return tuple(dict.fromkeys(d for key in keys for d in self._documents_of.get(key, ())))

    def _about(self, decision: Decision) -> Scope:
        """Of what a person wrote, which may name anybody: the documents it speaks of, or all where that is not known."""
        keys = (decision.subject, decision.other, *decision.claims, *decision.others)
        return self._scope(*keys) or tuple(d.id for d in self._raw.documents)

    def _state(self, state: State) -> State:
        about = self._about(state.decision)
        return replace(state, decision=self._walk(state.decision, about), why=self._texts.scrubbed(state.why, about))

    def _issue(self, issue: Issue) -> Issue:
        known = issue.subject in self._raw_ids
        scope = (issue.subject,) if known else ()
        subject = self._texts.ids(issue.subject) if known else self._issue_subject(issue.subject)
        return Issue(issue.stage, subject, self._texts.scrubbed(issue.problem, scope))

    def _issue_subject(self, subject: str) -> str:
        return self._texts.path(subject) or "a file"


class _Refusing:
    """Stands where a view has its file: nothing is looked up behind the names' back."""

    def __getattr__(self, name: str) -> Any:
        raise NotImplementedError("A redacted record is read whole: single look-ups belong to the record itself.")


class _Raw:
    """Everything that a view holds, read once."""

    def __init__(self, view: View) -> None:
        self.documents = view.documents()
        self.captures = view.captures()
        self.arrivals = {d.id: view.arrivals(d.id) for d in self.documents}
        self.passed_over = view.passed_over()
        self.claims, self.persons = view.claims(), view.persons()
        self.statements, self.mentions = view.statements(), view.mentions()
        self.linkage, self.findings = view.linkage(), view.findings()
        self.contradictions, self.standings, self.relations = view.contradictions(), view.standings(), view.relations()
        self.decisions, self.states, self.corrections = view.decisions(), view.decision_states(), view.corrections()
        self.issues, self.meta, self.counts = view.issues(), view.meta(), view.counts()
        self.version = view.version()


def _places(mentions: tuple[Mention, ...], persons: tuple[PersonMention, ...]) -> frozenset[str]:
    """Letters of the places that the texts name, but for where a person of that name is told of."""
    people = {(p.span.document, p.span.start) for p in persons}
    at = (m.span for m in mentions if m.type == "place" and m.place is not None and m.place.id)
    return frozenset("".join(pieces(s.words)) for s in at if (s.document, s.start) not in people) - {""}


def _common(documents: tuple[Document, ...]) -> frozenset[str]:
    """Words that texts write small."""
    counted = Counter(word for d in documents for word in set(SMALL.findall(d.text)))
    return frozenset(word for word, times in counted.items() if times >= OFTEN)
