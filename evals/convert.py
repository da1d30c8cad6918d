"""From an export to what a set's score.py reads. Nothing is computed here that the export does not say."""

import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from evals import page_dates as page_answers
from onrecord.export.texts import file_name

Row = dict[str, Any]


def read(path: Path) -> Iterator[Row]:
    """The rows of a table of the export."""
    return (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line)


def write(path: Path, rows: Iterable[Row]) -> None:
    """Rows as JSON Lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8", newline="")


def take(export: Path, out: Path) -> None:
    """The export as it is (the gva set)."""
    shutil.copytree(export, out, dirs_exist_ok=True)


def claims(export: Path, out: Path) -> None:
    """The export without the claims of titles that are metadata: the set's scorer reads offsets only. Contradictions
    whose ends lie there go with them."""
    take(export, out)
    write(out / "claims.jsonl", (row for row in read(export / "claims.jsonl") if row["start"] is not None))
    pairs = read(export / "contradictions.jsonl")
    write(out / "contradictions.jsonl", (row for row in pairs if None not in (row["a"]["start"], row["b"]["start"])))


def attribution(export: Path, out: Path) -> None:
    """One prediction a statement that has content in the text."""
    said = (row for row in read(export / "statements.jsonl") if row["content"])
    parts = ("document", "source", "cue", "content")
    write(out / "predictions.jsonl", ({name: row[name] for name in parts} for row in said))


def mentions(export: Path, out: Path, type: str, parts: tuple[str, ...]) -> None:
    """One prediction a mention of this type in the text."""
    named = (row for row in read(export / "mentions.jsonl") if row["type"] == type and row["start"] is not None)
    write(out / "predictions.jsonl", ({name: row[name] for name in ("document", "start", "end", *parts)} for row in named))


def places(export: Path, out: Path) -> None:
    """Place names with their coordinates."""
    mentions(export, out, "place", ("lat", "lon"))


def time(export: Path, out: Path) -> None:
    """Time expressions with their TIMEX3 values."""
    mentions(export, out, "time", ("value",))


def pages(export: Path, out: Path) -> None:
    """The body of every page: the marked stretches of its text, joined by line ends."""
    bodies = {row["id"]: {"articleBody": body(export, row)} for row in read(export / "documents.jsonl")}
    (out / "predictions.json").write_text(json.dumps(bodies, ensure_ascii=False, indent=0), encoding="utf-8", newline="")


def page_dates(export: Path, out: Path) -> None:
    """When every page was published, where that was read, and a hash of its title."""
    said = page_answers.answers(list(read(export / "documents.jsonl")))
    (out / "predictions.json").write_text(json.dumps(said, ensure_ascii=False, indent=0), encoding="utf-8", newline="")


def body(export: Path, document: Row) -> str:
    """What is marked as body in one document's text."""
    with (export / "texts" / file_name(document["id"])).open(encoding="utf-8", newline="") as file:
        text = file.read()
    return "\n".join(text[start:end] for start, end, mark, _ in document["marked"] if mark == "body")
