"""The way into the desk and out of it, and what another site cannot make the browser do there."""

from urllib.parse import quote

from playwright.sync_api import expect


def test_the_address_that_is_printed_lets_in_one_browser_once(desk, context, watch):
    running = desk("pair")
    address = running.entrance()
    tab, other = context().new_page(), context().new_page()
    tab.goto(address)
    tab.wait_for_url(f"{running.address}/")
    expect(tab.get_by_text("Ana", exact=True)).to_be_visible()
    watch.expects("status of 401")
    assert other.goto(address).status == 401
    expect(other.get_by_role("heading", level=1)).to_be_visible()
    other.goto(running.address)
    assert other.url == f"{running.address}/login"
    assert "pair" in tab.title()


def test_a_newer_address_makes_the_older_one_worthless(desk, tab, watch):
    running = desk("pair")
    older, newer = running.entrance(), running.entrance()
    watch.expects("status of 401")
    assert tab.goto(older).status == 401
    assert tab.goto(newer).ok


def test_who_logs_out_is_out_even_by_the_back_button(at_desk, tab, watch):
    running = at_desk("pair")
    tab.get_by_role("button", name="Log out").click()
    tab.wait_for_url(f"{running.address}/login")
    watch.expects("status of 401")
    tab.go_back()
    tab.wait_for_load_state()
    expect(tab.get_by_role("button", name="Log out")).to_have_count(0)


def test_a_form_with_a_wrong_token_does_nothing(at_desk, tab, watch):
    running = at_desk("pair")
    tab.locator("input[name=csrf]").evaluate_all("them => them.forEach(it => { it.value = 'made-up' })")
    watch.expects("status of 403")
    tab.get_by_role("button", name="Log out").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Not allowed")
    tab.goto(running.address)
    expect(tab.get_by_role("button", name="Log out")).to_be_visible()


def test_another_site_cannot_send_a_form(at_desk, tab, watch):
    running = at_desk("pair")
    token = tab.locator("input[name=csrf]").first.input_value()
    form = f'<form method="post" action="{running.address}/logout"><input name="csrf" value="{token}"><button>Free gift'
    watch.expects("status of 403")
    tab.goto("data:text/html," + quote(f"<!doctype html><title>Gifts</title>{form}"))
    tab.get_by_role("button").click()
    tab.wait_for_url(f"{running.address}/logout")
    expect(tab.get_by_text("nothing was done")).to_be_visible()
    tab.goto(running.address)
    expect(tab.get_by_role("button", name="Log out")).to_be_visible()


def test_the_desk_is_in_no_frame_of_another_page(desk, tab, watch):
    running = desk("pair")
    watch.expects("frame-ancestors", "X-Frame-Options", "status of 401", "status of 403")
    tab.goto("data:text/html," + quote(f'<!doctype html><title>x</title><iframe src="{running.address}/login"></iframe>'))
    tab.wait_for_timeout(300)
    assert all("The desk" not in (frame.content() if frame != tab.main_frame else "") for frame in tab.frames)
