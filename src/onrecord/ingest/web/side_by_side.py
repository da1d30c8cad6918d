"""Many addresses at once, of each host one after the other."""

import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from onrecord import limits
from onrecord.ingest.web.clock import Clock

T = TypeVar("T")
R = TypeVar("R")
GLANCE = 0.2
"""Seconds between two looks at whether somebody asked to stop."""


def side_by_side(tasks: Iterable[T], lane: Callable[[T], str], do: Callable[[T], R], clock: Clock) -> Iterator[tuple[T, R]]:
    """Each task with what `do` made of it, as they are done. Tasks with the same `lane` are done in their order, one at a time.
    `do` must not raise. When the caller goes no further, what has not begun is left."""
    lanes: dict[str, deque[T]] = {}
    for task in tasks:
        lanes.setdefault(lane(task), deque()).append(task)
    waiting = deque(lanes.values())
    left = sum(map(len, waiting))
    done: queue.Queue[tuple[T, R]] = queue.Queue(maxsize=limits.HOSTS)
    ended = threading.Event()

    def work() -> None:
        while not ended.is_set():
            try:
                mine = waiting.popleft()
            except IndexError:
                return
            for task in mine:
                if ended.is_set() or not _put(done, (task, do(task)), ended):
                    return

    for _ in range(min(limits.HOSTS, len(waiting))):
        threading.Thread(target=work, daemon=True).start()
    try:
        while left and not clock.stopped:
            try:
                yield done.get(timeout=GLANCE)
            except queue.Empty:
                continue
            left -= 1
    finally:
        ended.set()


def _put(done: "queue.Queue[R]", item: R, ended: threading.Event) -> bool:
    while not ended.is_set():
        try:
            done.put(item, timeout=GLANCE)
        except queue.Full:
            continue
        return True
    return False
