"""python -m evals.copies_scale RECORD FOLDER [N ...]: looking for copies alone, among N documents each time.

Of the largest also what it costs to add 100 newer documents and 100 that are as old as the oldest. The documents are made from
the words of RECORD (any that was built): each word is drawn after the two before it, so that phrases come again as they do in
reports of one kind. One in five is an edited copy of an earlier one, one in a hundred one of a text that is copied everywhere,
and half of them carry one of ten footers. Prints seconds, milliseconds of a processor a document, the highest memory of the
process, and how many copies were found."""

import argparse
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from evals import memory
from onrecord.deriving.copies import look_for_copies
from onrecord.deriving.touched import Touched
from onrecord.model import Document, Mark, Published
from onrecord.store import Record, View

SIZES = (10_000, 30_000, 100_000)
MORE, BATCH = 100, 500
DONE = "looked"
Chain = dict[tuple[str, str], list[str]]


def chain(record: Path) -> Chain:
    """What follows two words in the record's reports."""
    follow: Chain = {}
    with View.open(record) as view:
        for document in view.documents():
            words = " ".join(document.text[m.start : m.end] for m in document.marks if m.mark == "body").split()
            for at in range(len(words) - 2):
                follow.setdefault((words[at], words[at + 1]), []).append(words[at + 2])
    return follow


def documents(follow: Chain, seed: int, first: int = 0) -> Iterator[Document]:
    """Documents without end, 200 a day; those that are copies have an id that ends with "copy"."""
    dice, starts = random.Random(seed), sorted(follow)
    kept: list[list[str]] = []
    popular = text(follow, starts, dice, 300)
    footers = [text(follow, starts, dice, 40) for _ in range(10)]
    for n in count(first):
        kind = dice.random()
        copied = len(kept) > 50 and kind < 0.21
        words = edited(popular if kind < 0.01 else dice.choice(kept), dice) if copied else text(follow, starts, dice, 350)
        if not copied and len(kept) < 20_000:
            kept.append(words)
        words = [*words, *dice.choice(footers)] if dice.random() < 0.5 else words
        day = date(2030, 1, 1) + timedelta(n // 200)
        yield made(f"{n:07}-{seed}{'-copy' if copied else ''}", " ".join(words), day.isoformat())


def text(follow: Chain, starts: list[tuple[str, str]], dice: random.Random, size: int) -> list[str]:
    """About so many words."""
    words = list(dice.choice(starts))
    while len(words) < dice.uniform(0.6, 1.4) * size:
        words.append(dice.choice(follow.get((words[-2], words[-1])) or [dice.choice(starts)[0]]))
    return words


def edited(words: list[str], dice: random.Random) -> list[str]:
    """The same with its beginning or its end cut, and something put in."""
    cut = dice.randint(0, len(words) // 4)
    rest = words[cut:] if dice.random() < 0.5 else words[: len(words) - cut]
    at = dice.randint(0, len(rest))
    return [*rest[:at], *(f"word{dice.randint(0, 9999)}" for _ in range(dice.randint(0, 12))), *rest[at:]]


def made(name: str, words: str, day: str) -> Document:
    """A document that is all report."""
    words = f"{words}."
    published = Published(day, "day", "metadata")
    return Document(name, f"doc:{name}", name, words, published=published, marks=(Mark(0, len(words), "body"),))


def fill(path: Path, source: Iterator[Document], size: int) -> None:
    """Adds documents to a record."""
    with Record(path) as record:
        for at in range(0, size, BATCH):
            record.save([], [next(source) for _ in range(min(BATCH, size - at))], [])


def looked(path: Path, new: int) -> None:
    """Looks for the copies of the newest documents; of all where they are as many."""
    with Record(path) as record, record.derivation() as work:
        seqs = sorted(work.names)[-new:]
        look_for_copies(work, Touched(new == len(work.names), set(seqs), {}, anything=True))


def timed(path: Path, size: int) -> str:
    """Looks in a process of its own and says what that cost."""
    return memory.timed(["-m", "evals.copies_scale", str(path), DONE, str(size)], size)


def found(path: Path) -> str:
    """How many of the copies have a family, and how many of the others come from something."""
    with View.open(path) as view:
        told = [(d.id.endswith("copy"), bool(d.family), bool(d.copy_of)) for d in view.documents()]
    copies = [family for copy, family, _ in told if copy]
    wrong = sum(of for copy, _, of in told if not copy)
    return f"{sum(copies)} of {len(copies)} copies have a family, {wrong} of {len(told) - len(copies)} others are called copies"


def main(arguments: list[str]) -> int:
    """Prints two lines a size, and one for the documents added to the largest."""
    if arguments[1:2] == [DONE]:
        looked(Path(arguments[0]), int(arguments[2]))
        return 0
    asked = argparse.ArgumentParser(prog="python -m evals.copies_scale", description=__doc__)
    asked.add_argument("record", type=Path)
    asked.add_argument("folder", type=Path, help="where the records of made documents are written")
    asked.add_argument("sizes", type=int, nargs="*", default=list(SIZES))
    given = asked.parse_args(arguments)
    given.folder.mkdir(parents=True, exist_ok=True)
    follow = chain(given.record)
    for size in given.sizes:
        path = given.folder / f"{size}.record"
        for old in given.folder.glob(f"{path.name}*"):
            old.unlink() if old.is_file() else None
        fill(path, documents(follow, 0), size)
        print(f"{size:>7} documents: {timed(path, size)}", flush=True)
        print(f"{'':>7}            {found(path)}", flush=True)
        if size == max(given.sizes):
            for seed, first, what in ((1, size, "newer"), (2, 0, "older")):
                fill(path, documents(follow, seed, first), MORE)
                print(f"{MORE:>7} {what}:     {timed(path, MORE)}", flush=True)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (RuntimeError, subprocess.SubprocessError) as error:
        print(f"Nothing was measured: {error}.", file=sys.stderr)
        sys.exit(1)
