"""Each room imports only from the rooms below it: the contracts of .importlinter hold."""

import subprocess
import sys
from pathlib import Path


def test_the_layers_hold(root: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c(['--no-cache'])"],
        cwd=root, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stdout + told.stderr
