"""The page says all that the record says, asks nobody for anything, and cannot be broken by what a report contains."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from lamp import FakeView

from onrecord.errors import ExportError
from onrecord.model import Document
from onrecord.pipeline import build
from onrecord.report import render, write
from onrecord.store import View

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"


class Elements(HTMLParser):
    """Every start tag with its attributes, and the text between."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.words = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)


def text(page):
    return re.sub(r"\s+", " ", " ".join(Elements(page).words))


def test_who_says_42_and_who_says_43_stand_side_by_side(view):
    said = text(render(view))
    assert "Pavo Kestrin 42 , 43" in said
    assert "42 people have died in Dovreth since Monday, said Pavo Kestrin ." in said
    assert "42 killed (people)" in said and "denies that shots were fired" in said


def test_every_passage_is_marked_in_its_sentence(view):
    page = render(view)
    assert '<mark class="passage">42 people have died</mark> in Dovreth since Monday, said <span class="origin">Pavo' in page
    assert '<a class="passage" href="#c-c1">42 people have died</a>' in page
    assert '<span class="clutter">Win 500 sofas</span>' in page


def test_reasons_persons_reasons_for_passing_over_and_issues_are_told(view):
    said = text(render(view))
    for words in (
        "43 is the later count.",
        "replaced",
        "Mila Sorren",
        "about sport",
        "The file is empty.",
        "one place and day",
        "ucdp",
    ):
        assert words in said


def test_every_link_within_the_page_has_its_target(view):
    tags = Elements(render(view)).tags
    ids = [a["id"] for _, a in tags if "id" in a]
    assert len(ids) == len(set(ids))
    assert {unquote(a["href"][1:]) for t, a in tags if t == "a" and a["href"].startswith("#")} <= set(ids)


def test_a_document_with_an_odd_name_can_be_opened(view):
    odd = Document('a b/100% "odd"#1', "k", "3" * 64, "Words.", "Odd")
    copy = Document("copy", "k2", "4" * 64, "Words.", "Odd", copy_of=odd.id)
    tags = Elements(render(FakeView((odd, copy)))).tags
    assert f"d-{odd.id}" in {unquote(a["href"][1:]) for t, a in tags if t == "a"} & {a.get("id") for _, a in tags}


def test_the_page_asks_nobody(view):
    tags = Elements(render(view)).tags
    assert not [
        a
        for _, a in tags
        if "src" in a or (a.get("href") or "#")[0] != "#" or "style" in a or any(n.startswith("on") for n in a)
    ]
    policy = next(a["content"] for t, a in tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy


def test_hostile_words_stay_words(view):
    document = Document("evil", "k", "2" * 64, HOSTILE, HOSTILE, HOSTILE, address="javascript:alert(3)")
    incident = replace(view.linkage().incidents[0], description=HOSTILE)
    bad = FakeView((*view.documents(), document), view.claims(), view.persons(), replace(view.linkage(), incidents=(incident,)))
    tags = Elements(render(bad)).tags
    assert [t for t, _ in tags if t in ("script", "img")] == ["script"]
    assert HOSTILE in "".join(Elements(render(bad)).words)


def test_the_toll_is_drawn_and_an_empty_record_is_a_page(view):
    assert "<polyline" in render(view)
    assert "No incident was found" in render(FakeView(()))


def test_the_same_record_gives_the_same_page(view):
    assert render(view) == render(view)


def test_a_page_that_cannot_be_written_is_an_error_that_says_so(view, tmp_path):
    assert write(view, tmp_path / "new" / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    with pytest.raises(ExportError, match="cannot be written"):
        write(view, tmp_path)


def test_the_sample_pages_show_42_and_43_side_by_side(root, tmp_path):
    samples = root.parent / "shared" / "samples"
    if not samples.is_dir():
        pytest.skip("the sample pages are not part of this repository")
    with View.open(build([str(samples)], tmp_path / "s.record").record) as view:
        page = render(view)
    rows = re.findall(r"<tr><th scope=\"row\">([^<]+)</th>(.*?)</tr>", page, re.DOTALL)
    assert any({"42", "43"} <= set(re.findall(r">([\d,]+)</a>", cells)) for _, cells in rows)
    assert re.search(r"class=\"clash\".*?>42 have[^<]*</mark>.*?>43 have[^<]*</mark>", page, re.DOTALL)


def test_minor_incidents_wait_under_the_table(view):
    linkage = view.linkage()
    march = replace(linkage.incidents[0], id="i-march", claims=(), kind="protest", description="Protest in Dovreth")
    page = render(Marching(view, replace(linkage, incidents=(*linkage.incidents, march))))
    assert "1 more incident with nobody harmed, accused or attacked" in text(page)
    assert '<li><a href="#i-i-march">Protest in Dovreth</a></li>' in page and 'id="i-i-march"' in page
    assert "more incident" not in text(render(view))


class Marching:
    """A view with another linkage."""

    def __init__(self, view, linkage):
        self.view, self.linked = view, linkage

    def linkage(self):
        return self.linked

    def __getattr__(self, name):
        return getattr(self.view, name)
