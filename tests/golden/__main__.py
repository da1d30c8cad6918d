"""Writes the golden files anew from what the code makes of the invented reports now."""

import tempfile
from pathlib import Path

from onrecord.store import View
from tests.golden.stages import HERE, build, dump, stages


def main() -> None:
    """Build, then write one file a stage."""
    with tempfile.TemporaryDirectory() as folder, View.open(build(Path(folder))) as view:
        for name, rows in stages(view).items():
            (HERE / f"{name}.json").write_text(dump(rows), encoding="utf-8")
            print(f"tests/golden/{name}.json: {len(rows)} rows")


if __name__ == "__main__":
    main()
