"""Bringing documents in: captures are kept, cleaned and saved in batches, and what is told of them later is taken up."""

import dataclasses
from collections.abc import Iterable, Iterator, Set
from pathlib import PurePosixPath
from typing import Any, Protocol, TypeVar

from onrecord.config import SIDECARS
from onrecord.model import Capture, Document, Hints, Issue
from onrecord.store import Known, Record, identity, named, source

# Captures between two saves: a killed build loses at most these, and brings them in again.
BATCH = 32

T = TypeVar("T", Capture, Hints, Issue, Capture | Issue)


class Progress(Protocol):
    """Called while a build runs: `stage` is one of fetch, ingest, extract, link, weigh; `total` is null where not known."""

    def __call__(self, stage: str, done: int, total: int | None) -> None: ...


def take_in(
    record: Record,
    found: Iterable[Capture | Issue],
    tell: Progress,
    tried: Set[str] = frozenset(),
    outlets: str | None = None,
) -> int:
    """Saves bytes and documents of `found` that the record does not hold yet, and those of which more is told than before;
    answers how many documents those were. `tried` are addresses that were asked while `found` was gone through: what was said
    of them before and is not said now goes. `outlets` are the user's own (checked YAML); the record keeps them, and without
    any uses those it has. When they are others than before, the documents of `found` are settled anew by them."""
    from onrecord.clean import clean
    from onrecord.clean.own_outlets import own_outlets

    before = record.meta().get("outlets", "")
    now = before if outlets is None else outlets
    intake = _Intake(record, tell, anew=now != before)
    for item in clean(intake.kept(found), intake.taken, own_outlets(now, "the record")):
        intake.add(item)
    intake.save()
    intake.settle(tried)
    if now != before:
        record.note("outlets", now)
    return intake.added


class _Intake:
    """What came in since the last save. `taken` is what the clean stage looks into while it runs: a document of which more
    is told now is taken out of it, so that it is cleaned anew under its own name."""

    def __init__(self, record: Record, tell: Progress, anew: bool = False) -> None:
        self._record, self._tell, self._anew = record, tell, anew
        self._known = record.known()
        self._seen: set[tuple[str, str, str]] = set()
        self._captures: list[tuple[Capture, str]] = []
        self._documents: list[Document] = []
        self._issues: list[Issue] = []
        self._met_in: dict[Issue, Capture] = {}
        self._now: Capture | None = None
        self._visited: set[str] = set()
        self._said: set[Issue] = set()
        self._unchanged: dict[str, str] = {}
        self.taken = record.taken()
        self.added = 0

    def kept(self, found: Iterable[Capture | Issue]) -> Iterator[Capture]:
        """The captures of `found`, each with its bytes safe and all that was ever told of it."""
        for n, item in enumerate(found):
            # Here everything that was to be said of the documents before this one has been said: a safe place to cut.
            if len(self._captures) >= BATCH:
                self.save()
            item = _writable(item)
            self._visit(item.subject if isinstance(item, Issue) else item.path)
            self._now = None if isinstance(item, Issue) else item
            if isinstance(item, Issue):
                self.add(item)
                continue
            self._record.keep(item)
            self._tell("ingest", n + 1, None)
            yield self._told(item)

    def _visit(self, path: str) -> None:
        """Notes that the file was looked at, and with it the sidecars that may speak of it. What comes in on standard input is
        another text each time."""
        if path not in self._visited and source(path) != "-":
            folders = [folder.as_posix() + "/" for folder in PurePosixPath(path).parents]
            sidecars = [folder.removeprefix("./") + name for folder in folders for name in SIDECARS]
            self._visited.update((source(path), *sidecars))

    def _told(self, capture: Capture) -> Capture:
        known = self._known.get(identity(capture), NOTHING)
        first = identity(capture) not in self._seen
        self._seen.add(identity(capture))
        full = dataclasses.replace(
            capture, hints=_both(known.hints, capture.hints), fallback=_both(known.fallback, capture.fallback)
        )
        told = not known.document or (full.hints, full.fallback) != (known.hints, known.fallback)
        if first and (told or self._anew):
            self.taken.pop(known.document, None)
            self._captures.append((full, known.document))
        elif first:
            self._unchanged[named(capture)] = capture.path
        return full

    def add(self, item: Document | Issue) -> None:
        """Takes what the clean stage gave for the last capture, or an issue met before it came to that."""
        if isinstance(item, Issue):
            item = _writable(item)
            self._issues.append(item)
            self._said.add(item)
            if self._now is not None:
                self._met_in[item] = self._now
            return
        self._documents.append(item)
        self.added += 1
        capture = self._captures[-1][0] if self._captures else None
        if capture is not None and capture.sha256 == item.sha256:
            self._captures[-1] = (capture, item.id)

    def save(self) -> None:
        """One transaction for everything since the last one."""
        self._record.save(self._captures, self._documents, self._issues, self._met_in)
        for batch in (self._captures, self._documents, self._issues, self._met_in):
            batch.clear()

    def settle(self, tried: Set[str]) -> None:
        """At the end: what was said of a file before and is not true of it any more goes."""
        self._record.settle(self._visited | tried, self._said, self._unchanged)


def _writable(thing: T) -> T:
    """The same with a `?` for each half of a surrogate pair: names of files that are not UTF-8 and broken escapes in JSON
    hold such halves, and no file or database takes them."""
    mended: dict[str, Any] = {}
    for field in dataclasses.fields(thing):
        value = getattr(thing, field.name)
        if isinstance(value, Hints):
            mended[field.name] = _writable(value)
        elif isinstance(value, str):
            mended[field.name] = value.encode("utf-8", "replace").decode()
    return dataclasses.replace(thing, **mended)


NOTHING = Known(Hints(), Hints(), "")


def _both(before: Hints, now: Hints) -> Hints:
    """What is told now, and where nothing is told now what was told before: silence does not take anything back."""
    told = {name: value for name, value in dataclasses.asdict(now).items() if value}
    return dataclasses.replace(before, **told)
