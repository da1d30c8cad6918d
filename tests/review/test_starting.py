"""What a desk may be started with, and what it says is missing."""

from pathlib import Path

import pytest
from desk_clients import PASSWORDS, Browser, accounts
from fastapi import FastAPI

from onrecord.errors import InputError, RecordError
from onrecord.review import throttle
from onrecord.review.app import create_app
from onrecord.review.starting import Start
from onrecord.review.throttle import Throttle
from onrecord.store.accounts import Accounts, beside

PUBLIC = "https://desk.example.org"


def refusal(start: Start) -> str:
    with pytest.raises(InputError) as told:
        start.check()
    return str(told.value)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.8.8"])
def test_this_machine_alone_needs_nothing(record: Path, host: str) -> None:
    start = Start(record, host)
    start.check()
    settings = start.settings(8571, "Ana")
    assert settings.accounts is None and not settings.secure and settings.by == "Ana"
    assert start.address(8571).removeprefix("http://") in settings.hosts
    assert all(host.endswith(":8571") for host in settings.hosts)


@pytest.mark.parametrize(
    "host",
    [
        "0.0.0.0",
        "::",
        "192.168.1.5",
        "desk.example.org",
        "localhost.localdomain",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "0",
        "",
    ],
)
def test_beyond_this_machine_everything_that_is_missing_is_named(record: Path, host: str) -> None:
    told = refusal(Start(record, host))
    assert "onrecord account add" in told and "--tls-cert" in told and "--behind-proxy" in told


def test_a_localhost_that_leads_elsewhere_is_beyond_this_machine(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("10.0.0.7", 0))])
    assert "onrecord account add" in refusal(Start(record, "localhost"))


def test_accounts_alone_are_not_enough_and_tls_alone_neither(record: Path, pair: tuple[Path, Path]) -> None:
    assert "accounts:" in refusal(Start(record, "0.0.0.0", cert=pair[0], key=pair[1]))
    accounts(record)
    told = refusal(Start(record, "0.0.0.0"))
    assert "accounts:" not in told and "--tls-cert" in told
    assert "--name" in refusal(Start(record, "0.0.0.0", cert=pair[0], key=pair[1]))
    start = Start(record, "0.0.0.0", names=("Desk.example.org",), cert=pair[0], key=pair[1])
    start.check()
    settings = start.settings(8571, "Ana")
    assert settings.hosts == {"desk.example.org:8571"} and settings.secure and settings.by == ""
    assert settings.origins == {"https://desk.example.org:8571"} and settings.cookie == "__Host-onrecord"
    assert start.settings(443, "").hosts == {"desk.example.org"}


def test_closed_accounts_open_nothing(record: Path) -> None:
    kept = Accounts(beside(record), create=True)
    kept.add("Vera", "viewer", "x")
    kept.set_disabled("Vera", True)
    assert "accounts:" in refusal(Start(record, public=PUBLIC))


@pytest.mark.parametrize(
    "public",
    [
        "http://desk.example.org",
        "desk.example.org",
        "https://desk.example.org/sub",
        "https://",
        "https://a@b",
        "https://@b",
        "https://desk.example.org/#x",
    ],
)
def test_a_proxy_is_stated_in_full(record: Path, public: str) -> None:
    accounts(record)
    assert "https://desk.example.org" in refusal(Start(record, public=public))


def test_a_proxy_needs_accounts_and_an_address(record: Path, pair: tuple[Path, Path]) -> None:
    assert "accounts:" in refusal(Start(record, public=PUBLIC))
    accounts(record)
    assert "IP address" in refusal(Start(record, public=PUBLIC, proxy="localhost"))
    assert "leave one of them out" in refusal(Start(record, public=PUBLIC, cert=pair[0], key=pair[1]))
    Start(record, public=PUBLIC).check()


def test_a_certificate_that_cannot_be_used_is_told_before_the_start(
    record: Path, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    assert "belong together" in refusal(Start(record, cert=pair[0]))
    assert "no file" in refusal(Start(record, cert=tmp_path / "no.pem", key=pair[1]))
    (tmp_path / "bad.pem").write_text("nothing")
    assert "PEM" in refusal(Start(record, cert=tmp_path / "bad.pem", key=pair[1]))


def test_accounts_are_used_when_there_are_some(record: Path, tmp_path: Path) -> None:
    assert Start(record).accounts_file is None
    Accounts(beside(record), create=True)
    assert Start(record).accounts_file is None
    path = accounts(record)
    assert Start(record).accounts_file == path
    with pytest.raises(InputError, match="no accounts at"):
        Start(record, accounts=str(tmp_path / "none")).settings(1, "")
    (tmp_path / "other").write_text("something else altogether, and long enough")
    with pytest.raises(RecordError):
        Start(record, accounts=str(tmp_path / "other")).settings(1, "")


@pytest.fixture
def proxied(record: Path) -> FastAPI:
    """A shared desk behind a proxy on this machine."""
    accounts(record)
    app = create_app(Start(record, public=PUBLIC).settings(8571, ""))
    app.state.shell.throttle = Throttle(lambda: 0.0)
    return app


def test_through_the_proxy_the_session_is_for_tls_only(proxied: FastAPI) -> None:
    browser = Browser(proxied, PUBLIC)
    browser.headers.update({"x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https"})
    answer = browser.login("Cora", PASSWORDS["Cora"])
    cookie = answer.headers["set-cookie"]
    assert answer.status_code == 303 and "Secure" in cookie and "__Host-onrecord=" in cookie and "Domain" not in cookie
    assert answer.headers["strict-transport-security"].startswith("max-age=")
    assert browser.get("/").status_code == 200


def test_past_the_proxy_or_without_tls_there_is_no_way(proxied: FastAPI) -> None:
    assert Browser(proxied, PUBLIC).get("/login").status_code == 200
    assert Browser(proxied, PUBLIC, "192.168.1.7").get("/login").status_code == 403
    assert Browser(proxied, PUBLIC).get("/login", headers={"x-forwarded-proto": "http"}).status_code == 403
    assert Browser(proxied, "https://127.0.0.1:8571").get("/login").status_code == 403


def test_the_proxy_says_who_is_slowed_down_and_nobody_else_may(proxied: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "WIDE", 5)
    browser = Browser(proxied, PUBLIC)
    for n in range(5):
        told = {"x-forwarded-for": f"198.51.100.{n}, 203.0.113.9", "origin": PUBLIC}  # the last one is the proxy's own word
        data = {"name": f"x{n}", "password": "wrong wrong wrong", "csrf": browser.csrf("/login")}
        assert browser.post("/login", data=data, headers=told).status_code == 401
    data = {"name": "Cora", "password": PASSWORDS["Cora"], "csrf": browser.csrf("/login")}
    assert browser.post("/login", data=data, headers={"x-forwarded-for": "203.0.113.9", "origin": PUBLIC}).status_code == 429
    assert browser.post("/login", data=data, headers={"x-forwarded-for": "203.0.113.8", "origin": PUBLIC}).status_code == 303
