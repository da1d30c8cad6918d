"""One capture for each document in what a person named, in a stable order."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

from onrecord import limits
from onrecord.ingest.files import Found, find
from onrecord.ingest.sidecar import Sidecars
from onrecord.ingest.single import unreadable
from onrecord.ingest.source import forward
from onrecord.ingest.unfold import of_stream, unfold
from onrecord.model import Capture, Hints, Issue

NO_HINTS = Hints()


def captures(paths: Sequence[str], *, hints: Hints = NO_HINTS, stdin: BinaryIO | None = None) -> Iterator[Capture | Issue]:
    """Yield a Capture for each document below `paths`, an Issue for each member that cannot be one.

    A path is a file, a folder (read recursively, in name order), a glob, or `-` (standard input). What holds many documents
    (archives, packed files, feeds, tables of articles) is opened; `ingest.sniff` tells what is what.
    `hints` fill what neither a document nor a sidecar or row says of itself. A file named twice is read once.
    Nothing is read before the first item is asked for, and one document is held at a time.

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
    assert member.path is not None
    try:
        stream = member.path.open("rb", limits.RECORD_HEAD)
        size = os.fstat(stream.fileno()).st_size
    except OSError as error:
        yield unreadable(member.shown, error)
        return
    with stream:
        yield from unfold(replace(of_stream(stream, member.path.name, member.shown, hints, size), own=own))


def _stream(stdin: BinaryIO, hints: Hints) -> Iterator[Capture | Issue]:
    """Standard input: whatever its bytes say it is, else a text."""
    yield from unfold(of_stream(forward(stdin), "stdin", "-", hints))
