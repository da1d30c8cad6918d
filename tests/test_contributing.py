"""The recipes of CONTRIBUTING.md work as written: each file and line is put into a copy of the program and used."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FILES = re.compile(r"`(src/onrecord/[^`\n]+)`(?:(?!```).)*?```(?:python|yaml)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINES = re.compile(r"`([A-Z]+)` of `([^`]+)`[^\n]*:\n\n((?: {4}.+\n)+)")
REPORT = """== Two dead in Quarnel ==

Soldiers set up a ''checkpoint'' in [[Quarnel]] on Monday, the interior ministry said. '''Two people were killed.'''
"""


def put(program: Path, name: str, table: str, lines: str) -> None:
    """Adds a recipe's import and entry to the dict or tuple called `table` in the file `name`."""
    path = program / name
    told = [line.strip() for line in lines.splitlines()]
    imports, (entry,) = (
        [line for line in told if line.startswith("from ")],
        [line for line in told if not line.startswith("from ")],
    )
    opening = re.compile(rf"^{table}\b[^=\n]*= ?[({{]", re.MULTILINE)
    text, changed = opening.subn(lambda m: f"{m[0]}{entry} ", path.read_text(encoding="utf-8"), count=1)
    assert changed == 1, f"{name} has no {table}"
    docstring = re.match(r'""".*?"""\n', text, re.DOTALL)
    at = docstring.end() if docstring else 0
    path.write_text(text[:at] + "\n".join(imports) + "\n" + text[at:], encoding="utf-8")


@pytest.fixture(scope="module")
def program(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with every recipe applied."""
    home = tmp_path_factory.mktemp("contributed")
    shutil.copytree(root / "src", home / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    recipes = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for name, text in FILES.findall(recipes):
        (home / name).write_text(text, encoding="utf-8")
    for table, name, lines in LINES.findall(recipes):
        put(home / "src" / "onrecord", name, table, lines)
    assert len(FILES.findall(recipes)) == 4 and len(LINES.findall(recipes)) == 5
    return home


def run(program: Path, *words: str) -> str:
    told = subprocess.run(
        [sys.executable, "-m", "onrecord.cli", *words], cwd=program, capture_output=True, text=True, timeout=300, check=False,
        env={**os.environ, "PYTHONPATH": str(program / "src")},
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    return told.stdout


def test_a_format_an_extractor_an_exporter_and_a_profile_can_be_added(program: Path, root: Path) -> None:
    (program / "report.wiki").write_text(REPORT, encoding="utf-8")
    gazetteer = str(root / "examples" / "places.tsv")
    run(
        program,
        "build",
        "report.wiki",
        "--published",
        "2024-03-12",
        "--profile",
        "cautious",
        "--gazetteer",
        gazetteer,
        "-o",
        "a.record",
    )
    run(program, "export", "a.record", "-o", "plain")
    run(program, "export", "a.record", "--as", "geojson", "-o", "map")

    def rows(name: str) -> list[dict[str, object]]:
        return [json.loads(line) for line in (program / "plain" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]

    (document,) = rows("documents")
    assert document["title"] == "Two dead in Quarnel"
    text = (program / "plain" / "texts" / "report.txt").read_text(encoding="utf-8")
    assert "''" not in text and "[[" not in text
    (checkpoint,) = [row for row in rows("claims") if row["event"] == "COERCE" and "checkpoint" in str(row["passage"])]
    assert checkpoint["origin"] == "the interior ministry" and checkpoint["date_start"] == "2024-03-11"
    assert {row["profile"] for row in rows("findings")} - {""} == {"cautious"}
    features = json.loads((program / "map" / "incidents.geojson").read_text(encoding="utf-8"))["features"]
    assert any(f["geometry"] and f["properties"]["killed_low"] == 2 for f in features)
