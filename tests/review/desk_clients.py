"""A browser for tests: it keeps cookies, comes from the desk's own pages and sends the session's token along."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI
from starlette.testclient import TestClient

from onrecord.review import passwords
from onrecord.review.app import create_app
from onrecord.review.settings import Settings
from onrecord.review.throttle import Throttle
from onrecord.store.accounts import ROLES, Accounts, beside

HOST = "127.0.0.1:8571"
TOKEN = re.compile(r'name="csrf" value="([^"]+)"')


def desk(record: Path, **settings: Any) -> FastAPI:
    """The desk of `record`, for one person called Ana unless `settings` say otherwise."""
    app = create_app(Settings(record, frozenset({HOST}), **{"by": "Ana", **settings}))
    app.state.shell.throttle = Throttle(lambda: 0.0)  # on a slow machine no wait is over before a test has seen it
    return app


class Browser(TestClient):
    """`submit` adds what a browser and the desk's forms add; `get` and `post` send only what they are given."""

    def __init__(self, app: FastAPI, origin: str = f"http://{HOST}", address: str = "127.0.0.1") -> None:
        host = origin.partition("//")[2]
        super().__init__(app, base_url=origin, follow_redirects=False, headers={"host": host}, client=(address, 50000))
        self.origin = origin

    def login(self, name: str, password: str, **more: str) -> httpx.Response:
        """Fills in the form that asks for a name and a password."""
        return self.submit("/login", {"name": name, "password": password, **more}, at="/login")

    def enter(self) -> "Browser":
        """Goes in with a fresh one-time token."""
        token = self.app.state.shell.tokens.issue()  # type: ignore[attr-defined]
        assert self.get(f"/enter?token={token}").status_code == 200
        return self

    def csrf(self, at: str = "/") -> str:
        """The token in the first form of a page."""
        found = TOKEN.search(self.get(at).text)
        return found.group(1) if found else ""

    def submit(self, path: str, data: dict[str, Any] | None = None, at: str = "/") -> httpx.Response:
        """Sends a form of the page `at`."""
        return self.post(path, data={"csrf": self.csrf(at), **(data or {})}, headers={"origin": self.origin})


PASSWORDS = {"Vera": "views and views and views", "Cora": "codes and codes and codes", "Adam": "keeps and keeps and keeps"}


def accounts(record: Path) -> Path:
    """The accounts of a viewer, a coder and an admin, beside the record."""
    kept = Accounts(beside(record), create=True)
    for (name, password), role in zip(PASSWORDS.items(), ROLES, strict=True):
        kept.add(name, role, hashed(password))
    return kept.path


def logged_in(app: FastAPI, name: str) -> Browser:
    """A browser in a shared desk, as one of PASSWORDS."""
    made = Browser(app)
    assert made.login(name, PASSWORDS[name]).status_code == 303
    return made


@cache
def hashed(password: str) -> str:
    """The same hash every time, because making one takes long."""
    return passwords.hashed(password)


def entered(record: Path, **settings: Any) -> Browser:
    """A browser in a desk for one person."""
    return Browser(desk(record, **settings)).enter()
