"""One request at a time for each host, with a pause between two of them."""

import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from onrecord import limits
from onrecord.ingest.web.clock import Clock


class PutOff(Exception):
    """A host that asked not to be asked again for longer than anybody waits; the message says until when."""


@dataclass
class _Turns:
    lock: threading.Lock = field(default_factory=threading.Lock)
    next: float = 0.0
    pause: float = field(default_factory=lambda: limits.PAUSE_SECONDS)


class Hosts:
    """The turns of all hosts; used from several threads."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._turns: defaultdict[str, _Turns] = defaultdict(_Turns)
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Waits until `host` may be asked, and keeps others from asking it meanwhile. Raises PutOff."""
        turns = self._of(host)
        with turns.lock:
            wait = turns.next - self._clock.seconds()
            if wait > max(limits.LONGEST_WAIT, turns.pause):
                until = self._clock.now() + timedelta(seconds=wait)
                raise PutOff(f"{host} asked not to be asked again before {until:%Y-%m-%d %H:%M} UTC.")
            self._clock.sleep(wait)
            try:
                yield
            finally:
                turns.next = max(turns.next, self._clock.seconds() + turns.pause)

    def pause(self, host: str, seconds: float) -> None:
        """Sets the pause that a host's robots.txt asks for."""
        self._of(host).pause = min(max(seconds, limits.PAUSE_SECONDS), limits.LONGEST_PAUSE)

    def rest(self, host: str, seconds: float) -> None:
        """Leaves a host alone for some time from now on."""
        turns = self._of(host)
        turns.next = max(turns.next, self._clock.seconds() + seconds)

    def _of(self, host: str) -> _Turns:
        with self._lock:
            return self._turns[host]
