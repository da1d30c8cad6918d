"""Where pages say when they were published: in data, beside the headline, in their address."""

import hashlib

import pytest

from onrecord.clean import clean
from onrecord.model import Capture, Document, Hints, Issue

STORY = "Security forces killed three people in Tarsil on Monday and detained dozens of others, residents of the town said."
PAGE = """<html lang="{lang}"><head><title>Three killed in Tarsil market | Coastal Courier</title>{head}</head><body>
<nav><a href="/">Home</a></nav><div>Saturday, June 7, 2031</div><main>
{above}<h1>Three killed in Tarsil market</h1>{below}<article>
<p>{story}</p><p>{story} A doctor said they had been shot in the head and chest. The government denied it.</p><p>{story}</p>
</article>{end}</main><div class="comments"><p>Omar on May 9, 2031 at 6:34 am</p></div>
<aside><h4>More on this</h4><span class="published">April 1, 2030</span></aside>
<footer>© 2035 Coastal Courier</footer></body></html>"""


def read(
    head: str = "", above: str = "", below: str = "", end: str = "", address: str = "", **more: str
) -> list[Document | Issue]:
    source = PAGE.format(head=head, above=above, below=below, end=end, story=STORY, lang=more.get("lang", "en")).encode()
    hints = Hints(address=address)
    found = Capture(hashlib.sha256(source).hexdigest(), "a", "a.html", "text/html", source, hints, more.get("retrieved", ""))
    return list(clean([found], {}))


def date(**parts: str) -> tuple[str, str]:
    found = read(**parts)[0]
    assert isinstance(found, Document)
    return found.published.date, found.published.read_from


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def test_a_page_without_a_date_has_none() -> None:
    """Not today's, not the comment's, not the teaser's, not the copyright year."""
    assert date() == ("", "")


@pytest.mark.parametrize(
    "below",
    [
        "<p>By Dana Reef</p><p>May 2, 2031</p>",
        "<div>Posted <span>Friday</span>, <b>May 2, 2031</b> 7:39 AM EST</div>",
        "<div><span>Dana Reef</span><span class='entry-date'>02.05.2031</span><a>World</a><a>Unrest</a></div>",
        "<p>Dana Reef <abbr class='published' title='2031-05-02T10:00:00+02:00'>Friday</abbr></p>",
        "<time class='updated' datetime='2031-05-02T10:00:00+02:00'>two days ago</time>",
        "<span>Updated: May 4, 2031</span><span>Published: May 2, 2031</span>",
        "<p>A summary of what happened in the market of Tarsil, in more words than a heading has.</p><p>2 May 2031, 18:04</p>",
    ],
)
def test_below_the_headline(below: str) -> None:
    assert date(below=below) == ("2031-05-02", "page")


def test_above_the_headline_in_its_own_part_and_at_the_end_with_a_label() -> None:
    assert date(above="<p>May 2, 2031</p>") == ("2031-05-02", "page")
    assert date(end="<p>First published on May 2, 2031 / 8:16 AM</p>") == ("2031-05-02", "page")
    assert date(end="<p>May 2, 2031</p>") == ("", "")


def test_other_languages() -> None:
    assert date(above="<div>Von Dana Reef publiziert am 2. Mai 2031</div>", lang="de") == ("2031-05-02", "page")


@pytest.mark.parametrize(
    "head",
    [
        meta("article:published_time", "2031-05-02T10:00:00+02:00")
        + meta("article:modified_time", "2033-01-01T10:00:00+02:00"),
        '<meta name="x-post-date" content="2031/05/02"><meta name="expires" content="Tue, 05 Jan 2033 12:12:12 GMT">',
        meta("og:updated_time", "2033-01-01") + meta("dc.date.issued", "20310502T101500Z"),
    ],
)
def test_meta_tags(head: str) -> None:
    assert date(head=head) == ("2031-05-02", "meta tag")


def test_microdata_but_not_of_a_list() -> None:
    one = '<p><span itemprop="datePublished" content="2031-05-02T10:00"></span>Story</p>'
    assert date(end=one) == ("2031-05-02", "microdata")
    assert date(end=one + one.replace("05-02", "05-03")) == ("", "")
    assert date(end=f'<div itemprop="comment" itemtype="http://schema.org/Comment">{one}</div>') == ("", "")


def test_addresses() -> None:
    assert date(address="https://courier.example/2031/05/02/x/") == ("2031-05-02", "address")
    assert date(address="https://courier.example/world/x-20310502/") == ("2031-05-02", "address")
    assert date(address="https://courier.example/2031/05/x.html") == ("2031-05", "address")
    assert date(address="https://courier.example/x-20319902/") == ("", "")


def test_a_page_crawled_later_keeps_the_day_of_its_article() -> None:
    head = '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2035-06-01T10:00:00Z"}</script>'
    found, issue = read(head=head, below="<p>Monday, 28 April 2031</p>")
    assert isinstance(found, Document) and found.published.date == "2031-04-28"
    assert isinstance(issue, Issue) and "2035-06-01" in issue.problem


def test_the_date_of_a_picture_does_not_win() -> None:
    head = meta("article:published_time", "2031-05-02T10:00:00+02:00")
    assert date(head=head, below="<p>Tarsil market, April 3, 2029</p>") == ("2031-05-02", "meta tag")


def test_nothing_is_dated_after_the_archive_took_it() -> None:
    address = "https://web.archive.org/web/20310504120000/https://courier.example/x"
    head = meta("article:published_time", "2035-06-01") + meta("dc.date", "2031-05-02")
    found, issue = read(head=head, address=address)
    assert isinstance(found, Document) and found.published.date == "2031-05-02"
    assert isinstance(issue, Issue) and "retrieved, 2031-05-04" in issue.problem


def test_the_change_is_kept_apart() -> None:
    found = read(head=meta("article:published_time", "2031-05-02") + meta("article:modified_time", "2031-05-09"))[0]
    assert isinstance(found, Document)
    assert (found.published.date, found.modified.date, found.modified.read_from) == ("2031-05-02", "2031-05-09", "meta tag")
