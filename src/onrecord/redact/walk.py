"""The model's records with their names replaced: one walk over their fields, whatever they are."""

import dataclasses
import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

from onrecord.model import Credit, Credited, Decision, Document, Link, Mark, PersonMention, Place, Producer, Relation, Span
from onrecord.model.adding import ADDED
from onrecord.redact.texts import Scope, Texts

T = TypeVar("T")
KEPT = frozenset({
    "kind", "role", "connection", "manner", "harm", "qualifier", "scope", "precision", "verdict", "type", "key",
    "sha256", "status", "sex", "event", "verb", "part_of", "against", "claim", "claims", "supported_by", "disputed_by",
    "replaces", "start", "end", "timex", "rule", "profile", "field", "at", "stage", "a", "b", "grade", "language",
    "as_of", "others", "wire", "agency", "published", "modified", "headline", "actual",
})  # fmt: skip
"""Fields that hold words of closed lists, keys, days and the names of agencies, none of which is a person's."""
IDS = frozenset({"document", "documents", "copy_of", "family"})
OUTLETS = frozenset({"outlet", "outlet_family"})
POINTING = frozenset({"at", "around", "start", "end"})
"""What a decision's value says of where its words stand in the raw text: offsets there, and the words around."""


class Walk:
    """Replaces names in whatever the record holds."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._special: dict[type, Callable[[Any, Scope], Any]] = {
            Span: self._span, Document: self._document, Mark: lambda m, s: m, Credit: lambda c, s: c, Producer: self._producer,
            PersonMention: self._person, Link: self._link, Place: self._place, Relation: self._relation,
            Credited: self._credited, Decision: self._decision,
        }  # fmt: skip

    def __call__(self, thing: T, scope: Scope) -> T:
        """The same thing without names; strings in it are read as of the documents of `scope`."""
        found: T = self._any(thing, scope)
        return found

    def _any(self, thing: Any, scope: Scope) -> Any:
        if isinstance(thing, str):
            return self._texts.scrubbed(thing, scope)
        if isinstance(thing, tuple):
            return tuple(self._any(part, scope) for part in thing)
        if isinstance(thing, Mapping):
            return {self._any(k, scope): self._any(v, scope) for k, v in thing.items()}
        special = self._special.get(type(thing))
        if special is not None:
            return special(thing, scope)
        return self._fields(thing, scope) if dataclasses.is_dataclass(thing) else thing

    def _fields(self, thing: Any, scope: Scope, **given: Any) -> Any:
        changed = dict(given)
        for name in _fields(type(thing)):  # type: ignore[arg-type]
            if name in given:
                continue
            value = getattr(thing, name)
            if name in IDS:
                changed[name] = self._texts.ids(value)
            elif name in OUTLETS:
                changed[name] = self._texts.outlet(value)
            elif value not in ("", None, ()):
                changed[name] = self._any(value, scope)
        return dataclasses.replace(thing, **changed)

    def _span(self, span: Span, scope: Scope) -> Span:
        return self._texts.span(span)

    def _words(self, words: str, span: Span | None, scope: Scope) -> str:
        """Words that stand in the text, as they stand there now."""
        if span is not None and span.words == words:
            return self._texts.span(span).words
        return self._texts.scrubbed(words, scope)

    def _link(self, link: Link, scope: Scope) -> Link:
        if link.role in ("outlet", "agency"):
            return dataclasses.replace(link, id=self._texts.outlet(link.id), words=self._texts.outlet(link.words))
        span = self._texts.span(link.span) if link.span else None
        return Link(link.role, self._words(link.words, link.span, scope), self._texts.link_id(link.id, scope), span)

    def _place(self, place: Place, scope: Scope) -> Place:
        words = self._words(place.words, place.span, scope) if place.span else place.words
        return dataclasses.replace(place, words=words, span=self._texts.span(place.span) if place.span else None)

    def _person(self, person: PersonMention, scope: Scope) -> PersonMention:
        label = self._texts.roll.label_of.get(person.key) or self._texts.scrubbed(person.name, scope)
        changed: PersonMention = self._fields(person, scope, name=label)
        return changed

    def _document(self, document: Document, scope: Scope) -> Document:
        return self._texts.document(document)

    def _relation(self, relation: Relation, scope: Scope) -> Relation:
        later, earlier = (self._texts.offsets(id) for id in (relation.document, relation.copy_of))
        runs = tuple((*later.stretch(a, b), *earlier.stretch(c, d)) for a, b, c, d in relation.runs)
        credits = tuple(self._credited(c, scope) for c in relation.credits)
        ids = self._texts.ids
        return dataclasses.replace(
            relation, document=ids(relation.document), copy_of=ids(relation.copy_of), runs=runs, credits=credits
        )

    def _credited(self, credit: Credited, scope: Scope) -> Credited:
        start, end = self._texts.offsets(credit.document).stretch(credit.start, credit.end)
        return Credited(self._texts.ids(credit.document), start, end, credit.agency)

    def _decision(self, decision: Decision, scope: Scope) -> Decision:
        value = self._value(decision.value, scope)
        changed: Decision = self._fields(decision, scope, seen=(), by=self._texts.coder(decision.by), value=value)
        return changed

    def _producer(self, producer: Producer, scope: Scope) -> Producer:
        """Of an added claim, the coder who added it."""
        added = producer.component == ADDED
        return dataclasses.replace(producer, settings=self._texts.coder(producer.settings)) if added else producer

    def _value(self, value: str, scope: Scope) -> str:
        """The fields that a decision corrects, without what leads back into the raw text."""
        try:
            told = json.loads(value)
        except ValueError:
            return self._texts.scrubbed(value, scope)
        return json.dumps(self._told(told, scope), ensure_ascii=False, sort_keys=True)

    def _told(self, told: Any, scope: Scope) -> Any:
        if isinstance(told, dict):
            days = {name: told[name] for name in ("start", "end") if isinstance(told.get(name), str)}
            rest = {name: self._told(part, scope) for name, part in told.items() if name not in POINTING}
            return {**rest, **days}
        if isinstance(told, list):
            return [self._told(part, scope) for part in told]
        return self._texts.scrubbed(told, scope) if isinstance(told, str) else told


@cache
def _fields(shape: type) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(shape) if f.name not in KEPT)
