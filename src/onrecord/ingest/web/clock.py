"""The time, and waiting for it: in one place, so that tests run in seconds and a person can stop a wait."""

import threading
import time
from datetime import UTC, datetime


class Clock:
    """The machine's clock. `stop` ends every wait, now and later."""

    def __init__(self) -> None:
        self._stopped = threading.Event()

    def now(self) -> datetime:
        """The time of day, in UTC."""
        return datetime.now(UTC)

    def seconds(self) -> float:
        """Seconds since some moment; they never go back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Waits; not at all once stopped."""
        self._stopped.wait(max(0.0, seconds))

    def stop(self) -> None:
        """Wakes all who wait."""
        self._stopped.set()

    @property
    def stopped(self) -> bool:
        """Whether somebody asked to stop."""
        return self._stopped.is_set()
