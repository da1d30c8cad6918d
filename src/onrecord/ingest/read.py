"""Bytes of one file, unpacked, with a limit: a page is never tens of megabytes, and a packed one must not fill the memory."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from onrecord.ingest.files import PACKED, Found
from onrecord.model import Issue

# The longest document that is read, in bytes after unpacking. A long news page with inlined images stays below 8 MB.
LIMIT = 20_000_000


def too_long(shown: str) -> Issue:
    """The Issue of a document over the limit."""
    most = LIMIT // 1_000_000
    return Issue(
        "ingest", shown, f"It holds more than {most} MB, the most that a document may. Split it into one file a report."
    )


def unreadable(shown: str, error: Exception) -> Issue:
    """The Issue of a file that the system or the unpacker would not give."""
    why = getattr(error, "strerror", None) or str(error)
    return Issue("ingest", shown, f"It cannot be read ({why}). Check its permissions and that it is whole, then build again.")


@contextmanager
def opened(member: Found) -> Iterator[BinaryIO | Issue]:
    """The file's bytes as a stream, unpacked; an Issue when it cannot be opened."""
    assert member.path is not None
    try:
        packed = member.path.name.lower().endswith(PACKED)
        stream = gzip.open(member.path) if packed else member.path.open("rb")  # noqa: SIM115  (closed below)
    except OSError as error:
        yield unreadable(member.shown, error)
        return
    with stream:
        yield cast(BinaryIO, stream)


def whole(member: Found) -> bytes | Issue:
    """All bytes of one document, or the Issue that says why not."""
    with opened(member) as stream:
        if isinstance(stream, Issue):
            return stream
        try:
            content = stream.read(LIMIT + 1)
        except (OSError, EOFError, zlib.error) as error:
            return unreadable(member.shown, error)
    return too_long(member.shown) if len(content) > LIMIT else content
