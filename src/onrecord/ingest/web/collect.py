"""Bringing an archive up to date: addresses are asked, feeds listed, what is new is saved, and each outcome is told."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal

from onrecord import limits
from onrecord.errors import OnrecordError
from onrecord.ingest import sniff
from onrecord.ingest.feeds import listed
from onrecord.ingest.web import addresses
from onrecord.ingest.web.answer import Answer, Failed
from onrecord.ingest.web.archive import Archive
from onrecord.ingest.web.canonical import alike, canonical, heading, plain
from onrecord.ingest.web.client import Client
from onrecord.ingest.web.guard import Refused
from onrecord.ingest.web.side_by_side import side_by_side
from onrecord.ingest.web.state import Feed, Same, Visit, Wanted
from onrecord.ingest.web.state import failed as tried
from onrecord.model import Issue

AGAIN = "It is tried again later."
What = Literal["saved", "unchanged", "same", "listed", "refused", "failed"]


@dataclass(frozen=True, slots=True)
class Told:
    """What became of an address: `note` says why, or what of it. A visit comes with what was saved."""

    address: str
    what: What
    note: str = ""
    visit: Visit | None = None

    @property
    def issue(self) -> Issue | None:
        """What a record keeps of it: an address that gave nothing."""
        if self.what not in ("refused", "failed"):
            return None
        step = "" if AGAIN in self.note else " Check the address, or save the page yourself and name the file."
        return Issue("ingest", self.address, f"It was not fetched, or not in full. {self.note}{step}")


Outcome = tuple[Answer, ...] | Refused | Failed


class Collector:
    """Fetches into `archive` through `client`."""

    def __init__(self, archive: Archive, client: Client) -> None:
        self._archive, self._client = archive, client
        self._state = archive.state

    def collect(self, asked: Iterable[str], *, feeds: bool = False) -> Iterator[Told]:
        """Asks each address, then for what the feeds among them name and the archive does not hold, then for what earlier runs
        left. With `feeds` an address that is no feed is an error, else a page."""
        wanted, unfit = _unique(asked)
        yield from unfit
        for task, outcome in self._fetched(wanted):
            yield from self._made_out(task, partial(self._named, task, outcome, feeds))
        for task, outcome in self._fetched(self._due() if feeds else self._state.open()):
            yield from self._made_out(task, partial(self._entry, task, outcome))

    def hindered(self) -> Iterator[Told]:
        """What was named by feeds and could not be fetched so far."""
        for wanted in self._state.wanted.values():
            if wanted.why:
                yield Told(wanted.address, "failed", wanted.why if wanted.done else f"{wanted.why} {AGAIN}")

    def _due(self) -> Iterator[Wanted]:
        """What is to be fetched now, of no host too much."""
        count: Counter[str] = Counter()
        for wanted in self._state.open():
            host = addresses.host(wanted.address)
            if wanted.after <= self._now() and count[host] < limits.LOOK:
                count[host] += 1
                yield wanted

    def _now(self) -> float:
        return self._client.clock.now().timestamp()

    def _fetched(self, tasks: Iterable[Wanted]) -> Iterator[tuple[Wanted, Outcome]]:
        return side_by_side(tasks, lambda task: addresses.host(task.address), self._outcome, self._client.clock)

    def _outcome(self, task: Wanted) -> Outcome:
        try:
            answers = self._client.visit(task.address, self._state.marks)
            if answers[-1].good:
                _ = answers[-1].content  # unpacked here, where others go on meanwhile
            return answers
        except (Refused, Failed) as reason:
            return reason
        except Exception as error:  # noqa: BLE001  (there is no end to what servers answer, and one must not end the run)
            return Failed(f"onrecord made a mistake on it ({type(error).__name__}: {error}). Please report this.", again=False)

    def _made_out(self, task: Wanted, tell: Callable[[], Iterator[Told]]) -> Iterator[Told]:
        """What `tell` makes of an answer. The parsers of feeds are others', and there is no end to what they raise."""
        try:
            yield from list(tell())
        except OnrecordError:
            raise
        except Exception as error:  # noqa: BLE001
            why = f"What was answered cannot be read ({type(error).__name__}: {error})."
            if task.feed:
                self._archive.note([tried(task, why, False, self._now())])
            yield Told(task.address, "failed", why[:300])

    def _named(self, task: Wanted, outcome: Outcome, feeds: bool) -> Iterator[Told]:
        """What became of an address that a person named."""
        if isinstance(outcome, Exception):
            yield Told(task.address, "refused" if isinstance(outcome, Refused) else "failed", str(outcome))
        elif outcome[-1].status == 304:
            yield Told(task.address, "unchanged")
        elif _is_feed(outcome[-1]):
            yield from self._listed(task.address, outcome[-1])
        elif feeds:
            yield Told(task.address, "failed", "It is no feed. Name the address of an RSS or Atom feed; pages go to `fetch`.")
        else:
            yield self._page(task, outcome)

    def _listed(self, address: str, answer: Answer) -> Iterator[Told]:
        """Notes what a feed names and is not known yet, and last how the feed stood: a killed run reads it again."""
        new: dict[str, Wanted] = {}
        same: list[Same] = []
        entries, wrong = listed(answer.content)
        for entry in entries:
            try:
                link = addresses.fit(entry.address, answer.address)
            except addresses.Unfit:
                continue
            name = addresses.key(link)
            if name in self._state.pages or name in self._state.wanted or name in new:
                continue
            twin = self._state.own.get(name)
            if twin is not None and alike(twin.heading, plain(entry.title)):
                same.append(Same(link, twin.address))
            else:
                new[name] = Wanted(link, address, entry.title, entry.published)
        stood = Feed(answer.address, answer.header("etag"), answer.header("last-modified"))
        self._archive.note([*same, *new.values(), stood])
        yield Told(address, "listed", f"{len(entries):,} entries, {len(new):,} new")
        if wrong:
            yield Told(address, "failed", wrong)

    def _entry(self, task: Wanted, outcome: Outcome) -> Iterator[Told]:
        """What became of an address that a feed names."""
        if not isinstance(outcome, Exception):
            yield self._page(task, outcome)
            return
        again = isinstance(outcome, Failed) and outcome.again
        after = tried(task, str(outcome), again, self._now())
        self._archive.note([after])
        what: What = "refused" if isinstance(outcome, Refused) else "failed"
        yield Told(task.address, what, after.why if after.done else f"{after.why} {AGAIN}")

    def _page(self, task: Wanted, answers: tuple[Answer, ...]) -> Told:
        last = answers[-1]
        known = self._state.pages.get(addresses.key(last.address))
        if last.status == 304 and known is not None:
            return self._alias(task, known, "unchanged")
        digest = hashlib.sha256(last.content).hexdigest()
        if known is not None and known.sha256 == digest:
            return self._alias(task, known, "unchanged")
        original = self._twin(last)
        return self._saved(task, answers, digest) if original is None else self._alias(task, original, "same")

    def _twin(self, answer: Answer) -> Visit | None:
        """The same article as it was saved under another address."""
        here = addresses.key(answer.address)
        own = addresses.key(canonical(answer) or answer.address)
        for known in (self._state.pages.get(own), self._state.own.get(own), self._state.own.get(here)):
            if known and addresses.key(known.address) != here and alike(known.heading, heading(answer)):
                return known
        return None

    def _alias(self, task: Wanted, known: Visit, what: What) -> Told:
        """A page that the archive holds already."""
        if self._state.pages.get(addresses.key(task.address)) is not known:
            self._archive.note([Same(task.address, known.address)])
        return Told(task.address, what, f"as {known.address}" if what == "same" else "")

    def _saved(self, task: Wanted, answers: tuple[Answer, ...], digest: str) -> Told:
        last = answers[-1]
        visit = Visit(
            task.address, last.address, last.retrieved_at, digest, canonical(last), heading(last), last.header("etag"),
            last.header("last-modified"), task.feed, task.title, task.published,
        )  # fmt: skip
        new = addresses.key(last.address) not in self._state.pages
        placed = self._archive.save(answers, visit)
        return Told(task.address, "saved", "" if new else "it has changed", placed)


def _is_feed(answer: Answer) -> bool:
    return sniff.by_bytes(answer.content[: limits.RECORD_HEAD]) == sniff.FEED


def _unique(asked: Iterable[str]) -> tuple[list[Wanted], list[Told]]:
    """The addresses that can be asked, each once, and why the others cannot."""
    fit: dict[str, Wanted] = {}
    unfit: list[Told] = []
    for said in asked:
        try:
            address = addresses.fit(said)
            fit.setdefault(addresses.key(address), Wanted(address))
        except addresses.Unfit as why:
            unfit.append(Told(said.strip()[: addresses.LONGEST], "refused", str(why)))
    return list(fit.values()), unfit
