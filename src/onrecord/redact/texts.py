"""The record's texts, titles, ids and addresses without names, and every offset where it lies now."""

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

from onrecord.model import Credit, Document, Mark, PersonMention, Span
from onrecord.redact.find import LONG, cuts, in_full, plain_label, replaced, slugged
from onrecord.redact.names import Parts, parts_of, pieces
from onrecord.redact.offsets import Cut, Offsets
from onrecord.redact.roll import Roll, merged

HOST = re.compile(r"^[a-z][a-z0-9+.-]*://(?:[^/@\s]*@)?([^/?#\s]+)", re.IGNORECASE)
Scope = tuple[str, ...]
"""The documents whose people a string may speak of, by their ids."""


class Texts:
    """Everything that is replaced, worked out once. `public` also takes out who decided."""

    def __init__(self, roll: Roll, documents: Iterable[Document], persons: Iterable[PersonMention], public: bool) -> None:
        self.roll = roll
        self._public = public
        self._coders: dict[str, str] = {}
        self._parts: dict[Scope, Parts] = {}
        self._strings: dict[tuple[Scope, str], str] = {}
        self._given: dict[tuple[str, str], list[Cut]] = defaultdict(list)
        self._offsets: dict[tuple[str, str], Offsets] = {}
        self._documents = {d.id: d for d in documents}
        self._told(persons)
        for document in self._documents.values():
            self._cut(document)
        self._ids = self._new_ids()
        self._words = self.roll.names.whole.keys() | self.roll.names.surnames.keys() | self.roll.names.initial.keys()

    def _told(self, persons: Iterable[PersonMention]) -> None:
        """Where the record itself says that a name stands."""
        for person in persons:
            label, own = self.roll.label_of.get(person.key, ""), set(pieces(person.name))
            if label and own & set(pieces(person.span.words)):
                self._given[person.document, person.span.field].append(Cut(person.span.start, person.span.end, label))

    def _cut(self, document: Document) -> None:
        """Cuts the title and the text; whoever turns out to be named in full there is known there by a part of the name too."""
        self._add_those_in_full(document)
        parts = self.parts((document.id,))
        for field, text in (("text", document.text), ("title", document.title)):
            found = cuts(text, self.roll.names, parts, sorted(self._given.get((document.id, field), ())))
            self._offsets[document.id, field] = Offsets.of(text, found)

    def _add_those_in_full(self, document: Document) -> None:
        here = {label for _, label in self.roll.here.get(document.id, ())}
        told = in_full(document.text, self.roll.names) | in_full(document.title, self.roll.names)
        for label in sorted((told & self.roll.called.keys()) - here):
            self.roll.here[document.id].update(((name, label), None) for name in self.roll.called[label])

    def parts(self, scope: Scope) -> Parts:
        """The single words that mean somebody private in any of the documents."""
        if scope not in self._parts:
            if len(scope) == 1:
                self._parts[scope] = self.roll.parts(scope[0])
            else:
                everybody = {pair: None for id in scope for pair in self.roll.here.get(id, ())}
                surnames = {pair: None for id in scope for pair in self.roll.surnames.get(id, ())}
                self._parts[scope] = merged(parts_of(everybody), surnames)
        return self._parts[scope]

    def scrubbed(self, text: str, scope: Scope) -> str:
        """A string of the record without names, and with the new ids of documents."""
        if self._holds_none(text):
            return text
        if (scope, text) not in self._strings:
            whole = self._ids.get(text) or replaced(text, cuts(text, self.roll.names, self.parts(scope)))
            for old, new in self._renamed.items() if len(whole) > 5 else ():
                whole = whole.replace(old, new)
            self._strings[scope, text] = self._without_coders(whole)
        return self._strings[scope, text]

    def _holds_none(self, text: str) -> bool:
        """Whether a string cannot hold a name: no letters, or one short word written small, which is nobody's whole name."""
        if not any(map(str.isalpha, text)):
            return True
        return (
            len(text) < LONG
            and text.isalpha()
            and text.islower()
            and not {text, text[1:]} & self._words
            and text not in self._ids
        )

    def _without_coders(self, text: str) -> str:
        """Reasons say "rejected by NAME": for the public, by which coder."""
        for name, label in sorted(self._coders.items(), key=lambda pair: -len(pair[0])) if " by " in f" {text}" else ():
            text = re.sub(rf"\bby {re.escape(name)}(?!\w)", f"by {label}", text)
        return text

    def offsets(self, document: str, field: str = "text") -> Offsets:
        """How the text or title of a document is mapped."""
        return self._offsets[document, field]

    def span(self, span: Span) -> Span:
        """A span where it lies now, with the words that stand there."""
        held = self._offsets.get((span.document, span.field))
        if held is None:
            return dataclasses.replace(span, document=self.ids(span.document), words=self.scrubbed(span.words, ()))
        start, end = held.stretch(span.start, span.end)
        return Span(self.ids(span.document), start, end, held.text[start:end], span.field)

    def ids(self, value: Any) -> Any:
        """Ids of documents as they are called now."""
        if isinstance(value, tuple):
            return tuple(self._ids.get(id, id) for id in value)
        return self._ids.get(value, value)

    def _new_ids(self) -> dict[str, str]:
        taken: set[str] = set()
        found: dict[str, str] = {}
        for id in self._documents:
            new = base = slugged(id, self.roll.names, self.parts((id,)))
            n = 1
            while new in taken or (new != id and new in self._documents):
                n += 1
                new = f"{base}-{n}"
            taken.add(new)
            found[id] = new
        self._renamed = {old: new for old, new in found.items() if old != new}
        return found

    def path(self, path: str) -> str:
        """Where something came from: no path at all where the record is for the public, else one without names."""
        everybody = merged({}, [pair for pairs in self.roll.here.values() for pair in pairs]) if path else {}
        return "" if self._public else slugged(path, self.roll.names, {w: x for w, x in everybody.items() if len(w) > 3})

    def link_id(self, id: str, scope: Scope) -> str:
        """The id of a link: that of somebody private is the label."""
        kind, _, rest = id.partition(":")
        if kind == "outlet" or not rest:
            return id
        if kind == "doc":
            document, _, slug = rest.rpartition(":")
            own = next((d for d in scope if rest.startswith(f"{d}:")), document)
            return f"doc:{self.ids(own)}:{slugged(rest[len(own) + 1 :] or slug, self.roll.names, self.parts(scope))}"
        return f"{kind}:{slugged(rest, self.roll.names, self.parts(scope))}"

    def outlet(self, name: str) -> str:
        """The name or id of an outlet, which is called after somebody private only where it has the whole name."""
        found = cuts(name, self.roll.names, {}, slug=True)
        as_id = name == name.lower() and " " not in name
        return replaced(name, [Cut(c.start, c.end, plain_label(c.by)) for c in found] if as_id else found) if found else name

    def address(self, address: str, scope: Scope) -> str:
        """An address; of one that holds a name only the host is left, as the rest would lead to it."""
        if not cuts(unquote(address), self.roll.names, self.parts(scope), slug=True):
            return address
        host = HOST.match(address)
        return f"https://{host[1]}/" if host else ""

    def coder(self, name: str) -> str:
        """Who decided."""
        if not self._public or name == "onrecord":
            return self.scrubbed(name, ())
        return self._coders.setdefault(name, f"coder {len(self._coders) + 1}")

    def document(self, document: Document) -> Document:
        """A document with its text, title, marks and credits as they are now."""
        scope = (document.id,)
        held = self.offsets(document.id)
        marks = (Mark(held.start(m.start), held.start(m.end), m.mark, self.scrubbed(m.reason, scope)) for m in document.marks)
        return dataclasses.replace(
            document,
            id=self.ids(document.id),
            text=held.text,
            title=self.offsets(document.id, "title").text,
            authors=tuple(self.scrubbed(author, scope) for author in document.authors),
            address=self.address(document.address, scope),
            outlet=self.outlet(document.outlet),
            outlet_family=self.outlet(document.outlet_family),
            marks=tuple(m for m in marks if m.start < m.end),
            family=self.ids(document.family),
            copy_of=self.ids(document.copy_of),
            credits=tuple(Credit(*held.stretch(c.start, c.end), c.agency, c.role) for c in document.credits),
        )
