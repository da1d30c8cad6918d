"""JSON files: one article, or a list of them."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onrecord import limits
from onrecord.ingest import sniff
from onrecord.ingest.layouts import TEXTS, Told, articles
from onrecord.ingest.single import whole
from onrecord.ingest.source import Source, forward
from onrecord.model import Capture, Issue

# What an object calls the list of articles that it holds; else any list of objects in it is taken.
LISTS = ("articles", "items", "documents", "docs", "results", "data", "hits", "stories", "news", "entries", "posts", "rows")
LINES = "one article a line"
NO_LIST = (
    "It is JSON without an article in it. Give an object with `text`, a list of such objects, or an object that holds the list "
    "as `articles`."
)


def listed(source: Source) -> Iterator[Source | Capture | Issue]:
    """A Capture for each article of a JSON file."""
    content = whole(source, limits.LISTED)
    if isinstance(content, Issue):
        yield replace(content, problem=f"{_size()} Write one article a line (JSONL), which has no such limit.")
        return
    said = _said(content)
    if said is LINES:
        yield source.inner(forward(io.BytesIO(content)), source.name, source.stem, media=sniff.ROWS)
        return
    found = [said] if isinstance(said, str) else list(_articles(said))
    if isinstance(said, str) or not found:
        yield Issue("ingest", source.shown, said if isinstance(said, str) else NO_LIST)
        return
    yield from _rows(found, source)


def _size() -> str:
    return f"It holds more than {limits.LISTED // 1_000_000} MB, the most that a JSON file may."


def _rows(found: list[Any], source: Source) -> Iterator[Capture | Issue]:
    told = Told(source.shown)
    for n, row in enumerate(found, start=1):
        alone = len(found) == 1
        held = source if alone else replace(source, shown=f"{source.shown}:{n}", stem=f"{source.stem}-{n}")
        if isinstance(row, dict):
            yield from articles(row, held, told)
        else:
            yield Issue("ingest", held.shown, 'This member of the list is no object. An article is one such as {"text": ...}.')
    yield from told.rest()


def _said(content: bytes) -> Any:
    """What the JSON says; why it cannot be read, as a string, where that is all it says."""
    try:
        said = json.loads(content.decode(json.detect_encoding(content), "replace").removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and content[error.pos :].lstrip()[:1] == b"{":
            return LINES
        return f"It is not JSON ({error.msg} at character {error.pos:,}). One article a line goes into a .jsonl file."
    except (ValueError, RecursionError):
        return "It holds numbers too long, or is nested too deeply, to be a list of articles."
    return NO_LIST if isinstance(said, str) else said


def _articles(said: Any) -> list[Any]:
    """The rows of a file: a list, one article, or the list that an object holds."""
    if isinstance(said, list):
        return said if any(isinstance(row, dict) for row in said) else []
    if not isinstance(said, dict):
        return []
    if any(isinstance(said.get(name), str) for name, _ in TEXTS):
        return [said]
    named = [said[name] for name in LISTS if name in said]
    inner = [value for value in named if isinstance(value, dict)]
    lists = [
        value for value in (*named, *said.values()) if isinstance(value, list) and any(isinstance(row, dict) for row in value)
    ]
    if lists:
        return max(lists[:1] if named else lists, key=len)
    return _articles(inner[0]) if inner and inner[0] is not said else []
