"""Several processes read as one does: the same answers in the same order, and no process outlives its parent."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import fake_stages
import pytest

from onrecord import workers
from onrecord.config import Settings
from onrecord.errors import ModelError, OnrecordError
from onrecord.model import Document, Mark

# A worker that reads with the stand-ins, and dies or errs on demand.
CODE = """
import os, time
import fake_stages, onrecord.extract
from onrecord import workers
from onrecord.errors import ModelError
def read(documents, **settings):
    for document in documents:
        print("a library talks")
        if "die" in document.text: os._exit(9)
        if "err" in document.text: raise ModelError("no model")
        if "slow" in document.text: time.sleep(60)
        time.sleep(0.01 * (int(document.id) % 3))
        yield from fake_stages.read([document])
onrecord.extract.read = read
workers.main()
"""


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    fake_stages.install(monkeypatch)
    monkeypatch.setattr(workers, "COMMAND", (sys.executable, "-c", CODE))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))


def chunks(*texts: str) -> list[tuple[Document, ...]]:
    return [(Document(str(n), f"doc-{n}", "", text, marks=(Mark(0, len(text), "body"),)),) for n, text in enumerate(texts)]


def test_two_processes_answer_as_one() -> None:
    wanted = chunks(*(f"{n} people killed." for n in range(30)))
    one = list(workers.read(wanted, Settings(), 1))
    assert list(workers.read(wanted, Settings(), 2)) == one
    assert list(workers.read([], Settings(), 2)) == []


def test_chunks_are_taken_only_as_they_are_needed() -> None:
    taken: list[int] = []

    def source() -> object:
        for n, chunk in enumerate(chunks(*["3 people killed."] * 20)):
            taken.append(n)
            yield chunk

    answers = workers.read(source(), Settings(), 2)  # type: ignore[arg-type]
    next(answers)
    assert len(taken) <= 4
    answers.close()  # type: ignore[attr-defined]


def test_an_error_of_a_worker_is_raised_here() -> None:
    with pytest.raises(ModelError, match="no model"):
        list(workers.read(chunks("3 people killed.", "err", "4 people killed."), Settings(), 2))


def test_a_worker_that_dies_is_an_error_with_advice() -> None:
    with pytest.raises(OnrecordError, match="--jobs 1"):
        list(workers.read(chunks("3 people killed.", "die"), Settings(), 2))


def test_workers_end_when_nobody_waits_for_them() -> None:
    start = time.monotonic()
    answers = workers.read(chunks("3 people killed.", *["slow"] * 5), Settings(), 2)
    next(answers)
    answers.close()  # type: ignore[attr-defined]
    assert time.monotonic() - start < 30


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks into /proc")
def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    code = f"""
import sys, onrecord.workers as w
from onrecord.config import Settings
w.COMMAND = (sys.executable, "-c", {CODE!r})
worker = w._Worker(Settings())
print(worker._process.pid, flush=True)
import time; time.sleep(60)
"""
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    deadline = time.monotonic() + 20
    while alive(child) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not alive(child)


def alive(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
