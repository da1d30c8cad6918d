"""The record as the desk shows it: open for one request, or remembered in light rows for lists, queue and search.

Readers never wait for a writer: they get the last memory until the next is ready."""

import gc
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from onrecord import pipeline
from onrecord.api import Outcome
from onrecord.model import Decision
from onrecord.review import reads
from onrecord.review.settings import Settings
from onrecord.review.state import Memory, remember, renewed
from onrecord.store import View

KEPT = 500
"""Outcomes that are remembered to be shown after the decision."""


class Desk:
    """What the pages ask about the record. Raises RecordError when the record cannot be read."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._memory: Memory | None = None
        self._building = threading.Lock()
        self._taking = 0  # counted under the lock of writers
        self._outcomes: OrderedDict[str, Outcome] = OrderedDict()
        with self.view():
            pass
        threading.Thread(target=self._begin, daemon=True).start()

    def _begin(self) -> None:
        """What would else be waited for by whoever comes first."""
        self.memory()
        pipeline.warm()

    def view(self) -> View:
        """The record as it stands now, open for reading: use it as a context manager, one for each request."""
        return View.open(self.settings.record)

    def memory(self) -> Memory:
        """The record as it was last remembered. The first to ask waits until there is something."""
        if self._memory is None:
            with self._building:
                if self._memory is None:
                    self._memory = self._remembered()
        return self._memory

    def current(self, view: View) -> Memory:
        """The same; where somebody else has written since, the next one is made in the background."""
        memory = self.memory()
        if reads.version(view) != memory.version and not self._taking and not self._building.locked():
            threading.Thread(target=self._again, daemon=True).start()
        return memory

    @contextmanager
    def taking(self) -> Iterator[None]:
        """While this desk writes a decision: what it touched is renewed afterwards by `took`, and the rest left alone."""
        self._taking += 1
        try:
            yield
        finally:
            self._taking -= 1

    def _again(self) -> None:
        with self._building:
            with self.view() as view:
                held, now = self._memory, reads.version(view)
                if held is not None and (held.version == now or reads.only_coded(view, held.version)):
                    self._memory = replace(held, version=now)
                    return
            self._memory = self._remembered()

    def _remembered(self) -> Memory:
        """The whole record, read now. All of it stays for long: going through it again and again for garbage would take longer
        than the reading."""
        gc.disable()
        try:
            with self.view() as view:
                return remember(view)
        finally:
            gc.freeze()
            gc.enable()

    def took(self, outcome: Outcome) -> None:
        """Renews what a decision of this desk touched, and keeps its outcome to be shown."""
        decision = outcome.decision
        assert decision is not None
        self._outcomes[decision.key] = outcome
        while len(self._outcomes) > KEPT:
            self._outcomes.popitem(last=False)
        if outcome.written is None:
            with self._building:
                self._memory = self._remembered()
            return
        with self._building, self.view() as view:
            every = _behind(view, decision)
            people = any(not c.subject for c in outcome.changes) or any(d.verdict in ("same", "different") for d in every)
            self._memory = renewed(self._memory or remember(view), view, outcome.written, every, people)

    def outcome(self, key: str) -> Outcome | None:
        """What a decision of this desk did, as long as it is remembered; what a coder says is not told here."""
        found = self._outcomes.get(key)
        return None if found is None or found.decision is None or found.decision.verdict == "code" else found


def _behind(view: View, decision: Decision) -> tuple[Decision, ...]:
    """A decision, what it takes back, what that takes back, and so on."""
    every = [decision]
    while every[-1].verdict == "undo":
        found = next((d for d in view.decisions_on([every[-1].subject]) if d.key == every[-1].subject), None)
        if found is None:
            break
        every.append(found)
    return tuple(every)
