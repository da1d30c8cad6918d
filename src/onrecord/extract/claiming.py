"""What every claim and every named person is made of, whatever is told: a key, the chain of those who tell it, how the origin
stands to the event, and whether a title tells it."""

from onrecord.extract import origins
from onrecord.extract.placing import Scene
from onrecord.extract.voice import Voices
from onrecord.model import Link, Span, anchor, key
from onrecord.model.words import Connection


def key_of(scene: Scene, span: Span, *what: str, sort: str = "c") -> str:
    """The key of what the passage `span` says, from its words, what stands around them and how often they stood before: it
    stays when a text is cleaned anew. `what` tells claims of one passage apart."""
    document = scene.parsed.document
    text = document.text if span.field == "text" else document.title
    before = text.count(span.words, 0, span.start)
    return key(sort, document.key, *what, span.field, anchor(text, span.start, span.end), before)


def connection_of(scene: Scene, voices: Voices, links: tuple[Link, ...]) -> Connection:
    """How the origin at the end of a source chain stands to the event; a chain without one is the outlet's own voice."""
    origin = links[-1]
    if origin.role != "origin":
        return "outlet"
    return origins.connection(origins.describe(voices.cast, origin), origin.id, scene.country)


def in_title(scene: Scene, span: Span) -> bool:
    """Whether a passage stands in the document's title, be it metadata or the head of the text."""
    marks = scene.parsed.document.marks
    return span.field == "title" or any(m.mark == "title" and m.start <= span.start < m.end for m in marks)
