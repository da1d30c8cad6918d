"""Writes the golden files anew from what the code makes of the invented reports now, and the list of what it misses."""

import tempfile
from pathlib import Path

from onrecord.store import View
from tests.golden.expected import CASES, GAPS, gaps, holds
from tests.golden.stages import HERE, build, dump, stages


def main() -> None:
    """Build, write one file a stage and the gaps, and name every point that held before and holds no longer."""
    before = gaps() if GAPS.exists() else set()
    with tempfile.TemporaryDirectory() as folder, View.open(build(Path(folder))) as view:
        for name, rows in stages(view).items():
            (HERE / f"{name}.json").write_text(dump(rows), encoding="utf-8")
            print(f"tests/golden/{name}.json: {len(rows)} rows")
        missed = [case for case in CASES if not holds(view, *case)]
    GAPS.write_text(dump(missed), encoding="utf-8")
    print(f"tests/golden/gaps.json: {len(missed)} of {len(CASES)} points of examples/EXPECTED.md are missed")
    for case in missed:
        if case not in before:
            print("  no longer found:", *case)


if __name__ == "__main__":
    main()
