"""What a person names becomes captures; what cannot be a document becomes an Issue and the others go on."""

import gzip
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.ingest import captures
from onrecord.limits import DOCUMENT as LIMIT
from onrecord.model import Capture, Hints, Issue

REPORT = "Three people were killed in Tarsil on Monday, a doctor said.\n"


def split(paths: Sequence[object], **options: object) -> tuple[list[Capture], list[Issue]]:
    found = list(captures([str(p) for p in paths], **options))  # type: ignore[arg-type]
    return [c for c in found if isinstance(c, Capture)], [i for i in found if isinstance(i, Issue)]


def put(folder: Path, name: str, content: str | bytes = REPORT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_folder_is_read_in_name_order_with_its_subfolders(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "c.html", ".hidden.txt", ".git/x.txt"):
        put(tmp_path / "reports", name)
    found, issues = split([tmp_path / "reports"])
    assert [c.path for c in found] == ["reports/a/z.txt", "reports/b.txt", "reports/c.html"]
    assert [c.name for c in found] == ["z", "b", "c"]
    assert [c.media_type for c in found] == ["text/plain", "text/plain", "text/html"]
    assert issues == []


def test_bytes_are_kept_and_hashed(tmp_path: Path) -> None:
    content = "Détenus à Tarsil\r\n".encode("cp1252")
    (capture,), _ = split([put(tmp_path, "a.txt", content)])
    assert capture.content == content
    assert len(capture.sha256) == 64


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt")
    assert len(split([path, tmp_path, tmp_path / "*.txt"])[0]) == 1


def test_glob_and_missing_path(tmp_path: Path) -> None:
    put(tmp_path, "x1.txt")
    put(tmp_path, "x2.txt")
    put(tmp_path, "y.txt")
    assert [c.name for c in split([tmp_path / "x*.txt"])[0]] == ["x1", "x2"]
    with pytest.raises(InputError, match="Check the spelling"):
        captures([str(tmp_path / "nothing")])


def test_packed_files_are_unpacked(tmp_path: Path) -> None:
    put(tmp_path, "page.html.gz", gzip.compress(b"<html><body><p>Text</p></body></html>"))
    put(tmp_path, "rows.jsonl.gz", gzip.compress(json.dumps({"id": "r1", "text": REPORT}).encode()))
    put(tmp_path, "torn.txt.gz", gzip.compress(REPORT.encode())[:-12])
    found, issues = split([tmp_path])
    assert [(c.name, c.media_type) for c in found] == [("page", "text/html"), ("r1", "text/plain")]
    assert len(issues) == 1 and "torn.txt.gz" in issues[0].subject


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.xyz", b"Three were killed.", "Files ending in .xyz are not read"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "It is a PNG picture"),
        ("a.txt", b"", "It is empty"),
        ("a.txt", b" \n\t\n", "It is empty"),
        ("a.txt", b"Killed \x00 in Tarsil", "NUL"),
        ("a.html", bytes(range(1, 32)) * 50, "control characters"),
        ("a.txt", b"x" * (LIMIT + 1), "20 MB"),
    ],
)
def test_what_is_no_document_is_an_issue_and_the_rest_goes_on(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    put(tmp_path, name, content)
    put(tmp_path, "good.txt")
    found, issues = split([tmp_path])
    assert [c.name for c in found] == ["good"]
    assert len(issues) == 1 and says in issues[0].problem and issues[0].stage == "ingest"


def test_a_packed_bomb_is_not_unpacked_into_memory(tmp_path: Path) -> None:
    put(tmp_path, "bomb.txt.gz", gzip.compress(b"a" * (LIMIT + 10)))
    found, issues = split([tmp_path])
    assert found == [] and "20 MB" in issues[0].problem


def test_broken_link_is_an_issue(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    put(tmp_path, "b.txt")
    found, issues = split([tmp_path])
    assert [c.name for c in found] == ["b"] and "cannot be read" in issues[0].problem


def test_rows_say_what_they_know_and_a_broken_line_is_named(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "r1", "title": "T", "text": REPORT, "url": "https://example.org/1", "published": "2031-05-02"}),
        '{"id": "r2", "text": ',
        "",
        '["a list"]',
        json.dumps({"id": "r3", "title": "no text"}),
        json.dumps({"html": "<p>Text</p>", "outlet": "The Tarsil Post", "published": None}),
    ]
    found, issues = split([put(tmp_path, "docs.jsonl", "\n".join(lines))])
    assert [(c.name, c.media_type) for c in found] == [("r1", "text/plain"), ("docs-6", "text/html")]
    assert found[0].hints == Hints("r1", "T", "", "2031-05-02", "https://example.org/1", "")
    assert found[0].content.decode() == REPORT
    assert found[1].hints.outlet == "The Tarsil Post" and found[1].hints.published == ""
    assert [i.subject.rpartition(":")[2] for i in issues] == ["2", "4", "5"]
    assert "not JSON" in issues[0].problem


def test_a_file_of_other_rows_is_told_briefly(tmp_path: Path) -> None:
    _, issues = split([put(tmp_path, "other.jsonl", '{"gold": 1}\n' * 100)])
    assert len(issues) == 21 and issues[-1].problem.startswith("80 more parts")


def test_a_row_keeps_every_character_of_its_text(tmp_path: Path) -> None:
    text = "\ufeffA \ud800 b\r\n\tc\u2028d"
    (capture,), _ = split([put(tmp_path, "d.jsonl", json.dumps({"id": "a", "text": text}))])
    assert capture.content.decode("utf-8-sig") == text.replace("\ud800", "?")


