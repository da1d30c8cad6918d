"""JSONL: one article a line."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from onrecord import limits
from onrecord.ingest.layouts import Told, articles
from onrecord.ingest.single import too_long
from onrecord.ingest.source import Source
from onrecord.model import Capture, Issue


def rows(source: Source) -> Iterator[Source | Capture | Issue]:
    """A Capture for each row; a row that cannot be read is an Issue that names its line, and the rest goes on."""
    number = filled = 0
    told = Told(source.shown)
    while line := source.stream.readline(limits.DOCUMENT + 1):
        number += 1
        if len(line) > limits.DOCUMENT and not line.endswith(b"\n"):
            _skip_line(source.stream)
        if line.strip():
            filled += 1
            yield from _row(line, replace(source, shown=f"{source.shown}:{number}", stem=f"{source.stem}-{number}"), told)
    yield from told.rest()
    if not filled:
        yield Issue("ingest", source.shown, "It is empty: there is no line with a document in it.")


def _row(line: bytes, source: Source, told: Told) -> Iterator[Capture | Issue]:
    if len(line) > limits.DOCUMENT:
        yield too_long(source.shown)
        return
    row = parsed(line)
    if isinstance(row, str):
        yield Issue("ingest", source.shown, row)
    else:
        yield from articles(row, source, told)


def parsed(line: bytes) -> dict[str, Any] | str:
    """The object that a line holds, or why it holds none."""
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


def _skip_line(stream: BinaryIO) -> None:
    while True:
        part = stream.readline(limits.DOCUMENT)
        if not part or part.endswith(b"\n"):
            return
