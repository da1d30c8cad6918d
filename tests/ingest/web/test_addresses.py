"""Which addresses are asked, and which are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import is_address
from onrecord.ingest.web.addresses import Unfit, fit, key, twins


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (" HTTP://Post.Example:80/News?a=1#part ", "http://post.example/News?a=1"),
        ("https://post.example/a?utm_source=feed&id=7&fbclid=x", "https://post.example/a?id=7"),
        ("https://post.example/a?utm_medium=rss", "https://post.example/a"),
        ("https://post.example:8443/a b", "https://post.example:8443/a%20b"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
    ],
)
def test_an_address_is_cleared_of_what_only_tells_where_a_reader_came_from(said: str, asked: str) -> None:
    assert fit(said) == asked and fit(asked) == asked


@pytest.mark.parametrize(
    "said",
    [
        "ftp://post.example/a", "file:///etc/passwd", "gopher://x/", "http://", "http:///a", "https://me:secret@post.example/",
        "javascript:x", "http://post.example/" + "a" * 3000, "http://post.example:99999/", "http://[::1", "http://a\nb/",
        "data:text/html,x",
    ],
)  # fmt: skip
def test_what_is_not_asked(said: str) -> None:
    with pytest.raises(Unfit):
        fit(said)


def test_links_are_read_from_where_they_stand() -> None:
    assert fit("../b?x=1#y", "https://post.example/news/2024/a") == "https://post.example/news/b?x=1"
    assert fit("//other.example/c", "https://post.example/") == "https://other.example/c"


def test_one_page_under_several_addresses() -> None:
    assert key("http://www.post.example/a/") == key("https://post.example/a")
    assert len({key(a) for a in ("https://post.example/a", "https://post.example/a?p=2", "https://post.example/b")}) == 3
    assert twins("https://amp.post.example/a", "https://www.post.example/b")
    assert not twins("https://post.example/a", "https://lamp.example/a")


def test_addresses_and_files_are_told_apart() -> None:
    assert is_address("https://post.example") and is_address(" HTTP://x")
    assert not any(map(is_address, ("reports/", "http", "-", "c:/x", "https:/x", "")))


@given(st.text(max_size=40) | st.from_regex(r"https?://[^\s]{1,30}", fullmatch=True))
def test_whatever_is_written_it_is_fit_for_good_or_unfit(said: str) -> None:
    try:
        once = fit(said)
    except Unfit:
        return
    assert once.startswith(("http://", "https://")) and fit(once) == once
    key(once)
