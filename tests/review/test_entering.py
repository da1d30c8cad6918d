"""One person at a desk: the one-time address, the session, and the way out."""

from pathlib import Path

from desk_clients import HOST, Browser, desk, entered


def test_the_printed_address_works_once(record: Path) -> None:
    app = desk(record)
    token = app.state.shell.tokens.issue()
    first, second = Browser(app), Browser(app)
    answer = first.get(f"/enter?token={token}")
    assert answer.status_code == 200 and 'content="0; url=/"' in answer.text
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie and "Path=/" in cookie and "onrecord-8571=" in cookie
    assert first.get("/").status_code == 200
    assert second.get(f"/enter?token={token}").status_code == 401
    assert second.get("/").status_code == 303
    assert token not in answer.text


def test_a_newer_address_replaces_the_older(record: Path) -> None:
    app = desk(record)
    old, new = app.state.shell.tokens.issue(), app.state.shell.tokens.issue()
    assert Browser(app).get(f"/enter?token={old}").status_code == 401
    assert Browser(app).get("/enter?token=").status_code == 401
    assert Browser(app).get(f"/enter?token={new}").status_code == 200


def test_logging_out_ends_the_session_for_good(record: Path) -> None:
    browser = entered(record)
    kept = dict(browser.cookies)
    assert browser.submit("/logout").headers["location"] == "/login"
    browser.cookies.update(kept)
    assert browser.get("/").headers["location"] == "/login"
    assert "terminal" in browser.get("/login").text


def test_a_form_without_the_sessions_token_does_nothing(browser: Browser) -> None:
    origin = {"origin": f"http://{HOST}"}
    for data in ({}, {"csrf": "x"}, {"csrf": ""}, {"csrf": "é"}):
        assert browser.post("/logout", data=data, headers=origin).status_code == 403
    assert browser.get("/").status_code == 200
