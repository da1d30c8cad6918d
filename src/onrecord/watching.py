"""Watching feeds: round after round, what is new is fetched and taken into the record. What a round fetched is safe in the
archive before the record knows of it, so that a round that is cut short loses nothing and brings nothing in twice."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord import config, pipeline
from onrecord.errors import InputError, OnrecordError
from onrecord.ingest.web import Clock, Gatherer, Manners, Told, feeds_of, gathering
from onrecord.model import Hints, Issue
from onrecord.store import Record, View, web

NO_HINTS = Hints()
COUNTED = ("documents", "claims", "incidents", "tolls", "contradictions", "issues")


@dataclass(frozen=True, slots=True)
class Round:
    """What one look at the feeds brought. `at` is an ISO time in UTC; `told` what became of each address; `changed` by how many
    each count of the record went up or down; `problem` what kept the round from its end, "" when nothing did."""

    at: str
    feeds: int
    told: tuple[Told, ...] = ()
    changed: tuple[tuple[str, int], ...] = ()
    problem: str = ""

    def count(self, what: str) -> int:
        """How many addresses this became of."""
        return sum(told.what == what for told in self.told)


def watch(
    named: Sequence[str],
    output: Path,
    *,
    every: float,
    once: bool = False,
    settings: config.Settings | None = None,
    profile: str = "",
    jobs: int | None = None,
    manners: Manners | None = None,
    clock: Clock | None = None,
    fetched: Callable[[Told], None] = lambda told: None,
) -> Iterator[Round]:
    """Yields a Round for each look at the feeds in `named` (see `feeds_of`), `every` so many seconds from one beginning to the
    next. `fetched` is called with each address at once.

    Raises InputError and RecordError before the first round; later ones are the problem of a round, and watching goes on."""
    clock = clock or Clock()
    feeds = feeds_of(list(named))
    Record(output).close()
    settings = settings or pipeline.settled(profile=profile)
    with gathering(web(output), manners or Manners.of(), clock) as gatherer:
        look = _Look(gatherer, output, settings, profile, jobs, clock, fetched)
        while True:
            began = clock.seconds()
            feeds, problem = _again(named, feeds)
            done = look.round(feeds)
            yield replace(done, problem=f"{problem} {done.problem}".strip())
            if once or clock.stopped:
                return
            clock.sleep(every - (clock.seconds() - began))
            if clock.stopped:
                return


def _again(named: Sequence[str], before: list[str]) -> tuple[list[str], str]:
    """The feeds as the lists name them now; those of before while a list cannot be read."""
    try:
        return feeds_of(list(named)), ""
    except InputError as error:
        return before, str(error)


@dataclass
class _Look:
    """All that the rounds have in common."""

    gatherer: Gatherer
    output: Path
    settings: config.Settings
    profile: str
    jobs: int | None
    clock: Clock
    fetched: Callable[[Told], None]
    said: tuple[Issue, ...] = ()

    def round(self, feeds: list[str]) -> Round:
        """One look at the feeds."""
        at, told = f"{self.clock.now():%Y-%m-%dT%H:%M:%SZ}", list[Told]()
        try:
            for one in self.gatherer.fetch(feeds, feeds=True):
                told.append(one)
                self.fetched(one)
            return Round(at, len(feeds), tuple(told), self._taken())
        except (OnrecordError, OSError) as error:
            return Round(at, len(feeds), tuple(told), problem=str(error))

    def _taken(self) -> tuple[tuple[str, int], ...]:
        """Takes into the record what came in; answers what that changed."""
        issues = self.gatherer.issues
        if not self.gatherer.pending and issues == self.said:
            return ()
        before = _counts(self.output)
        news = self.gatherer.news(NO_HINTS)
        pipeline.bring_in(self.output, news, self.settings, self.profile, self.jobs, tried=self.gatherer.tried)
        self.gatherer.keep()
        self.said, after = issues, _counts(self.output)
        return tuple((name, after[name] - before[name]) for name in COUNTED if after[name] != before[name])


def _counts(output: Path) -> dict[str, int]:
    with View.open(output) as view:
        return view.counts()
