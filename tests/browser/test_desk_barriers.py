"""Every view of the desk: no serious barrier by axe, nothing wider than a phone, nothing hostile comes to life."""

import pytest
from barriers import no_barriers
from deskwork import WHY, act, claim_of
from playwright.sync_api import expect
from watched import harmless

from evals.chromium import PHONE, WIDE
from evals.screenshots import desk_views


@pytest.mark.parametrize("name", ["demo", "hostile", "empty"])
@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (PHONE, "dark")], ids=["wide", "phone"])
def test_no_view_has_a_serious_barrier_or_is_too_wide(context, desk, name, size, scheme):
    tab = context(viewport=size, color_scheme=scheme).new_page()
    seen = 0
    for view in desk_views(tab, desk(name)):
        seen += 1
        no_barriers(tab, view)
        assert tab.evaluate("document.documentElement.scrollWidth") <= size["width"], view
        harmless(tab)
    assert seen >= 6


def test_folds_that_are_open_have_no_barrier_either(at_desk, tab):
    running = at_desk("pair")
    claim = claim_of(running.record, "shot dead 42")
    for path in (f"/documents/lamp?claim={claim.key}", "/"):
        tab.goto(running.address + path)
        tab.locator("details").evaluate_all("them => them.forEach(it => { it.open = true })")
        no_barriers(tab, path)
    tab.locator(".lines .what a").first.click()
    tab.locator("details").evaluate_all("them => them.forEach(it => { it.open = true })")
    no_barriers(tab, "incident")
    act(tab, "accept")
    no_barriers(tab, "done")


def test_hostile_words_are_only_words_at_the_desk(at_desk, tab):
    running = at_desk("hostile")
    claim = claim_of(running.record, "3 people")
    tab.goto(running.address)
    tab.locator(".lines .what a").first.click()
    harmless(tab)
    tab.goto(f"{running.address}/search?q=%3C/script%3E%3Cscript%3E&in=claims")
    tab.locator("[data-hit] a").first.click()
    expect(tab.locator("[data-text]")).to_contain_text("Soldiers shot dead")
    harmless(tab)
    act(
        tab,
        "correct",
        why=f"<img src=x onerror='window.broken = true'> {WHY}",
        who="</script><script>window.broken = true</script>",
    )
    harmless(tab)
    expect(tab.locator("#done")).to_contain_text("<img src=x")
    tab.goto(f"{running.address}/history")
    harmless(tab)
    assert claim.key
