"""All the data of the page in blocks: one with the rows, read at once, and many small ones that are read when asked for."""

from collections.abc import Iterable, Sequence

from onrecord.model import HARMS, Incident, Issue, Toll
from onrecord.report import words
from onrecord.report.basemap import basemap
from onrecord.report.dossier import clashes, dossier
from onrecord.report.index import Index
from onrecord.report.packing import packed, slices
from onrecord.report.papers import papers, text, whole
from onrecord.report.people import people
from onrecord.report.rows import row, rows

DOSSIERS, TEXTS = 32, 24  # in a block

Block = tuple[str, str]


def first(index: Index, incidents: Sequence[Incident], redacted: bool) -> Block:
    """The block that is read at once: the rows of incidents, those of tolls, and what the script needs to name things."""
    data = rows(incidents, index)
    data["tolls"] = [list(row(toll, index).values()) for toll in index.linkage.tolls]
    data["slices"] = {"dossiers": DOSSIERS, "texts": TEXTS}
    data["harms"] = {h: words.harm(h) for h in HARMS}
    data["whole"], data["redacted"] = whole(index), redacted
    return "rows", packed(data)


def later(index: Index, incidents: Sequence[Incident], issues: tuple[Issue, ...]) -> list[Block]:
    """The blocks that are read when asked for. Dossiers are those of the incidents in their order, then those of the tolls."""
    subjects: list[Incident | Toll] = [*incidents, *index.linkage.tolls]
    full = whole(index)
    points = [(i.place.lat, i.place.lon) for i in incidents if i.place and i.place.lat is not None and i.place.lon is not None]
    return [
        ("basemap", packed(basemap(points) if points else None)),
        ("papers", packed(papers(index, issues))),
        ("clashes", packed(clashes(subjects, index))),
        ("people", packed(people(index))),
        ("issues", packed([[i.stage, i.subject, i.problem] for i in issues])),
        *_blocks("dossiers", (packed([dossier(s, index) for s in some]) for some in slices(subjects, DOSSIERS))),
        *_blocks(
            "texts", (packed([text(d, index, full) for d in some]) for some in slices([*index.documents.values()], TEXTS))
        ),
    ]


def _blocks(name: str, found: Iterable[str]) -> list[Block]:
    return [(f"{name}-{n}", block) for n, block in enumerate(found)]
