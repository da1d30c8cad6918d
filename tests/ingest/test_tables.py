"""Tables and lists of articles in the layouts of other programs."""

import gzip
import io
import json

import pytest

from evals.samples import REPORT, jsonl, rows, table
from onrecord.ingest.unfold import of_stream, unfold
from onrecord.model import Capture, Hints, Issue

TEXT = REPORT[0]
ADDRESS = "https://post.example/news/1"


def split(content: bytes | str, name: str) -> tuple[list[Capture], list[Issue]]:
    stream = io.BytesIO(content.encode() if isinstance(content, str) else content)
    found = list(unfold(of_stream(stream, name, name, Hints())))
    return [c for c in found if isinstance(c, Capture)], [i for i in found if isinstance(i, Issue)]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (table(), "a.csv"), (table(delimiter="\t"), "a.tsv"), (table(delimiter=";"), "a.csv"), (jsonl(), "a.jsonl"),
        (jsonl(), "a.json"), (jsonl(), "unnamed"), (json.dumps(rows()), "a.json"), (json.dumps({"articles": rows()}), "a.json"),
        (json.dumps({"status": "ok", "response": {"docs": rows()}, "results": {"items": rows()}}), "a.json"),
        (gzip.compress(table()), "a.csv.gz"), (json.dumps(rows(), indent=2), "unnamed"),
    ],
)  # fmt: skip
def test_the_same_articles_in_every_form(content: bytes | str, name: str) -> None:
    found, issues = split(content, name)
    assert issues == [] and [c.name for c in found] == ["r0", "r1", "r2"]
    assert found[1].content.decode() == rows()[1]["text"]
    assert found[1].hints == Hints("r1", "Two dead", "", "2024-03-05", ADDRESS)


@pytest.mark.parametrize(
    ("row", "hints", "seen"),
    [
        (  # news-please
            {"maintext": TEXT, "title": "T", "date_publish": "2024-03-05 20:00:00", "date_download": "2025-07-01",
             "url": ADDRESS, "source_domain": "post.example", "authors": ["A"], "language": "en", "date_modify": None},
            Hints("", "T", "", "2024-03-05 20:00:00", ADDRESS, "en"), "2025-07-01",
        ),
        (  # a list of GDELT with the text added
            {"text": TEXT, "title": "T", "seendate": "20250701T101500Z", "domain": "post.example", "url": ADDRESS,
             "language": "English", "sourcecountry": "Kelmara"},
            Hints("", "T", "", "", ADDRESS, "English"), "20250701T101500Z",
        ),
        (  # a news interface
            {"content": TEXT, "source": {"id": None, "name": "The Post"}, "publishedAt": "2024-03-05T20:00:00Z", "title": "T"},
            Hints("", "T", "The Post", "2024-03-05T20:00:00Z"), "",
        ),
        ({"content_html": f"<p>{TEXT}</p>", "id": 7, "date_published": "2024-03-05"}, Hints("7", published="2024-03-05"), ""),
        ({"raw_text": TEXT, "hostname": "post.example", "date": "2024-03-05"}, Hints("", "", "post.example", "2024-03-05"), ""),
    ],
)  # fmt: skip
def test_layouts_of_other_programs(row: dict[str, object], hints: Hints, seen: str) -> None:
    (found,), issues = split(json.dumps(row), "a.json")
    assert issues == [] and (found.hints, found.retrieved_at) == (hints, seen)
    assert TEXT in found.content.decode()


def test_a_row_of_several_reports_is_several_documents() -> None:
    row = {"id": "m", "document": f"{REPORT[0]}\n\n||||| {REPORT[1]} |||||", "summary": "Two dead."}
    found, issues = split(json.dumps(row), "multi.jsonl")
    assert issues == [] and [(c.name, c.content.decode()) for c in found] == [("m-1", REPORT[0]), ("m-2", REPORT[1])]


def test_rows_without_a_text_are_counted() -> None:
    found, (issue,) = split("url,title,seendate\n" + f"{ADDRESS},T,20240306T101500Z\n" * 30, "list.csv")
    assert found == [] and issue.problem.startswith("30 rows name an article and hold no text") and ADDRESS in issue.problem


def test_a_table_keeps_lines_within_a_cell_and_skips_what_is_broken() -> None:
    content = 'id,text\n1,"Two\ndead, said ""A""."\n\n2,Curfew.\n'
    found, issues = split(content, "a.csv")
    assert issues == [] and [c.content for c in found] == [b'Two\ndead, said "A".', b"Curfew."]


def test_a_table_in_another_encoding() -> None:
    (found,), issues = split("id;text\nx;Dévrin “quiet”\n".encode("cp1252"), "a.csv")
    assert issues == [] and found.content.decode() == "Dévrin “quiet”"


def test_one_bad_line_of_a_thousand() -> None:
    lines = jsonl(1_000).splitlines(keepends=True)
    lines[500] = b'{"id": "r500", "text": \n'
    found, (issue,) = split(b"".join(lines), "a.jsonl")
    assert len(found) == 999 and issue.subject == "a.jsonl:501"
