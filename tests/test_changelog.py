"""The changelog speaks of the version that the package says it is."""

import re
from pathlib import Path

import onrecord


def test_the_newest_entry_is_this_version(root: Path) -> None:
    text = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+)", text, re.MULTILINE)
    assert newest is not None and newest[1] == onrecord.__version__


def test_every_entry_says_something(root: Path) -> None:
    text = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    entries = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    assert all("\n- " in entry for entry in entries)
