"""Reports from an invented country, as documents and readings, without a parser."""

from onrecord.model import (
    Claim,
    Document,
    Figure,
    Link,
    Mark,
    Period,
    PersonMention,
    Place,
    Producer,
    Published,
    Reading,
    Span,
    key,
)  # fmt: skip

BY = Producer("test", "1")
VARDA = Place("Varda", None, "Varda", "pl:varda", "XQ", "North", lat=10.0, lon=10.0, precision="exact")
OLMET = Place("Olmet", None, "Olmet", "pl:olmet", "XQ", "North", lat=11.5, lon=10.0, precision="exact")
COUNTRY = Place("Qarsia", None, "Qarsia", "pl:qarsia", "XQ", precision="country")


def document(name: str, text: str, published: str = "2031-05-03", title: str = "", **more: str) -> Document:
    when = Published(published, "day", "given")
    marks = (Mark(0, len(text), "body"),)
    return Document(name, f"d-{name}", f"sha-{name}", text, title, "Qarsia Post", published=when, marks=marks, **more)


def day(start: str, end: str = "", words: str = "on the day") -> Period:
    return Period(start, end or start, "day" if not end or end == start else "range", words)


def claim(
    doc: Document, words: str, harm: str = "", low: int | None = None, *, kind: str = "figure", scope: str = "incident",
    who: str = "people", place: Place | None = None, when: Period | None = None, part_of: str = "", against: str = "",
    about: str = "", verb: str = "", headline: bool = False, event: str = "",
) -> Claim:  # fmt: skip
    """The claim whose passage is `words` in the document's text; its sentence is the line up to the next full stop."""
    start = doc.text.index(words)
    begin = max(doc.text.rfind(". ", 0, start) + 2, 0) if ". " in doc.text[:start] else 0
    stop = doc.text.find(".", start) + 1 or len(doc.text)
    figure = Figure(harm, low, low, "exact", who=who, scope=scope) if harm else None  # type: ignore[arg-type]
    return Claim(
        key("c", doc.id, start, words, kind), doc.id, Span(doc.id, start, start + len(words), words),
        Span(doc.id, begin, stop, doc.text[begin:stop]), kind, (Link("outlet", doc.outlet, "outlet:post"),), "outlet",  # type: ignore[arg-type]
        "asserted", BY, place=place, when=when, figure=figure, part_of=part_of, against=against, about=about, verb=verb,
        headline=headline, event=event,
    )  # fmt: skip


def reading(doc: Document, *claims: Claim, persons: tuple[PersonMention, ...] = ()) -> Reading:
    return Reading(doc.id, claims, persons)


def person(doc: Document, name: str, age: int | None = None, status: str = "killed", **more: object) -> PersonMention:
    start = doc.text.index(name)
    span = Span(doc.id, start, start + len(name), name)
    return PersonMention(key("p", doc.id, start, name), doc.id, span, name, status, age, **more)  # type: ignore[arg-type]


def bombing(name: str, place: Place, on: str, dead: int, outlet_words: str, published: str = "") -> tuple[Document, Reading]:
    """A report of one bombing in words of its own."""
    text = f"A car bomb killed {dead} people in {place.words}. {outlet_words}."
    doc = document(name, text, published or on, f"Bomb kills {dead} in {place.words}")
    return doc, reading(doc, claim(doc, f"killed {dead} people", "killed", dead, place=place, when=day(on)))
