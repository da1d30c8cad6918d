"""python -m evals NAME DATA OUT: runs the program on a set's documents and writes what the set's score.py reads."""

import argparse
import sys
from pathlib import Path

from evals.sets import SETS, run
from onrecord.errors import OnrecordError


def main(arguments: list[str] | None = None) -> int:
    """Exit status 0, or 1 with one line on what went wrong."""
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    parser.add_argument("name", choices=sorted(SETS))
    parser.add_argument("data", type=Path, help="a folder like the open parts, for example bench/gva/dev")
    parser.add_argument("out", type=Path, help="claims, gva: the export; pages: predictions.json; else predictions.jsonl")
    asked = parser.parse_args(arguments)
    if not asked.data.is_dir():
        print(f"There is no folder {asked.data}. Name the folder of the set's documents.", file=sys.stderr)
        return 1
    try:
        run(asked.name, asked.data, asked.out)
    except OnrecordError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
