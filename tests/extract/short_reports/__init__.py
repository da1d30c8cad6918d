"""Short invented reports with the figures a reader finds in them, and how much of that the program finds.

`python -m tests.extract.short_reports` prints the scores of both halves, and with `failures` what is missed in the open one."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from onrecord.extract import read
from onrecord.model import Claim, Reading
from tests.extract.reader import document

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Scores:
    """F1 of the figures found (words and harm), of manner other than asserted, and the share of the figures found that have
    the right numbers, origin, manner and scope."""

    figures: float
    doubted: float
    numbers: float
    origin: float
    manner: float
    scope: float
    failures: tuple[str, ...]


def score(half: str) -> Scores:
    """The scores on `half` ("open" or "kept_aside")."""
    rows = yaml.safe_load((HERE / f"{half}.yml").read_text(encoding="utf-8"))
    count: Counter[str] = Counter()
    failures: list[str] = []
    for row in rows:
        (found,) = read([document(row["text"])], everything=True)
        assert isinstance(found, Reading)
        left = [c for c in found.claims if c.kind == "figure"]
        for wanted in row["figures"]:
            start = row["text"].index(wanted["words"])
            end = start + len(wanted["words"])
            hit = next((c for c in left if c.span.start < end and start < c.span.end and _same(c, wanted)), None)
            count["wanted"] += 1
            count["wanted doubted"] += "manner" in wanted
            if hit is None:
                failures.append(f"missed {wanted} in: {row['text']}")
                continue
            left.remove(hit)
            count["hit"] += 1
            for field, right in _checks(hit, wanted).items():
                count[field] += right
                if not right:
                    failures.append(f"wrong {field} of {wanted} ({_said(hit)}) in: {row['text']}")
            count["hit doubted"] += "manner" in wanted and hit.manner == wanted["manner"]
            count["said doubted"] += hit.manner != "asserted"
        count["said"] += sum(1 for c in found.claims if c.kind == "figure")
        count["said doubted"] += sum(c.manner != "asserted" for c in left)
        failures += [f"spurious {c.span.words!r} ({_said(c)}) in: {row['text']}" for c in left]
    share = {field: count[field] / max(1, count["hit"]) for field in ("numbers", "origin", "manner", "scope")}
    return Scores(_f1(count, ""), _f1(count, " doubted"), **share, failures=tuple(failures))


def _f1(count: Counter[str], what: str) -> float:
    return 2 * count["hit" + what] / max(1, count["wanted" + what] + count["said" + what])


def _same(claim: Claim, wanted: Mapping[str, object]) -> bool:
    return claim.figure is not None and claim.figure.harm == wanted["harm"] and _holds_number(claim, str(wanted["words"]))


def _holds_number(claim: Claim, words: str) -> bool:
    """Whether the passage and the wanted words stand for one count, of several in one clause."""
    return words in claim.span.words or claim.span.words in words or words.split()[-1] in claim.span.words


def _checks(claim: Claim, wanted: Mapping[str, object]) -> dict[str, bool]:
    figure = claim.figure
    assert figure is not None
    said, told = (claim.origin.words if claim.origin else "").lower(), str(wanted.get("origin", "")).lower()
    return {
        "numbers": (figure.low, figure.high) == (wanted["low"], wanted["high"]),
        "origin": bool(said) == bool(told) and (told in said or said in told),
        "manner": claim.manner == wanted.get("manner", "asserted"),
        "scope": figure.scope == wanted.get("scope", "incident"),
    }


def _said(claim: Claim) -> str:
    figure = claim.figure
    assert figure is not None
    origin = claim.origin.words if claim.origin else ""
    return f"{figure.harm} {figure.low} {figure.high} {figure.scope} {claim.manner} {origin!r}"
