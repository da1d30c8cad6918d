"""The measure of page dates: what counts as right, near and false."""

from evals.page_dates import ANSWERS, answers, hashed, measures

GOLD = {
    "a": {"published": "2031-05-02", "title": hashed("Three killed")},
    "b": {"published": "", "title": hashed("No date")},
}


def said(a: str, b: str) -> dict[str, dict[str, str]]:
    return {"a": {"published": a, "title": hashed("“three KILLED”")}, "b": {"published": b, "title": ""}}


def test_measures() -> None:
    assert measures(GOLD, said("2031-05-02", "")) == {"date": 1, "day": 1, "no false date": 1, "title": 0.5}
    assert measures(GOLD, said("2031-05-03", "2031-01-01")) == {"date": 0, "day": 1, "no false date": 0, "title": 0.5}
    assert measures(GOLD, said("2031-05", ""))["date"] == 0 and measures(GOLD, said("2031-05", ""))["no false date"] == 1
    assert measures(GOLD, {}) == {"date": 0, "day": 0, "no false date": 1, "title": 0}


def test_answers_of_an_export_keep_the_precision() -> None:
    row = {"id": "a", "published": "2031-05-01", "published_precision": "month", "published_from": "address", "title": "x"}
    nothing = {"id": "b", "published": None, "published_precision": "", "published_from": "", "title": ""}
    found = answers([row, nothing])
    assert (found["a"]["published"], found["b"]["published"]) == ("2031-05", "")


def test_the_answers_hold_no_text() -> None:
    import json

    rows = json.loads(ANSWERS.read_text(encoding="utf-8")).values()
    assert len(rows) == 91
    assert all(len(row["title"]) == 64 and len(row["published"]) == 10 for row in rows)
