"""When a page was published and what it is called, against a reader's answers (page_dates.json).

The answers were read once off each page: the day that the page shows beside its headline (in the site's own time zone, so that
"on Monday" keeps its meaning), and where it shows none or only that of a change, the day of publication that its data holds. Of
titles there is only a hash."""

import hashlib
import json
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

ANSWERS = Path(__file__).with_name("page_dates.json")
Row = dict[str, Any]


def hashed(title: str) -> str:
    """The sha256 of a title's letters and digits, without case, so that quotes and spacing make no difference."""
    said = unicodedata.normalize("NFKC", title).casefold()
    return hashlib.sha256("".join(c for c in said if c.isalnum()).encode()).hexdigest()


def measures(gold: dict[str, Row], said: dict[str, Row]) -> dict[str, float]:
    """Shares of 0 to 1. `date`: of the pages that hold a date, those of which it was read rightly. `day`: the same, counting a
    day more or less as right. `no false date`: of all pages, those that were given no wrong date (a month is not wrong
    where the day lies in it). `title`: read rightly."""
    dated = [page for page, row in gold.items() if row["published"]]
    false = [page for page in gold if _date(said, page) and not gold[page]["published"].startswith(_date(said, page))]
    return {
        "date": _share(sum(_date(said, page) == gold[page]["published"] for page in dated), len(dated)),
        "day": _share(sum(_near(_date(said, page), gold[page]["published"]) for page in dated), len(dated)),
        "no false date": 1 - _share(len(false), len(gold)),
        "title": _share(sum(said.get(page, {}).get("title") == row["title"] for page, row in gold.items()), len(gold)),
    }


def _date(said: dict[str, Row], page: str) -> str:
    return str(said.get(page, {}).get("published") or "")


def _near(one: str, other: str) -> bool:
    if len(one) < len("2011-04-28") or len(other) < len("2011-04-28"):
        return one == other
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= 1


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def answers(rows: list[Row]) -> dict[str, Row]:
    """What an export's documents say, in the shape of page_dates.json."""
    return {
        row["id"]: {
            "published": (row["published"] or "")[: LENGTH[row["published_precision"]]],
            "from": row["published_from"],
            "title": hashed(row["title"]),
        }
        for row in rows
    }


LENGTH = {"": 0, "day": 10, "range": 10, "week": 10, "month": 7, "year": 4}


def score(said: Path) -> dict[str, float]:
    """The measures of a predictions.json of this set."""
    return measures(json.loads(ANSWERS.read_text(encoding="utf-8")), json.loads(said.read_text(encoding="utf-8")))
