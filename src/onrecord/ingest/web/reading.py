"""What lies in an archive, as captures: read from the very bytes that were kept."""

import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.ingest import warc
from onrecord.ingest.single import name_of, unreadable
from onrecord.ingest.web.addresses import key
from onrecord.ingest.web.archive import Archive
from onrecord.ingest.web.state import Visit
from onrecord.model import Capture, Hints, Issue

MARK = 6
"""Characters of the mark that keeps pages apart whose addresses end alike."""


def read(archive: Archive, visits: Iterable[Visit], hints: Hints) -> Iterator[Capture | Issue]:
    """The documents of each visit, known by the address that answered; `hints` and what the feed said fill what a page does not
    say of itself. What a document is called depends on its address alone, not on what else was fetched or when."""
    for visit in visits:
        try:
            record = archive.read(visit)
        except OSError as error:
            yield unreadable(visit.address, error)
            continue
        shown = f"{visit.file}@{visit.offset}"
        for found in warc.captures(io.BytesIO(record), shown, hints):
            yield _placed(found, visit, archive.state.first[key(visit.address)])


def _placed(found: Capture | Issue, visit: Visit, first: str) -> Capture | Issue:
    """The same under the address that it is known by, with the place in the archive."""
    shown = f"{visit.file}@{visit.offset}"
    said = found.subject if isinstance(found, Issue) else found.path
    inside = said.removeprefix(f"{shown}:").removeprefix(visit.address)
    subject = first + (inside if inside.startswith(":") and not inside.startswith(":record") else "")
    if isinstance(found, Issue):
        return replace(found, subject=subject)
    mark = hashlib.sha256(key(first).encode()).hexdigest()[:MARK]
    stem = found.name if subject != first else name_of(first)
    return replace(found, name=f"{stem}-{mark}", path=subject, archived=shown)
