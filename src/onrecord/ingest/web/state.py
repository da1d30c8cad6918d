"""What is known of every address: what was saved of it, what a feed named and is still to be fetched, how feeds stood when they
were last read. A plain function of the lines of a log, in order."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from onrecord import limits
from onrecord.ingest.web.addresses import key


@dataclass(frozen=True, slots=True)
class Visit:
    """A page that was saved. `asked` is the address that was asked for, `address` the one that answered, `canonical` the one
    that the page gives as its own, `heading` its title; `sha256` is of the content. `feed`, `title` and `published` are what a
    feed said of it.
    The record of the answer lies in `file` from byte `offset` on, `length` bytes long; the visit's records end at `end`."""

    asked: str
    address: str
    retrieved_at: str
    sha256: str
    canonical: str = ""
    heading: str = ""
    etag: str = ""
    modified: str = ""
    feed: str = ""
    title: str = ""
    published: str = ""
    file: str = ""
    offset: int = 0
    length: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address that is to be fetched because a feed names it. `why` is what hindered that, `tries` how often; it is tried
    again from `after` on (seconds of the epoch), or not any more when it is `done`."""

    address: str
    feed: str = ""
    title: str = ""
    published: str = ""
    tries: int = 0
    why: str = ""
    after: int = 0
    done: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """How a feed stood when it was last read: what makes the next request for it conditional."""

    address: str
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Same:
    """An address whose page is the one that was saved under another address, `of`."""

    address: str
    of: str


Line = Visit | Wanted | Feed | Same
KINDS: dict[str, type[Any]] = {"visit": Visit, "wanted": Wanted, "feed": Feed, "same": Same}
NAMES = {kind: name for name, kind in KINDS.items()}


def written(line: Line) -> str:
    """A line as it stands in the log, in ASCII: what separates lines elsewhere does not here; what is empty is left out."""
    said = {name: value for name, value in asdict(line).items() if value}
    return json.dumps({NAMES[type(line)]: said})


def read(line: str) -> Line:
    """The same back. Raises ValueError for what is no line of a log."""
    try:
        ((name, said),) = json.loads(line).items()
        made: Line = KINDS[name](**said)
    except (AttributeError, KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"no line of a log: {line[:80]}") from error
    return made


@dataclass
class State:
    """All lines so far, by what they tell of."""

    visits: list[Visit] = field(default_factory=list)
    pages: dict[str, Visit] = field(default_factory=dict)
    wanted: dict[str, Wanted] = field(default_factory=dict)
    feeds: dict[str, Feed] = field(default_factory=dict)
    same: dict[str, Same] = field(default_factory=dict)
    own: dict[str, Visit] = field(default_factory=dict)
    """The page that first gave an address as its canonical one."""
    first: dict[str, str] = field(default_factory=dict)
    """The address under which a page was first saved: it is known by that, also when the site moves it to https."""

    def take(self, line: Line) -> None:
        """Takes up one line."""
        if isinstance(line, Visit):
            self.visits.append(line)
            self.first.setdefault(key(line.address), line.address)
            if line.canonical:
                self.own.setdefault(key(line.canonical), line)
            for address in (line.asked, line.address):
                self._found(address, line)
        elif isinstance(line, Same):
            self.same[line.address] = line
            if of := self.pages.get(key(line.of)):
                self._found(line.address, of)
        elif isinstance(line, Feed):
            self.feeds[line.address] = line
        elif key(line.address) not in self.pages:
            self.wanted[key(line.address)] = line

    def _found(self, address: str, visit: Visit) -> None:
        self.pages[key(address)] = visit
        self.wanted.pop(key(address), None)

    def lines(self) -> Iterator[Line]:
        """The fewest lines that say the same."""
        yield from self.visits
        yield from self.same.values()
        yield from self.wanted.values()
        yield from self.feeds.values()

    def open(self) -> list[Wanted]:
        """What feeds named and is still to be fetched, in the order named."""
        return [wanted for wanted in self.wanted.values() if not wanted.done]

    def marks(self, address: str) -> dict[str, str]:
        """Headers that make a request conditional on what is known of this very address."""
        known: Visit | Feed | None = self.feeds.get(address)
        if known is None:
            page = self.pages.get(key(address))
            known = page if page is not None and page.address == address else None
        if known is None:
            return {}
        said = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        return {name: value for name, value in said.items() if value}


def failed(wanted: Wanted, why: str, again: bool, now: float) -> Wanted:
    """The same after one more try; each further one comes after twice as long."""
    tries = wanted.tries + 1
    after = int(now + limits.TRY_SECONDS * 2**wanted.tries)
    return replace(wanted, tries=tries, why=why, after=after, done=not again or tries >= limits.TRIES)
