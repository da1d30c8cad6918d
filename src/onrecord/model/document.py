"""What was brought in: the bytes as they came, and the one text that every offset refers to."""

from dataclasses import dataclass

from onrecord.model.words import DatePrecision, MarkKind


@dataclass(frozen=True, slots=True)
class Hints:
    """What the collector knows of a document beside its bytes; empty is unknown."""

    id: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    address: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as they arrived. `name` is the id the document wants (file stem or the row's `id`), `path` where it was found
    (relative to what the user named), `media_type` one of text/plain, text/html. `hints` win over what the bytes say;
    `fallback` is what the user said of the whole lot and fills only what neither hints nor bytes give."""

    sha256: str
    name: str
    path: str
    media_type: str
    content: bytes
    hints: Hints = Hints()
    retrieved_at: str = ""
    fallback: Hints = Hints()


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a document's text and what it is; clutter carries the reason. Text is marked, never deleted."""

    start: int
    end: int
    mark: MarkKind
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """When a document was published: ISO day, month or year as far as known, its precision, and where that was read."""

    date: str = ""
    precision: DatePrecision = ""
    read_from: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One text. `id` is unique in the record and names it to people; `key` comes from id and bytes. `title` is metadata and
    is read as a headline of its own when it does not stand in the text (no mark of kind title). `marks` cover the text without
    overlap, in order. `copy_of` and `family` name documents by id; a family is named after its first member."""

    id: str
    key: str
    sha256: str
    text: str
    title: str = ""
    outlet: str = ""
    outlet_family: str = ""
    authors: tuple[str, ...] = ()
    published: Published = Published()
    language: str = ""
    address: str = ""
    marks: tuple[Mark, ...] = ()
    relevant: bool = True
    family: str = ""
    copy_of: str = ""
    wire: str = ""

    def body(self) -> tuple[tuple[int, int], ...]:
        """The stretches that are read for claims, in order: everything but clutter."""
        return tuple((m.start, m.end) for m in self.marks if m.mark != "clutter")
