"""Annotated reports: folders of reports with what they say of figures and positions, as people marked it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import BaseModel

from onrecord.clean import clean
from onrecord.extract import placing, voice, when, where
from onrecord.extract.parse import Parsed, parse
from onrecord.ingest import captures
from onrecord.model import Capture, Document

Range = tuple[int, int]


class Row(BaseModel):
    """What every mark has: the words, which of their occurrences is meant, and who says so ("" for the outlet)."""

    passage: str
    nth: int | None = 1
    origin: str | None = ""

    def span(self, text: str) -> Range:
        """Where the passage stands in the text. Raises ValueError when it does not."""
        at = -1
        for _ in range(max(1, self.nth or 1)):
            at = text.find(self.passage, at + 1)
            if at < 0:
                raise ValueError(f"The report does not hold {self.passage!r} {self.nth or 1} times.")
        return at, at + len(self.passage)


class FigureRow(Row):
    """A marked figure."""

    harm: str
    low: int | None = None
    high: int | None = None
    scope: str = ""
    place: str | None = ""


class PositionRow(Row):
    """A marked blame, denial or claim of responsibility."""

    kind: str


class Marks(BaseModel):
    """Everything that is marked in one report."""

    id: str
    figures: list[FigureRow] = []
    positions: list[PositionRow] = []


class Group(BaseModel):
    """The reports of one annotation file: they tell of the same happenings, so they are held out together."""

    group: str
    documents: list[Marks]


@dataclass(frozen=True)
class Report:
    """One annotated report, parsed. `folder` is the one it was read from, `atlas` the places that are known in its group."""

    folder: str
    group: str
    parsed: Parsed
    atlas: where.Gazetteer
    figures: Sequence[FigureRow]
    positions: Sequence[PositionRow]

    @property
    def text(self) -> str:
        """The words of the report."""
        return self.parsed.document.text

    def heard(self) -> tuple[placing.Scene, voice.Voices]:
        """The report with its places, times and speakers found, by the weights that are in force now."""
        scene = placing.scene(self.parsed, where.mentions(self.parsed, self.atlas), when.mentions(self.parsed))
        return scene, voice.listen(self.parsed, scene.country)


def read(folders: Sequence[Path]) -> Iterator[Report]:
    """The reports of all folders, each parsed once."""
    found = [(folder, path) for folder in folders for path in annotations(folder)]
    if not found:
        raise SystemExit(f"No annotated reports (GROUP.json beside docs/) in {', '.join(map(str, folders))}.")
    jobs = [
        (str(folder), group, gazetteer(path), marks, document)
        for folder, path in found
        for group in [Group.model_validate_json(path.read_bytes())]
        for known in [documents(path.parent)]
        for marks in group.documents
        for document in [known[marks.id]]
    ]
    for (name, group, atlas, marks, _), parsed in zip(jobs, parse(job[-1] for job in jobs), strict=True):
        yield Report(name, group.group, parsed, atlas, marks.figures, marks.positions)


def annotations(folder: Path) -> list[Path]:
    """The annotation files of a folder and those in it: each stands beside a folder docs."""
    return [path for path in sorted(folder.rglob("*.json")) if (path.parent / "docs").is_dir()]


def gazetteer(path: Path) -> where.Gazetteer:
    """The shipped places and those beside an annotation file: every *.tsv, but of GROUP-places.tsv its own alone."""
    beside = sorted(path.parent.glob("*.tsv"))
    own = f"{path.stem}-places"
    return where.Gazetteer.load(tuple(tsv for tsv in beside if tsv.stem == own or not tsv.stem.endswith("-places")))


def documents(base: Path) -> dict[str, Document]:
    """The reports below docs/ by their ids, brought in as a build would. (A title that meta.json repeats is not read twice.)"""
    found = clean((one for one in captures([str(base / "docs")]) if isinstance(one, Capture)), {})
    return {document.id: replace(document, title="") for document in found if isinstance(document, Document)}
