"""What was fetched lies safe: as other programs read it, rolled over as it grows, mended after a kill at any byte."""

import gzip
import io
import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import limits
from onrecord.errors import InputError
from onrecord.ingest import captures
from onrecord.ingest.web import log
from onrecord.ingest.web.answer import Answer
from onrecord.ingest.web.archive import Archive, place
from onrecord.ingest.web.reading import read
from onrecord.ingest.web.state import Feed, Same, Visit, Wanted
from onrecord.model import Capture, Hints, Issue
from tests.ingest.web.site import page

WHEN = "2024-03-05T12:00:00Z"
NONE = Hints()


def answer(name: str, body: bytes = b"", status: int = 200, **headers: str) -> Answer:
    said = {"Content-Type": "text/html; charset=utf-8", **{n.replace("_", "-"): v for n, v in headers.items()}}
    asked = (("Host", "post.example"), ("User-Agent", "onrecord/1"))
    where = f"https://post.example/{name}"
    return Answer(where, asked, status, "OK", tuple(said.items()), body or page(name), WHEN, "9.9.9.9")


def visit(name: str, **more: str) -> Visit:
    return Visit(f"https://post.example/{name}", f"https://post.example/{name}", WHEN, name * 8, **more)


def opened(folder: Path) -> Archive:
    return Archive(place(folder), "onrecord/1 (+desk@post.example)")


def filled(folder: Path, *names: str) -> list[Visit]:
    with opened(folder) as archive:
        for name in names:
            archive.save([answer(name)], visit(name))
        return list(archive.state.visits)


def test_where_an_archive_lies(tmp_path: Path) -> None:
    assert place(tmp_path) == tmp_path / "fetched.warc.gz" and place(tmp_path / "a.WARC.gz") == tmp_path / "a.WARC.gz"


