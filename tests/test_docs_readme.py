"""The README's two commands come first, and its example runs as it stands."""

import re
import subprocess
import sys
from pathlib import Path


def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def test_the_first_commands_are_demo_and_test(root: Path) -> None:
    commands = re.findall(r"^ {4}(\S.*)$", readme(root), re.MULTILINE)
    assert commands[:2] == ["make demo", "make test"]


def test_the_example_is_about_ten_lines_and_runs(root: Path, tmp_path: Path) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```", readme(root), re.MULTILINE | re.DOTALL)
    assert len([line for line in code.splitlines() if line.strip()]) <= 12
    (tmp_path / "examples").symlink_to(root / "examples")
    told = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert told.returncode == 0, told.stderr
    assert len(told.stdout.splitlines()) > 20, "the example prints incidents and claims"


def test_the_offsets_of_an_export_can_be_followed_as_the_page_says(root: Path, examples: Path, tmp_path: Path) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```", (root / "docs/how-to-export.md").read_text(encoding="utf-8"), re.M | re.S)
    places, record = str(examples / "places.tsv"), "a.record"
    for words in (
        ["build", str(examples / "reports"), "--gazetteer", places, "-o", record, "-q"], ["export", record, "-o", "out"],
    ):  # fmt: skip
        subprocess.run(
            [sys.executable, "-m", "onrecord.cli", *words], cwd=tmp_path, check=True, timeout=300, stdout=subprocess.DEVNULL
        )
    told = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert told.returncode == 0, told.stderr
