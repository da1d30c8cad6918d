"""Packed files: one file in a wrapping of gzip, bzip2, xz or Zstandard."""

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from onrecord import limits
from onrecord.ingest.source import Readable, Source, forward

ENDINGS = {".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".gz": "", ".bz2": "", ".xz": "", ".zst": "", ".zstd": ""}
"""What becomes of a packed file's ending when it is unpacked."""
STEP = 65_536
MAGIC = b"\x1f\x8b\x08"


def bare(name: str) -> str:
    """A file's name without the ending of its packing."""
    ending = PurePosixPath(name).suffix.lower()
    return name[: -len(ending)] + ENDINGS[ending] if ending in ENDINGS and len(name) > len(ending) else name


def gunzip(source: Source) -> Iterator[Source]:
    """What a gzip file holds."""
    yield _inside(source, Gunzip(source.stream))


def bunzip(source: Source) -> Iterator[Source]:
    """What a bzip2 file holds."""
    yield _inside(source, bz2.BZ2File(source.stream))


def unxz(source: Source) -> Iterator[Source]:
    """What an xz file holds."""
    yield _inside(source, lzma.LZMAFile(source.stream))  # noqa: SIM115  (the stream below is closed by who opened it)


def unzstd(source: Source) -> Iterator[Source]:
    """What a Zstandard file holds."""
    import zstandard

    unpacker = zstandard.ZstdDecompressor(max_window_size=limits.WINDOW)
    yield _inside(source, unpacker.stream_reader(source.stream, read_size=STEP, read_across_frames=True))


UNPACKERS: dict[str, Callable[[Source], Iterator[Source]]] = {
    "application/gzip": gunzip,
    "application/x-bzip2": bunzip,
    "application/x-xz": unxz,
    "application/zstd": unzstd,
}


def _inside(source: Source, unpacked: Readable) -> Source:
    name = bare(source.name)
    stem = PurePosixPath(name).stem if source.stem in (PurePosixPath(source.name).stem, "") else source.stem
    return source.inner(forward(unpacked, source.budget), name, stem)


class Gunzip:
    """A gzip file member by member. A damaged member is left behind at the next one's first bytes, so that a crawl with one
    bad record gives the others; that something was damaged is told, as OSError, when all the rest has been read."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._pending = b""
        self._member = zlib.decompressobj(31)
        self._damaged = ""
        self._began = self._ended = False

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes; none at the end. Raises OSError or EOFError there when something was damaged."""
        while True:
            if not self._pending:
                self._pending = self._stream.read(STEP)
                if not self._pending:
                    return self._close(size)
            if self._ended and not self._next():
                continue
            try:
                part = self._member.decompress(self._pending, size)
            except zlib.error as error:
                self._damaged = str(error)
                # The first bytes of the member that broke must not be found again.
                self._pending, self._ended = self._pending[1:] if not self._began else self._pending, True
                continue
            self._began = True
            self._pending = self._member.unconsumed_tail or self._member.unused_data
            if self._member.eof:
                self._pending, self._ended = self._member.unused_data, True
            if part:
                return part

    def _next(self) -> bool:
        """Goes on to the next member's first bytes in what is pending; whether there are any."""
        at = self._pending.find(MAGIC)
        self._pending = self._pending[at:] if at >= 0 else self._tail()
        if at < 0:
            return False
        self._member, self._began, self._ended = zlib.decompressobj(31), False, False
        return True

    def _tail(self) -> bytes:
        """What of a stretch without a member may be the first bytes of one, with what comes after it."""
        kept = next((n for n in (2, 1) if self._pending.endswith(MAGIC[:n])), 0)
        more = self._stream.read(STEP) if kept else b""
        return self._pending[-kept:] + more if more else b""

    def _close(self, size: int) -> bytes:
        if not self._ended and (rest := self._member.decompress(b"", size)):
            return rest
        if self._damaged:
            raise OSError(f"a part of it is damaged: {self._damaged}")
        if not self._ended:
            raise EOFError("it was cut off")
        return b""