def test_other_programs_read_it_and_its_digests_are_right(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        moved = answer("old", b"-", 301, Location="/a", Transfer_Encoding="chunked")
        archive.save([moved, answer("a")], replace(visit("a"), asked=moved.address))
        archive.save([answer("b")], visit("b"))
    file = tmp_path / "fetched.warc.gz"
    told = subprocess.run(
        [sys.executable, "-m", "warcio.cli", "check", "-v", str(file)], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0 and "digest failed" not in told.stdout and told.stdout.count("digest pass") >= 8, told.stdout
    from warcio.archiveiterator import ArchiveIterator

    with file.open("rb") as stream:
        kinds = [record.rec_type for record in ArchiveIterator(stream)]
    assert kinds == ["warcinfo", *["request", "response"] * 2, "metadata", "request", "response", "metadata"]


def test_build_reads_an_archive_like_any_crawl(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        archive.save([answer("a")], visit("a", title="A\u2028\n\ud800", published="Mon, 04 Mar 2024 10:00:00 GMT"))
        archive.save([answer("b")], visit("b"))
    found = [c for c in captures([str(tmp_path)], hints=Hints(outlet="Lamp")) if isinstance(c, Capture)]
    assert found[0].fallback == Hints(title="A ?", outlet="Lamp", published="Mon, 04 Mar 2024 10:00:00 GMT")
    assert found[1].fallback == Hints(outlet="Lamp")
    assert [c.hints.address for c in found] == ["https://post.example/a", "https://post.example/b"]
    assert {c.retrieved_at for c in found} == {WHEN} and found[0].content == page("a")


def test_captures_say_where_the_answer_lies(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        archive.save([answer("a")], visit("a", published="Mon, 04 Mar 2024 10:00:00 GMT", title="A"))
        archive.save([answer("deep/a")], visit("deep/a"))
        first, second = read(archive, archive.state.visits, Hints(outlet="Lamp"))
    assert isinstance(first, Capture) and isinstance(second, Capture)
    assert first.path == first.hints.address == "https://post.example/a" and first.retrieved_at == WHEN
    assert first.fallback == Hints(title="A", outlet="Lamp", published="Mon, 04 Mar 2024 10:00:00 GMT")
    assert first.name.startswith("a-") and second.name.startswith("a-") and first.name != second.name
    name, _, offset = first.archived.partition("@")
    from warcio.archiveiterator import ArchiveIterator

    with (tmp_path / name).open("rb") as stream:
        stream.seek(int(offset))
        record = next(iter(ArchiveIterator(stream)))
        assert record.rec_headers.get_header("WARC-Target-URI") == "https://post.example/a"
        assert record.content_stream().read() == first.content


def test_a_page_that_cannot_be_read_is_an_issue_with_its_address(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        archive.save([answer("empty", b" ")], visit("empty"))
        archive.save([answer("gone")], visit("gone"))
        (tmp_path / "fetched-2.warc.gz").touch()
        lost = replace(archive.state.visits[1], file="lost.warc.gz")
        found = list(read(archive, [archive.state.visits[0], lost], NONE))
    assert all(isinstance(item, Issue) for item in found)
    assert {item.subject for item in found if isinstance(item, Issue)} == {
        f"https://post.example/{n}" for n in ("empty", "gone")
    }


def test_files_roll_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARCHIVE", 2_000)
    visits = filled(tmp_path, *"abcdef")
    assert len({v.file for v in visits}) > 1 and visits[-1].file == f"fetched-{len({v.file for v in visits})}.warc.gz"
    with opened(tmp_path) as archive:
        assert archive.state.visits == visits and len(list(read(archive, visits, NONE))) == 6


def test_only_one_process_may_hold_it(tmp_path: Path) -> None:
    with opened(tmp_path), pytest.raises(InputError, match="Another onrecord"):
        opened(tmp_path)
    opened(tmp_path).__exit__(None, None, None)


def test_a_place_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="cannot be written to"):
        opened(tmp_path / "file" / "archive")


def test_a_full_disk_leaves_the_archive_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (first,) = filled(tmp_path, "a")
    whole = (tmp_path / "fetched.warc.gz").read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with opened(tmp_path) as archive:
        with monkeypatch.context() as patch, pytest.raises(InputError, match="No space left"):
            patch.setattr("os.fsync", full)
            archive.save([answer("b")], visit("b"))
        assert (tmp_path / "fetched.warc.gz").read_bytes() == whole and archive.state.visits == [first]
        assert archive.save([answer("b")], visit("b")).offset > first.end


def test_killed_at_any_byte_of_a_visit(tmp_path: Path) -> None:
    """Whatever part of the second visit was written, it is there whole and once, or can be saved anew."""
    first, second = filled(tmp_path, "a", "b")
    file, log = tmp_path / "fetched.warc.gz", tmp_path / ".fetched.log"
    whole, lines = file.read_bytes(), log.read_bytes()
    first_line = lines[: lines.index(b"\n") + 1]
    for cut in {*range(first.end, len(whole), 37), first.end + 1, len(whole) - 1, len(whole)}:
        file.write_bytes(whole[:cut])
        log.write_bytes(first_line)
        with opened(tmp_path) as archive:
            assert archive.state.visits == ([first, second] if cut == len(whole) else [first])
            if cut < len(whole):
                assert file.stat().st_size == first.end
                archive.save([answer("b")], visit("b"))
            assert archive.state.visits == [first, second] and file.read_bytes() == whole
    for cut in range(len(first_line), len(lines)):
        log.write_bytes(lines[:cut])
        with opened(tmp_path) as archive:
            assert archive.state.visits == [first, second]
        assert log.read_bytes() == lines


def test_killed_within_the_first_visit(tmp_path: Path) -> None:
    (only,) = filled(tmp_path, "a")
    file, log = tmp_path / "fetched.warc.gz", tmp_path / ".fetched.log"
    whole = file.read_bytes()
    for cut in range(0, len(whole), 61):
        file.write_bytes(whole[:cut])
        log.write_bytes(b"")
        assert filled(tmp_path, "a") == [only] and file.read_bytes() == whole


@pytest.mark.parametrize("broken", [None, b"nonsense\n", b'{"visit": {"no": 1}}\n', b"\xff\n", b'["visit"]\n'])
def test_without_its_log_an_archive_is_read_through(tmp_path: Path, broken: bytes | None) -> None:
    visits = filled(tmp_path, *"abc")
    log = tmp_path / ".fetched.log"
    lines = log.read_bytes()
    log.unlink() if broken is None else log.write_bytes(broken + lines)
    assert filled(tmp_path) == visits and log.read_bytes() == lines


def test_a_damaged_stretch_costs_its_visit_alone(tmp_path: Path) -> None:
    a, b, c = filled(tmp_path, *"abc")
    file = tmp_path / "fetched.warc.gz"
    content = bytearray(file.read_bytes())
    content[b.offset + 40 : b.offset + 90] = bytes(50)
    file.write_bytes(content)
    (tmp_path / ".fetched.log").unlink()
    assert filled(tmp_path) == [a, c] and file.stat().st_size == len(content)
    assert filled(tmp_path, "b")[-1].file == "fetched.warc.gz"


token = st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,20}", fullmatch=True)
value = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=40).map(str.strip)
bodies = st.one_of(
    st.binary(max_size=300), st.binary(max_size=99).map(gzip.compress), st.sampled_from([page("T"), b"WARC/1.1\r\n\r\n"])
)
headers = st.lists(st.tuples(st.one_of(token, st.sampled_from(["Content-Type", "Content-Encoding", "Content-Length"])), value))
where = st.just("https://post.example/a")
answers = st.builds(Answer, where, st.just(()), st.integers(100, 999), value, headers.map(tuple), bodies, st.just(WHEN))


@given(st.lists(answers, min_size=1, max_size=3), st.text(max_size=9))
def test_whatever_servers_answer_is_kept_and_read_again(answers: list[Answer], title: str) -> None:
    folder = Path(tempfile.mkdtemp())
    with opened(folder) as archive:
        placed = archive.save(answers, visit("a", title=title))
    (folder / ".fetched.log").unlink()
    with opened(folder) as archive:
        assert archive.state.visits == [placed]
        assert all(item.path if isinstance(item, Capture) else item.problem for item in read(archive, [placed], NONE))
        from warcio.archiveiterator import ArchiveIterator

        record = next(iter(ArchiveIterator(io.BytesIO(archive.read(placed)))))
        assert record.raw_stream.read() == answers[-1].body and record.rec_headers.get_header("WARC-Date") == WHEN
    shutil.rmtree(folder)


def test_names_that_hold_what_parts_lines(tmp_path: Path) -> None:
    odd = visit("a", title="a\u2028b\x85c\nd \ud800 \u202e")
    with opened(tmp_path) as archive:
        archive.save([answer("a")], odd)
        archive.note([Wanted("https://post.example/b", title=odd.title)])
    with opened(tmp_path) as archive:
        assert archive.state.visits[0].title == archive.state.open()[0].title == odd.title


def test_what_is_known_outlasts_a_restart_and_the_log_stays_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "SPARE", 10)
    feed, wanted = Feed("https://post.example/feed", '"1"', "then"), Wanted("https://post.example/w", "f", "t", "p")
    with opened(tmp_path) as archive:
        archive.save([answer("a")], visit("a"))
        archive.note([wanted, Same("https://post.example/copy", "https://post.example/a"), feed])
        for n in range(20):
            archive.note([replace(feed, etag=f'"{n}"')] if n % 2 else [])
        archive.note([feed] * 20)
    for _ in range(2):
        with opened(tmp_path) as archive:
            state = archive.state
            assert state.open() == [wanted] and state.feeds == {feed.address: feed}
            assert state.pages["post.example/copy"].address == "https://post.example/a"
            assert state.marks(feed.address) == {"If-None-Match": '"1"', "If-Modified-Since": "then"}
    assert len((tmp_path / ".fetched.log").read_text().splitlines()) == 4
    assert not list(tmp_path.glob("*.part"))
    assert json.loads((tmp_path / ".fetched.log").read_text().splitlines()[0]).keys() == {"visit"}
