"""Decisions are tried on the invented reports of the link tests."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "link"))
