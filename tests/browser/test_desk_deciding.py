"""What people do at the desk, each in a browser: correct, point at words, accept, reject, add, merge, split, undo."""

import re

import pytest
from deskwork import WHY, act, change, choose, claim_of, decided, done, form, incident_of, numbers, unfolded
from playwright.sync_api import expect

from onrecord.store import View


@pytest.fixture
def pair(at_desk):
    return at_desk("pair")


@pytest.fixture
def towns(at_desk):
    return at_desk("towns")


def at_claim(tab, desk, words):
    claim = claim_of(desk.record, words)
    tab.goto(f"{desk.address}/documents/{claim.document}?claim={claim.key}")
    return claim


def at_incident(tab, desk, document):
    tab.goto(f"{desk.address}/incidents/{incident_of(desk.record, document)}")


def test_a_corrected_figure_changes_the_toll_before_the_eyes(tab, pair):
    claim = at_claim(tab, pair, "shot dead 42")
    act(tab, "correct", number="24")
    assert change(tab, "killed") == ("42 / 43 / 43", "24 / 43 / 43")
    expect(done(tab)).to_contain_text(WHY)
    expect(done(tab)).to_contain_text("Ana")
    at_incident(tab, pair, "lamp")
    assert numbers(tab, "killed") == ("24", "43", "43")
    assert claim_of(pair.record, "shot dead 42").figure.low == 24
    assert [(d.verdict, d.subject, d.by, d.why) for d in decided(pair.record)] == [("correct", claim.key, "Ana", WHY)]


def test_words_of_the_text_are_taken_for_a_field_also_behind_an_emoji(tab, pair):
    claim = at_claim(tab, pair, "shot dead 42")
    tab.locator("form[data-act=correct] [data-take=origin]").click()
    choose(tab, "a nurse", "a nurse")
    field = form(tab, "correct").locator("[name='f.origin']")
    expect(field).to_have_value("a nurse")
    start, end = map(int, form(tab, "correct").locator("[name='at.origin']").input_value().split(":"))
    with View.open(pair.record) as view:
        assert view.document("lamp").text[start:end] == "a nurse"
    act(tab, "correct")
    origin = claim_of(pair.record, "shot dead 42").origin
    assert (origin.words, origin.span.start, origin.span.end) == ("a nurse", start, end)
    expect(tab.locator("[data-text] .origin", has_text="a nurse").first).to_be_attached()
    assert claim.origin.words == "Pavo Kestrin"


def test_a_claim_that_was_missed_is_added_by_its_words(tab, pair):
    tab.goto(f"{pair.address}/documents/lamp")
    adding = form(tab, "add")
    adding.locator("[data-take-span]").click()
    choose(tab, "Nine more bodies", "Nine more bodies")
    expect(tab.locator("[data-add-words]")).to_have_value("Nine more bodies")
    act(tab, "add", number="9", who="bodies", origin="a nurse", place="Varda", start="2031-05-02")
    with View.open(pair.record) as view:
        added = next(c for c in view.claims() if c.span.words == "Nine more bodies")
        assert view.document("lamp").text[added.span.start : added.span.end] == "Nine more bodies"
        assert added.figure.low == 9 and added.origin.words == "a nurse"
    expect(tab.locator("[data-text] .mk", has_text="Nine more bodies").first).to_be_attached()


def test_an_incident_is_accepted_and_leaves_the_queue(tab, pair):
    id = incident_of(pair.record, "lamp")
    expect(tab.locator(f"[data-line='{id}']")).to_be_visible()
    tab.locator(f"[data-line='{id}'] .what a").click()
    act(tab, "accept", why="")
    expect(tab.get_by_text("accepted by Ana").first).to_be_visible()
    tab.goto(pair.address)
    expect(tab.locator(f"[data-line='{id}']")).to_have_count(0)
    expect(tab.locator(".progress")).to_have_attribute("data-done", "1")


def test_a_rejected_claim_counts_for_nothing(tab, pair):
    at_claim(tab, pair, "43 people were shot dead")
    act(tab, "reject")
    assert change(tab, "killed") == ("42 / 43 / 43", "42 / 42 / 42")


def test_nothing_is_rejected_without_a_reason(tab, pair):
    at_claim(tab, pair, "43 people were shot dead")
    refused = form(tab, "reject")
    refused.locator("button").click()
    assert refused.locator("input[name=why]").evaluate("it => it.validity.valueMissing")
    assert decided(pair.record) == []


def test_undo_brings_the_numbers_back_and_history_keeps_both(tab, pair):
    at_claim(tab, pair, "shot dead 42")
    act(tab, "correct", number="24")
    act(tab, "undo")
    assert change(tab, "killed") == ("24 / 43 / 43", "42 / 43 / 43")
    tab.goto(f"{pair.address}/history")
    states = tab.locator("ol.decided > li").evaluate_all("them => them.map(it => [it.dataset.verdict, it.dataset.state])")
    assert states == [["undo", "standing"], ["correct", "undone"]]
    act(tab, "undo")
    assert claim_of(pair.record, "shot dead 42").figure.low == 24


