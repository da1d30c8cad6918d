"""From one stream to the documents in it: what it is, is told by its bytes; what holds others is opened, layer by layer."""

import io
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from onrecord import limits
from onrecord.ingest import feeds, listed, mail, mbox, packed, rows, sniff, table, tarred, warc, zipped
from onrecord.ingest.single import empty, single, unreadable
from onrecord.ingest.source import Budget, Source, TooMuch, forward, peek
from onrecord.model import Capture, Hints, Issue

Opener = Callable[[Source], Iterator[Source | Capture | Issue]]
OPENERS: dict[str, Opener] = {
    **packed.UNPACKERS,
    sniff.ZIP: zipped.members,
    sniff.WARC: warc.records,
    sniff.FEED: feeds.entries,
    sniff.TAR: tarred.members,
    sniff.MBOX: mbox.messages,
    sniff.MAIL: mail.message,
    sniff.ROWS: rows.rows,
    sniff.TABLE: table.table,
    sniff.JSON: listed.listed,
}
"""Opens what holds other documents, by media type; what it yields is opened in turn. A new kind is one module and one line."""


def unfold(source: Source) -> Iterator[Capture | Issue]:
    """A Capture for each document in a source, an Issue for each member that is none; of many Issues the rest is counted."""
    issues = 0
    for item in _opened(source):
        issues += isinstance(item, Issue)
        if isinstance(item, Capture) or issues <= limits.TOLD:
            yield item
    if issues > limits.TOLD:
        yield Issue(
            "ingest",
            source.shown,
            f"{issues - limits.TOLD:,} more parts of this file could not be read as documents, or not in full.",
        )


def of_stream(stream: BinaryIO, name: str, shown: str, fallback: Hints, size: int | None = None) -> Source:
    """A source over an open stream; `size` is that of the whole, where it is known."""
    budget = Budget(limits.UNFOLDED) if size is None else Budget.of(size)
    looked = stream if isinstance(stream, io.BufferedReader) else forward(stream)
    return Source(looked, name, PurePosixPath(packed.bare(name)).stem, shown, fallback=fallback, budget=budget)


def _opened(source: Source) -> Iterator[Capture | Issue]:
    try:
        for item in _inside(source):
            if isinstance(item, Source):
                yield from _opened(item)
            else:
                yield item
    except TooMuch as error:
        if source.depth:
            raise
        yield Issue("ingest", source.shown, str(error))
    except Exception as error:  # noqa: BLE001
        # The unpackers and parsers are others', and there is no end to what they raise on bytes that were made to break them.
        yield unreadable(source.shown, error)


def _inside(source: Source) -> Iterator[Source | Capture | Issue]:
    head = peek(source.stream)
    if not head:
        yield empty(source.shown)
        return
    media = sniff.kind(head, source.name, source.media)
    if not media:
        yield _unknown(source, head)
    elif media not in OPENERS:
        yield single(source, media)
    elif source.depth >= limits.DEPTH:
        yield Issue(
            "ingest", source.shown,
            f"It lies more than {limits.DEPTH} archives deep, so it was not opened. If it holds reports, unpack it.",
        )  # fmt: skip
    else:
        yield from OPENERS[media](source)


def _unknown(source: Source, head: bytes) -> Issue:
    wrong = sniff.no_text(head)
    ending = sniff.ending(source.name)
    if wrong or source.media is not None:
        called = (source.media or "").partition(";")[0] or "of an unknown kind"
        return Issue(
            "ingest", source.shown, wrong or f"It is {called}, which is not read. Save the report as .txt, .html or .pdf."
        )
    return Issue(
        "ingest",
        source.shown,
        f"Files ending in {ending} are not read. Save the report as .txt, .html or a row of a .jsonl file.",
    )
