"""The page of records of every kind: empty, of one document, without scripts, on paper, on a phone."""

import pytest
from playwright.sync_api import expect
from situation import opened, panel

from evals.chromium import PHONE

PARTS = ("Incidents", "Contradictions", "Tolls", "Persons", "Documents", "Issues", "Method")


@pytest.mark.parametrize("name", ["empty", "one", "pair"])
def test_every_part_is_there_however_little_there_is(tab, paged, name):
    tab.goto(paged(name))
    tab.wait_for_load_state("networkidle")
    for part in PARTS:
        expect(tab.get_by_role("heading", level=2).filter(has_text=part).first).to_be_visible()
    expect(tab.get_by_role("alert")).to_be_hidden()
    if name == "empty":
        expect(tab.get_by_text("No incident was found")).to_be_visible()


@pytest.mark.parametrize("name", ["demo", "pair", "one", "empty", "hostile"])
def test_nothing_is_wider_than_a_phone(context, paged, name):
    tab = context(viewport=PHONE).new_page()
    tab.goto(paged(name))
    tab.wait_for_load_state("networkidle")
    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    if name != "empty":
        tab.locator("[data-table] tbody a").first.click()
        expect(panel(tab)).to_be_visible()
        assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert panel(tab).bounding_box()["width"] <= PHONE["width"]


def test_without_scripts_it_says_why_and_shows_the_incidents(context, paged):
    tab = context(java_script_enabled=False).new_page()
    tab.goto(paged("pair"))
    expect(tab.locator("noscript p")).to_contain_text("Switch scripts on")
    assert "42" in tab.locator("noscript table").inner_text()


def test_on_paper_there_are_no_controls_and_every_incident(tab, paged):
    tab = opened(tab, paged("demo"))
    tab.emulate_media(media="print")
    for control in ("[data-filters]", "[data-more]", "nav"):
        assert not any(tab.locator(control).evaluate_all("them => them.map(it => it.getClientRects().length > 0)")), control
    expect(tab.locator("[data-table] tbody tr").first).to_be_visible()
    assert len(tab.pdf()) > 10_000


def test_it_is_one_file_that_names_no_other(tab, paged):
    tab = opened(tab, paged("demo"))
    assert tab.locator("[src], link, base, iframe, object, embed, frame").count() == 0
    assert all(
        link.startswith("#") for link in tab.locator("[href]").evaluate_all("them => them.map(it => it.getAttribute('href'))")
    )


def test_lists_that_were_never_on_the_screen_are_printed_too(tab, paged):
    tab = opened(tab, paged("demo"))
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    tab.wait_for_timeout(500)
    for name in ("clashes", "tolls", "people", "documents"):
        expect(tab.locator(f"[data-list={name}] article").first).to_be_attached()
