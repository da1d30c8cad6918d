"""Working through the queue by keyboard alone; what a phone shows first; what is said before anybody agrees to it."""

from deskwork import act, decided, done
from playwright.sync_api import expect

from evals import chromium


def test_from_the_queue_to_a_claim_and_on_to_the_next_by_keyboard_alone(at_desk, tab):
    at_desk("demo")
    first = tab.locator(".lines .what a").first.get_attribute("href")
    tab.keyboard.press("j")
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**{first}")
    tab.keyboard.press("c")
    tab.keyboard.press("Enter")
    expect(tab.locator("body[data-page=document]")).to_be_visible()
    tab.keyboard.press("b")
    tab.wait_for_url(f"**{first}#*")
    tab.keyboard.press("a")
    expect(done(tab)).to_contain_text("Accepted")
    expect(done(tab).get_by_role("link", name="Next in the queue")).to_be_visible()
    tab.keyboard.press("j")
    expect(tab.locator("body[data-page=incident]")).to_be_visible()
    expect(done(tab)).to_have_count(0)
    assert first not in tab.url
    tab.keyboard.press("b")
    expect(tab.locator("body[data-page=queue]")).to_be_visible()
    expect(tab.locator(f".lines a[href='{first}']")).to_have_count(0)


def test_on_a_phone_the_numbers_come_before_what_is_decided_on_and_one_touch_leads_there(context, desk):
    tab, running = context(viewport=chromium.PHONE).new_page(), desk("demo")
    tab.goto(running.entrance())
    tab.locator(".lines .what a").first.click()
    numbers, decide = tab.locator("#h-cells").bounding_box(), tab.locator("#decide").bounding_box()
    assert numbers["y"] < decide["y"]
    tab.get_by_role("link", name="Decide").click()
    expect(tab.get_by_role("button", name="Accept the incident")).to_be_in_viewport()


def test_a_yes_to_one_number_shows_the_words_it_is_given_with(at_desk, tab):
    running = at_desk("demo")
    tab.locator(".lines .what a").first.click()
    assert not tab.locator("form[data-act=accept-cell]").first.is_visible()
    tab.locator("[data-cell=killed] .yes summary").click()
    why = tab.locator("[data-cell=killed] input[name=why]")
    expect(why).to_have_value("Checked against its passages.")
    why.fill("Both papers give it.")
    tab.get_by_role("button", name="Accept this number").first.click()
    expect(done(tab)).to_be_visible()
    (decision,) = decided(running.record)
    assert (decision.verdict, decision.other, decision.why) == ("accept", "killed", "Both papers give it.")


def test_no_word_is_broken_in_the_tables(at_desk, tab):
    running = at_desk("demo")
    for page, words in (("persons", ("Age", "mention")), ("incidents", ("independent",))):
        tab.goto(f"{running.address}/{page}")
        for word in words:
            lines = tab.locator("table.wide :is(th, td)", has_text=word).first.evaluate(
                """(cell, word) => {
                  const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
                  for (let node; (node = walk.nextNode()); ) {
                    const at = node.data.indexOf(word);
                    if (at < 0) continue;
                    const range = document.createRange();
                    range.setStart(node, at);
                    range.setEnd(node, at + word.length);
                    return range.getClientRects().length;
                  }
                }""",
                word,
            )
            assert lines == 1, word


def test_what_is_gone_is_called_by_its_name_after_a_merge(at_desk, tab):
    at_desk("demo")
    tab.locator(".lines .what a").first.click()
    gone = tab.locator("a[data-merge]").first
    name, to = gone.text_content(), gone.get_attribute("href")
    tab.goto(tab.url.split("/incidents/")[0] + to)
    act(tab, "merge")
    expect(done(tab).locator("h2")).to_contain_text(name[:40])
