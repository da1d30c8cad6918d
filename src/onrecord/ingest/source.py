"""Bytes on their way in: where they come from, what is known of them, and how much may still unfold out of them."""

import io
import tempfile
from dataclasses import dataclass, field, replace
from typing import IO, BinaryIO, Protocol, cast

from onrecord import limits
from onrecord.model import Hints

NOTHING = Hints()


class TooMuch(Exception):
    """More unfolds out of a file than may; the message is for people."""


class Readable(Protocol):
    """What can be read forward."""

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes; none at the end."""
        ...


@dataclass(slots=True)
class Budget:
    """Bytes that may still unfold out of one named file, shared by all of its layers."""

    left: int

    @classmethod
    def of(cls, size: int) -> "Budget":
        """For a file of `size` bytes."""
        return cls(min(limits.UNFOLDED, max(limits.FREE, limits.RATIO * size)))

    def take(self, size: int) -> None:
        """Raises TooMuch when nothing is left."""
        self.left -= size
        if self.left < 0:
            raise TooMuch(
                "It unfolds to far more than its size allows, as packed bombs do: reading stopped here, and what came before "
                "is kept. If the file is sound, unpack it and name the folder."
            )


@dataclass(frozen=True, slots=True)
class Source:
    """A stream and what is known of it. `name` is the file's name, `stem` the id that a document of it wants, `shown` how it
    is named to people and in the record, `media` what its carrier says it is (null where bytes and name must tell), `own`
    what is known of it and `fallback` what was said of the whole lot, `depth` the layers that it lies in."""

    stream: BinaryIO
    name: str
    stem: str
    shown: str
    own: Hints = NOTHING
    fallback: Hints = NOTHING
    media: str | None = None
    retrieved_at: str = ""
    depth: int = 0
    budget: Budget = field(default_factory=lambda: Budget(limits.UNFOLDED))

    def inner(self, stream: BinaryIO, name: str, stem: str, **known: object) -> "Source":
        """What lies one layer deeper, under the same name to people unless `known` says otherwise."""
        return replace(self, stream=stream, name=name, stem=stem, depth=self.depth + 1, **{"media": None, **known})  # type: ignore[arg-type]


class Raw(io.RawIOBase):
    """Bytes of what can only be read forward, as a stream that fills each read; `budget`, where given, pays for them."""

    def __init__(self, source: Readable, budget: Budget | None = None) -> None:
        self._source, self._budget = source, budget
        self._broke: Exception | None = None

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]
        """Fills `into`; less only at the end, and where the bytes break off: what came before is given first, then raised."""
        done = 0
        while done < len(into) and self._broke is None:
            try:
                part = self._source.read(len(into) - done)
                if self._budget is not None:
                    self._budget.take(len(part))
            except Exception as error:  # noqa: BLE001  (whatever an unpacker raises)
                self._broke = error
                break
            if not part:
                return done
            into[done : done + len(part)] = part
            done += len(part)
        if self._broke is not None and not done:
            raise self._broke
        return done


def forward(source: Readable, budget: Budget | None = None) -> BinaryIO:
    """A buffered stream over `source`, which can be looked into (`peek`) before it is read."""
    return cast(BinaryIO, io.BufferedReader(Raw(source, budget), limits.RECORD_HEAD))


def peek(stream: BinaryIO) -> bytes:
    """The first bytes of a stream that `forward` or `open` made; they stay to be read."""
    return cast(io.BufferedReader, stream).peek(limits.RECORD_HEAD)


def seekable(source: Source) -> IO[bytes]:
    """The same bytes where one can go back and forth: as they lie, or copied to a temporary file (which the caller closes)."""
    if source.stream.seekable():
        return source.stream
    copy = tempfile.TemporaryFile()  # noqa: SIM115  (closed by the caller)
    while part := source.stream.read(limits.RECORD_HEAD):
        copy.write(part)
    copy.seek(0)
    return copy
