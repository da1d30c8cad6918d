"""The sample in the README: what the terminal shows of the invented reports, renewed by `make docs`."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
# What a terminal of 80 columns without colours is to the program.
TERMINAL = {"COLUMNS": "80", "TERM": "dumb", "TTY_COMPATIBLE": "1"}
BLOCK = re.compile(r"(^    \$ onrecord (show demo\.record.*)\n)(?:    .*\n|\n(?=    ))*", re.MULTILINE)


def onrecord(folder: Path, *words: str) -> str:
    """What the command prints, run in `folder`."""
    told = subprocess.run(
        [sys.executable, "-m", "onrecord.cli", *words], cwd=folder, env={**os.environ, **TERMINAL},
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return told.stdout


def renewed(readme: str) -> str:
    """The README with every sample as the program answers now."""
    reports, places = str(ROOT / "examples" / "reports"), str(ROOT / "examples" / "places.tsv")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        onrecord(folder, "build", reports, "--gazetteer", places, "-o", "demo.record", "--quiet")

        def answer(match: re.Match[str]) -> str:
            lines = onrecord(folder, *match[2].split()).rstrip("\n").splitlines()
            return match[1] + "".join(f"    {line}".rstrip() + "\n" for line in lines)

        return BLOCK.sub(answer, readme)
