"""Logging in with a name and a password."""

from pathlib import Path

import pytest
from argon2 import PasswordHasher
from desk_clients import HOST, PASSWORDS, Browser, accounts, desk, hashed, logged_in
from fastapi import FastAPI

from onrecord.review import passwords, throttle
from onrecord.store.accounts import Accounts, beside


@pytest.fixture
def shared(record: Path) -> FastAPI:
    return desk(record, accounts=accounts(record), by="")


@pytest.fixture
def kept(shared: FastAPI, record: Path) -> Accounts:
    return Accounts(beside(record))


def test_the_right_password_opens_and_leads_where_one_wanted_to_go(shared: FastAPI) -> None:
    browser = Browser(shared)
    away = browser.get("/?harm=killed&q=a b")
    assert away.status_code == 303 and away.headers["location"] == "/login?to=/%3Fharm%3Dkilled%26q%3Da%2520b"
    assert 'value="/?harm=killed&amp;q=a%20b"' in browser.get(away.headers["location"]).text
    assert browser.login(" cora ", PASSWORDS["Cora"], to="/?harm=killed").headers["location"] == "/?harm=killed"
    assert "Cora" in browser.get("/").text
    assert browser.get("/login").headers["location"] == "/"


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example", "/\\evil.example", "evil", "", "/\nevil", "javascript:x"]
)
def test_nobody_is_led_away_from_the_desk(shared: FastAPI, to: str) -> None:
    assert Browser(shared).login("Cora", PASSWORDS["Cora"], to=to).headers["location"] == "/"


def test_wrong_name_wrong_password_and_closed_account_look_the_same(shared: FastAPI, kept: Accounts) -> None:
    kept.set_disabled("Vera", True)
    told = [
        Browser(shared).login(name, password)
        for name, password in (("Nobody", "x" * 12), ("Cora", "x" * 12), ("Vera", PASSWORDS["Vera"]), ("", ""))
    ]
    assert {answer.status_code for answer in told} == {401}
    assert all("do not go together" in answer.text for answer in told)
    assert all("onrecord-8571=" not in answer.headers["set-cookie"] for answer in told)


