"""What the pages share while the desk runs: settings, sessions, the lock of writers, the state of the record."""

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from starlette.requests import Request

from onrecord.review.desk import Desk
from onrecord.review.sessions import Sessions, Tokens
from onrecord.review.settings import Settings
from onrecord.review.throttle import Throttle
from onrecord.store.accounts import Accounts

# Seconds between two addresses that are printed because somebody knocked.
APART = 10.0


@dataclass(slots=True)
class Shell:
    """`announce` prints a new one-time address where the desk was started. `secret` marks the forms of those who are not logged
    in. `writing` is held by whoever writes to the record, so that one decision is worked out after the other."""

    settings: Settings
    desk: Desk
    sessions: Sessions
    accounts: Accounts | None = None
    tokens: Tokens = field(default_factory=Tokens)
    throttle: Throttle = field(default_factory=Throttle)
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    announce: Callable[[], None] = lambda: None
    writing: threading.Lock = field(default_factory=threading.Lock)
    called: float = -APART

    @classmethod
    def of(cls, settings: Settings) -> "Shell":
        """The shell of a desk that starts now."""
        accounts = Accounts(settings.accounts) if settings.accounts else None
        return cls(settings, Desk(settings), Sessions(settings.idle, settings.longest), accounts)

    def call(self) -> None:
        """Prints a new one-time address when the last one was used, and not too often: anybody on this machine may knock."""
        now = time.monotonic()
        if not self.tokens.waiting and now - self.called > APART:
            self.called = now
            self.announce()


def now() -> str:
    """The time as decisions keep it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def shell_of(request: Request) -> Shell:
    """The shell of the desk that was asked."""
    found: Shell = request.app.state.shell
    return found
