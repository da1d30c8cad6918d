"""A progress bar with rate and time left, on standard error, for people only: into a file or a pipe nothing is written."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from onrecord.intake import Progress

DOING = {"fetch": "Fetching", "ingest": "Bringing in", "extract": "Reading", "link": "Linking", "weigh": "Weighing"}


@contextmanager
def bar(quiet: bool) -> "Iterator[Progress | None]":
    """A progress callback that draws, or null where nobody looks."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    with _columns() as progress:
        yield _Teller(progress)


class _Teller:
    """Draws one line for each stage that has begun."""

    def __init__(self, progress: "Bar") -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        if stage not in self._tasks:
            self._finish()
            self._tasks[stage] = self._progress.add_task(DOING.get(stage, stage), total=total)
        self._progress.update(self._tasks[stage], completed=done, total=total)

    def _finish(self) -> None:
        """Ends the stages before: they ran one after the other."""
        for task in self._progress.tasks:
            if not task.finished:
                self._progress.update(task.id, total=task.completed or 1, completed=task.completed or 1)


def _columns() -> "Bar":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """Documents per second."""

        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            return Text(f"{speed:.1f}/s" if speed else "")

    return Progress(
        TextColumn("{task.description:<12}"), BarColumn(bar_width=24), MofNCompleteColumn(), Rate(), TimeRemainingColumn(),
        console=Console(stderr=True),
    )  # fmt: skip
