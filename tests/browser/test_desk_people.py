"""Several people at one desk: names and passwords, roles, and two who decide on the same thing at once."""

from deskwork import act, claim_of, decided, done, form
from playwright.sync_api import expect


def test_a_name_and_its_password_let_in(shared):
    running, enter = shared("pair")
    tab = enter("Ben")
    assert tab.url == f"{running.address}/"
    expect(tab.get_by_text("(coder)")).to_be_visible()
    tab.get_by_role("button", name="Log out").click()
    tab.wait_for_url(f"{running.address}/login*")


def test_a_wrong_password_is_slowed_down_and_says_nothing_of_names(shared, watch):
    _, enter = shared("pair")
    watch.expects("status of 401", "status of 429")
    tab = enter("Ben", "wrong password 0")
    told = tab.get_by_role("alert").inner_text()
    assert enter("Nobody At All", "wrong password 0").get_by_role("alert").inner_text() == told
    for n in range(6):
        tab.get_by_label("Password").fill(f"wrong password {n}")
        tab.get_by_role("button", name="Log in").click()
        tab.wait_for_load_state()
    expect(tab.get_by_role("alert")).to_contain_text("Too many tries")
    expect(tab.get_by_label("Name")).to_have_value("Ben")


def test_who_may_only_read_is_offered_nothing_and_refused(shared, watch):
    running, enter = shared("pair")
    tab = enter("Dov")
    watch.expects("status of 403")
    claim = claim_of(running.record, "shot dead 42")
    tab.goto(f"{running.address}/documents/{claim.document}?claim={claim.key}")
    token = tab.locator("input[name=csrf]").first.input_value()
    status = tab.evaluate(
        """async ([token, key]) => (await fetch("/act", {method: "POST", headers: {"x-csrf-token": token},
        body: new URLSearchParams({csrf: token, verdict: "reject", thing: key, why: "x", back: "/"})})).status""",
        [token, claim.key],
    )
    assert status == 403
    assert tab.goto(f"{running.address}/accounts").status == 403
    assert decided(running.record) == []


def test_a_coder_decides_and_keeps_no_accounts(shared, watch):
    running, enter = shared("pair")
    tab = enter("Ben")
    expect(tab.get_by_role("link", name="Accounts")).to_have_count(0)
    watch.expects("status of 403")
    assert tab.goto(f"{running.address}/accounts").status == 403
    claim = claim_of(running.record, "shot dead 42")
    tab.goto(f"{running.address}/documents/{claim.document}?claim={claim.key}")
    act(tab, "correct", number="41")
    assert decided(running.record)[0].by == "Ben"


def test_an_admin_adds_an_account_which_can_log_in(shared):
    _, enter = shared("pair")
    tab = enter("Ana")
    tab.get_by_role("link", name="Accounts").click()
    tab.get_by_label("Name").fill("Edda")
    tab.get_by_label("Role").select_option("coder")
    tab.get_by_label("First password").fill("four tall green trees")
    tab.get_by_role("button", name="Add the account").click()
    expect(tab.get_by_role("rowheader", name="Edda")).to_be_visible()
    expect(enter("Edda", "four tall green trees").get_by_text("Edda")).to_be_visible()


def test_of_two_who_correct_at_once_the_second_is_told_and_loses_nothing(shared, watch):
    running, enter = shared("pair")
    claim = claim_of(running.record, "shot dead 42")
    ben, cleo = enter("Ben"), enter("Cleo")
    for tab in (ben, cleo):
        tab.goto(f"{running.address}/documents/{claim.document}?claim={claim.key}")
    act(ben, "correct", why="It says 44.", number="44")
    watch.expects("status of 409")
    sent = form(cleo, "correct")
    sent.locator("[name='f.number']").fill("45")
    sent.locator("input[name=why]").fill("I read 45.")
    sent.locator("button[type=submit]").first.click()
    expect(cleo.get_by_role("heading", level=1)).to_have_text("Somebody else was quicker")
    expect(cleo.get_by_role("alert")).to_contain_text("Ben")
    row = cleo.locator("tr[data-field=number]")
    expect(row.locator("[data-label='When you looked']")).to_have_text("42")
    expect(row.locator("[data-label='Now']")).to_have_text("44")
    expect(row.locator("input[name='f.number']")).to_have_value("45")
    expect(cleo.locator("input[name=why]").first).to_have_value("I read 45.")
    assert [d.by for d in decided(running.record)] == ["Ben"]
    cleo.get_by_role("button", name="Do it all the same").click()
    expect(done(cleo)).to_be_visible()
    assert [d.by for d in decided(running.record)] == ["Ben", "Cleo"]
    assert claim_of(running.record, "shot dead 42").figure.low == 45
