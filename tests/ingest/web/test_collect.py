"""Addresses and feeds brought up to date: what is new is saved once, and each outcome is told."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord import limits
from onrecord.ingest.web import Manners, Told, gathering, guard
from onrecord.ingest.web.canonical import alike
from onrecord.model import Capture, Hints
from tests.ingest.web.site import Quick, Reply, Site, feed, page, serving, tagged

FEED = "application/rss+xml"
Collect = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def collect(site: Site, tmp_path: Path) -> Collect:
    """Fetches paths of the site; answers (path, what became of it)."""

    def do(*paths: str, feeds: bool = False) -> list[tuple[str, str]]:
        with gathering(tmp_path / "web", Manners(allow_private=True), Quick()) as gatherer:
            do.told = list(gatherer.fetch([site.base + path for path in paths], feeds=feeds))  # type: ignore[attr-defined]
            do.found = list(gatherer.news(Hints()))  # type: ignore[attr-defined]
        return [(told.address.removeprefix(site.base), told.what) for told in do.told]  # type: ignore[attr-defined]

    return do


def told(collect: Collect) -> list[Told]:
    return collect.told  # type: ignore[attr-defined, no-any-return]


def names(collect: Collect) -> list[str]:
    return [c.hints.address.rpartition("/")[2] for c in collect.found if isinstance(c, Capture)]  # type: ignore[attr-defined]


def test_a_page_is_saved_and_again_only_when_it_has_changed(site: Site, collect: Collect) -> None:
    site.table["/a"] = tagged(page("T"), '"1"')
    assert collect("/a", "/a#part", "/a?utm_source=x") == [("/a", "saved")]
    assert collect("/a") == [("/a", "unchanged")] and site.asked[-1][1]["if-none-match"] == '"1"'
    site.table["/a"] = Reply(page("T"))
    assert collect("/a") == [("/a", "unchanged")]
    site.table["/a"] = Reply(page("T", "9 people killed."))
    assert collect("/a") == [("/a", "saved")] and told(collect)[0].note == "it has changed"
    assert names(collect) == ["a", "a"] and len({c.name for c in collect.found}) == 1  # type: ignore[attr-defined]


def test_the_entries_of_a_feed_are_fetched_once(site: Site, collect: Collect) -> None:
    site.table |= {f"/{name}": Reply(page(name)) for name in "abc"}
    site.table["/feed"] = tagged(feed("/a", "/b?utm_campaign=x", base=site.base), '"1"', FEED)
    site.table["/b"] = Reply(page("b"))
    assert collect("/feed") == [("/feed", "listed"), ("/a", "saved"), ("/b", "saved")]
    assert told(collect)[0].note == "2 entries, 2 new" and collect("/feed") == [("/feed", "unchanged")]
    site.table["/feed"] = tagged(feed("/c", "/a", "/b", base=site.base), '"2"', FEED)
    assert collect("/feed") == [("/feed", "listed"), ("/c", "saved")]
    assert site.paths().count("/a") == site.paths().count("/b") == 1 and names(collect) == ["a", "b", "c"]
    assert collect.found[0].fallback.published.startswith("Mon, 04 Mar 2024")  # type: ignore[attr-defined]


def test_one_article_under_two_addresses_is_kept_once(site: Site, collect: Collect) -> None:
    own = '<link href="/news/a?ref=1&amp;x=2" rel="canonical">'
    site.table |= {
        "/news/a?ref=1&x=2": Reply(page("A", head=own)), "/amp/a": Reply(page("A", "Short.", head=own)),
        "/front": Reply(page("B", head='<link rel=canonical href="/">')),
        "/other": Reply(page("C", head='<link rel="canonical" href="https://lamp.example/news/a">')),
        "/wrong": Reply(page("Another story", head=own)),
        "/moved": Reply(status=301, headers={"Location": "/news/a?ref=1&x=2"}),
    }  # fmt: skip
    said = collect("/news/a?ref=1&x=2", "/amp/a", "/moved", "/front", "/other", "/wrong")
    assert [what for _, what in said] == ["saved", "same", "unchanged", "saved", "saved", "saved"] and len(names(collect)) == 4
    site.table["/feed"] = Reply(feed("/amp/a", "/moved", "/news/a?ref=1&x=2", base=site.base), media=FEED)
    asked = len(site.paths())
    assert collect("/feed") == [("/feed", "listed")] and len(site.paths()) == asked + 1


def test_the_amp_page_first(site: Site, collect: Collect) -> None:
    own = '<link rel="canonical" href="/news/a">'
    site.table |= {
        "/amp/a": Reply(page("Lamp: /news/a", head=own)),
        "/feed": Reply(feed("/news/a", base=site.base), media=FEED),
    }
    assert collect("/amp/a", "/feed") == [("/amp/a", "saved"), ("/feed", "listed")] and "/news/a" not in site.paths()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("a b", "a b", True), ("a b", "a b - lamp", True), ("lamp: a b", "a b", True), ("a b", "a bc", False), ("", "", False),
     ("a", "another", False), ("b", "a b c", False), ("", "a", False)],
)  # fmt: skip
def test_titles_of_one_article(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is alike(other, one) is same


def test_a_canonical_address_that_is_wrong_costs_no_article(site: Site, collect: Collect) -> None:
    """Every page of the site gives the same one."""
    own = '<link rel="canonical" href="/a">'
    site.table |= {f"/{name}": Reply(page(f"Story {name}", name, head=own)) for name in "abc"}
    site.table["/feed"] = Reply(feed("/c", "/b", "/a", base=site.base), media=FEED)
    collect("/feed")
    assert sorted(names(collect)) == ["a", "b", "c"]


def test_what_fails_for_now_is_tried_again_and_given_up_in_the_end(
    site: Site, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ATTEMPTS", 1)
    site.table |= {
        "/robots.txt": Reply(b"User-agent: *\nDisallow: /no"),
        "/feed": tagged(feed("/a", "/no", "/gone", base=site.base), "1", FEED),
    }
    site.table["/a"] = Reply(status=503)
    assert collect("/feed") == [("/feed", "listed"), ("/a", "failed"), ("/no", "refused"), ("/gone", "failed")]
    assert "tried again later" in told(collect)[1].note and "again" not in told(collect)[3].note
    assert collect("/feed", feeds=True) == [("/feed", "unchanged")], "a watch waits before it tries again"
    for _ in range(limits.TRIES - 1):
        assert collect("/feed") == [("/feed", "unchanged"), ("/a", "failed")]
    assert "again" not in told(collect)[1].note and collect("/feed") == [("/feed", "unchanged")]
    issues = {item.subject.removeprefix(site.base) for item in collect.found}  # type: ignore[attr-defined]
    assert issues == {"/a", "/no", "/gone"}, "nothing is lost in silence: each start says again what was given up"


def test_a_watch_takes_so_many_pages_of_a_host_at_once(site: Site, collect: Collect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LOOK", 2)
    site.table |= {f"/{n}": Reply(page(str(n), f"{n} people killed.")) for n in range(5)}
    site.table["/feed"] = tagged(feed(*(f"/{n}" for n in range(5)), base=site.base), "1", FEED)
    assert [len(collect("/feed", feeds=True)) for _ in range(4)] == [3, 3, 2, 1]


def test_what_a_feed_named_is_fetched_even_when_it_names_it_no_more(
    site: Site, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ATTEMPTS", 1)
    site.table |= {"/feed": Reply(feed("/a", base=site.base), media=FEED), "/a": [Reply(status=500), Reply(page("a"))]}
    collect("/feed")
    site.table["/feed"] = Reply(feed("/b", base=site.base), media=FEED)
    assert ("/a", "saved") in collect("/feed")


def test_a_feed_that_was_moved_is_asked_conditionally_too(site: Site, collect: Collect) -> None:
    site.table |= {
        "/old": Reply(status=301, headers={"Location": "/feed"}),
        "/feed": tagged(feed("/a", base=site.base), "1", FEED),
    }
    assert collect("/old")[0] == ("/old", "listed") and collect("/old") == [("/old", "unchanged")]


def test_broken_feeds(site: Site, collect: Collect) -> None:
    whole = feed("/a", "/b", base=site.base)
    site.table |= {
        "/a": Reply(page("a")),
        "/b": Reply(page("b")),
        "/torn": Reply(whole[: whole.rindex(b"<pubDate>")], media=FEED),
    }
    said = collect("/torn")
    assert ("/torn", "listed") in said and ("/torn", "failed") in said and ("/a", "saved") in said
    assert any("not well-formed" in one.note for one in told(collect))
    entity = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + whole.partition(b"?>")[2]
    site.table["/entity"] = Reply(entity, media=FEED)
    assert ("/entity", "listed") in collect("/entity")
    site.table["/half"] = Reply(whole.replace(b"Lamp", b"Lamp &#xD800; &#99999999999;"), media=FEED)
    assert [what for path, what in collect("/half") if path == "/half"][-1] == "failed"
    site.table["/odd"] = Reply(feed("ftp://x/a", "javascript:x", "/relative"), media=FEED)
    assert collect("/odd") == [("/odd", "listed")]


def test_a_page_among_feeds_and_a_wrong_charset(site: Site, collect: Collect) -> None:
    text = page("Märkte", "3 Menschen getötet.").decode().encode("cp1252")
    site.table["/a"] = Reply(text, media="text/html; charset=utf-8")
    assert collect("/a", feeds=True) == [("/a", "failed")] and "no feed" in told(collect)[0].note
    assert collect("/a") == [("/a", "saved")]
    assert collect.found[-1].content == text, "what came is kept as it came"  # type: ignore[attr-defined]


def test_addresses_that_cannot_be_asked(tmp_path: Path) -> None:
    with gathering(tmp_path, Manners(), Quick()) as gatherer:
        (told,) = gatherer.fetch(["https://me:secret@post.example/"])
    assert told.what == "refused" and told.issue and "password" in told.issue.problem


def test_several_hosts_are_asked_side_by_side_and_each_one_at_a_time(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    now: dict[str, int] = {}
    most: dict[str, int] = {"all": 0}
    lock = threading.Lock()

    def slow(headers: dict[str, str]) -> Reply:
        host = headers["host"]
        with lock:
            now[host] = now.get(host, 0) + 1
            most[host] = max(most.get(host, 0), now[host])
            most["all"] = max(most["all"], sum(now.values()))
        time.sleep(0.05)
        with lock:
            now[host] -= 1
        return Reply(page("T" + host))

    site.table |= {f"/{n}": slow for n in range(3)}
    monkeypatch.setattr(guard, "numbers", lambda host, port: ["127.0.0.1"])
    hosts = [f"http://h{n}.example:{site.port}" for n in range(4)]
    site.table["/away"] = Reply(status=302, headers={"Location": f"{hosts[0]}/2"})
    with gathering(tmp_path, Manners(allow_private=True), Quick()) as gatherer:
        asked = [f"{host}/{n}" for n in range(2) for host in hosts] + [f"{hosts[1]}/away"]
        assert {told.what for told in gatherer.fetch(asked)} == {"saved"}
    assert most["all"] > 1 and all(count == 1 for host, count in most.items() if host != "all")
