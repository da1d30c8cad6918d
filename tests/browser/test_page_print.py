"""On paper: the table, an open panel with all that is folded, and every incident that passes the filters in full."""

import pytest
from playwright.sync_api import expect
from situation import find, opened, panel, show

STUB = '() => { window.print = () => { document.documentElement.dataset.printed = ""; }; }'


@pytest.fixture
def demo(tab, paged):
    return opened(tab, paged("demo"))


def test_the_lists_stand_on_paper_and_the_controls_do_not(demo):
    demo.wait_for_selector("[data-list=documents] article")
    demo.emulate_media(media="print")
    for seen in ("[data-table] table", "[data-list=people] article", "[data-list=documents] article"):
        expect(demo.locator(seen).first).to_be_visible()
    for hidden in ("[data-filters]", "nav.parts", "[data-print-all]", ".more"):
        expect(demo.locator(hidden).first).to_be_hidden()


def test_an_open_panel_prints_alone_and_whole(demo):
    demo.evaluate(STUB)
    show(demo)
    demo.locator("[data-panel-print]").click()
    demo.wait_for_selector("html[data-printed]")
    demo.evaluate("dispatchEvent(new Event('beforeprint'))")
    demo.emulate_media(media="print")
    expect(demo.locator("[data-table]")).to_be_hidden()
    assert panel(demo).locator("details:not([open], .figures)").count() == 0
    folds = panel(demo).locator("details.fold").evaluate_all("all => all.map(fold => fold.childElementCount)")
    assert folds and all(n > 1 for n in folds)


def test_every_shown_incident_prints_in_full(demo):
    shown = find(demo, Harm="killed")
    demo.evaluate(STUB)
    demo.get_by_role("button", name=f"Print all {len(shown)} in full").click()
    demo.wait_for_selector("html[data-printed]")
    demo.emulate_media(media="print")
    assert demo.locator(".booklet article > .id").all_inner_texts() == shown
    expect(demo.locator(".booklet header")).to_contain_text("Only: killed.")
    expect(demo.locator(".booklet blockquote").first).to_be_visible()
    expect(demo.locator("[data-table]")).to_be_hidden()
    demo.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(demo.locator(".booklet")).to_have_count(0)
