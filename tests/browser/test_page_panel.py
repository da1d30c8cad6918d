"""The panel of an incident: who says which number, by whose word, in which passage; by mouse, by keyboard and by address."""

import re

import pytest
from playwright.sync_api import expect
from situation import ids, opened, panel, show

from onrecord.store import View


@pytest.fixture
def pair(tab, paged):
    return opened(tab, paged("pair"))


def shooting(made):
    with View.open(made("pair")) as view:
        return next(i.id for i in view.incidents() if "lamp" in i.documents)


def test_a_newcomer_reads_who_says_42_and_who_43_at_one_click(pair):
    table = show(pair).get_by_role("table").filter(has_text="Origin").first
    for number, name in (("42", "Pavo Kestrin"), ("43", "the Harbour Monitor")):
        row = table.get_by_role("row").filter(has_text=name)
        expect(row.get_by_role("link", name=number, exact=True)).to_be_visible()


def test_the_panel_groups_claims_by_origin_with_their_passages(pair):
    show(pair)
    shown = panel(pair)
    expect(shown).to_be_visible()
    for words in ("Pavo Kestrin", "the Harbour Monitor", "The ministry", "The Lamp", "Qarsia Post", "Mila Sorren"):
        expect(shown).to_contain_text(words)
    for words in ("shot dead 42 people", "43 people were shot dead"):
        expect(shown.locator("mark").filter(has_text=words).first).to_be_attached()


def test_a_passage_is_marked_within_its_sentence(pair):
    show(pair)
    mark = panel(pair).locator("mark", has_text="shot dead 42 people").first
    around = mark.evaluate("it => it.closest('p, blockquote, li, div').textContent")
    assert "Soldiers" in around and "in Varda on Monday" in around


def test_the_source_chain_leads_from_the_outlet_to_the_origin(pair):
    show(pair)
    text = " ".join(panel(pair).inner_text().split())
    assert re.search(r"The Lamp\W+(← |<- |from )?\W*Pavo Kestrin", text) or re.search(r"Pavo Kestrin\W+.{0,40}The Lamp", text)


def test_who_denies_it_is_told(pair):
    show(pair)
    expect(panel(pair)).to_contain_text(re.compile("denie[sd]"))
    expect(panel(pair)).to_contain_text("that shots were fired")


def test_it_opens_by_its_address_and_leads_to_the_claim(context, paged, made):
    with View.open(made("pair")) as view:
        claim = next(c for c in view.claims() if c.figure and c.figure.low == 43)
    tab = opened(context().new_page(), paged("pair"), f"#{shooting(made)}/{claim.key}")
    mark = panel(tab).locator("mark", has_text="43 people were shot dead").first
    expect(mark).to_be_visible()
    expect(mark).to_be_in_viewport()


def test_the_back_button_closes_it_and_the_forward_button_opens_it(pair, made):
    show(pair)
    expect(panel(pair)).to_be_visible()
    assert shooting(made) in pair.url
    pair.go_back()
    expect(panel(pair)).to_be_hidden()
    pair.go_forward()
    expect(panel(pair)).to_be_visible()


def test_everything_goes_by_keyboard(tab, paged):
    tab = opened(tab, paged("demo"))
    first = tab.locator(f"tr[data-id='{ids(tab)[0]}'] a")
    first.focus()
    tab.keyboard.press("Enter")
    expect(panel(tab)).to_be_visible()
    assert panel(tab).evaluate("it => it.contains(document.activeElement)")
    tab.keyboard.press("Escape")
    expect(panel(tab)).to_be_hidden()
    expect(first).to_be_focused()


def test_the_first_tab_stop_skips_to_the_incidents(pair):
    pair.keyboard.press("Tab")
    expect(pair.get_by_role("link", name="Skip to the incidents")).to_be_focused()
    pair.keyboard.press("Enter")
    expect(pair.locator("#incidents")).to_be_in_viewport()


def test_an_address_of_what_is_gone_says_so_and_breaks_nothing(tab, paged):
    tab = opened(tab, paged("demo"), "#i-nonesuch/c-none")
    assert ids(tab)
    tab.goto(paged("demo") + "#%E0%A4%A/%")
    assert ids(tab)


def test_an_address_may_name_a_claim_a_document_or_the_beginning_of_an_id_alone(context, paged, made):
    with View.open(made("pair")) as view:
        claim = next(c for c in view.claims() if c.figure and c.figure.low == 43)
    tab = opened(context().new_page(), paged("pair"), f"#{claim.key}")
    expect(panel(tab)).to_have_attribute("data-id", shooting(made))
    expect(panel(tab).locator("mark", has_text="43 people were shot dead").first).to_be_in_viewport()
    tab = opened(context().new_page(), paged("pair"), "#d-post")
    expect(panel(tab)).to_contain_text("Deaths in Varda")
    tab = opened(context().new_page(), paged("pair"), "#" + shooting(made)[:7])
    expect(panel(tab)).to_have_attribute("data-id", shooting(made))


def test_a_toll_opens_by_its_address(context, paged, made):
    with View.open(made("towns")) as view:
        toll = view.tolls()[0]
    tab = opened(context().new_page(), paged("towns"), f"#{toll.id}")
    expect(panel(tab)).to_have_attribute("data-id", toll.id)


def test_an_address_of_nothing_is_told(tab, paged):
    opened(tab, paged("pair"), "#i-nonesuch")
    expect(tab.get_by_role("alert")).to_contain_text("Nothing on this page is called “i-nonesuch”")
