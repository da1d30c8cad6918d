"""JSONL: one document a line, with `text` (the document itself) or `html`, and what else is known of it."""

import json
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from onrecord.ingest.read import LIMIT, too_long, unreadable
from onrecord.ingest.sniff import capture, problem
from onrecord.model import Capture, Hints, Issue

# Names under which other programs' rows carry what we call by the first name.
NAMES = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher"),
    "published": ("published", "date"),
    "address": ("url", "address"),
    "language": ("language", "lang"),
}
# Issues told one by one of a file that was no list of documents after all; the rest is counted.
MOST_ISSUES = 20
BOM = "\ufeff"


def hints_of(row: dict[str, Any], name: str = "") -> Hints:
    """What a row or a sidecar entry says beside the text; null and missing are empty."""
    said = {field: _first(row, names) for field, names in NAMES.items()}
    return Hints(id=name, **said)


def rows(stream: BinaryIO, stem: str, shown: str, hints: Hints, first: bytes = b"") -> Iterator[Capture | Issue]:
    """A Capture for each row of `stream`; a row that cannot be read is an Issue that names its line, and the rest goes on.
    `first` is a line already taken from the stream."""
    number = broken = filled = 0
    while True:
        number += 1
        try:
            line = first if number == 1 and first else stream.readline(LIMIT + 1)
            if len(line) > LIMIT:
                _skip_line(stream)
        except (OSError, EOFError, zlib.error) as error:
            yield unreadable(f"{shown}:{number}", error)
            return
        if not line:
            break
        if line.strip():
            filled += 1
            for found in _row(line, stem, f"{shown}:{number}", number, hints):
                broken += isinstance(found, Issue)
                if isinstance(found, Capture) or broken <= MOST_ISSUES:
                    yield found
    if not filled:
        yield Issue("ingest", shown, "It is empty: there is no line with a document in it.")
    if broken > MOST_ISSUES:
        yield Issue(
            "ingest", shown, f"{broken - MOST_ISSUES:,} more lines of this file could not be read as documents, or not in full."
        )


def _row(line: bytes, stem: str, shown: str, number: int, hints: Hints) -> Iterator[Capture | Issue]:
    row = _parsed(line)
    if len(line) > LIMIT:
        yield too_long(shown)
    elif isinstance(row, str):
        yield Issue("ingest", shown, row)
    else:
        document = _document(row, stem, shown, number, hints)
        if isinstance(document, Capture) and (problem := left_out(row, ("id",))):
            yield Issue("ingest", shown, problem)
        yield document


def _parsed(line: bytes) -> dict[str, Any] | str:
    """The object that a line holds, or why it holds none."""
    if len(line) > LIMIT:
        return ""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return "This line is not UTF-8, which JSONL must be. Save the file as UTF-8."
    except json.JSONDecodeError as error:
        return f"This line is not JSON ({error.msg} at character {error.pos}). Each line holds one object."
    except ValueError:  # a number of more digits than Python reads
        return "This line holds a number that is too long to be read. Put it in quotes or leave it out."
    except RecursionError:
        return "This line is nested too deeply to be a document."
    if not isinstance(row, dict):
        return 'This line is JSON but no object. A document is a line such as {"id": ..., "text": ...}.'
    return row


def _document(row: dict[str, Any], stem: str, shown: str, number: int, hints: Hints) -> Capture | Issue:
    name = _first(row, ("id",)) or f"{stem}-{number}"
    field = next((f for f in ("text", "html") if isinstance(row.get(f), str) and row[f].strip()), "")
    if not field:
        return Issue("ingest", shown, "This row has no `text` and no `html`, or they are empty. A document needs one of them.")
    wrong = problem(row[field][:4096])
    if wrong:
        return Issue("ingest", shown, wrong)
    media = "text/plain" if field == "text" else "text/html"
    return capture(_bytes(row[field]), name, shown, media, hints_of(row, name), hints)


def left_out(row: dict[str, Any], more: tuple[str, ...] = ()) -> str:
    """Why fields of a row or a sidecar entry are left out: they hold what is no text and no number. "" when none is."""
    names = [*more, *(name for known in NAMES.values() for name in known)]
    wrong = [f"`{name}`" for name in names if row.get(name) is not None and not _plain(row[name])]
    return f"{', '.join(wrong)} left out: write text, not lists, objects or true and false." if wrong else ""


def _plain(value: object) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _bytes(text: str) -> bytes:
    """UTF-8 that decodes to the same number of characters: half a surrogate pair becomes one `?`, and a text that itself
    begins with the byte order mark keeps it behind another."""
    return text.encode("utf-8-sig" if text.startswith(BOM) else "utf-8", "replace")


def _first(row: dict[str, Any], names: tuple[str, ...]) -> str:
    for name in names:
        value = row.get(name)
        if _plain(value) and str(value).strip():
            return str(value).strip()
    return ""


def _skip_line(stream: BinaryIO) -> None:
    while True:
        part = stream.readline(LIMIT)
        if not part or part.endswith(b"\n"):
            return
