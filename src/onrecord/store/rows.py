"""The tables of a record as SQLAlchemy names them, and rows to types. The shape itself is in migrations.py."""

import zlib
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, column, table

from onrecord.errors import RecordError
from onrecord.model import (
    Capture,
    Claim,
    Contradiction,
    Document,
    Finding,
    Incident,
    Mention,
    PersonMention,
    Standing,
    Statement,
    Toll,
    digest,
)
from onrecord.store.codec import decode, encode

META = table("meta", column("name"), column("value"))
CAPTURES = table(
    "captures",
    *map(
        column,
        (
            "seq",
            "source",
            "name",
            "sha256",
            "path",
            "media_type",
            "retrieved_at",
            "size",
            "hints",
            "fallback",
            "document",
            "archived",
        ),
    ),
)
DOCUMENTS = table("documents", *map(column, ("seq", "id", "key", "sha256", "digest", "text", "body")))
READINGS = table("readings", *map(column, ("seq", "made_by", "passed", "everything")))
ISSUES = table("issues", column("stage"), column("subject"), column("problem"), column("capture"))
KIN = table("kin", *map(column, ("document", "family", "copy_of", "wire")))
MAIN = table("main", column("document"), column("incident"))
SAME_PERSONS = table("same_persons", column("person"), column("first"), column("certainty"))
DECISIONS = table("decisions", *map(column, ("seq", "key", "subject", "other", "body")))
ACCOUNTS = table("accounts", *map(column, ("n", "key", "kind", "seq", "part", "subject", "blocks")))
BLOCKS = table("blocks", column("block"), column("account"))
LINKED = table("linked", column("seq"), column("stamp"))
MARKS = table("marks", column("mark"), column("rank"), column("seq"))
SKETCHES = table("sketches", *map(column, ("seq", "rank", "size", "wire", "marks")))
RELATIONS = table("relations", column("document"), column("copy_of"), column("body"))

# The parts of a reading, and the types of their rows.
PARTS: dict[str, type[Any]] = {"claims": Claim, "persons": PersonMention, "statements": Statement, "mentions": Mention}
PART = {name: table(name, *map(column, ("seq", "n", "key", "body"))) for name in PARTS}

# From this place on, claims of a reading are those that people added.
FIRST_ADDED = 500_000

# What is derived over the whole record: the type of a row, and the field that says what it is about.
DERIVED: dict[str, tuple[type[Any], str]] = {
    "incidents": (Incident, "id"),
    "tolls": (Toll, "id"),
    "findings": (Finding, "subject"),
    "contradictions": (Contradiction, "subject"),
    "standings": (Standing, "subject"),
}
DERIVED_TABLE = {name: table(name, *map(column, ("sort", "subject", "n", "body"))) for name in DERIVED}


def source(path: str) -> str:
    """The file or the address that a capture or an issue came from: the lines of a .jsonl may move within it."""
    return path if path.startswith(("http://", "https://")) else path.partition(":")[0]


def named(capture: Capture) -> str:
    """What an issue remembers of the capture that it was met in."""
    return "\n".join((source(capture.path), capture.name, capture.sha256))


def capture_row(capture: Capture, document: str) -> dict[str, Any]:
    """A capture as a row of CAPTURES, without its place there; its bytes lie beside the record."""
    return {
        "source": source(capture.path),
        "name": capture.name,
        "sha256": capture.sha256,
        "path": capture.path,
        "media_type": capture.media_type,
        "retrieved_at": capture.retrieved_at,
        "size": len(capture.content),
        "hints": encode(capture.hints),
        "fallback": encode(capture.fallback),
        "document": document,
        "archived": capture.archived,
    }


def document_row(document: Document) -> dict[str, Any]:
    """A document as a row of DOCUMENTS, without its place there; the text is kept apart from the rest, compressed."""
    return {
        "id": document.id,
        "key": document.key,
        "sha256": document.sha256,
        "digest": digest(document),
        "text": zlib.compress(document.text.encode("utf-8"), 6),
        "body": encode(replace(document, text="")),
    }


def document_of(row: Row[Any]) -> Document:
    """The document of a row with `text` and `body`. Raises RecordError when the text is damaged."""
    document = decode(Document, row.body)
    try:
        return replace(document, text=zlib.decompress(row.text).decode("utf-8"))
    except (zlib.error, UnicodeDecodeError) as error:
        raise RecordError(
            f"The text of the document {document.id} is damaged in the record. Restore it from a copy, or build a new one."
        ) from error


def related(row: Any) -> Document:
    """The same of a row that also has `family`, `copy_of`, `wire`: null until copies have been looked for."""
    kin = {} if row.family is None else {"family": row.family, "copy_of": row.copy_of, "wire": row.wire}
    return replace(document_of(row), **kin)
