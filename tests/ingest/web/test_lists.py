"""Lists of feeds as people have them."""

from pathlib import Path

import pytest

from onrecord import limits
from onrecord.errors import InputError
from onrecord.ingest.web import feeds_of

OPML = """<?xml version="1.0"?><opml version="2.0"><body><outline text="News">
<outline type="rss" text="Lamp" xmlUrl="https://lamp.example/feed"/><outline XMLURL=" https://post.example/rss "/>
<outline xmlUrl="file:///etc/passwd"/><outline text="no feed"/></outline></body></opml>"""
TWO = ["https://lamp.example/feed", "https://post.example/rss"]


def put(folder: Path, content: str | bytes) -> str:
    path = folder / "feeds.opml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def test_opml_a_text_file_and_addresses(tmp_path: Path) -> None:
    assert feeds_of([put(tmp_path, OPML)]) == TWO
    assert feeds_of([put(tmp_path, OPML.replace("<opml", '<opml xmlns="x"'))]) == TWO
    assert (
        feeds_of([put(tmp_path, "# ours\n\n https://lamp.example/feed  the Lamp\r\nnothing\nhttps://post.example/rss\n")])
        == TWO
    )
    assert feeds_of([TWO[1], put(tmp_path, OPML), TWO[1]]) == [TWO[1], TWO[0]]


def test_of_a_broken_list_what_can_be_made_out_is_taken(tmp_path: Path) -> None:
    assert feeds_of([put(tmp_path, OPML[: OPML.index("<outline xmlUrl")])]) == TWO
    assert feeds_of([put(tmp_path, OPML.replace("</outline>", "&nope; </x>"))]) == TWO
    assert feeds_of([put(tmp_path, OPML.replace("<?xml version", "\ufeff<?xml version"))]) == TWO


def test_entities_of_a_list_are_not_followed(tmp_path: Path) -> None:
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "'
        + "y" * 1000
        + '"><!ENTITY b "'
        + "&a;" * 1000
        + '"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    )
    assert feeds_of([put(tmp_path, OPML.replace("<opml", bomb + "<opml").replace('text="no feed"', 'text="&b;"'))])[0] == TWO[0]


@pytest.mark.parametrize("content", ["", "<opml/>", "<", "nothing here", b"\x00\xff<outline", "<html><body>x</body></html>"])
def test_a_list_without_feeds_is_an_error(tmp_path: Path, content: str | bytes) -> None:
    with pytest.raises(InputError, match="names no feed"):
        feeds_of([put(tmp_path, content)])


def test_lists_that_cannot_be_read_or_are_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for named in (str(tmp_path / "nowhere"), str(tmp_path)):
        with pytest.raises(InputError, match="cannot be read"):
            feeds_of([named])
    monkeypatch.setattr(limits, "FEEDS", 1)
    with pytest.raises(InputError, match="2 feeds were named"):
        feeds_of(TWO)
    monkeypatch.setattr(limits, "LIST", 10)
    with pytest.raises(InputError, match="too large"):
        feeds_of([put(tmp_path, OPML)])