def test_standard_input_is_a_text_a_page_or_rows() -> None:
    for content, media, name in (
        (REPORT.encode(), "text/plain", "stdin"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "text/html", "stdin"),
        (json.dumps({"id": "r1", "text": REPORT}).encode() + b"\n" + b'{"id": "r2", "text": "x"}', "text/plain", "r1"),
    ):
        found, issues = split(["-"], stdin=io.BytesIO(content))
        assert (found[0].media_type, found[0].name, issues) == (media, name, [])
    assert len(found) == 2


def test_what_was_said_of_the_lot_is_only_a_fallback(tmp_path: Path) -> None:
    lot = Hints(outlet="The Tarsil Post", published="2031-05-02")
    (capture,), _ = split([put(tmp_path, "a.txt")], hints=lot)
    assert capture.hints == Hints() and capture.fallback == lot


def test_sidecars_by_list_by_id_and_as_csv(tmp_path: Path) -> None:
    put(tmp_path, "one/a.txt")
    put(tmp_path, "one/meta.json", json.dumps([{"id": "a", "outlet": "Post", "published": "2031-05-02"}]))
    put(tmp_path, "two/b.html.gz", gzip.compress(b"<p>Text</p>"))
    put(tmp_path, "two/meta.json", json.dumps({"b.html.gz": {"title": "B"}}))
    put(tmp_path, "three/deep/c.txt")
    put(tmp_path, "three/meta.csv", "\ufeffID,Title,URL\ndeep/c,C,https://example.org/c\n")
    found, issues = split([tmp_path / n for n in ("one", "two", "three")])
    assert issues == []
    assert [(c.hints.outlet, c.hints.title, c.hints.published) for c in found] == [
        ("Post", "", "2031-05-02"), ("", "B", ""), ("", "C", ""),
    ]  # fmt: skip
    assert found[2].hints.address == "https://example.org/c"


def test_a_sidecar_serves_a_file_named_directly(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt")
    put(tmp_path, "meta.json", json.dumps([{"id": "a", "outlet": "Post"}]))
    assert split([path])[0][0].hints.outlet == "Post"


@pytest.mark.parametrize("broken", ['{"a": ', "[1, 2", '[{"outlet": "Post"}]', "3", b"\xff\xfe\xfa"])
def test_a_broken_sidecar_is_one_issue(tmp_path: Path, broken: str | bytes) -> None:
    put(tmp_path, "a.txt")
    put(tmp_path, "b.txt")
    put(tmp_path, "meta.json", broken)
    found, issues = split([tmp_path])
    assert len(found) == 2 and len(issues) == 1 and "sidecar" in issues[0].problem


def test_a_sidecar_with_bad_entries_still_speaks_for_the_others(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    entries = [{"id": "a", "title": "Curfew", "outlet": ["Post"]}, {"title": "Nobody"}, 7, {"id": "elsewhere"}]
    put(tmp_path, "meta.json", json.dumps(entries))
    found, issues = split([tmp_path])
    assert found[0].hints.title == "Curfew" and not found[0].hints.outlet
    said = " ".join(issue.problem for issue in issues)
    assert "2 entries of this sidecar are left out" in said and "'elsewhere'" in said and "`outlet` left out" in said


def test_a_link_to_a_folder_is_told_and_loops_do_no_harm(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    for name, to in (("self", "."), ("up", ".."), ("me", "me"), ("dead", "nowhere")):
        (tmp_path / name).symlink_to(to)
    found, issues = split([tmp_path])
    assert [c.name for c in found] == ["a"]
    told = {issue.subject.rpartition("/")[2]: issue.problem for issue in issues}
    assert "not followed" in told["self"] and "not followed" in told["up"] and "me" in told and "dead" in told


def test_a_row_keeps_a_decimal_id_and_tells_of_fields_that_it_cannot_take(tmp_path: Path) -> None:
    rows = [{"id": 1.5, "text": "x"}, {"id": ["a"], "text": "y", "published": {"day": 4}}]
    put(tmp_path, "r.jsonl", "\n".join(map(json.dumps, rows)) + '\n{"id": "n", "text": "z", "size": ' + "9" * 6000 + "}\n")
    found, issues = split([tmp_path])
    assert [c.name for c in found] == ["1.5", "r-2"]
    assert [i.subject.rpartition(":")[2] for i in issues] == ["2", "3"]
    assert "`id`, `published` left out" in issues[0].problem and "too long" in issues[1].problem


def test_what_the_system_will_not_tell_of_is_an_issue_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "closed/b.txt", "closed/c.txt"):
        put(tmp_path, name)
    asked = Path.stat, Path.open

    def refuse(which: int) -> object:
        def ask(path: Path, *args: object, **known: object) -> object:
            if path.parent.name == "closed":
                raise PermissionError(13, "Permission denied")
            return asked[which](path, *args, **known)  # type: ignore[arg-type]

        return ask

    monkeypatch.setattr(Path, "stat", refuse(0))
    monkeypatch.setattr(Path, "open", refuse(1))
    found, issues = split([tmp_path])
    assert [c.name for c in found] == ["a"]
    assert {i.subject.rpartition("/")[2] for i in issues} == {"b.txt", "c.txt", "meta.json", "meta.csv"}
    assert all("Permission denied" in i.problem for i in issues)


def test_a_name_that_no_file_can_have_is_an_input_error() -> None:
    with pytest.raises(InputError, match="cannot be looked for"):
        split([Path("x" * 5000)])
