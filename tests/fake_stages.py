"""Small stand-ins for the slow stages: what the record and the pipeline do must not depend on how well a text is read."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from onrecord.model import (
    Claim,
    Contradiction,
    Decision,
    Document,
    Figure,
    Finding,
    Incident,
    Issue,
    Link,
    Linkage,
    Mention,
    PersonMention,
    Producer,
    Reading,
    Span,
    Standing,
    Statement,
    Toll,
    anchor,
    key,
)  # fmt: skip
from onrecord.model.words import Scope

MANY = 1000  # more are a running toll
KILLED = re.compile(r"(\d+) (\w+) killed")


def claim(document: Document, found: "re.Match[str]") -> Claim:
    """A figure of people killed, named after its words and their company."""
    span = Span(document.id, found.start(), found.end(), found.group())
    number = int(found.group(1))
    scope: Scope = "cumulative" if number > MANY else "incident"
    return Claim(
        key=key("claim", document.key, anchor(document.text, *found.span())), document=document.id, span=span, sentence=span,
        kind="figure", chain=(Link("outlet", document.outlet, "outlet:x"),), connection="outlet", manner="asserted",
        producer=Producer("fake", "1"), figure=Figure("killed", number, number, "exact", who=found.group(2), scope=scope),
    )  # fmt: skip


def read(documents: Iterable[Document], **settings: Any) -> Iterator[Reading | Issue]:
    """`N people killed` is a claim; `mumble` cannot be understood; `silence` gives no reading at all."""
    for document in documents:
        if "mumble" in document.text:
            yield Issue("extract", document.id, "mumbled")
        if "silence" not in document.text:
            claims = tuple(claim(document, found) for found in KILLED.finditer(document.text))
            spans = tuple(c.span for c in claims)
            persons = tuple(PersonMention(key("person", c.key), document.id, c.span, "Ada Low", "killed") for c in claims)
            statements = (Statement(document.id, (), (), spans, "a monitor"),) if spans else ()
            yield Reading(document.id, claims, persons, statements, tuple(Mention(s, "place", "x") for s in spans))


def link(
    documents: Sequence[Document], readings: Sequence[Reading], decisions: Sequence[Decision], founded: Mapping[str, str]
) -> Linkage:
    """Claims with the same number are one incident, named as before or after the first of them."""
    groups: dict[int, list[Claim]] = {}
    for one in (c for reading in readings for c in reading.claims):
        groups.setdefault(one.figure.low if one.figure and one.figure.low else 0, []).append(one)
    incidents, tolls = [], []
    for number, claims in sorted(groups.items()):
        name = next((founded[c.key] for c in claims if c.key in founded), claims[0].key)
        keys, names = tuple(c.key for c in claims), tuple(dict.fromkeys(c.document for c in claims))
        if number > 1000:
            tolls.append(Toll(name, "killed", keys, names))
        else:
            incidents.append(Incident(name, "attack", keys, names, description=f"{number} dead"))
    main = {d: i.id for i in incidents for d in i.documents}
    same = {p.key: (p.key, "certain") for reading in readings for p in reading.persons}
    return Linkage(tuple(incidents), tuple(tolls), main, same)


def weigh(linkage: Linkage, *others: Any) -> Any:
    """A cell, a standing and a contradiction for each incident."""
    ids = [incident.id for incident in linkage.incidents]
    return SimpleNamespace(
        findings=tuple(Finding(i, "killed", 1, 2, 3, supported_by=(i,), rationale="because") for i in ids),
        contradictions=tuple(Contradiction(f"x-{i}", "number", i, i, "killed", i) for i in ids),
        standings=tuple(Standing(i, 1, 1, 0) for i in ids),
    )


def install(patch: pytest.MonkeyPatch) -> None:
    """Puts the stand-in in the place of extract; linking and weighing are fast enough as they are."""
    import onrecord.extract

    patch.setattr(onrecord.extract, "read", read, raising=False)
