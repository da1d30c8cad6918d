"""One capture for each document in what a person named, in a stable order."""

import sys
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from onrecord.ingest.files import Found, find
from onrecord.ingest.read import LIMIT, opened, too_long, whole
from onrecord.ingest.rows import rows
from onrecord.ingest.sidecar import Sidecars
from onrecord.ingest.sniff import document, is_rows, looks_like_row
from onrecord.model import Capture, Hints, Issue

NO_HINTS = Hints()


def captures(paths: Sequence[str], *, hints: Hints = NO_HINTS, stdin: BinaryIO | None = None) -> Iterator[Capture | Issue]:
    """Yield a Capture for each document below `paths`, an Issue for each member that cannot be one.

    A path is a file, a folder (read recursively, in name order), a glob, or `-` (standard input: text, HTML or JSONL).
    `hints` fill what neither a document nor a sidecar or row says of itself. A file named twice is read once.
    Nothing is read before the first item is asked for, and one file (or row) is held at a time.

    Raises InputError, before anything is read, for a path that does not exist."""
    found = list(find(paths))
    return _walk(found, hints, stdin)


def _walk(found: list[Found | Issue], hints: Hints, stdin: BinaryIO | None) -> Iterator[Capture | Issue]:
    sidecars = Sidecars()
    for member in found:
        if isinstance(member, Issue):
            yield member
            continue
        if member.path is None:
            yield from _stream(stdin if stdin is not None else sys.stdin.buffer, hints)
            continue
        own, issues = sidecars.of(member)
        yield from issues
        yield from _file(member, own, hints)


def _file(member: Found, own: Hints, hints: Hints) -> Iterator[Capture | Issue]:
    if is_rows(member.name):
        with opened(member) as stream:
            if isinstance(stream, Issue):
                yield stream
            else:
                yield from rows(stream, member.stem, member.shown, hints)
        return
    content = whole(member)
    yield content if isinstance(content, Issue) else document(content, member.stem, member.shown, member.name, own, hints)


def _stream(stdin: BinaryIO, hints: Hints) -> Iterator[Capture | Issue]:
    """Standard input: rows when its first line is one, else one document."""
    first = stdin.readline(LIMIT + 1)
    if looks_like_row(first):
        yield from rows(stdin, "stdin", "-", hints, first)
        return
    content = first + stdin.read(max(0, LIMIT + 1 - len(first)))
    if len(content) > LIMIT:
        yield too_long("-")
    else:
        yield document(content, "stdin", "-", "stdin", NO_HINTS, hints)
