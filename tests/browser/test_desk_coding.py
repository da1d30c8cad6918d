"""Second coding: two people code one document, neither sees the other's work before both are done, then it is compared."""

from barriers import no_barriers
from deskwork import form
from playwright.sync_api import expect


def code(tab, address, number):
    """Codes the two claims of the document: the first with a number, the second as it was read; then is done."""
    tab.goto(f"{address}/coding")
    tab.get_by_role("region", name="For you").or_(tab.locator("main")).get_by_role("link", name="Shots in Varda").first.click()
    sent = form(tab, "correct")
    sent.locator("[name='f.number']").fill(number)
    sent.get_by_role("button", name="Code it like this").click()
    tab.wait_for_url("**claim=*")
    tab.get_by_role("button", name="It says what the program read").click()
    tab.wait_for_load_state()
    no_barriers(tab, "coding a document")
    tab.get_by_role("button", name="I am done with this document").click()
    tab.wait_for_url(f"{address}/coding")


def test_two_code_blind_and_then_see_how_far_they_agree(shared):
    running, enter = shared("pair")
    ana, ben, cleo = enter("Ana"), enter("Ben"), enter("Cleo")
    ana.goto(f"{running.address}/coding/assign")
    ana.get_by_role("checkbox", name="Shots in Varda").check()
    ana.get_by_role("checkbox", name="Ben").check()
    ana.get_by_role("checkbox", name="Cleo").check()
    no_barriers(ana, "assign")
    ana.get_by_role("button", name="Give them").click()
    ana.wait_for_url(f"{running.address}/coding")

    code(ben, running.address, "4141")
    for place in ("/coding", "/coding/at/lamp", "/documents/lamp", "/history", "/"):
        cleo.goto(running.address + place)
        assert "4141" not in cleo.locator("body").inner_html(), place
    cleo.goto(f"{running.address}/coding")
    expect(cleo.get_by_text("Nothing to compare yet")).to_be_visible()

    code(cleo, running.address, "4343")
    expect(cleo.locator("tr[data-field=number]")).to_be_visible()
    expect(cleo.locator("tr[data-field=counts]")).to_contain_text("100%")
    no_barriers(cleo, "agreement")
    cleo.get_by_role("link", name="to settle").click()
    expect(cleo.locator("main")).to_contain_text("4141")
    expect(cleo.locator("main")).to_contain_text("4343")
    no_barriers(cleo, "settle")
