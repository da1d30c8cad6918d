"""python -m evals.copies SHARED [--show]: are pairs of texts of one family or not, against labels made by reading both.

SHARED holds `bench` and `train`. Documents of gva, of the claims sets and edited copies of the invented reports lie in one
pile; a pair counts as found when both have one family. Prints precision and recall of both halves (`tune` was looked at
while rules were made, `held` was not), and fails below the floors in evals/copies/floors.json."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from evals import edits
from onrecord.clean import clean, kinship
from onrecord.ingest import captures
from onrecord.model import Capture, Document

HERE = Path(__file__).parent / "copies"
REPORTS = Path(__file__).parent.parent / "examples" / "reports"
GROUPS = ("gva", "claims", "made")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents by id, and whether they are of one text family. `group` says where they are from, `kind` what the pair
    is a case of."""

    group: str
    kind: str
    a: str
    b: str
    same: bool

    @property
    def half(self) -> str:
        """Which half it belongs to: by its ids alone."""
        return ("tune", "held")[crc32(f"{self.a} {self.b}".encode()) % 2]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of pairs: found and right, found and wrong, missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Right among those found; 1.0 where none was."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Found among those that are; 1.0 where there are none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def labelled() -> list[Pair]:
    """The labelled pairs of real reports."""
    rows = (line.split("\t") for line in (HERE / "pairs.tsv").read_text(encoding="utf-8").splitlines()[1:])
    return [Pair(group, kind, a, b, same == "1") for group, kind, a, b, same in rows]


def made() -> tuple[list[Document], list[Pair]]:
    """Edited copies of the invented reports, police notes on one pattern, and the reports themselves on the same events."""
    originals, stubs = edits.reports(REPORTS), edits.stubs()
    found, pairs = [*originals, *stubs], list[Pair]()
    for kind, original, copy in edits.copies(originals):
        found.append(copy)
        pairs.append(Pair("made", kind, original.id, copy.id, True))
    pairs += [Pair("made", "one pattern", a.id, b.id, False) for a, b in zip(stubs, stubs[2:], strict=False)]
    pairs += [Pair("made", "one event", a.id, b.id, False) for a, b in zip(originals, originals[3:], strict=False)]
    return found, pairs


def documents(paths: Iterable[Path]) -> Iterator[Document]:
    """The documents of these files and folders."""
    taken = (c for c in captures([str(path) for path in paths]) if isinstance(c, Capture))
    return (d for d in clean(taken, {}) if isinstance(d, Document))


def score(pairs: Iterable[Pair], family: dict[str, str]) -> Score:
    """How well families agree with the labels."""
    told = [(pair.same, bool(family[pair.a]) and family[pair.a] == family[pair.b]) for pair in pairs]
    return Score(told.count((True, True)), told.count((False, True)), told.count((True, False)))


def line(name: str, pairs: list[Pair], got: Score) -> str:
    """A line of the table."""
    return f"{name:<28} {len(pairs):>5} {got.precision:>10.3f} {got.recall:>7.3f}   {got.wrong:>3} wrong {got.missed:>3} missed"


def main(arguments: list[str] | None = None) -> int:
    """Exit status 0 when every floor is reached."""
    parser = argparse.ArgumentParser(prog="python -m evals.copies", description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--show", action="store_true", help="name the pairs that were judged wrongly")
    asked = parser.parse_args(arguments)
    places = [asked.shared / part for part in ("bench/gva/dev/documents.jsonl", "bench/claims/docs", "train/claims/docs")]
    if not all(place.exists() for place in places):
        print(f"Nothing was measured: {asked.shared} lacks bench or train. Name the folder that holds both.", file=sys.stderr)
        return 1
    own, own_pairs = made()
    pairs = [*labelled(), *own_pairs]
    family = {id: kin.family for id, kin in kinship([*own, *documents(places)]).items()}
    return table(pairs, family, asked.show)


def table(pairs: list[Pair], family: dict[str, str], show: bool) -> int:
    """Prints how each group, each half and all pairs fare; 1 when a floor is not reached."""
    print(f"{'pairs':<28} {'':>5}  precision  recall")
    for group in GROUPS:
        for kind in dict.fromkeys(pair.kind for pair in pairs if pair.group == group):
            some = [pair for pair in pairs if (pair.group, pair.kind) == (group, kind)]
            print(line(f"{group}: {kind}", some, score(some, family)))
    failed = 0
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    for half in ("tune", "held", ""):
        some = [pair for pair in pairs if half in ("", pair.half)]
        got = score(some, family)
        low = got.precision < floors["precision"] or got.recall < floors["recall"]
        failed += low
        print(line(half or "all", some, got) + ("  BELOW THE FLOOR" if low else ""))
    for pair in pairs if show else ():
        found = bool(family[pair.a]) and family[pair.a] == family[pair.b]
        if found != pair.same:
            print("wrong" if found else "missed", pair.half, pair.group, pair.kind, pair.a, pair.b)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
