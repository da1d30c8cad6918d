"""WARC archives: one document for each page, text, PDF, feed or the like that a crawl brought home."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from onrecord import limits
from onrecord.ingest import sniff
from onrecord.ingest.cut import Cut, cut
from onrecord.ingest.single import UNSAFE, name_of, too_long, unreadable
from onrecord.ingest.source import Source, forward
from onrecord.model import Capture, Hints, Issue

# Record types that hold what a crawl brought home, and those that only tell of the crawl.
HOLDING = frozenset({"response", "resource", "conversion"})
TELLING = frozenset({"warcinfo", "request", "metadata"})
SAID_BY_FEED = {"title": "Onrecord-Feed-Title", "published": "Onrecord-Feed-Published"}
"""Fields of a record in which `onrecord fetch` keeps what a feed said of the page: they fill what it does not say of itself."""
KINDS = frozenset({sniff.HTML, sniff.TEXT, sniff.PDF, sniff.DOCX, sniff.MAIL, sniff.FEED, sniff.TABLE, sniff.ROWS})
"""What is read of an archive; pictures, scripts, styles and data are passed over."""
UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream", "unknown/unknown"})
READABLE = "html|xml|rss|atom|pdf|text/plain|wordprocessingml|rfc822|text/csv|ndjson|gzip|zip"


def captures(stream: BinaryIO, shown: str, fallback: Hints) -> Iterator[Capture | Issue]:
    """The documents of a WARC file, packed or not, that is open as `stream` and known to people as `shown`."""
    from onrecord.ingest.unfold import of_stream, unfold

    return unfold(of_stream(stream, shown.rpartition("/")[2], shown, fallback))


def records(source: Source) -> Iterator[Source | Capture | Issue]:
    """What lies in each record with a 2xx answer, with its address and when it was retrieved; the rest is counted."""
    passed: Counter[str] = Counter()
    for n, found in enumerate(cut(source.stream), start=1):
        shown = f"{source.shown}:record {n}"
        if found.problem:
            yield Issue("ingest", shown, found.problem)
        if not found.whole:
            continue
        try:
            item = _record(found, shown, source)
        except Exception as error:  # noqa: BLE001
            # What a server answered may be anything; the parser of answers is another's.
            item = unreadable(shown, error)
        if isinstance(item, str):
            passed[item] += 1
        else:
            yield item
    if any(what not in TELLING for what in passed):
        told = ", ".join(f"{count:,} {what}" for what, count in sorted(passed.items()))
        yield Issue("ingest", source.shown, f"Of this archive were passed over, as they hold no report: {told}.")


def _record(found: Cut, shown: str, source: Source) -> Source | Issue | str:
    """What a record holds; a word for it when that is no document."""
    record = _parsed(found.head + found.body)
    kind = record.rec_type or "records of no type"
    if kind not in HOLDING:
        return str(kind)
    address = UNSAFE.sub("", record.rec_headers.get_header("WARC-Target-URI") or "")[: limits.HEADER]
    media = record.rec_headers.get_header("Content-Type") or ""
    if record.http_headers is not None:
        status = str(record.http_headers.get_statuscode())
        if not re.fullmatch(r"2\d\d", status):
            return "redirects" if status.startswith("3") else "answers without success"
        media = record.http_headers.get_header("Content-Type") or ""
    elif kind == "response":
        return "answers of other protocols"
    content = record.content_stream().read(limits.DOCUMENT + 1)
    if len(content) > limits.DOCUMENT:
        return too_long(shown)
    source = replace(source, fallback=_fed(record.rec_headers, source.fallback))
    return _held(content, media, address, record.rec_headers.get_header("WARC-Date") or "", shown, source)


def _fed(headers: Any, fallback: Hints) -> Hints:
    """What was said of the whole lot, and where nothing was, what a feed said of this page."""
    said = {field: UNSAFE.sub("", headers.get_header(name) or "")[: limits.HEADER] for field, name in SAID_BY_FEED.items()}
    return replace(fallback, **{field: getattr(fallback, field) or value for field, value in said.items()})


def _held(content: bytes, media: str, address: str, retrieved_at: str, shown: str, source: Source) -> Source | str:
    called = media.partition(";")[0].strip().lower()
    found = sniff.by_bytes(content[: limits.RECORD_HEAD])
    if not content.strip():
        return "empty answers"
    if found not in KINDS and (called not in UNTOLD and not re.search(READABLE, called)):
        return _passed(called)
    if called in UNTOLD and found not in KINDS:
        return "data of an unknown kind"
    return source.inner(
        forward(io.BytesIO(content)), "", name_of(address), shown=f"{source.shown}:{address}" if address else shown,
        own=replace(source.own, address=address), media=media, retrieved_at=retrieved_at,
    )  # fmt: skip


def _passed(media: str) -> str:
    general = media.partition("/")[0]
    if general in ("image", "audio", "video", "font"):
        return {"image": "pictures", "audio": "sounds", "video": "films", "font": "fonts"}[general]
    return "scripts and styles" if re.search("script|css", media) else "data files"


def _parsed(content: bytes) -> Any:
    from warcio.recordloader import ArcWarcRecordLoader

    return ArcWarcRecordLoader(verify_http=False, arc2warc=False).parse_record_stream(io.BytesIO(content), known_format="warc")
