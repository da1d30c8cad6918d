"""JSON-LD in the shapes that sites give it."""

import pytest
from lxml import html  # type: ignore[import-untyped]

from onrecord.clean.linked import every, linked, own_first, said

REPORT = '{"@type": "NewsArticle", "headline": "Three killed", "datePublished": "2031-05-02"'


def objects(script: str) -> list[dict[str, object]]:
    page = f'<html><head><script type="application/ld+json">{script}</script></head><body>x</body></html>'
    return linked(html.document_fromstring(page))


@pytest.mark.parametrize(
    "script",
    [
        REPORT + "}",
        f"[{REPORT}}}]",
        f'{{"@graph": [{{"@type": "WebSite"}}, {REPORT}}}]}}',
        f'{{"@type": "WebPage", "mainEntity": {REPORT}}}}}',
        REPORT.replace("NewsArticle", "ReportageNewsArticle") + "}",
        REPORT.replace('"NewsArticle"', '["Article", "LiveBlogPosting"]') + "}",
        REPORT + ",}",
        REPORT + "};",
        f"<!-- {REPORT}}} -->",
        f"//<![CDATA[\n{REPORT}}}\n//]]>",
        (REPORT + "}").replace('"', "&quot;"),
        REPORT + ', "description": "two\nlines"}',
    ],
)
def test_shapes(script: str) -> None:
    assert said(objects(script), "datePublished") == "2031-05-02"


@pytest.mark.parametrize(
    "script", ["", "{", "null", "[1, 2]", '"x"', "[" * 5000, '{"@type": "VideoObject", "datePublished": "2031"}']
)
def test_what_is_broken_or_no_report_says_nothing(script: str) -> None:
    assert said(objects(script), "datePublished") == ""


def test_reports_come_before_pages_and_updates_do_not_count() -> None:
    live = '{"@type": "LiveBlogPosting", "liveBlogUpdate": [{"@type": "BlogPosting", "datePublished": "2031-05-09"}]}'
    assert said(objects(live), "datePublished") == ""
    page = '{"@type": "WebPage", "datePublished": "2030-01-01"}'
    assert said(objects(f"[{page}, {REPORT}}}]"), "datePublished") == "2031-05-02"


def test_of_several_reports_the_pages_own_comes_first() -> None:
    other = REPORT.replace("Three killed", "Nine held elsewhere").replace("05-02", "05-01")
    found = own_first(objects(f"[{other}}}, {REPORT}}}]"), ("Three killed | Courier",), "")
    assert said(found, "datePublished") == "2031-05-02"
    named = own_first(
        objects(f'[{other}}}, {REPORT}, "url": "https://courier.example/x"}}]'), ("",), "https://courier.example/x"
    )
    assert said(named, "datePublished") == "2031-05-02"


def test_a_script_beyond_repair_gives_the_one_date_that_it_holds() -> None:
    broken = REPORT.replace("Three", 'The "three"')
    assert said(objects(broken), "datePublished") == "2031-05-02"
    assert said(objects(broken + ', "x": {"datePublished": "2031-05-03"}'), "datePublished") == ""


def test_authors_are_named_in_many_ways() -> None:
    for author in ('"Dana Reef"', '{"name": "Dana Reef"}', '["Dana Reef"]', '[{"@type": "Person", "name": "Dana Reef"}]'):
        assert every(objects(f'{REPORT}, "author": {author}}}'), "author") == ("Dana Reef",)
