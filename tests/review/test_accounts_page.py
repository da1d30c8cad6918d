"""Keeping accounts in the desk, and one's own password."""

from pathlib import Path

import pytest
from desk_clients import PASSWORDS, Browser, accounts, desk, entered, logged_in
from fastapi import FastAPI

from onrecord.store.accounts import Accounts, beside

NEW = "a new and long password"


@pytest.fixture
def shared(record: Path) -> FastAPI:
    return desk(record, accounts=accounts(record), by="")


@pytest.fixture
def admin(shared: FastAPI) -> Browser:
    return logged_in(shared, "Adam")


@pytest.fixture
def kept(shared: FastAPI, record: Path) -> Accounts:
    return Accounts(beside(record))


def test_a_new_account_can_log_in(admin: Browser, shared: FastAPI) -> None:
    answer = admin.submit("/accounts/add", {"name": "Dana O'Rell <b>", "role": "coder", "password": NEW}, at="/accounts")
    assert answer.headers["location"] == "/accounts"
    page = admin.get("/accounts").text
    assert "Dana O&#39;Rell &lt;b&gt; can log in now, as coder." in page and "4 accounts" in page and NEW not in page
    assert Browser(shared).login("dana o'rell <b>", NEW).status_code == 303


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"name": "Dana", "password": "short"}, "at least 12"),
        ({"name": "Dana", "password": "passwordpassword"}, "first that others would try"),
        ({"name": "Cora", "password": NEW}, "already"),
        ({"name": "", "password": NEW}, "cannot be an account"),
    ],
)
def test_what_cannot_be_is_told_beside_what_was_typed(admin: Browser, kept: Accounts, form: dict[str, str], words: str) -> None:
    answer = admin.submit("/accounts/add", {**form, "role": "viewer"}, at="/accounts")
    assert answer.status_code == 422 and words in answer.text and f'value="{form["name"]}"' in answer.text
    assert (
        form["password"] not in answer.text.replace('"current-password"', "").replace('"new-password"', "")
        and len(kept.all()) == 3
    )


def test_a_role_that_there_is_not(admin: Browser) -> None:
    answer = admin.submit("/accounts/role", {"name": "Cora", "role": "owner"}, at="/accounts")
    assert answer.status_code == 422 and "Look at: role" in answer.text


def test_changes_hold_at_once(admin: Browser, shared: FastAPI, kept: Accounts) -> None:
    cora = logged_in(shared, "Cora")
    assert "selected>coder" in admin.get("/accounts/change?name=Cora").text
    admin.submit("/accounts/role", {"name": "Cora", "role": "viewer"})
    assert cora.get("/").status_code == 303 and kept.find("Cora").role == "viewer"
    admin.submit("/accounts/password", {"name": "Cora", "password": NEW})
    assert Browser(shared).login("Cora", PASSWORDS["Cora"]).status_code == 401
    assert Browser(shared).login("Cora", NEW).status_code == 303
    admin.submit("/accounts/closed", {"name": "Cora", "closed": "true"})
    assert Browser(shared).login("Cora", NEW).status_code == 401
    admin.submit("/accounts/closed", {"name": "Cora", "closed": "false"})
    assert Browser(shared).login("Cora", NEW).status_code == 303
    admin.submit("/accounts/remove", {"name": "Cora"})
    assert kept.find("Cora") is None and admin.get("/accounts/change?name=Cora").status_code == 404


@pytest.mark.parametrize(("path", "form"), [("remove", {}), ("closed", {"closed": "true"}), ("role", {"role": "coder"})])
def test_the_last_admin_stays(admin: Browser, path: str, form: dict[str, str]) -> None:
    answer = admin.submit(f"/accounts/{path}", {"name": "Adam", **form})
    assert answer.status_code == 422 and "last admin" in answer.text
    assert admin.get("/accounts").status_code == 200


def test_ones_own_password_is_changed_by_whoever_knows_it(shared: FastAPI) -> None:
    here, there = logged_in(shared, "Vera"), logged_in(shared, "Vera")
    form = {"old": PASSWORDS["Vera"], "password": NEW, "again": NEW}
    assert "another one" in here.submit("/account", {**form, "old": "wrong wrong wrong"}).text
    assert "differ" in here.submit("/account", {**form, "again": "x"}).text
    assert "at least 12" in here.submit("/account", {**form, "password": "x", "again": "x"}).text
    before = here.cookies.get("onrecord-8571")
    done = here.submit("/account", form)
    assert done.status_code == 200 and "is changed" in done.text
    assert here.cookies.get("onrecord-8571") != before
    assert here.get("/").status_code == 200 and there.get("/").status_code == 303
    assert here.submit("/logout").status_code == 303


def test_guessing_the_old_password_is_slowed_down(shared: FastAPI) -> None:
    browser = logged_in(shared, "Vera")
    form = {"old": "wrong wrong wrong", "password": NEW, "again": NEW}
    codes = [browser.submit("/account", form).status_code for _ in range(7)]
    assert codes[:5] == [422] * 5 and 429 in codes


def test_a_desk_for_one_person_has_no_accounts(record: Path) -> None:
    browser = entered(record)
    assert all(browser.get(path).status_code == 404 for path in ("/accounts", "/account", "/accounts/change?name=x"))
    assert "onrecord account add" in browser.get("/accounts").text and 'href="/accounts"' not in browser.get("/").text