def test_two_incidents_are_seen_side_by_side_and_merged(tab, towns):
    a, b = incident_of(towns.record, "r1"), incident_of(towns.record, "r3")
    at_incident(tab, towns, "r1")
    tab.goto(f"{towns.address}/incidents/{a}/merge/{b}")
    expect(tab.locator("[data-side]")).to_have_count(2)
    act(tab, "merge")
    expect(done(tab).locator("tr[data-change=claims], tr[data-change=gone]").first).to_be_visible()
    assert incident_of(towns.record, "r1") == incident_of(towns.record, "r3")
    with View.open(towns.record) as view:
        assert b in {*view.linkage().incidents[0].replaces, *(r for i in view.incidents() for r in (i.id, *i.replaces))}


def test_one_to_merge_with_is_found_by_its_words(tab, towns):
    at_incident(tab, towns, "r1")
    tab.locator("#merge summary").click()
    tab.locator("#merge input[type=search]").fill("Kesh")
    tab.locator("#merge input[type=search]").press("Enter")
    expect(tab.locator(f"[data-merge='{incident_of(towns.record, 'r3')}']")).to_be_visible()


def test_ticked_claims_are_split_off(tab, towns):
    whole = incident_of(towns.record, "r1")
    assert incident_of(towns.record, "r2") == whole
    at_incident(tab, towns, "r1")
    claim = claim_of(towns.record, "shot dead 4 men")
    tick = tab.locator(f"input[type=checkbox][value='{claim.key}']")
    unfolded(tick).check()
    expect(form(tab, "split").locator("[data-ticked]")).to_have_text(re.compile("1 ticked"))
    act(tab, "split")
    with View.open(towns.record) as view:
        homes = [i for i in view.incidents() if {claim.key, claim_of(towns.record, "shot dead 3 men").key} & {*i.claims}]
    assert len(homes) == 2 and whole in {i.id for i in homes}


def test_an_origin_is_discounted_in_one_incident(tab, pair):
    at_incident(tab, pair, "lamp")
    section = tab.locator("[data-origin*='Monitor']")
    section.locator("summary", has_text="Discount").click()
    section.locator("form[data-act=discount] input[name=why]").fill(WHY)
    section.get_by_role("button", name="Discount").click()
    assert change(tab, "killed")[1] == "42 / 42 / 42"
    assert decided(pair.record)[0].verdict == "discount-origin"


def test_persons_are_told_apart_or_joined(tab, towns):
    tab.goto(f"{towns.address}/persons")
    boxes = tab.locator("table input[type=checkbox]")
    boxes.nth(0).check()
    boxes.nth(1).check()
    tab.locator("form[data-act=pair] input[name=why]").fill(WHY)
    tab.get_by_role("button", name="Different persons").click()
    expect(done(tab)).to_be_visible()
    assert [d.verdict for d in decided(towns.record)] == ["different"]


def test_what_cannot_be_meant_is_told_with_what_was_typed(tab, pair, watch):
    at_claim(tab, pair, "shot dead 42")
    watch.expects("status of 422")
    sent = form(tab, "correct")
    sent.locator("[name='f.number']").fill("many")
    sent.locator("input[name=why]").fill("A long reason that nobody wants to type again.")
    sent.locator("button[type=submit]").first.click()
    expect(tab.get_by_role("alert")).to_contain_text("many")
    expect(tab.locator("input[name='f.number']")).to_have_value("many")
    expect(tab.locator("input[name=why]").first).to_have_value("A long reason that nobody wants to type again.")
    tab.locator("input[name='f.number']").fill("41")
    tab.get_by_role("button", name="Try again").click()
    expect(done(tab)).to_be_visible()
    assert claim_of(pair.record, "shot dead 42").figure.low == 41


def test_words_are_searched_in_texts_claims_and_persons(tab, pair):
    tab.goto(f"{pair.address}/search")
    tab.get_by_label("Words").fill("bodies")
    tab.get_by_label("Words").press("Enter")
    expect(tab.locator("[data-hit=lamp] mark")).to_have_text("bodies")
    tab.goto(f"{pair.address}/search?q=wounded&in=claims")
    expect(tab.locator("[data-hit]")).to_have_count(1)
    tab.goto(f"{pair.address}/search?q=sorren&in=persons")
    expect(tab.locator("[data-hit]")).to_contain_text("Mila Sorren")


def test_the_queue_is_worked_by_keys_alone(tab, pair):
    tab.keyboard.press("j")
    expect(tab.locator(".lines .what a").first).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.locator("h1")).to_contain_text("Varda")
    tab.keyboard.press("?")
    expect(tab.locator("dialog#keys")).to_be_visible()
    tab.keyboard.press("Escape")
    tab.keyboard.press("a")
    expect(done(tab)).to_be_visible()
    tab.keyboard.press("u")
    expect(done(tab).locator("input[name=why]")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(done(tab)).to_contain_text("undo", ignore_case=True)
    assert [d.verdict for d in decided(pair.record)] == ["accept", "undo"]


def test_a_key_that_is_typed_into_a_field_is_a_letter(tab, pair):
    at_claim(tab, pair, "shot dead 42")
    why = form(tab, "correct").locator("input[name=why]")
    why.focus()
    tab.keyboard.type("aja")
    expect(why).to_have_value("aja")
    assert decided(pair.record) == []
