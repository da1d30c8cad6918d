"""The tables of a record as SQLAlchemy names them, and rows to types. The shape itself is in migrations.py."""

import zlib
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, column, table

from onrecord.model import Claim, Contradiction, Document, Finding, Incident, Mention, PersonMention, Standing, Statement, Toll
from onrecord.store.codec import decode, encode

META = table("meta", column("name"), column("value"))
CAPTURES = table("captures", *map(column, ("seq", "sha256", "path", "media_type", "address", "retrieved_at", "size")))
DOCUMENTS = table("documents", *map(column, ("seq", "id", "key", "sha256", "language", "relevant", "text", "body")))
READINGS = table("readings", *map(column, ("seq", "made_by", "passed", "everything")))
ISSUES = table("issues", column("stage"), column("subject"), column("problem"))
KIN = table("kin", *map(column, ("document", "family", "copy_of", "wire")))
MAIN = table("main", column("document"), column("incident"))
SAME_PERSONS = table("same_persons", column("person"), column("first"), column("certainty"))
DECISIONS = table("decisions", *map(column, ("seq", "key", "subject", "other", "body")))

# The parts of a reading, and the types of their rows.
PARTS: dict[str, type[Any]] = {"claims": Claim, "persons": PersonMention, "statements": Statement, "mentions": Mention}
PART = {name: table(name, *map(column, ("seq", "n", "key", "body"))) for name in PARTS}

# What is derived over the whole record: the type of a row, and the field that says what it is about.
DERIVED: dict[str, tuple[type[Any], str]] = {
    "incidents": (Incident, "id"),
    "tolls": (Toll, "id"),
    "findings": (Finding, "subject"),
    "contradictions": (Contradiction, "subject"),
    "standings": (Standing, "subject"),
}
DERIVED_TABLE = {name: table(name, *map(column, ("n", "subject", "body"))) for name in DERIVED}


def document_row(seq: int, document: Document) -> dict[str, Any]:
    """A document as a row of DOCUMENTS; the text is kept apart from the rest, compressed."""
    return {
        "seq": seq,
        "id": document.id,
        "key": document.key,
        "sha256": document.sha256,
        "language": document.language,
        "relevant": int(document.relevant),
        "text": zlib.compress(document.text.encode("utf-8"), 6),
        "body": encode(replace(document, text="")),
    }


def document_of(row: Row[Any]) -> Document:
    """The document of a row with `text` and `body`."""
    return replace(decode(Document, row.body), text=zlib.decompress(row.text).decode("utf-8"))


def related(row: Row[Any]) -> Document:
    """The same of a row that also has `family`, `copy_of`, `wire`: null until copies have been looked for."""
    kin = {} if row.family is None else {"family": row.family, "copy_of": row.copy_of, "wire": row.wire}
    return replace(document_of(row), **kin)
