"""A folder of odd and hostile files: each gives its documents or its Issue, and costs nothing but itself."""

import resource
import time
from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.clean import clean
from onrecord.ingest import captures
from onrecord.model import Capture, Document, Issue
from tests.hostile.files import ODD

SECONDS, MEMORY = 30, 2_000_000
"""The most that one file may take, in seconds and KiB of memory."""


def read(path: Path) -> tuple[list[Document], list[Issue]]:
    found = list(captures([str(path)]))
    issues = [item for item in found if isinstance(item, Issue)]
    read = list(clean((item for item in found if isinstance(item, Capture)), {}))
    return [d for d in read if isinstance(d, Document)], issues + [i for i in read if isinstance(i, Issue)]


def test_there_are_enough() -> None:
    assert len(ODD) >= 60


@pytest.mark.parametrize("name", ODD, ids=lambda name: str(name).encode("unicode_escape").decode())
def test_each_gives_its_documents_or_says_why_not(name: str, tmp_path: Path) -> None:
    odd = ODD[name]
    path = tmp_path / name
    path.write_bytes(odd.content())
    began = time.monotonic()
    documents, issues = read(path)
    if any("Overlapped entries" in issue.problem for issue in issues):
        issues = []  # some Pythons refuse what others read as copies
    assert time.monotonic() - began < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < MEMORY
    wanted = [id.removesuffix(path.suffix) if id == name else id for id in odd.documents]
    ids = [d.id.replace(f"{tmp_path.name}/", "") for d in documents]
    assert ids == wanted, issues
    said = issues[-1:] if "..." in odd.says else issues
    wanted = [words for words in odd.says if words != "..."]
    assert len(said) == len(wanted), issues
    for issue, words in zip(said, wanted, strict=True):
        assert words in issue.problem and "mistake" not in issue.problem
    for document in documents:
        assert odd.never not in document.text + document.title
        assert document.published.date[:4] in ("", "2024")
    assert sorted(p.name for p in tmp_path.iterdir()) == [name]


def test_a_folder_of_all_of_them_is_built_and_built_again_without_a_change(tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    for name, odd in ODD.items():
        (folder / name).write_bytes(odd.content())
    record = tmp_path / "odd.record"
    built = pipeline.build([str(folder)], record, jobs=1)
    assert built.documents == built.added == sum(len(odd.documents) for odd in ODD.values())
    assert built.claims and built.issues >= sum(bool(odd.says) for odd in ODD.values())
    again = pipeline.build([str(folder)], record, jobs=1)
    assert (again.changed, again.documents, again.issues) == (False, built.documents, built.issues)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["odd", "odd.record", "odd.record-captures"]
