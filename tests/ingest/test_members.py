"""Archives, packed files, mail: each member by its own kind, a bad one costs itself, and nothing lands on the disk."""

import bz2
import gzip
import io
import lzma
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from evals.samples import REPORT, TEXT, docx, eml, html, mbox, pdf, tarred, zipped, zstd
from onrecord.ingest import sniff
from onrecord.ingest.packed import Gunzip
from onrecord.ingest.source import Budget
from onrecord.ingest.unfold import of_stream, unfold
from onrecord.model import Capture, Hints, Issue


def split(content: bytes, name: str, budget: int | None = None) -> tuple[list[Capture], list[Issue]]:
    source = of_stream(io.BytesIO(content), name, name, Hints())
    if budget is not None:
        source = replace(source, budget=Budget(budget))
    found = list(unfold(source))
    return [c for c in found if isinstance(c, Capture)], [i for i in found if isinstance(i, Issue)]


PACKERS: tuple[tuple[str, Callable[[bytes], bytes]], ...] = (
    (".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress), (".zst", zstd),
)  # fmt: skip


@pytest.mark.parametrize(("ending", "pack"), PACKERS)
def test_packed_twice_over_and_end_to_end(ending: str, pack: Callable[[bytes], bytes]) -> None:
    (found,), issues = split(pack(TEXT[:50]) + pack(TEXT[50:]), f"a.txt{ending}")
    assert (found.name, found.content, issues) == ("a", TEXT, [])
    (found,), issues = split(pack(pack(TEXT)), f"a.txt{ending}{ending}")
    assert (found.name, found.content, issues) == ("a", TEXT, [])


def test_an_archive_gives_each_member_by_its_own_kind() -> None:
    members = [
        ("b/page", html()),
        ("b/a.txt", TEXT),
        ("c.zip", zipped([("d.docx", docx())])),
        ("e.bin", pdf()),
        ("f.mbox", mbox(2)),
    ]
    for content, name in ((zipped(members), "x.zip"), (tarred(members), "x.tar"), (gzip.compress(tarred(members)), "x.tgz")):
        found, issues = split(content, name)
        assert issues == []
        assert {(c.path, c.media_type) for c in found} == {
            (f"{name}:b/page", sniff.HTML), (f"{name}:b/a.txt", sniff.TEXT), (f"{name}:c.zip:d.docx", sniff.DOCX),
            (f"{name}:e.bin", sniff.PDF), (f"{name}:f.mbox:1", sniff.MAIL), (f"{name}:f.mbox:2", sniff.MAIL),
        }  # fmt: skip


def test_hidden_members_are_left_alone_and_sidecars_told_of() -> None:
    members = [(".x", TEXT), ("__MACOSX/a.txt", TEXT), ("a/meta.json", b"[]"), ("a/b.txt", TEXT)]
    found, (issue,) = split(zipped(members), "x.zip")
    assert [c.path for c in found] == ["x.zip:a/b.txt"]
    assert issue.subject == "x.zip:a/meta.json" and "not used" in issue.problem


def test_one_bad_member_of_a_thousand_costs_itself() -> None:
    content = bytearray(zipped([(f"{n:04}.txt", TEXT + b"%d" % n) for n in range(1_000)], zipfile.ZIP_STORED))
    content[content.index(b"0500.txt") + 20] ^= 0xFF
    found, (issue,) = split(bytes(content), "x.zip")
    assert len(found) == 999 and issue.subject == "x.zip:0500.txt"


def test_what_unfolds_to_too_much_stops_and_keeps_what_came_before() -> None:
    content = zipped([("a.txt", TEXT), ("b.txt", b" " * 100_000), ("c.txt", TEXT)])
    found, (issue,) = split(content, "x.zip", budget=1_000)
    assert [c.name for c in found] == ["a"] and issue.subject == "x.zip" and "unfolds to far more" in issue.problem


def test_attachments_are_documents_and_the_others_are_named() -> None:
    forwarded = eml((REPORT[1],))
    content = eml(
        (REPORT[0],), [("a.pdf", pdf()), ("b.zip", zipped([("c.txt", TEXT)])), ("p.png", b"\x89PNG"), ("f.eml", forwarded)]
    )
    found, (issue,) = split(content, "m.eml")
    assert [c.path for c in found] == ["m.eml", "m.eml:a.pdf", "m.eml:b.zip:c.txt", "m.eml:f.eml"]
    assert issue.subject == "m.eml" and issue.problem.startswith("1 of its attachments") and "p.png" in issue.problem


def test_a_mailbox_keeps_lines_that_begin_with_from() -> None:
    content = mbox(1).replace(b"Report 0.", b"Report 0.\n>From the market they fled.") + mbox(1)
    found, issues = split(content, "m.mbox")
    assert len(found) == 2 and issues == [] and b"\nFrom the market" in found[0].content


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"From: the harbour\nTo: the market\n\nIt was quiet.", "text/plain"), (b"[AP] Two dead", "text/plain"),
        (b"{Two dead}", "text/plain"), (b"From Quarnel, 5 March 2024\nTwo dead", "text/plain"),
        (b"WARC is a format", "text/plain"),
        (b"PK is a name", "text/plain"), (b"BZh is a name", "text/plain"), (b"<p>Two dead</p>", "text/plain"),
        (b"see <rss> and <html>", "text/plain"), (b"\xef\xbb\xbf<!DOCTYPE html><html>", "text/html"),
        (b"Received: x\nDate: y\nFrom: z\nSubject: s\n\nTwo", "message/rfc822"), (b"\n\n %PDF-1.4", "application/pdf"),
    ],
)  # fmt: skip
def test_texts_that_only_look_like_something_else_stay_texts(head: bytes, kind: str) -> None:
    assert sniff.kind(head, "a.txt") == kind


def test_a_gzip_file_is_read_in_any_steps() -> None:
    packed = gzip.compress(TEXT * 50) + gzip.compress(b"end") + b"\x00" * 99
    for step in (1, 7, 1_000, 1_000_000):
        stream, parts = Gunzip(io.BytesIO(packed)), []
        while part := stream.read(step):
            parts.append(part)
        assert b"".join(parts) == TEXT * 50 + b"end"
