"""Prints the scores of both halves; with `failures`, what goes wrong in the open half."""

import sys
from dataclasses import asdict

from tests.extract.short_reports import score

for half in ("open", "kept_aside"):
    scores = asdict(score(half))
    failures = scores.pop("failures")
    print(half, *(f"{name} {value:.3f}" for name, value in scores.items()))
    if half == "open" and "failures" in sys.argv[1:]:
        print(*failures, sep="\n")
