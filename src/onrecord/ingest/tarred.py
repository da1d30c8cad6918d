"""TAR archives, read in one go from front to end."""

import tarfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from onrecord import limits
from onrecord.config import SIDECARS
from onrecord.ingest.packed import bare
from onrecord.ingest.single import shown_name
from onrecord.ingest.source import Source, forward
from onrecord.ingest.zipped import sidecars_left
from onrecord.model import Issue

# Bytes read at a time: where an archive is cut off, no more than these are lost with the end.
STEP = tarfile.BLOCKSIZE


def members(source: Source) -> Iterator[Source | Issue]:
    """What lies in each file of the archive, in its order. Nothing is unpacked to the disk; links are not followed."""
    links = 0
    with tarfile.open(fileobj=source.stream, mode="r|", bufsize=STEP) as archive:
        for n, info in enumerate(archive, start=1):
            if n > limits.MEMBERS:
                yield Issue(
                    "ingest", source.shown, f"It has more than {limits.MEMBERS:,} members; the others were passed over."
                )
                break
            links += info.issym() or info.islnk()
            name = shown_name(info.name)
            yield from sidecars_left(source, [info.name])
            if info.isreg() and not _hidden(name) and (stream := archive.extractfile(info)) is not None:
                last = PurePosixPath(name).name
                stem = PurePosixPath(bare(last)).stem
                yield source.inner(forward(stream), last, stem, shown=f"{source.shown}:{name}")
            archive.members = []  # type: ignore[attr-defined]  # tarfile keeps every header that it has met
    if links:
        yield Issue("ingest", source.shown, f"{links:,} links in this archive were not followed: pack the files themselves.")


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith(".") for part in parts) or parts[-1] in SIDECARS
