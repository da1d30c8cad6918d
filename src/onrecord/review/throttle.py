"""Slows down whoever tries passwords: the wait doubles with every miss. Misses count and not tries, so that people who know
theirs never wait, however many come at once. Nobody keeps an owner out: a browser that knew the password has its own count."""

import ipaddress
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.review.refusals import TooMany

# Misses without a wait: of one account from one address (or browser); of an account from anywhere, or an address at all.
FREE, WIDE = 5, 20
# The longest wait, and after what time a miss is forgotten, in seconds.
LONGEST, FORGOTTEN = 900.0, 3600.0
# Keys of which misses are remembered; beyond so many the oldest goes.
MOST = 10_000
# Passwords that are checked at once, and how many may wait for that: the desk's other pages need threads, too.
ROOM, CROWD = 2, 20


@dataclass(slots=True)
class Misses:
    """How often, when last, and how many are free."""

    free: int
    count: int = 0
    last: float = 0.0

    def over(self) -> float:
        """When the next try may come."""
        beyond = self.count - self.free
        return self.last + (min(LONGEST, 2.0 ** min(beyond, 20)) if beyond >= 0 else 0.0)


class Throttle:
    """The misses of one desk. `clock` never goes back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._misses: OrderedDict[str, Misses] = OrderedDict()
        self._lock = threading.Lock()
        self._room = threading.BoundedSemaphore(ROOM)
        self._inside = 0

    @contextmanager
    def trying(self, own: str, *wide: str) -> Iterator[None]:
        """Around the check of one password: an InputError is a miss of all these keys, an end without error clears `own`.

        Raises TooMany when one of them has to wait, or too many are checked at once."""
        self.check(own, *wide)
        with self._turn():
            self.check(own, *wide)  # others may have missed meanwhile: many at once gain nothing
            try:
                yield
            except InputError:
                self.miss(own, *wide)
                raise
            with self._lock:
                self._misses.pop(own, None)

    def check(self, *keys: str) -> None:
        """Raises TooMany when one of the keys has to wait."""
        now = self._clock()
        with self._lock:
            wait = max((self._misses[key].over() - now for key in keys if key in self._misses), default=0.0)
        if wait > 0:
            raise TooMany(f"Too many tries that did not work. Wait {_words(wait)}, then try again.", wait)

    def miss(self, own: str, *wide: str) -> None:
        """Counts a miss."""
        now = self._clock()
        with self._lock:
            self._forget(now)
            for key in (own, *wide):
                misses = self._misses.setdefault(key, Misses(FREE if key == own else WIDE))
                misses.count, misses.last = misses.count + 1, now
                self._misses.move_to_end(key)
            while len(self._misses) > MOST:
                self._misses.popitem(last=False)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with self._lock:
            if self._inside >= ROOM + CROWD:
                raise TooMany("Very many try to log in just now. Wait a moment, then try again.", 3.0)
            self._inside += 1
        try:
            with self._room:
                yield
        finally:
            with self._lock:
                self._inside -= 1

    def _forget(self, now: float) -> None:
        while self._misses and now - next(iter(self._misses.values())).last > FORGOTTEN:
            self._misses.popitem(last=False)


def place_of(address: str) -> str:
    """What counts as one address: of IPv6 the network that one customer gets, because its addresses have no end."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address[:64]
    if isinstance(found, ipaddress.IPv6Address):
        return str(found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False))
    return str(found)


def _words(seconds: float) -> str:
    if seconds < 90:
        return "a second" if seconds <= 1 else f"{math.ceil(seconds)} seconds"
    return f"{round(seconds / 60)} minutes"
