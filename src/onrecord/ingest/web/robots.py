"""What a site asks of programs in its robots.txt (RFC 9309): what they leave alone, and how long they pause."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from onrecord import limits
from onrecord.ingest.web import addresses
from onrecord.ingest.web.answer import Answer, Failed
from onrecord.ingest.web.clock import Clock
from onrecord.ingest.web.manners import TOKEN

CLOSED = "User-agent: *\nDisallow: /"
NO_RULES = ""


@dataclass(frozen=True, slots=True)
class _Rules:
    rules: Any
    until: float
    why: str = ""


class Robots:
    """The rules of every site that was asked, each read once a day. `ask` follows an address to its answer."""

    def __init__(self, ask: Callable[[str], Answer], clock: Clock) -> None:
        self._ask, self._clock = ask, clock
        self._known: dict[str, _Rules] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def refusal(self, address: str) -> str:
        """Why an address is not to be fetched, or ""."""
        said = self._of(addresses.origin(address))
        if said.rules.can_fetch(address, TOKEN):
            return ""
        return said.why or f"The robots.txt of {addresses.host(address)} asks programs to leave this address alone."

    def passing(self, address: str) -> bool:
        """Whether a refusal may only be for now: the rules could not be read."""
        return bool(self._of(addresses.origin(address)).why)

    def pause(self, address: str) -> float:
        """Seconds between two requests that the site asks for; 0 where it does not."""
        return float(self._of(addresses.origin(address)).rules.crawl_delay(TOKEN) or 0)

    def _of(self, origin: str) -> _Rules:
        with self._lock:
            lock = self._locks.setdefault(origin, threading.Lock())
        with lock:
            known = self._known.get(origin)
            if known is None or known.until <= self._clock.seconds():
                known = self._known[origin] = self._read(origin)
            return known

    def _read(self, origin: str) -> _Rules:
        """The rules as they stand now. None are none; what cannot be read closes the site, and is tried again soon."""
        why, text = "", NO_RULES
        try:
            answer = self._ask(f"{origin}/robots.txt")
            if answer.good:
                text = answer.content[: limits.ROBOTS].decode("utf-8", "replace")
            elif answer.status >= 500 or answer.status == 429:
                why = f"status {answer.status}"
        except Failed as failed:
            why = str(failed)
        if why:
            told = f"The robots.txt of {origin} could not be read, so nothing is fetched there for now. {why}"
            return _rules(CLOSED, self._clock.seconds() + limits.LONGEST_WAIT, told)
        return _rules(text, self._clock.seconds() + limits.ROBOTS_SECONDS)


def _rules(text: str, until: float, why: str = "") -> _Rules:
    from protego import Protego

    return _Rules(Protego.parse(text), until, why)
