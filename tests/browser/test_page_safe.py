"""The page asks nobody for anything, runs nothing that a report says, and opens whatever the record holds."""

import pytest
from playwright.sync_api import expect
from situation import find, panel, show
from watched import harmless

RECORDS = ("demo", "pair", "empty", "hostile")


@pytest.mark.parametrize("name", RECORDS)
def test_it_opens_from_disk_and_asks_nobody(tab, paged, name):
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(paged(name))
    tab.wait_for_load_state("networkidle")
    assert asked == [paged(name)]
    assert tab.locator("h1").count() == 1


def test_nothing_that_a_report_says_is_run(tab, paged):
    tab.goto(paged("hostile"))
    tab.wait_for_load_state("networkidle")
    harmless(tab)
    show(tab)
    harmless(tab)
    for part in ("clashes", "people", "documents", "issues", "tolls"):
        tab.goto(f"{paged('hostile')}#{part}")
        tab.wait_for_timeout(100)
        harmless(tab)
    tab.locator("[data-list=documents] h3 a").last.click()
    expect(panel(tab)).to_contain_text("Soldiers shot dead")
    harmless(tab)
    find(tab, Find="</script><script>")
    harmless(tab)
