"""python -m evals.clutter_gva DATA: what cleaning does to 100 documents whose clutter was marked by reading them.

`clutter_gva.json` names the documents and, of each, the stretches [start, end] of its text that are clutter; they were drawn by
seed from documents of at most 60 lines, 60 with something that looked like clutter and 40 without."""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.clean import clean
from onrecord.clean.lines import WORD
from onrecord.extract import read
from onrecord.ingest import captures
from onrecord.model import Capture, Document, Mark, Reading

LABELS = Path(__file__).with_suffix(".json")
Stretches = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Clutter:
    """Counts over the documents. Of `claims` those `in_clutter` have a passage in labelled clutter; the `lost` ones would be
    found outside of it if nothing were marked. Of the `words` of reports those `taken` are marked as clutter; of `furniture`
    words those `left` are not."""

    claims: int = 0
    in_clutter: int = 0
    lost: int = 0
    words: int = 0
    taken: int = 0
    furniture: int = 0
    left: int = 0

    def measures(self) -> dict[str, float]:
        """What floors are set on."""
        return {
            "claims not of it": 1 - self.in_clutter / max(1, self.claims),
            "claims kept": 1 - self.lost / max(1, self.claims - self.in_clutter + self.lost),
            "report kept": 1 - self.taken / max(1, self.words),
            "clutter found": 1 - self.left / max(1, self.furniture),
        }

    def line(self) -> str:
        """The measurement in one line."""
        return (
            f"{self.claims} claims, {self.in_clutter} of them from labelled clutter, {self.lost} lost; {self.taken} of "
            f"{self.words} words of reports marked as clutter, {self.left} of {self.furniture} words of clutter not"
        )


def documents(data: Path, ids: Iterable[str], work: Path) -> list[Document]:
    """The labelled documents, cleaned."""
    from evals import inputs

    wanted, path = set(ids), Path(inputs.rows(data, work)[0])
    rows = [row for row in path.read_text(encoding="utf-8").splitlines() if json.loads(row)["id"] in wanted]
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    found = (item for item in captures([str(path)]) if isinstance(item, Capture))
    return [item for item in clean(found, {}) if isinstance(item, Document)]


def measure(data: Path, labels: Mapping[str, Stretches]) -> Clutter:
    """The counts. Each document is read twice: as it was cleaned, and with nothing of it marked."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="onrecord-evals-") as work:
        cleaned = documents(data, labels, Path(work))
    whole = [replace(d, marks=(Mark(0, len(d.text), "body"),)) for d in cleaned]
    marked = {d.id: [(m.start, m.end) for m in d.marks if m.mark == "clutter"] for d in cleaned}
    told, all_told = places(cleaned), places(whole)
    counts = words(cleaned, labels, marked)
    return replace(
        counts,
        claims=len(told),
        in_clutter=sum(within(place, labels) for place in told),
        lost=sum(within(place, marked) and not within(place, labels) for place in all_told),
    )


def places(found: Sequence[Document]) -> list[tuple[str, int, int]]:
    """Where the claims of the documents' texts stand."""
    readings = [item for item in read(found, everything=True) if isinstance(item, Reading)]
    spans = [claim.span for reading in readings for claim in reading.claims if claim.span.field == "text"]
    return [(span.document, span.start, span.end) for span in spans]


def within(place: tuple[str, int, int], stretches: Mapping[str, Stretches]) -> bool:
    """Whether a passage overlaps one of the stretches of its document."""
    document, start, end = place
    return any(start < e and s < end for s, e in stretches.get(document, ()))


def words(found: Iterable[Document], labels: Mapping[str, Stretches], marked: Mapping[str, Stretches]) -> Clutter:
    """The counts of words alone."""
    total = taken = furniture = left = 0
    for document in found:
        for word in WORD.finditer(document.text):
            place = (document.id, word.start(), word.end())
            clutter, gone = within(place, labels), within(place, marked)
            total, taken = total + (not clutter), taken + (gone and not clutter)
            furniture, left = furniture + clutter, left + (clutter and not gone)
    return Clutter(words=total, taken=taken, furniture=furniture, left=left)


def measured(data: Path) -> Clutter:
    """The counts over the documents that were labelled."""
    return measure(data, json.loads(LABELS.read_text(encoding="utf-8")))


def main(arguments: list[str]) -> int:
    """Prints one line."""
    parser = argparse.ArgumentParser(prog="python -m evals.clutter_gva", description=__doc__)
    parser.add_argument("data", type=Path, help="a folder with documents.jsonl: bench/gva/dev")
    print(measured(parser.parse_args(arguments).data).line())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
