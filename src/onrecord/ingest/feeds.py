"""Feeds (RSS, Atom): one document an entry, as full as the feed gives it."""

import html
import io
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from onrecord import limits
from onrecord.ingest import sniff
from onrecord.ingest.single import UNSAFE, name_of, of_text, whole
from onrecord.ingest.source import Source
from onrecord.model import Capture, Hints, Issue

TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
DATED = re.compile(r"(?:19|20)\d\d")
DECLARED = re.compile(rb"<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.I)


def entries(source: Source) -> Iterator[Source | Capture | Issue]:
    """A Capture for each entry of a feed, with its title, link and date; what the feed says of itself fills what is missing."""
    content = whole(source)
    if isinstance(content, Issue):
        yield content
        return
    content = _undeclared(content)
    if len(content) > limits.MENDED and not _well_formed(content):
        content = content[: limits.MENDED]
        problem = f"This long feed is not well-formed XML: its first {limits.MENDED // 1_000_000} MB are read. Fetch it again."
        yield Issue("ingest", source.shown, problem)
    feed = _parsed(content)
    if not feed.entries and not feed.get("version"):
        yield Issue("ingest", source.shown, "It is XML, but no RSS or Atom feed. Save the report as .txt, .html or .pdf.")
        return
    fallback = _of_feed(feed.feed, source.fallback)
    for n, entry in enumerate(feed.entries[: limits.ENTRIES], start=1):
        yield _entry(entry, n, source, fallback)
    if len(feed.entries) > limits.ENTRIES:
        more = len(feed.entries) - limits.ENTRIES
        yield Issue(
            "ingest", source.shown, f"{more:,} more entries of this feed were passed over: a feed may have {limits.ENTRIES:,}."
        )
    if not feed.entries:
        yield Issue("ingest", source.shown, "This feed has no entries.")
    elif feed.bozo and not isinstance(feed.get("bozo_exception"), feed_warnings()):
        yield Issue(
            "ingest", source.shown, f"This feed is not well-formed XML ({_why(feed)}), so entries may be missing or cut off."
        )


def listed(content: bytes) -> tuple[list[Hints], str]:
    """What a feed says of its entries that have an address, those without a text included; and what is wrong with it."""
    feed = _parsed(content)
    found = (
        Hints(title=_bare(_line(entry, "title")), published=_published(entry), address=_address(entry))
        for entry in feed.entries[: limits.ENTRIES]
    )
    broken = feed.bozo and not isinstance(feed.get("bozo_exception"), feed_warnings())
    wrong = f"This feed is not well-formed XML ({_why(feed)}), so entries may be missing." if broken else ""
    return [hints for hints in found if hints.address], wrong


def _parsed(content: bytes) -> Any:
    import feedparser

    # A stream: of a string feedparser would take an address or the name of a file for what is to be opened.
    return feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)


def _undeclared(content: bytes) -> bytes:
    """A feed without what its document type declares: entities of its own can grow without end, or name files."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = re.sub(rb"^\s*<\?xml[^>]{0,200}>", b"", content.decode("utf-16", "replace").encode())
    return DECLARED.sub(b"", content)


def _well_formed(content: bytes) -> bool:
    from xml.parsers import expat

    try:
        expat.ParserCreate().Parse(content, True)
    except (expat.ExpatError, ValueError):
        return False
    return True


def feed_warnings() -> tuple[type[Exception], ...]:
    """What feedparser notes of a feed that lost nothing by it."""
    import feedparser

    return (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)


def _why(feed: Any) -> str:
    return UNSAFE.sub(" ", str(feed.get("bozo_exception", "")))[:120]


def _of_feed(said: Any, fallback: Hints) -> Hints:
    language = _line(said, "language")[:5]
    return replace(
        fallback,
        outlet=fallback.outlet or _line(said, "publisher") or _line(said, "title"),
        language=fallback.language or language,
    )


def _entry(entry: Any, n: int, source: Source, fallback: Hints) -> Capture | Issue:
    title, text = _line(entry, "title"), _text(entry)
    address = _address(entry)
    shown = f"{source.shown}:{address or n}"
    if not text.strip() and not title:
        return Issue("ingest", shown, "This entry has neither text nor title.")
    stem = name_of(address) if address else f"{source.stem}-{n}"
    own = Hints(title=_bare(title), published=_published(entry), address=address)
    held = replace(source, stem=stem, shown=shown, own=own, fallback=fallback)
    body = text if text.strip() else title
    return of_text(held, body, sniff.HTML) if TAG.search(body) else of_text(held, html.unescape(body), sniff.TEXT)


def _text(entry: Any) -> str:
    """The longest of what the entry gives: its content, or else its summary."""
    given = [part.get("value") for part in entry.get("content", ())] + [entry.get("summary")]
    return max((text for text in given if isinstance(text, str)), key=len, default="")


def _address(entry: Any) -> str:
    """The entry's link where it is one that can be opened, else its id where that is an address."""
    for said in (_line(entry, "link"), _line(entry, "id")):
        try:
            if urlsplit(said).scheme in ("http", "https"):
                return said
        except ValueError:
            continue
    return ""


def _published(entry: Any) -> str:
    """The day of the entry as it stands there, in its own time zone; of an Atom entry without one, when it was written last.
    (Of RSS 1.0, `updated` is the entry's `dc:date`.)"""
    for name in ("published", "updated"):
        said, parsed = _line(entry, name), entry.get(f"{name}_parsed")
        if said:
            return said if DATED.search(said) or parsed is None else time.strftime("%Y-%m-%d", parsed)
    return ""


def _bare(title: str) -> str:
    return " ".join(html.unescape(TAG.sub(" ", title)).split())


def _line(said: Any, name: str) -> str:
    value = said.get(name)
    return UNSAFE.sub("", " ".join(value.split()))[: limits.HEADER] if isinstance(value, str) else ""
