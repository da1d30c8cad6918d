"""The record of the tests of decisions serves here too."""

import sys
from pathlib import Path

for room in ("link", "deciding"):
    sys.path.insert(0, str(Path(__file__).parent.parent / room))
