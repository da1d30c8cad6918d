"""Invented pages: the same each time, each line known to be report or not."""

from pathlib import Path

from training.clutter import learn, told
from training.pages import Maker, reports


def test_pages_are_the_same_each_time_and_their_lines_are_known(root: Path) -> None:
    found = reports([root / "training" / "annotated"])
    first, again = (list(Maker(found, 7).pages(4)) for _ in range(2))
    assert [sheet.lines for sheet in first] == [sheet.lines for sheet in again]
    assert all(len(sheet.lines) == len(sheet.kept) and True in sheet.kept for sheet in first)
    assert not any("{" in line for sheet in first for line in sheet.lines)
    weights = learn(list(told(first)))
    assert weights["lower case >=0.8"] > 0 > weights["furniture"]
