"""Time and memory of a program and everything it starts."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall seconds, processor seconds, and the highest resident memory of the whole process tree in bytes (0 where the
    system does not say; memory shared by two processes counts twice)."""

    seconds: float
    cpu: float
    peak: int
    status: int


def tree(root: int) -> list[int]:
    """The ids of a process and all its descendants, as /proc tells them."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(entry.name)] = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
    found = [root]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid]
    return found


def resident(pids: list[int]) -> int:
    """Bytes that these processes hold in memory now."""
    total = 0
    for pid in pids:
        try:
            total += int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
        except OSError:
            continue
    return total


def children() -> float:
    """Processor seconds of all processes that this one started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(command: list[str]) -> Cost:
    """Runs a command to its end, looking at its memory twenty times a second."""
    start, busy, peak = time.monotonic(), children(), 0
    with subprocess.Popen(command, stdout=sys.stderr) as process:
        while process.poll() is None:
            peak = max(peak, resident(tree(process.pid)))
            time.sleep(0.05)
    return Cost(time.monotonic() - start, children() - busy, peak, process.returncode)


def timed(arguments: Sequence[str], count: int) -> str:
    """Runs Python with `arguments` by itself and says what that cost for `count` documents; may raise RuntimeError."""
    cost = measure([sys.executable, *arguments])
    if cost.status:
        raise RuntimeError(f"python {' '.join(arguments)} ended with status {cost.status}")
    told = f"{cost.seconds:.1f} s ({cost.cpu:.1f} s of a processor), {1000 * cost.cpu / count:.2f} ms of it a document"
    return f"{told}, peak memory {cost.peak / 2**20:.0f} MiB"
