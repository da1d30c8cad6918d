"""Invented claims on an invented bombing, for weighing without a parser or a linker."""

from collections.abc import Sequence

from onrecord.model import (
    Claim,
    Decision,
    Document,
    Figure,
    Finding,
    Incident,
    Link,
    Linkage,
    PersonMention,
    Producer,
    Published,
    Reading,
    Span,
    Toll,
    key,
)  # fmt: skip
from onrecord.weigh import Weighing, weigh

BY = Producer("test", "1")
MONITOR = ("Qarsia Watch Centre", "org:qarsia-watch-centre", "monitor")
STATE = ("state television", "doc:{}:state-television", "official")
HOSPITAL = ("Varda Hospital", "org:varda-hospital", "medical")
REBELS = ("Red Front", "org:red-front", "armed_group")


def report(name: str, published: str = "2031-05-03", outlet: str = "Qarsia Post", text: str = "", **more: str) -> Document:
    """A document; claims bring their own sentences, so its text matters only where a test says so."""
    return Document(
        name, f"d-{name}", "", text, outlet=outlet, outlet_family=outlet, published=Published(published, "day", "given"), **more
    )


def told(
    doc: Document, words: str, at: int, by: tuple[str, str, str] | None = None, *, harm: str = "killed", low: int | None = None,
    high: int | None = None, qualifier: str = "exact", word: str = "", who: str = "people", scope: str = "incident",
    kind: str = "figure", sentence: str = "", headline: bool = False, manner: str = "asserted", actual: bool = True,
    about: str = "", against: str = "",
) -> Claim:  # fmt: skip
    """A claim at offset `at`; a figure unless `kind` says otherwise. `by` is (words, id, connection) of the origin."""
    whole = sentence or words
    lead = whole.index(words)
    chain = [Link("outlet", doc.outlet, f"outlet:{doc.outlet}")]
    if by is not None:
        chain.append(Link("origin", by[0], by[1].format(doc.id)))
    figure = Figure(harm, low, high, qualifier, word, who, scope) if kind == "figure" else None  # type: ignore[arg-type]
    return Claim(
        key("c", doc.id, at, words, kind), doc.id, Span(doc.id, at, at + len(words), words),
        Span(doc.id, at - lead, at - lead + len(whole), whole), kind, tuple(chain), by[2] if by else "outlet", manner, BY,  # type: ignore[arg-type]
        actual=actual, headline=headline, figure=figure, about=about, against=against,
    )  # fmt: skip


def exact(doc: Document, number: int, at: int, by: tuple[str, str, str] | None = None, **more: object) -> Claim:
    """ "N were killed"."""
    return told(doc, f"{number} were killed", at, by, low=number, high=number, **more)  # type: ignore[arg-type]


def at_least(doc: Document, number: int, at: int, by: tuple[str, str, str] | None = None, **more: object) -> Claim:
    """ "at least N were killed"."""
    return told(doc, f"at least {number} were killed", at, by, low=number, qualifier="at_least", **more)  # type: ignore[arg-type]


def weighed(
    docs: Sequence[Document], claims: Sequence[Claim], profile: str = "ucdp", decisions: Sequence[Decision] = (),
    toll: bool = False, persons: Sequence[PersonMention] = (), kind: str = "bombing", others: Sequence[Claim] = (),
) -> Weighing:  # fmt: skip
    """All `claims` weighed as one incident (or toll) called "it"; `others` are claims of the documents about something else."""
    keys, ids = tuple(c.key for c in claims), tuple(dict.fromkeys(c.document for c in claims))
    readings = [
        Reading(
            d.id, tuple(c for c in (*claims, *others) if c.document == d.id), tuple(p for p in persons if p.document == d.id)
        )
        for d in docs
    ]
    incidents = () if toll else (Incident("it", kind, keys, ids),)
    tolls = (Toll("it", "killed", keys, ids),) if toll else ()
    return weigh(Linkage(incidents, tolls, dict.fromkeys(ids, "it"), {}), docs, readings, profile, decisions)


def cell(weighing: Weighing, field: str = "killed") -> Finding:
    """The finding on one field."""
    return next(f for f in weighing.findings if f.field == field)


def numbers(weighing: Weighing, field: str = "killed") -> tuple[int | None, int | None, int | None]:
    """(low, best, high) of one field."""
    found = cell(weighing, field)
    return found.low, found.best, found.high


def person(doc: Document, name: str, status: str = "killed", claim: str = "") -> PersonMention:
    """A named person harmed."""
    return PersonMention(key("p", doc.id, name), doc.id, Span(doc.id, 0, len(name), name), name, status, claim=claim)  # type: ignore[arg-type]
