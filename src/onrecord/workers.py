"""Reading documents in several processes: chunks go out in order, answers come back in order.

A worker is this module run by itself: it answers chunks on its standard input until that ends. So nothing is asked of the
program that calls us (no `if __name__ == "__main__"`), and a worker whose parent is killed finds its input closed and ends."""

import os
import pickle
import re
import subprocess
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any

from onrecord.config import Settings
from onrecord.errors import OnrecordError
from onrecord.model import Document, Issue, Reading

# How a worker is started.
COMMAND = (sys.executable, "-m", "onrecord.workers")

# Places in memory, which differ from run to run, have no business in a record.
ADDRESS = re.compile(r"0x[0-9a-f]+")

Chunk = tuple[Document, ...]
Answer = list[Reading | Issue]


def read_chunk(chunk: Chunk, settings: Settings) -> Answer:
    """What the extract stage reads from a chunk of documents; a document on which it breaks costs that document alone."""
    try:
        return _extract(chunk, settings)
    except OnrecordError:
        raise
    # Reading is thousands of rules over texts that nobody has seen: a mistake in one must not cost the other documents, nor
    # the build. So the chunk is read again one by one, and what breaks the reading becomes an Issue that tells of it.
    except Exception as error:  # noqa: BLE001
        if len(chunk) > 1:
            return [item for document in chunk for item in read_chunk((document,), settings)]
        return [_broken(chunk[0], error)]


def _extract(chunk: Chunk, settings: Settings) -> Answer:
    from onrecord import extract

    return list(extract.read(chunk, everything=settings.everything, gazetteer=settings.gazetteer)) if chunk else []


def _broken(document: Document, error: Exception) -> Issue:
    where = traceback.extract_tb(error.__traceback__)[-1]
    what = ADDRESS.sub("0x", f"{type(error).__name__}: {error}"[:200])
    return Issue(
        "extract", document.id,
        f"It could not be read: onrecord made a mistake on this text ({what}; {Path(where.filename).name}:{where.lineno}). It "
        "is kept, and none of its claims are in the record. Please report this; a newer version will read it again.",
    )  # fmt: skip


def read(chunks: Iterable[Chunk], settings: Settings, jobs: int) -> Iterator[Answer]:
    """One answer per chunk, in the order of the chunks, holding no more than `2 * jobs` chunks at a time.

    Raises whatever OnrecordError a worker raises, and one of its own when a worker dies."""
    if jobs < 2:
        yield from (read_chunk(chunk, settings) for chunk in chunks)
        return
    with ExitStack() as stack:
        idle: SimpleQueue[_Worker] = SimpleQueue()
        for _ in range(jobs):
            worker = _Worker(settings)
            stack.callback(worker.stop)
            idle.put(worker)
        threads = ThreadPoolExecutor(jobs)
        stack.callback(threads.shutdown, wait=False, cancel_futures=True)
        yield from _in_order(chunks, lambda chunk: threads.submit(_ask, idle, chunk), 2 * jobs)


def _in_order(chunks: Iterable[Chunk], send: Callable[[Chunk], "Future[Answer]"], ahead: int) -> Iterator[Answer]:
    waiting: deque[Future[Answer]] = deque()
    for chunk in chunks:
        waiting.append(send(chunk))
        if len(waiting) == ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _ask(idle: "SimpleQueue[_Worker]", chunk: Chunk) -> Answer:
    worker = idle.get()
    try:
        return worker.ask(chunk)
    finally:
        idle.put(worker)


class _Worker:
    """One process that reads. It hears no Ctrl-C: its parent does, and then closes its input."""

    def __init__(self, settings: Settings) -> None:
        self._process = subprocess.Popen(
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
            env=os.environ | {"OMP_NUM_THREADS": "1"},
        )
        self._send(settings)

    def ask(self, chunk: Chunk) -> Answer:
        self._send(chunk)
        assert self._process.stdout is not None
        try:
            fine, answer = pickle.load(self._process.stdout)
        except (EOFError, pickle.UnpicklingError):
            raise _dead() from None
        if not fine:
            raise answer
        return list(answer)

    def stop(self) -> None:
        """Ends the process now, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                _close(stream)

    def _send(self, thing: Any) -> None:
        assert self._process.stdin is not None
        try:
            pickle.dump(thing, self._process.stdin)
            self._process.stdin.flush()
        except BrokenPipeError:
            raise _dead() from None


def _close(stream: IO[bytes]) -> None:
    try:
        stream.close()
    except BrokenPipeError:
        return


def _dead() -> OnrecordError:
    return OnrecordError(
        "A process that reads documents ended before its work was done, perhaps for want of memory. What was read is saved: "
        "run the same command again, with --jobs 1 if this comes back."
    )


def main() -> None:
    """Answers chunks on standard input with (True, answer) or (False, error) on standard output, until the input ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    settings: Settings = pickle.load(sys.stdin.buffer)
    while True:
        try:
            chunk: Chunk = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        try:
            answer: tuple[bool, Any] = (True, read_chunk(chunk, settings))
        except OnrecordError as error:
            answer = (False, error)
        try:
            pickle.dump(answer, answers)
            answers.flush()
        except BrokenPipeError:  # the parent has gone, and nobody waits for the answer
            os._exit(1)


if __name__ == "__main__":
    main()
