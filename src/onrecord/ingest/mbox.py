"""MBOX files: messages one after another, each below a line that begins with "From "."""

import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from onrecord import limits
from onrecord.ingest import sniff
from onrecord.ingest.single import too_long
from onrecord.ingest.source import Source, forward
from onrecord.model import Issue

BETWEEN = re.compile(rb"From [^\r\n]{1,300}\d{4}[^\r\n]{0,20}\r?\n?")
QUOTED = re.compile(rb"^>(>*From )", re.M)


def messages(source: Source) -> Iterator[Source | Issue]:
    """Each message of a mailbox, in order; the last one may be cut off."""
    for n, content in enumerate(_messages(source.stream), start=1):
        shown = f"{source.shown}:{n}"
        if len(content) > limits.DOCUMENT:
            yield too_long(shown)
        elif content.strip():
            body = io.BytesIO(QUOTED.sub(rb"\1", content))
            yield source.inner(forward(body), "", f"{source.stem}-{n}", shown=shown, media=sniff.MAIL)


def _messages(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of each message, of one that is too long no more than shows it."""
    content = bytearray()
    empty, began = True, False
    while line := stream.readline(limits.RECORD_HEAD):
        if empty and line.startswith(b"From ") and BETWEEN.fullmatch(line):
            if began:
                yield bytes(content)
            content.clear()
            began = True
        elif len(content) <= limits.DOCUMENT:
            content += line
        empty = not line.strip() and line.endswith(b"\n")
    if began or content:
        yield bytes(content)
