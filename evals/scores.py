"""The open parts, and what to read off the words of their score.py."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals import page_dates


@dataclass(frozen=True, slots=True)
class Part:
    """One open part: its set, where its documents lie below the bench folder, what score.py is given as gold and as answer
    (relative to documents and OUT), how its measures are read off what it prints, and whose score.py it is (its set's where
    none is named). A part with answers of our own has no score.py: `own` says its measures."""

    set: str
    data: str
    gold: str
    said: str
    read: Callable[[str], dict[str, float]]
    options: tuple[str, ...] = ()
    own: Callable[[Path], dict[str, float]] | None = None
    scorer: str = ""


def claims(printed: str) -> dict[str, float]:
    """Measures of the claims set from its JSON."""
    got: dict[str, Any] = json.loads(printed)
    names = ("figures", "who_says_how_many", "all_right", "positions", "persons", "incidents_b3", "contested", "contradictions")
    measures = {name: float(got[name]["f1"]) for name in names}
    measures |= {"positions origin": float(got["positions"]["origin"]), "not asserted": float(got["manner_not_asserted"]["f1"])}
    fields = ("qualifier", "scope", "origin", "connection", "manner", "place", "date")
    measures |= {f"given {name}": float(got["accuracy_given_found"][name]) for name in fields}
    return measures | {
        f"incident {name}": float(got["incident_tolls"][name]) for name in ("found", "low", "high", "overlap", "origins")
    }


def words(**patterns: str) -> Callable[[str], dict[str, float]]:
    """A reader that takes each measure from the first group of its pattern."""

    def read(printed: str) -> dict[str, float]:
        found = {name: re.search(pattern, printed, re.MULTILINE) for name, pattern in patterns.items()}
        return {name.replace("_", " "): float(match[1]) for name, match in found.items() if match}

    return read


F1 = r".*?\bf1 (\d\.\d+)"
GVA = words(
    b3="^B3" + F1, pairs="^pairs" + F1, people="^people" + F1,
    **{name: rf"^{name} +(\d\.\d+)" for name in ("killed_exact", "killed_inside", "injured_exact", "date", "city")},
)  # fmt: skip
ATTRIBUTION = words(
    who_said_what="^who said what" + F1, content_tokens="^content tokens" + F1, source_tokens="^source tokens" + F1
)
PLACES = words(tagging="^tagging" + F1, acc_161km=r"^Acc@161km +(\d\.\d+)", end_to_end=r"end to end (\d\.\d+)")
TIME = words(relaxed=r"^relaxed f1 (\d\.\d+)", value=r"value f1 (\d\.\d+)", day=r"day (\d\.\d+)")
PAGES = words(f1="^pages" + F1)

PARTS: dict[str, Part] = {
    "claims": Part("claims", "claims", "", "", claims, ("--json",)),
    "gva": Part("gva", "gva/dev", "", "", GVA),
    "attribution": Part("attribution", "attribution/dev", "documents.jsonl", "predictions.jsonl", ATTRIBUTION),
    "places lgl": Part("places", "places/lgl", "documents.jsonl", "predictions.jsonl", PLACES),
    "places geovirus": Part("places", "places/geovirus", "documents.jsonl", "predictions.jsonl", PLACES),
    "time": Part("time", "time/tbaq", "documents.jsonl", "predictions.jsonl", TIME),
    "pages": Part("pages", "pages/dev", "gold.json", "predictions.json", PAGES),
    "page dates": Part("page_dates", "pages/dev", "", "predictions.json", PAGES, own=page_dates.score),
    "clutter": Part("clutter", "pages/dev", "gold.json", "predictions.json", PAGES, scorer="pages"),
}


def score(part: Part, bench: Path, out: Path) -> dict[str, float]:
    """What the part's own score.py says of the answers in `out`. Raises RuntimeError with its last words when it fails."""
    if part.own is not None:
        return part.own(out / part.said)
    data = bench / part.data
    command = [
        sys.executable,
        str(bench / (part.scorer or part.set) / "score.py"),
        str(data / part.gold),
        str(out / part.said),
        *part.options,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{part.set}/score.py failed: {done.stderr.strip().splitlines()[-1:]}")
    return part.read(done.stdout)
