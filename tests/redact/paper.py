"""Records made of invented texts, and a search for names in whatever was written."""

import base64
import html
import re
import unicodedata
import zlib
from pathlib import Path

from onrecord.model import Claim, Document, Link, Linkage, Mark, PersonMention, Producer, Published, Span, key
from onrecord.redact import RedactedView, redacted


def document(id, text, title="", **more):
    marks = (Mark(0, len(text), "body"),) if text else ()
    day = Published("2024-03-05", "day")
    return Document(id, key("doc", id), "0" * 64, text, title, "Meridian Wire", published=day, marks=marks, **more)


def spot(paper, words, field="text"):
    """Where words first stand in a document."""
    text = paper.title if field == "title" else paper.text
    start = text.index(words)
    return Span(paper.id, start, start + len(words), words, field)


def person(paper, name, written="", status="killed", **more):
    span = spot(paper, written or name, more.pop("field", "text"))
    return PersonMention(key("p", paper.id, span.start, name), paper.id, span, name, status, **more)


def claim(paper, passage, origin, identity, connection):
    span, name = spot(paper, passage), key("c", paper.id, passage)
    chain = (Link("outlet", "Meridian Wire", "outlet:meridian-wire"), Link("origin", origin, identity, spot(paper, origin)))
    return Claim(name, paper.id, span, span, "event", chain, connection, "asserted", Producer("test", "1"))


class Shelf:
    """What RedactedView reads of a View."""

    def __init__(self, documents, persons=(), claims=(), **more):
        names = "captures statements mentions findings contradictions standings relations decisions decision_states issues"
        empty = dict.fromkeys(names.split(), ())
        given = {**empty, "passed_over": {}, "corrections": {}, "meta": {"onrecord": "0"}, "counts": {}, "version": "0", **more}
        given |= {"documents": tuple(documents), "persons": tuple(persons), "claims": tuple(claims)}
        given.setdefault("linkage", Linkage((), (), {}, {}))
        self.path = Path("invented.record")
        self.arrivals = lambda id: ()
        vars(self).update({name: (lambda answer=answer: answer) for name, answer in given.items()})


def redact(documents, persons=(), claims=(), keep=(), public=False, **more) -> RedactedView:
    return redacted(Shelf(documents, persons, claims, **more), keep, public)


def text_of(view, n=0):
    return view.documents()[n].text


def plain(text):
    """Letters without accents and case, one space for whatever parts words."""
    decomposed = unicodedata.normalize("NFKD", html.unescape(text).casefold())
    return re.sub(r"[\W_]+", " ", "".join(c for c in decomposed if not unicodedata.combining(c)))


CHUNK = re.compile(r"[A-Za-z0-9+/]{40,}={0,2}")


def everything(folder):
    """(where, content) of all files below a folder, their names, and whatever is packed inside them."""
    for path in sorted(p for p in Path(folder).rglob("*") if p.is_file()):
        yield f"name of {path.name}", path.name
        content = path.read_text(encoding="utf-8", errors="replace")
        yield path.name, content
        yield from ((f"packed in {path.name}", inside) for inside in unpacked(content))


def unpacked(content):
    """Deflated or zipped base64 as text."""
    joined = re.sub(r"(?<=[A-Za-z0-9+/])[\"',\s]{1,6}(?=[A-Za-z0-9+/]{40})", "", content)
    for chunk in {*CHUNK.findall(content), *CHUNK.findall(joined)}:
        raw = base64.b64decode(chunk[: len(chunk) // 4 * 4])
        for bits in (-15, 15, 31):
            try:
                yield zlib.decompressobj(bits).decompress(raw).decode("utf-8", "replace")
            except zlib.error:
                continue


def leaks(folder, names):
    """(where, name) of every name that can be read."""
    shown = [(where, f" {plain(content)} ") for where, content in everything(folder)]
    run_on = [(where, content.replace(" ", "")) for where, content in shown]
    words = [(where, n) for where, content in shown for n in names if f" {plain(n)} " in content]
    return words + [(where, n) for where, content in run_on for n in names if " " in n and plain(n).replace(" ", "") in content]
