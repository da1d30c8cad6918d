"""What was brought in: the bytes as they came, and the one text that every offset refers to."""

from dataclasses import dataclass

from onrecord.model.words import CreditRole, DatePrecision, MarkKind


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
    (relative to what the user named; in what holds several documents, the file's name and the member's parted by a colon),
    `media_type` text/plain or text/html (with `; charset=` where a carrier declared one), application/pdf, message/rfc822 or
    that of DOCX, `retrieved_at` when it was fetched, which is never when it was published. `hints` win over what the bytes
    say; `fallback` is what the user said of the whole lot and fills only what neither hints nor bytes give. `archived` is where
    the answer of the server lies, FILE@OFFSET in the archive of what was fetched, "" for what came otherwise."""

    sha256: str
    name: str
    path: str
    media_type: str
    content: bytes
    hints: Hints = Hints()
    retrieved_at: str = ""
    fallback: Hints = Hints()
    archived: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a document's text and what it is; clutter carries the reason. Text is marked, never deleted."""

    start: int
    end: int
    mark: MarkKind
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """Where a text credits an agency, and for what; `agency` is its usual name, "" for agencies that are not named."""

    start: int
    end: int
    agency: str
    role: CreditRole


@dataclass(frozen=True, slots=True)
class Published:
    """When a document was published: ISO day, month or year as far as known, its precision, and where that was read."""

    date: str = ""
    precision: DatePrecision = ""
    read_from: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One text. `id` is unique in the record and names it to people; `key` comes from id and bytes. `title` is metadata and
    is read as a headline of its own when it does not stand in the text (no mark of kind title). `modified` is its last change
    after it was published. `marks` cover the text without overlap, in order. `copy_of` and `family` name documents by id; a
    family is named after its first member. `wire` is the agency whose text it carries, `credits` every credit of one."""

    id: str
    key: str
    sha256: str
    text: str
    title: str = ""
    outlet: str = ""
    outlet_family: str = ""
    authors: tuple[str, ...] = ()
    published: Published = Published()
    modified: Published = Published()
    language: str = ""
    address: str = ""
    marks: tuple[Mark, ...] = ()
    relevant: bool = True
    family: str = ""
    copy_of: str = ""
    wire: str = ""
    credits: tuple[Credit, ...] = ()

    def body(self) -> tuple[tuple[int, int], ...]:
        """The stretches that are read for claims, in order: everything but clutter."""
        return tuple((m.start, m.end) for m in self.marks if m.mark != "clutter")
