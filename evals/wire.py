"""python -m evals.wire [BENCH]: the wire field and the credits of a part, on texts of gva/dev and claims that name agencies.

`wire_labels.json` holds, for ids alone, what a reader found credited: `wire` the agency whose text it is ("" for none, or where
the outlet is the agency itself), `part` the agencies that gave a part ("" for such as are not named). Sample 1 was looked at
while the rules were written, sample 2 was labelled before they had read it."""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals import inputs
from onrecord.clean import clean
from onrecord.ingest import captures
from onrecord.model import Document, Issue

LABELS = Path(__file__).with_name("wire_labels.json")
Label = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rates:
    """How many answers were right, given and wanted."""

    right: int
    given: int
    wanted: int

    def text(self) -> str:
        """Precision and recall in one line."""
        precision = self.right / self.given if self.given else 1.0
        recall = self.right / self.wanted if self.wanted else 1.0
        return f"precision {precision:.3f} recall {recall:.3f} ({self.right} right, {self.given} given, {self.wanted} wanted)"


def found(bench: Path, wanted: set[str]) -> dict[str, Document]:
    """The documents of these ids as the clean stage makes them."""
    with tempfile.TemporaryDirectory(prefix="onrecord-evals-") as folder:
        work = Path(folder)
        paths = [*inputs.rows(bench / "gva" / "dev", work), *inputs.groups(bench / "claims", work)]
        read = (c for c in captures(paths) if not isinstance(c, Issue) and c.name in wanted)
        return {d.id: d for d in clean(read, {}) if isinstance(d, Document)}


def rates(labels: Iterable[Label], documents: dict[str, Document]) -> tuple[Rates, Rates]:
    """Of the wire field, and of the agencies that gave a part beside it. A document that is not there answers nothing."""
    wire, part = [], []
    for label in labels:
        document = documents.get(label["id"])
        said = document.wire if document else ""
        wire.append((int(bool(said) and said == label["wire"]), int(bool(said)), int(bool(label["wire"]))))
        credited = document.credits if document else ()
        given = {c.agency for c in credited if c.role == "part" and not (said and c.agency == said)}
        wanted = {agency for agency in label["part"] if agency != label["wire"] or not agency}
        part.append((len(given & wanted), len(given), len(wanted)))
    return _sum(wire), _sum(part)


def _sum(counts: list[tuple[int, int, int]]) -> Rates:
    return Rates(*(sum(column) for column in zip(*counts, strict=True))) if counts else Rates(0, 0, 0)


def main(arguments: list[str] | None = None) -> int:
    """Exit status 0, or 1 with one line on what is missing."""
    parser = argparse.ArgumentParser(prog="python -m evals.wire", description=__doc__)
    parser.add_argument("bench", type=Path, nargs="?", default=Path("shared/bench"))
    parser.add_argument("--differences", action="store_true", help="also the ids where the answer is another")
    asked = parser.parse_args(arguments)
    if not (asked.bench / "gva" / "dev").is_dir():
        print(f"There is no folder {asked.bench / 'gva' / 'dev'}. Name the folder of the benchmarks.", file=sys.stderr)
        return 1
    labels: list[Label] = json.loads(LABELS.read_text(encoding="utf-8"))
    documents = found(asked.bench, {label["id"] for label in labels})
    for sample in sorted({label["sample"] for label in labels}):
        own = [label for label in labels if label["sample"] == sample]
        wire, part = rates(own, documents)
        print(f"sample {sample}: {len(own)} documents\n  wire {wire.text()}\n  part {part.text()}")
    for label in labels if asked.differences else ():
        one = rates([label], documents)
        if any(not rate.right == rate.given == rate.wanted for rate in one):
            print(f"  {label['id']}: wanted {label['wire'] or '-'} {label['part']}, {_said(documents.get(label['id']))}")
    return 0


def _said(document: Document | None) -> str:
    if document is None:
        return "no document"
    return f"got {document.wire or '-'} {sorted({c.agency for c in document.credits if c.role == 'part'})}"


if __name__ == "__main__":
    sys.exit(main())
