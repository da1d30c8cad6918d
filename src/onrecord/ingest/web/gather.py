"""One round of fetching: addresses in, captures out, and in between everything safe in an archive."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.ingest.web.archive import Archive, place
from onrecord.ingest.web.client import Client
from onrecord.ingest.web.clock import Clock
from onrecord.ingest.web.collect import Collector, Told
from onrecord.ingest.web.manners import Manners
from onrecord.ingest.web.reading import read
from onrecord.model import Capture, Hints, Issue


class Gatherer:
    """Fetches into one archive, and reads from it what was not `kept` yet; at first that is all that lies in it, because a run
    that was killed may have fetched what no record holds."""

    def __init__(self, archive: Archive, client: Client) -> None:
        self._archive, self._collector = archive, Collector(archive, client)
        self._told: dict[str, list[Told]] = {}
        self._read = self._kept = 0
        self._begun = False

    def fetch(self, asked: Iterable[str], *, feeds: bool = False) -> Iterator[Told]:
        """Asks each address and tells what became of it, as it is known; of a feed, also of what it names."""
        now: dict[str, list[Told]] = {}
        for told in self._collector.collect(asked, feeds=feeds):
            self._told[told.address] = now.setdefault(told.address, [])
            now[told.address].append(told)
            yield told

    @property
    def tried(self) -> set[str]:
        """The addresses that were asked since a record was last known to hold everything."""
        return set(self._told)

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What was wrong with them."""
        issues = (told.issue for several in self._told.values() for told in several)
        return tuple(issue for issue in issues if issue is not None)

    def news(self, hints: Hints) -> Iterator[Capture | Issue]:
        """What a record is to take in."""
        earlier = () if self._begun else tuple(told.issue for told in self._collector.hindered() if told.issue)
        yield from dict.fromkeys((*earlier, *self.issues))
        self._read = len(self._archive.state.visits)
        yield from read(self._archive, self._archive.state.visits[self._kept : self._read], hints)

    def keep(self) -> None:
        """Says that a record holds everything that `news` gave."""
        self._kept, self._begun = self._read, True
        self._told.clear()

    @property
    def pending(self) -> bool:
        """Whether something lies in the archive that no record is known to hold."""
        return not self._begun or self._kept < len(self._archive.state.visits)


@contextmanager
def gathering(named: Path, manners: Manners, clock: Clock | None = None) -> Iterator[Gatherer]:
    """A gatherer for the archive in the folder or file that was named, until the block ends. Raises InputError where it cannot
    be written to, or another process holds it."""
    with Archive(place(named), manners.agent) as archive, Client(manners, clock or Clock()) as client:
        yield Gatherer(archive, client)
