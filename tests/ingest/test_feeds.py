"""Feeds: one document an entry, with its own title, link and date."""

import io

from evals.samples import FEED
from onrecord.ingest.unfold import of_stream, unfold
from onrecord.model import Capture, Hints, Issue

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Kelmara Post</title>
<entry><title type="html">Two &lt;i&gt;dead&lt;/i&gt;</title><id>https://post.example/two-dead</id><updated>2024-03-06T01:00:00Z</updated>
<summary>Short.</summary>
<content type="html">&lt;p&gt;Two people were killed in Quarnel on Tuesday.&lt;/p&gt;</content></entry></feed>"""
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY out SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><item><title>T</title><description>one &b; two &out; three</description></item></channel></rss>"""


def split(content: bytes, name: str = "feed.xml") -> tuple[list[Capture], list[Issue]]:
    found = list(unfold(of_stream(io.BytesIO(content), name, name, Hints(language="fr"))))
    return [c for c in found if isinstance(c, Capture)], [i for i in found if isinstance(i, Issue)]


def test_an_entry_is_a_document_with_what_the_feed_says_of_it() -> None:
    (first, second), issues = split(FEED)
    assert issues == []
    assert (first.name, first.path, first.media_type) == (
        "two-dead",
        "feed.xml:https://post.example/news/two-dead",
        "text/html",
    )
    assert first.hints == Hints("", "Two dead in Quarnel", "", "Tue, 05 Mar 2024 22:00:00 -0500", first.hints.address)
    assert first.fallback == Hints(outlet="Kelmara Post", language="fr")
    assert (second.name, second.path, second.content) == ("feed-2", "feed.xml:2", b"A curfew was set.")


def test_the_content_goes_before_the_summary_and_an_entry_without_a_day_has_that_of_its_last_change() -> None:
    (entry,), issues = split(ATOM, "feed.atom")
    assert issues == [] and b"on Tuesday" in entry.content
    assert entry.hints == Hints("", "Two dead", "", "2024-03-06T01:00:00Z", "https://post.example/two-dead")


def test_entities_are_not_resolved() -> None:
    found, _ = split(LAUGHS)
    assert all(b"hahaha" not in c.content and b"root:" not in c.content for c in found)


def test_what_is_no_feed_or_a_broken_one() -> None:
    assert "no RSS or Atom" in split(b"<?xml version='1.0'?><book><p>Text</p></book>")[1][0].problem
    assert "no entries" in split(b"<rss version='2.0'><channel><title>Post</title></channel></rss>")[1][0].problem
    found, (issue,) = split(FEED[: FEED.index(b"A curfew")])
    assert found[0].name == "two-dead" and "not well-formed" in issue.problem
