"""A message: a document itself, and what is attached to it."""

import io
from collections.abc import Iterator
from email.message import Message
from pathlib import PurePosixPath
from typing import Any

from onrecord import limits
from onrecord.ingest import sniff
from onrecord.ingest.packed import bare
from onrecord.ingest.single import capture, shown_name, whole
from onrecord.ingest.source import Source, forward
from onrecord.model import Capture, Issue


def message(source: Source) -> Iterator[Source | Capture | Issue]:
    """The message as one document, then each attachment that can be read; the others are named in one Issue."""
    content = whole(source)
    if isinstance(content, Issue):
        yield content
        return
    if too_many(content):
        problem = f"It has more than {limits.MAIL_PARTS:,} parts, or they lie too deep. Save its text as .txt."
        yield Issue("ingest", source.shown, problem)
        return
    yield capture(source, content, sniff.MAIL)
    yield from _attached(content, source)


def too_many(content: bytes) -> bool:
    """Whether a message has so many parts, or so deep, as only one that is meant to do harm."""
    lower = content.lower()
    declared = lower.count(b"boundary=")
    deep = max(declared, lower.count(b"message/rfc822"), lower.count(b"message/"))
    return deep > limits.MAIL_NESTING or (declared > 0 and content.count(b"\n--") > limits.MAIL_PARTS)


def _attached(content: bytes, source: Source) -> Iterator[Source | Issue]:
    import email

    unread: list[str] = []
    for n, part in enumerate(_parts(email.message_from_bytes(content)), start=1):
        name = shown_name(_name(part) or f"attachment-{n}")
        held = _bytes(part)
        kind = sniff.kind(held[: limits.RECORD_HEAD], name)
        if part.get_content_type() == sniff.MAIL:
            kind = sniff.MAIL
        if held.strip() and kind and not (kind in (sniff.TEXT, sniff.HTML) and sniff.no_text(held)):
            last = PurePosixPath(name).name
            stem = PurePosixPath(bare(last)).stem
            yield source.inner(
                forward(io.BytesIO(held)),
                last,
                stem,
                shown=f"{source.shown}:{name}",
                media=None if kind != sniff.MAIL else kind,
            )
        elif part.get("Content-ID") is None:
            unread.append(name)
    if unread:
        few = ", ".join(unread[:3]) + (", ..." if len(unread) > 3 else "")
        yield Issue("ingest", source.shown, f"{len(unread):,} of its attachments are of no kind that is read: {few}.")


def _parts(whole_message: Message) -> Iterator[Any]:
    """The attachments of a message, a forwarded message as one of them."""
    inside = list(reversed(whole_message.get_payload())) if whole_message.is_multipart() else []  # type: ignore[arg-type]
    while inside:
        part: Any = inside.pop()
        if part.get_content_type() == sniff.MAIL:
            yield part
        elif part.is_multipart():
            inside.extend(reversed(part.get_payload()))
        elif _name(part) or part.get_content_disposition() == "attachment" or part.get_content_maintype() != "text":
            yield part


def _name(part: Any) -> str:
    try:
        return str(part.get_filename() or "")
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""


def _bytes(part: Any) -> bytes:
    if part.get_content_type() == sniff.MAIL and part.is_multipart():
        return bytes(part.get_payload(0).as_bytes())
    return bytes(part.get_payload(decode=True) or b"")
