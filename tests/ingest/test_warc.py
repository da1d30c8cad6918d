"""Crawls: a document for each page that came home, the rest counted, a bad record costs itself."""

import gzip
import io
import zipfile

import pytest

from evals.samples import FEED, PAGE, Answer
from evals.samples import warc as written
from onrecord.ingest import warc
from onrecord.model import Capture, Hints, Issue

NONE = Hints()
THREE = [Answer(f"https://post.example/news/{name}", PAGE + name.encode()) for name in ("a.html", "b.html", "c.html")]


def split(content: bytes, fallback: Hints = NONE) -> tuple[list[Capture], list[Issue]]:
    found = list(warc.captures(io.BytesIO(content), "crawls/c.warc.gz", fallback))
    return [c for c in found if isinstance(c, Capture)], [i for i in found if isinstance(i, Issue)]


@pytest.mark.parametrize("packed", [True, False])
def test_each_page_is_a_document_with_its_address_and_when_it_was_retrieved(packed: bool) -> None:
    found, issues = split(written(THREE, packed), Hints(outlet="Kelmara Post"))
    assert [c.name for c in found] == ["a", "b", "c"] and issues == []
    first = found[0]
    assert first.path == "crawls/c.warc.gz:https://post.example/news/a.html"
    assert (first.hints, first.fallback.outlet) == (Hints(address="https://post.example/news/a.html"), "Kelmara Post")
    assert first.retrieved_at == "2025-07-01T08:00:00Z" and first.media_type == "text/html"


def test_what_holds_no_report_is_counted_in_one_issue() -> None:
    others = [
        Answer("https://post.example/p.png", b"\x89PNG", "image/png"),
        Answer("https://post.example/q.jpg", b"\xff\xd8\xff", "image/jpeg"),
        Answer("https://post.example/s.js", b"let a;", "text/javascript"),
        Answer("https://post.example/x", b"", status="301 Moved"),
        Answer("https://post.example/y", status="404 Not Found"),
        Answer("https://post.example/d", b"{}", "application/json"),
        Answer("https://post.example/r", kind="revisit", body=b""),
    ]
    found, (issue,) = split(written([*THREE, *others]))
    assert len(found) == 3 and issue.subject == "crawls/c.warc.gz"
    for told in ("2 pictures", "1 scripts and styles", "1 redirects", "1 answers without success", "1 data files", "1 revisit"):
        assert told in issue.problem


def test_feeds_and_encodings_in_a_crawl() -> None:
    page = "<html><body><p>Двое убиты</p></body></html>".encode("cp1251")
    answers = [
        Answer("https://post.example/feed", FEED, "application/rss+xml"),
        Answer("https://post.example/k", page, "text/html; charset=windows-1251"),
        Answer("https://post.example/z", gzip.compress(PAGE), "text/html", more=(("Content-Encoding", "gzip"),)),
    ]
    found, issues = split(written(answers))
    assert issues == [] and [c.name for c in found] == ["two-dead", "feed-2", "k", "z"]
    assert found[2].media_type == "text/html; charset=windows-1251" and found[3].content == PAGE
    assert found[0].retrieved_at and found[0].hints.published.startswith("Tue, 05 Mar 2024")


def test_a_wrong_length_costs_at_most_its_own_record() -> None:
    content = written(THREE, packed=False)
    for wrong in (b"9", b"99999", b"99999999999"):
        start = content.index(b"Content-Length", content.index(b"b.html") - 300)
        broken = content[:start] + b"Content-Length: " + wrong + content[content.index(b"\r\n", start) :]
        found, issues = split(broken)
        assert {"a", "c"} <= {c.name for c in found} and issues


def test_a_damaged_stretch_of_a_packed_crawl_costs_its_record() -> None:
    content = bytearray(written(THREE))
    at = [i for i in range(len(content)) if content[i : i + 3] == b"\x1f\x8b\x08"][2]
    content[at + 30 : at + 60] = b"\x00" * 30
    found, issues = split(bytes(content))
    assert {"a", "c"} <= {c.name for c in found} and any("damaged" in i.problem for i in issues)


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_is_cut_off_gives_what_came_before(packed: bool) -> None:
    found, issues = split(written(THREE, packed)[:-60])
    assert {"a", "b"} <= {c.name for c in found} and len(issues) >= 1


def test_a_wacz_gives_its_archives_and_nothing_else() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("archive/data.warc.gz", written(THREE))
        archive.writestr("datapackage.json", "{}")
        archive.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}\n')
        archive.writestr("indexes/index.cdx", "x")
    found, issues = split(packed.getvalue())
    assert [c.name for c in found] == ["a", "b", "c"] and issues == []
    assert found[0].path == "crawls/c.warc.gz:archive/data.warc.gz:https://post.example/news/a.html"
