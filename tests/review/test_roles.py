"""Who may do what: every page is closed unless it says otherwise, and what roles mean."""

import re
from pathlib import Path

import pytest
from desk_clients import HOST, PASSWORDS, Browser, accounts, desk, logged_in
from fastapi import FastAPI
from fastapi.routing import APIRoute

from onrecord.review import pages

ORIGIN = {"origin": f"http://{HOST}"}
# What may be asked for by anybody. Adding to this list opens a page to everybody who reaches the desk.
OPEN = {
    ("GET", "/static/{version}/{name:path}"),
    ("GET", "/favicon.ico"),
    ("GET", "/enter"),
    ("GET", "/login"),
    ("POST", "/login"),
}
OWN = {("GET", "/account"), ("POST", "/account"), ("POST", "/logout")}


def routes() -> list[tuple[str, str]]:
    found = [route for router in (*pages.OPEN, *pages.ROUTERS) for route in router.routes if isinstance(route, APIRoute)]
    return sorted({(method, route.path) for route in found for method in route.methods})


@pytest.fixture
def shared(record: Path) -> FastAPI:
    return desk(record, accounts=accounts(record), by="")


def ask(browser: Browser, method: str, path: str, **headers: str) -> int:
    filled = re.sub(r"{[^}]+}", "x", path)
    return browser.request(method, filled, headers={**ORIGIN, **headers}).status_code


def test_nobody_gets_anything_without_logging_in(shared: FastAPI) -> None:
    stranger = Browser(shared)
    for method, path in routes():
        if (method, path) not in OPEN:
            assert ask(stranger, method, path) == (303 if method == "GET" else 401), (method, path)
            assert ask(stranger, method, path, accept="application/json") == 401


def test_nothing_is_sent_without_the_sessions_token(shared: FastAPI) -> None:
    admin = logged_in(shared, "Adam")
    for method, path in routes():
        if method not in ("GET", "HEAD") and (method, path) not in OPEN:
            assert ask(admin, method, path) == 403, (method, path)


def test_a_viewer_sends_nothing_but_their_own_password(shared: FastAPI) -> None:
    viewer = logged_in(shared, "Vera")
    token = {"x-csrf-token": viewer.csrf()}
    for method, path in routes():
        if method not in ("GET", "HEAD") and (method, path) not in OPEN | OWN:
            assert ask(viewer, method, path, **token) == 403, (method, path)
    assert viewer.get("/").status_code == 200


@pytest.mark.parametrize("name", ["Vera", "Cora"])
def test_accounts_are_for_admins(shared: FastAPI, name: str) -> None:
    browser = logged_in(shared, name)
    token = {"x-csrf-token": browser.csrf()}
    found = [(method, path) for method, path in routes() if path.startswith("/accounts")]
    assert found and all(ask(browser, method, path, **token) == 403 for method, path in found)
    assert 'href="/accounts"' not in browser.get("/").text
    assert 'href="/accounts"' in logged_in(shared, "Adam").get("/").text


def test_the_page_says_who_is_logged_in(shared: FastAPI) -> None:
    for name in PASSWORDS:
        text = logged_in(shared, name).get("/").text
        assert name in text and all(other not in text for other in PASSWORDS if other != name)
