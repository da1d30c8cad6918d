"""python -m evals.scale RECORD FOLDER [N ...]: linking and weighing alone, over N documents each time, and 100 more on top.

The readings of RECORD (any that was built, for example over gva/dev) are replicated: each replica's dates, places, names and
keys are shifted, so that it tells of other happenings to other people elsewhere, as a larger pile would. Reading and looking
for copies are left out. Prints seconds, milliseconds a document, and the highest memory of the process."""

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from evals import memory
from onrecord import config
from onrecord.deriving import derive
from onrecord.link.wording import rare
from onrecord.model import Document, Reading
from onrecord.store import Record, View
from onrecord.store.codec import decode, encode

SIZES = (10_000, 30_000, 100_000)
MORE, BATCH = 100, 200
AROUND = 1_600  # days between two replicas: more than the reports at hand span
DAY = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b")
PLACE = re.compile(r"\bgeonames:(\d+)")
LATITUDE = re.compile(r'"lat":(-?\d+(?:\.\d+)?)')
KEY = re.compile(r"\b(?:[0-9a-f]{32}|[0-9a-f]{16})\b")
NAME = re.compile(r"\b[A-Z][A-Za-z]+")
DONE = "derived"


def shifted(text: str, n: int) -> str:
    """The n-th replica of what JSON says, every word as long as it was; 0 is the original."""
    if not n:
        return text
    text = KEY.sub(lambda m: f"{int(m[0], 16) ^ n:0{len(m[0])}x}", text)
    text = DAY.sub(lambda m: _later(m[0], n * AROUND), text)
    text = PLACE.sub(lambda m: f"geonames:{m[1]}{n:03d}", text)
    text = LATITUDE.sub(lambda m: f'"lat":{(float(m[1]) + 90 + 1.7 * n) % 180 - 90:.5f}', text)
    return NAME.sub(lambda m: _renamed(m[0], n), text)


def _later(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days)).isoformat()
    except (ValueError, OverflowError):
        return day


def _renamed(word: str, n: int) -> str:
    """Every letter moved on in the alphabet, by a step that depends on the replica and on where it stands. Words of the
    language at large ("Police", "Monday") stay: as names they would join what has nothing in common."""
    if not rare(word.lower()):
        return word
    moved = (chr((ord(c.lower()) - 97 + 7 * n + n * i // 3) % 26 + 97) for i, c in enumerate(word))
    return "".join(m.upper() if c.isupper() else m for c, m in zip(word, moved, strict=True))


def replicas(record: Path) -> Iterator[tuple[Document, Reading]]:
    """Documents with their readings, replica after replica, without end."""
    with View.open(record) as view:
        read = {reading.document: encode(reading) for reading in view.readings()}
        documents = [(encode(d), read[d.id]) for d in view.documents() if d.id in read]
    n = 0
    while True:
        for document, reading in documents:
            yield decode(Document, shifted(document, n)), decode(Reading, shifted(reading, n))
        n += 1


def fill(path: Path, source: Iterator[tuple[Document, Reading]], count: int) -> None:
    """Adds documents with their readings to a record, unlinked."""
    with Record(path) as record:
        for at in range(0, count, BATCH):
            some = [next(source) for _ in range(min(BATCH, count - at))]
            record.save([], [d for d, _ in some], [])
            record.save_readings([r for _, r in some], {}, [], "replica", True)


def linked(path: Path) -> None:
    """Brings the record up to date."""
    with Record(path) as record:
        derive(record, config.Settings(), lambda *step: None, copies=False)


def timed(path: Path, count: int) -> str:
    """Links in a process of its own and says what that cost."""
    return memory.timed(["-m", "evals.scale", str(path), DONE], count)


def main(arguments: list[str]) -> int:
    """Prints a line a size, and one for the documents added to the largest."""
    if arguments[1:] == [DONE]:
        linked(Path(arguments[0]))
        return 0
    asked = argparse.ArgumentParser(prog="python -m evals.scale", description=__doc__)
    asked.add_argument("record", type=Path)
    asked.add_argument("folder", type=Path, help="where the replicated records are written")
    asked.add_argument("sizes", type=int, nargs="*", default=list(SIZES))
    given = asked.parse_args(arguments)
    given.folder.mkdir(parents=True, exist_ok=True)
    for size in given.sizes:
        for old in given.folder.glob(f"{size}.record*"):
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        path, source = given.folder / f"{size}.record", replicas(given.record)
        fill(path, source, size)
        print(f"{size:>7} documents: {timed(path, size)}", flush=True)
        if size == max(given.sizes):
            fill(path, source, MORE)
            print(f"{MORE:>7} more:      {timed(path, MORE)}", flush=True)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (RuntimeError, subprocess.SubprocessError) as error:
        print(f"Nothing was measured: {error}.", file=sys.stderr)
        sys.exit(1)
