"""One document: its bytes with their hash, or the Issue that says why they are none."""

import hashlib
import re
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from onrecord import limits
from onrecord.ingest import sniff
from onrecord.ingest.source import Source
from onrecord.model import Capture, Issue

# What a name must not hold: control characters, and those that turn the direction of writing: so one name passes for another.
UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
# Places in memory and the like, which differ from run to run.
PASSING = re.compile(r"0x[0-9a-f]+|\d{9,}")
TEXTS = frozenset({sniff.HTML, sniff.TEXT})
NOT_WORD = re.compile(r"[^\w.]+")
LONGEST_NAME = 80


def too_long(shown: str) -> Issue:
    """The Issue of a document over the limit."""
    most = limits.DOCUMENT // 1_000_000
    return Issue(
        "ingest", shown, f"It holds more than {most} MB, the most that a document may. Split it into one file a report."
    )


def unreadable(shown: str, error: BaseException) -> Issue:
    """The Issue of bytes that the system or the unpacker would not give."""
    why = getattr(error, "strerror", None) or str(error) or type(error).__name__
    why = PASSING.sub("…", UNSAFE.sub("?", why))[:200]
    return Issue("ingest", shown, f"It cannot be read ({why}). Check its permissions and that it is whole, then build again.")


def empty(shown: str) -> Issue:
    """The Issue of a file without a byte of text."""
    return Issue("ingest", shown, "It is empty: there is no text to read.")


def whole(source: Source, most: int = limits.DOCUMENT) -> bytes | Issue:
    """All that is left of a source, or the Issue that it is longer than `most` bytes."""
    content = source.stream.read(most + 1)
    return too_long(source.shown) if len(content) > most else content


def single(source: Source, media: str) -> Capture | Issue:
    """The one document that a source holds."""
    content = whole(source)
    return content if isinstance(content, Issue) else capture(source, content, media)


def capture(source: Source, content: bytes, media: str) -> Capture | Issue:
    """Bytes of a known kind as a capture; an Issue when there is nothing in them, or what should be text is none."""
    if not content.strip():
        return empty(source.shown)
    if media in TEXTS:
        if wrong := sniff.no_text(content):
            return Issue("ingest", source.shown, wrong)
        media += _charset(source.media or "", content)
    digest = hashlib.sha256(content).hexdigest()
    name = UNSAFE.sub("_", source.stem)[:200] or "document"
    return Capture(digest, name, source.shown, media, content, source.own, source.retrieved_at, source.fallback)


def _charset(media: str, content: bytes) -> str:
    """The encoding that the carrier declares, or that the bytes show without a mark, as a parameter of the media type."""
    said = re.search(r";\s*charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", media, re.I)
    name = sniff.wide(content) or (said[1].lower() if said else "")
    return f"; charset={name}" if name else ""


def of_text(source: Source, text: str, media: str) -> Capture | Issue:
    """A document that lies in a container as text: UTF-8 that decodes to the same number of characters, where half a surrogate
    pair becomes one `?`, and a text that itself begins with the byte order mark keeps it behind another."""
    if wrong := sniff.problem(text[: sniff.HEAD]):
        return Issue("ingest", source.shown, wrong)
    encoded = text.encode("utf-8-sig" if text.startswith("\ufeff") else "utf-8", "replace")
    if len(encoded) > limits.DOCUMENT:
        return too_long(source.shown)
    return capture(replace(source, media=""), encoded, media)


def shown_name(name: str) -> str:
    """A member's name as it is shown: without what climbs out of the archive or turns the direction of writing."""
    parts = [part for part in UNSAFE.sub("_", name.replace("\\", "/")).split("/") if part not in ("", ".", "..")]
    return "/".join(parts)[-300:] or "unnamed"


def name_of(address: str) -> str:
    """The id that a document wants which is known by its address: the last part of its path, or else its host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "page"
    path = [part for part in unquote(parts.path).split("/") if part]
    last = re.sub(r"\.(?:x?html?|php|aspx?|jsp|cfm|pdf|docx|txt)$", "", path[-1], flags=re.I) if path else parts.netloc
    named = f"{last}-{parts.query}" if parts.query else last
    return UNSAFE.sub("_", NOT_WORD.sub("-", named)).strip("-.")[:LONGEST_NAME] or "page"
