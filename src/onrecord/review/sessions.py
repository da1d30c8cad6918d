"""Who is at the desk: sessions, kept in memory only and under the hash of their id, and the one-time tokens that begin one."""

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord.store.accounts import Role

Clock = Callable[[], float]

# Beyond so many sessions the one that was unused for longest ends: whoever logs in without end fills no memory.
MOST = 500
# And beyond so many of one person that person's own: nobody ends the sessions of others by logging in again and again.
OWN = 20


@dataclass(frozen=True, slots=True)
class User:
    """Who asks: the name that decisions carry, and what they may do. Viewers read, coders decide, admins keep accounts."""

    name: str
    role: Role


@dataclass(slots=True)
class Session:
    """`csrf` must come back with whatever is sent. `stamp` is the state of the account when the session began."""

    user: User
    stamp: str
    began: float
    used: float
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    flashes: list[tuple[str, str]] = field(default_factory=list)


class Sessions:
    """The sessions of one desk. `idle` and `longest` are seconds; `clock` never goes back."""

    def __init__(self, idle: float, longest: float, clock: Clock = time.monotonic) -> None:
        self._idle, self._longest, self._clock = idle, longest, clock
        self._held: dict[str, Session] = {}
        self._lock = threading.Lock()

    def begin(self, user: User, stamp: str = "") -> str:
        """A new session of `user`: the id that its cookie carries, which is not kept."""
        id, now = secrets.token_urlsafe(32), self._clock()
        with self._lock:
            self._sweep(now)
            own = [key for key, held in self._held.items() if held.user.name == user.name]
            if len(own) >= OWN or len(self._held) >= MOST:
                del self._held[min(own if len(own) >= OWN else self._held, key=lambda key: self._held[key].used)]
            self._held[hashed(id)] = Session(user, stamp, now, now)
        return id

    def find(self, id: str) -> Session | None:
        """The session of this id, which counts as used now; null when there is none or its time is over."""
        now, key = self._clock(), hashed(id)
        with self._lock:
            found = self._held.get(key)
            if found is None:
                return None
            if self._over(found, now):
                del self._held[key]
                return None
            found.used = now
            return found

    def end(self, id: str) -> None:
        """Ends the session of this id."""
        with self._lock:
            self._held.pop(hashed(id), None)

    def end_all(self, name: str, but: str = "") -> None:
        """Ends every session of the user called `name`, except the one with the id `but`."""
        with self._lock:
            mine = [key for key, held in self._held.items() if held.user.name == name and key != hashed(but)]
            for key in mine:
                del self._held[key]

    def _over(self, session: Session, now: float) -> bool:
        return now - session.used > self._idle or now - session.began > self._longest

    def _sweep(self, now: float) -> None:
        for key in [key for key, held in self._held.items() if self._over(held, now)]:
            del self._held[key]


class Tokens:
    """One-time tokens: only the newest that was issued is good, and only once."""

    def __init__(self) -> None:
        self._hash = ""
        self._lock = threading.Lock()

    def issue(self) -> str:
        """A new token; one that was issued before and not used is worth nothing from now on."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._hash = hashed(token)
        return token

    @property
    def waiting(self) -> bool:
        """Whether a token was issued that nobody has used."""
        return bool(self._hash)

    def use(self, token: str) -> bool:
        """Whether the token is good. It is not, from then on."""
        with self._lock:
            good = bool(self._hash) and secrets.compare_digest(self._hash, hashed(token))
            if good:
                self._hash = ""
        return good


def hashed(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
