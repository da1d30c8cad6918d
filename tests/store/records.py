"""Help for tests of the record: everything that stands in a file, table by table, and a small filled record."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from fake_stages import link, read, weigh
from put_derived import put_derived

from onrecord.model import Capture, Document, Issue, Mark, Published
from onrecord.store import Record


def dump(path: Path) -> dict[str, list[Any]]:
    """All rows of all tables of a record."""
    with closing(sqlite3.connect(path)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {table: sorted(db.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}


def document(name: str, text: str, **more: Any) -> Document:
    """A document all of whose text is body."""
    more.setdefault("published", Published("2024-03-04", "day", "dateline"))
    return Document(name, f"doc-{name}", name.ljust(64, "0"), text, marks=(Mark(0, len(text), "body"),), **more)


def capture(name: str, text: str, **more: Any) -> Capture:
    """The same as it arrived."""
    return Capture(name.ljust(64, "0"), name, f"{name}.txt", "text/plain", text.encode(), **more)


TEXTS = {"one": "3 people killed in Dovreth.", "two": "3 men killed; later 1200 people killed.", "three": "Nothing happened."}


def fill(path: Path) -> Path:
    """A record of three documents, read, linked and weighed by the stand-ins."""
    documents = [document(name, text) for name, text in TEXTS.items()]
    readings = [r for r in read(documents) if not isinstance(r, Issue)]
    linkage = link(documents, readings, (), {})
    found = weigh(linkage)
    kin = {"one": ("one", "", ""), "two": ("one", "one", "KPA"), "three": ("", "", "")}
    with Record(path) as record:
        taken_in = [(capture(name, text), name) for name, text in TEXTS.items()]
        record.save(taken_in, documents, [Issue("ingest", "b", "empty"), Issue("clean", "z", "no text")])
        record.save_readings(readings, {}, [], "v1", False)
        put_derived(record, linkage, found, kin, {"profile": "ucdp"})
    return path
