"""The page says all that the record says, asks nobody for anything, and cannot be broken by what a report contains."""

import base64
import hashlib
import json
import re
from dataclasses import replace

import pytest
from lamp import FakeView
from reading import Elements, data, dossiers, passages, rows, text

from onrecord.errors import ExportError
from onrecord.model import Document
from onrecord.pipeline import build
from onrecord.report import assets, render, write
from onrecord.store import View

HOSTILE = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}<!--\x00\u202e"


def test_who_says_42_and_who_says_43_stand_side_by_side(view):
    page = render(view)
    assert "killed: 42 Pavo Kestrin (The Lamp, 5 Mar 2024) · 43 Pavo Kestrin (The Lamp, 5 Mar 2024)" in text(page)
    first = dossiers(page)[0]
    [[voice, [told]]] = first["matrix"]["rows"]
    assert first["voices"][voice]["name"] == "Pavo Kestrin" and [said for _, said in told] == ["42", "43"]
    assert [first["claims"][n]["key"] for n, _ in told] == ["c1", "c2"]


def test_every_passage_is_found_in_the_page_where_its_claim_says(view):
    assert passages(render(view)) == {c.key: c.span.words for c in view.claims()}


def test_a_passage_whose_text_is_not_in_the_view_is_told_by_its_own_sentence(view):
    gone = FakeView(tuple(replace(d, text="[taken out]") for d in view.documents()), view.claims(), (), view.linkage())
    page = render(gone)
    assert passages(page) == {c.key: c.span.words for c in view.claims()}
    assert all("quote" in claim for d in dossiers(page) for claim in d["claims"])


def test_the_row_holds_what_table_map_and_timeline_need(view):
    [row] = rows(render(view))
    assert row["id"] == "c1" and row["harms"] == {"killed": [42, 43, 43, 0, ""]} and (row["lat"], row["lon"]) == (37.0, -37.2)
    assert (row["start"], row["end"], row["when"]) == ("2024-03-04", "2024-03-05", "4 to 5 Mar 2024")
    assert (row["reports"], row["outlets"], row["origins"], row["clashes"], row["minor"]) == (1, 1, 1, 1, 0)


def test_reasons_persons_reasons_for_passing_over_and_issues_are_told(view):
    blocks = data(render(view))
    told = json.dumps(blocks, ensure_ascii=False)
    for words in (
        "43 is the later count.",
        "replaced",
        "Mila Sorren",
        "about sport",
        "The file is empty.",
        "one place and day",
    ):
        assert words in told
    assert blocks["people"][0]["subject"] == "c1" and blocks["issues"] == [["ingest", "lost.html", "The file is empty."]]


def test_the_page_asks_nobody(view):
    tags = Elements(render(view)).tags
    assert not [
        a
        for _, a in tags
        if "src" in a or (a.get("href") or "#")[0] != "#" or "style" in a or any(n.startswith("on") for n in a)
    ]
    policy = next(a["content"] for t, a in tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy


def test_the_policy_allows_exactly_the_style_and_script_of_the_page(view):
    page = render(view)
    for tag in ("style", "script"):
        for whole in re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL):
            assert base64.b64encode(hashlib.sha256(whole.encode()).digest()).decode() in page


def test_hostile_words_stay_words(view):
    document = Document("evil", "k", "2" * 64, HOSTILE, HOSTILE, HOSTILE, address="javascript:alert(3)")
    incident = replace(view.linkage().incidents[0], description=HOSTILE)
    bad = FakeView((*view.documents(), document), view.claims(), view.persons(), replace(view.linkage(), incidents=(incident,)))
    page = render(bad)
    assert [t for t, _ in Elements(page).tags if t in ("script", "img")] == [
        t for t, _ in Elements(render(view)).tags if t == "script"
    ]
    assert "alert(1)</script>" not in page and data(page)["papers"][-1]["title"] == HOSTILE


def test_no_script_of_the_page_makes_markup_of_words(view):
    script = assets.scripts()[-1]
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "DOMParser"):
        assert way not in script


def test_an_empty_record_is_a_page():
    page = render(FakeView(()))
    assert rows(page) == [] and "No contradiction was found" in text(page) and "<noscript>" in page


def test_the_first_incidents_are_there_without_scripts(view):
    assert "killed: 42, 43, 43" in text(render(view)) and "Shooting in Dovreth" in text(render(view))


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
    assert re.search(r"killed: 42 [^·]+ · 43 ", text(page))
    told = [[said for _, said in cell] for d in dossiers(page) for _, cells in d["matrix"]["rows"] for cell in cells]
    assert ["42", "43"] in told


def test_minor_incidents_are_marked_so_that_they_can_wait(view):
    linkage = view.linkage()
    march = replace(linkage.incidents[0], id="i-march", claims=(), kind="protest", description="Protest in Dovreth")
    page = render(Marching(view, replace(linkage, incidents=(*linkage.incidents, march))))
    assert [(row["id"], row["minor"]) for row in rows(page)] == [("c1", 0), ("i-march", 1)]


def test_a_thousand_incidents_stay_under_five_megabytes(view):
    linkage = view.linkage()
    many = tuple(replace(linkage.incidents[0], id=f"i-{n}", description=f"Shooting {n} in Dovreth") for n in range(1000))
    assert len(render(Marching(view, replace(linkage, incidents=many)))) < 5_000_000


class Marching:
    """A view with another linkage."""

    def __init__(self, view, linkage):
        self.view, self.linked = view, linkage

    def linkage(self):
        return self.linked

    def __getattr__(self, name):
        return getattr(self.view, name)


def test_a_page_without_names_says_so_at_the_top_and_under_method(view):
    page = render(Redacted(view))
    assert text(page).count("Names are left out for this test.") == 2 and "data-redacted" in page
    assert 'id="left-out"' in page and "data-redacted" not in render(view).partition("<script")[0]
    assert data(page)["rows"]["redacted"] and not data(render(view))["rows"]["redacted"]


def test_what_stands_for_a_name_is_not_broken_over_lines(view):
    linkage = view.linkage()
    named = replace(linkage.incidents[0], description="Arrest of [person 3] in Dovreth")
    page = render(Redacted(replace(view, linkage_=replace(linkage, incidents=(named,)))))
    assert "Arrest of [person\u00a03] in Dovreth" in page and "[person 3] in Dovreth" not in page


class Redacted:
    """A view that says that names are left out."""

    def __init__(self, view):
        self.view = view

    def __getattr__(self, name):
        return getattr(self.view, name)

    def meta(self):
        return {**self.view.meta(), "redacted": "Names are left out for this test."}