def test_a_password_is_checked_for_whoever_is_not_there(shared: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []
    real = passwords.matches
    monkeypatch.setattr(passwords, "matches", lambda kept, given: checked.append(kept) or real(kept, given))
    Browser(shared).login("Nobody", "some long password")
    Browser(shared).login("Cora", "some long password")
    assert len(checked) == 2 and all(kept.startswith("$argon2id$") for kept in checked)
    assert checked[0].split("$")[3] == checked[1].split("$")[3]


def test_a_form_of_another_browser_logs_nobody_in(shared: FastAPI) -> None:
    mine, other = Browser(shared), Browser(shared)
    token = mine.csrf("/login")
    data = {"name": "Cora", "password": PASSWORDS["Cora"], "csrf": token}
    assert other.post("/login", data=data, headers={"origin": f"http://{HOST}"}).status_code == 403
    other.get("/login")
    assert other.post("/login", data=data, headers={"origin": f"http://{HOST}"}).status_code == 403
    assert mine.post("/login", data=data, headers={"origin": f"http://{HOST}"}).status_code == 303


def test_every_login_is_a_new_session(shared: FastAPI) -> None:
    browser = Browser(shared)
    browser.cookies.set("onrecord-8571", "chosen-by-an-attacker")
    browser.login("Cora", PASSWORDS["Cora"])
    held = [cookie.value for cookie in browser.cookies.jar if cookie.name == "onrecord-8571"]
    assert "chosen-by-an-attacker" not in held[-1]
    stranger = Browser(shared)
    stranger.cookies.set("onrecord-8571", "chosen-by-an-attacker")
    assert stranger.get("/").status_code == 303


def test_the_desk_of_one_person_has_no_login_and_a_shared_one_no_token(record: Path, shared: FastAPI) -> None:
    token = shared.state.shell.tokens.issue()
    assert Browser(shared).get(f"/enter?token={token}").status_code == 404
    alone = Browser(desk(record))
    assert alone.post("/login", data={"name": "Ana"}, headers={"origin": f"http://{HOST}"}).status_code == 403


@pytest.mark.parametrize("change", ["disabled", "role", "password", "removed"])
def test_a_change_of_the_account_ends_its_sessions_at_once(shared: FastAPI, kept: Accounts, change: str) -> None:
    browser = logged_in(shared, "Cora")
    assert browser.get("/").status_code == 200
    {
        "disabled": lambda: kept.set_disabled("Cora", True),
        "role": lambda: kept.set_role("Cora", "viewer"),
        "password": lambda: kept.set_password("Cora", hashed("another one altogether")),
        "removed": lambda: kept.remove("Cora"),
    }[change]()
    assert browser.get("/").status_code == 303
    if change == "removed":  # and somebody else of that name does not inherit the session
        kept.add("Cora", "coder", passwords.hashed(PASSWORDS["Cora"]))
        assert browser.get("/").status_code == 303


def test_a_hash_of_weaker_settings_is_made_anew(shared: FastAPI, kept: Accounts) -> None:
    kept.set_password("Cora", PasswordHasher(time_cost=1, memory_cost=64).hash(PASSWORDS["Cora"]))
    browser = logged_in(shared, "Cora")
    found = kept.find("Cora")
    assert found is not None and not passwords.outdated(found.password)
    assert browser.get("/").status_code == 200


def test_guessing_is_slowed_down_and_told_in_words(shared: FastAPI) -> None:
    browser = Browser(shared)
    for _ in range(5):
        assert browser.login("Cora", "wrong wrong wrong").status_code == 401
    late = browser.login("Cora", PASSWORDS["Cora"])
    assert late.status_code == 429 and int(late.headers["retry-after"]) >= 1 and "Wait a second" in late.text
    assert 'value="Cora"' in late.text and PASSWORDS["Cora"] not in late.text
    assert browser.login("Vera", PASSWORDS["Vera"]).status_code == 303  # the others of the same office go on


def test_who_guesses_from_everywhere_or_everybody_waits(shared: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "WIDE", 3)
    for n in range(3):
        assert Browser(shared, address=f"10.2.2.{n}").login("Cora", "wrong wrong wrong").status_code == 401
        assert Browser(shared, address="10.1.1.1").login(f"x{n}", "wrong wrong wrong").status_code == 401
    assert Browser(shared, address="10.3.3.3").login("cora", PASSWORDS["Cora"]).status_code == 429
    assert Browser(shared, address="10.1.1.1").login("Vera", PASSWORDS["Vera"]).status_code == 429


def test_nobody_keeps_an_owner_out_of_a_browser_that_they_used_before(shared: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "WIDE", 3)
    mine = logged_in(shared, "Cora")
    mine.submit("/logout")
    for _ in range(3):
        Browser(shared).login("Cora", "wrong wrong wrong")
    assert Browser(shared).login("Cora", PASSWORDS["Cora"]).status_code == 429
    assert mine.login("Vera", "wrong wrong wrong").status_code == 429  # it is known for Cora alone
    for _ in range(5):
        assert mine.login("Cora", "wrong wrong wrong").status_code == 401
    assert mine.login("Cora", PASSWORDS["Cora"]).status_code == 429  # and it has a count of its own
    forged = Browser(shared)
    forged.cookies.set("onrecord-8571-known", "abc.def")
    assert forged.login("Cora", PASSWORDS["Cora"]).status_code == 429


def test_a_browser_that_is_known_comes_in_while_others_guess(shared: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "WIDE", 3)
    mine = logged_in(shared, "Cora")
    mine.submit("/logout")
    for _ in range(3):
        Browser(shared).login("Cora", "wrong wrong wrong")
    assert mine.login("Cora", PASSWORDS["Cora"]).status_code == 303


def test_what_is_logged_holds_no_password_and_no_escape(shared: FastAPI, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "onrecord.review")
    Browser(shared).login("Co\x1b[31mra\nfake line", "my secret secret")
    assert (
        "refused" in caplog.text and "secret" not in caplog.text and "\x1b" not in caplog.text and "\nfake" not in caplog.text
    )
