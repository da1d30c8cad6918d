"""What an attacker would try at the desk: a stranger, somebody with an account, another program on this machine."""

import asyncio
import logging
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from desk_clients import HOST, PASSWORDS, Browser, accounts, desk, entered, logged_in
from fastapi import APIRouter, FastAPI

from onrecord.review import guard
from onrecord.review.acts import LONGEST
from onrecord.store import View
from onrecord.store.accounts import Accounts, beside

ORIGIN = {"origin": f"http://{HOST}"}


@pytest.fixture
def shared(record: Path) -> FastAPI:
    return desk(record, accounts=accounts(record), by="")


def part(name: str, value: str) -> bytes:
    return f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "TRACE", "PATCH", "DELETE", "CONNECT", "LOCK"])
def test_other_methods_do_nothing(browser: Browser, method: str) -> None:
    for path in ("/act", "/logout", "/login", "/", "/nothing"):
        answer = browser.request(method, path, headers=ORIGIN)
        assert answer.status_code in (403, 404, 405) and "access-control-allow-origin" not in answer.headers
    assert browser.get("/").status_code == 200


def test_a_method_cannot_be_overridden(browser: Browser) -> None:
    for header in ("x-http-method-override", "x-http-method", "x-method-override"):
        browser.get("/logout", headers={header: "POST", **ORIGIN})
        browser.get(f"/logout?_method=POST&csrf={browser.csrf()}")
    assert browser.get("/").status_code == 200


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "text/plain; x=application/x-www-form-urlencoded"])
def test_other_kinds_of_content_carry_no_token(browser: Browser, kind: str) -> None:
    text = f'{{"csrf": "{browser.csrf()}"}}'
    assert browser.post("/logout", content=text, headers={**ORIGIN, "content-type": kind}).status_code == 403


def test_a_token_is_good_for_its_own_session(record: Path, shared: FastAPI) -> None:
    vera, cora = logged_in(shared, "Vera"), logged_in(shared, "Cora")
    assert cora.post("/logout", data={"csrf": vera.csrf()}, headers=ORIGIN).status_code == 403
    old = cora.csrf()
    cora.submit("/logout")
    cora.login("Cora", PASSWORDS["Cora"])
    assert cora.post("/logout", data={"csrf": old}, headers=ORIGIN).status_code == 403


@pytest.mark.parametrize("value", ["\\ud800", "\\x00", "\\u202e"])
def test_a_file_or_odd_letters_instead_of_words_are_refused_in_words(shared: FastAPI, value: str) -> None:
    body = b"".join(part(name, value) for name in ("name", "password", "csrf", "to")) + b"--x--\r\n"
    odd = {**ORIGIN, "content-type": "multipart/form-data; boundary=x; charset=unicode_escape"}
    for path in ("/login", "/act", "/logout"):
        assert Browser(shared).post(path, content=body, headers=odd).status_code == 415
    cora = logged_in(shared, "Cora")
    body = part("csrf", cora.csrf()) + b"".join(part(n, value) for n in ("verdict", "thing", "why", "back")) + b"--x--\r\n"
    assert cora.post("/act", content=body, headers=odd).status_code == 415
    assert cora.post("/logout", files={"csrf": ("a", b"b")}, headers=ORIGIN).status_code == 403


def test_very_many_fields_are_refused_at_once(shared: FastAPI) -> None:
    form = {**ORIGIN, "content-type": "application/x-www-form-urlencoded"}
    began = time.monotonic()
    assert Browser(shared).post("/login", content=b"a=&" * 300_000, headers=form).status_code in (400, 413)
    assert time.monotonic() - began < 10


def test_a_request_of_two_lengths_is_refused_and_the_connection_closed(browser: Browser) -> None:
    both = {**ORIGIN, "x-csrf-token": browser.csrf(), "content-length": "3", "transfer-encoding": "chunked"}
    answer = browser.post("/logout", content=b"a=b", headers=both)
    assert answer.status_code == 403 and answer.headers["connection"] == "close"
    assert browser.get("/").status_code == 200


def test_a_body_that_never_ends_is_dropped(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "SLOWEST", 0.05)
    app, sent = desk(record, accounts=accounts(record), by=""), []
    headers = [(b"host", HOST.encode()), (b"origin", ORIGIN["origin"].encode()), (b"content-length", b"9"),
               (b"content-type", b"application/x-www-form-urlencoded")]  # fmt: skip
    scope = {"type": "http", "method": "POST", "path": "/login", "raw_path": b"/login", "query_string": b"", "headers": headers,
             "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8571), "scheme": "http", "http_version": "1.1"}  # fmt: skip

    async def silence() -> dict[str, object]:
        await asyncio.sleep(60)
        return {}

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    asyncio.run(asyncio.wait_for(app(scope, silence, send), 20))
    assert sent[0]["status"] == 408


@pytest.mark.parametrize("path", ["/search?q=", "/history?q=", "/documents?q=", "/incidents?q=", "/persons?q=", "/?place="])
@pytest.mark.parametrize(
    "asked", ["t " * 200, "(a+)+" * 60 + "b", '"' + "a " * 150 + '"', "%_*[" * 50, "\0", "\ud7ff", "a " * 9000]
)
def test_no_search_takes_long_or_fails(browser: Browser, path: str, asked: str) -> None:
    began = time.monotonic()
    assert browser.get(path + quote(asked)).status_code == 200
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("number", ["-1", "0", "999999", "9" * 400, "1e9", "NaN", "\u0663", "", "1;drop"])
def test_no_page_number_fails(browser: Browser, number: str) -> None:
    for path in ("/", "/documents", "/incidents", "/persons", "/history", "/search", "/issues", "/coding/assign"):
        assert browser.get(path, params={"page": number, "q": ""}).status_code == 200


HOSTILE = [
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "..%2f..%2fx",
    "a%00b",
    "%2e%2e",
    "c-%25",
    "i-%_",
    "\u202e",
    "x" * 5000,
]


@pytest.mark.parametrize("id", HOSTILE)
def test_ids_that_are_none_are_told_and_not_run(browser: Browser, id: str) -> None:
    for folder in ("documents", "incidents", "persons", "history", "coding/at", "coding/settle", "static/x"):
        for path in (f"/{folder}/{quote(id, safe='')}", f"/{folder}/{quote(id)}"):
            answer = browser.get(path)
            assert answer.status_code in (200, 303, 404) and "<script>alert" not in answer.text, path
            assert answer.headers["content-type"].startswith("text/html")


def test_a_comment_has_an_end(browser: Browser, record: Path) -> None:
    with View.open(record) as view:
        claim = view.claims()[0].key
    form = {"verdict": "reject", "thing": claim, "why": "x" * (LONGEST + 1)}
    assert browser.submit("/act", form).status_code == 422
    form = {"verdict": "correct", "thing": claim, "f.number": "1" * (LONGEST + 1), "why": "x"}
    assert browser.submit("/act", form).status_code == 422
    assert browser.submit("/coding/act", form).status_code == 422
    with View.open(record) as view:
        assert not view.decisions()


def test_hostile_comments_and_names_are_shown_and_not_run(record: Path) -> None:
    bad = "<img src=x onerror=alert(1)>\"'{{7*7}}</script>"
    browser = entered(record, by=bad)
    with View.open(record) as view:
        claim = next(c for c in view.claims() if c.figure)
    assert browser.submit("/act", {"verdict": "reject", "thing": claim.key, "why": bad}).status_code == 303
    for path in ("/", "/history", f"/documents/{claim.document}?claim={claim.key}", f"/history?by={quote(bad)}&q={quote(bad)}"):
        text = browser.get(path).text
        assert "<img" not in text and ">49" not in text, path
    for path in (f"/search?q={quote(bad)}", f"/login?to={quote(bad)}", f"/enter?token={quote(bad)}", f"/?outlet={quote(bad)}"):
        assert "<img" not in browser.get(path).text


@pytest.mark.parametrize(
    "back", ["//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example", "javascript:x"]
)
def test_nobody_is_led_away_after_a_decision(browser: Browser, record: Path, back: str) -> None:
    with View.open(record) as view:
        claim = view.claims()[0].key
    there = browser.submit("/act", {"verdict": "accept", "why": "read", "thing": claim, "back": back}).headers["location"]
    assert there.startswith("/?done=")


def test_forwarded_headers_count_for_nothing_without_a_proxy(shared: FastAPI) -> None:
    browser = Browser(shared)
    lies = {**ORIGIN, "x-forwarded-host": "evil.example", "x-forwarded-proto": "https", "forwarded": "host=evil.example"}
    for n in range(5):
        data = {"name": "Cora", "password": "wrong wrong wrong", "csrf": browser.csrf("/login")}
        answer = browser.post("/login", data=data, headers={**lies, "x-forwarded-for": f"10.0.0.{n}"})
        assert answer.status_code == 401 and "evil.example" not in answer.text
    data["csrf"] = browser.csrf("/login")
    assert browser.post("/login", data=data, headers={**lies, "x-forwarded-for": "10.9.9.9"}).status_code == 429
    assert "strict-transport-security" not in browser.get("/login", headers=lies).headers


def test_ten_people_behind_one_address_come_in_at_once(shared: FastAPI) -> None:
    assert [Browser(shared).login("Vera", PASSWORDS["Vera"]).status_code for _ in range(10)] == [303] * 10


def test_cookies_are_for_the_desk_alone(shared: FastAPI) -> None:
    answer = Browser(shared).login("Cora", PASSWORDS["Cora"])
    told = [value.lower() for name, value in answer.headers.multi_items() if name == "set-cookie"]
    assert len(told) == 3 and all("httponly" in c and "samesite=strict" in c and "path=/" in c for c in told)
    assert all("domain" not in c for c in told) and PASSWORDS["Cora"] not in str(answer.headers)


def test_accounts_that_are_damaged_let_nobody_in_and_are_told_in_words(shared: FastAPI, record: Path) -> None:
    browser, path = logged_in(shared, "Cora"), beside(record)
    path.write_bytes(b"something else altogether" * 100)
    for asked in ("/", "/nothing", "/login"):
        answer = browser.get(asked)
        assert answer.status_code in (404, 503) and "kelmara" in answer.text and "content-security-policy" in answer.headers
    path.unlink()
    assert browser.get("/").status_code == 503 and not path.exists()


def test_a_demotion_counts_at_once(shared: FastAPI, record: Path) -> None:
    cora, token = logged_in(shared, "Cora"), ""
    token = cora.csrf()
    Accounts(beside(record)).set_role("Cora", "viewer")
    with View.open(record) as view:
        form = {"csrf": token, "verdict": "accept", "thing": view.claims()[0].key}
    assert cora.post("/act", data=form, headers=ORIGIN).status_code == 401
    with View.open(record) as view:
        assert not view.decisions()


def test_a_page_that_fails_tells_its_cause_in_the_log_alone_and_fakes_no_lines(
    record: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app, router = desk(record), APIRouter()

    @router.get("/fail/{rest:path}")
    def failing(rest: str) -> None:
        raise ZeroDivisionError("of the machine")

    app.include_router(router)
    with caplog.at_level(logging.INFO, "onrecord.review"):
        answer = Browser(app).get("/fail/%1b%5b31m%0dfake%20line?token=secret")
    assert answer.status_code == 500 and "of the machine" not in answer.text and "Traceback" not in answer.text
    told = [record for record in caplog.records if record.name == "onrecord.review"]  # and not what the test's client tells
    messages = "".join(record.getMessage() for record in told)
    assert len(told) == 1 and told[0].exc_info
    assert "\x1b" not in messages and "\r" not in messages and "secret" not in messages


def test_after_logging_out_nothing_is_kept(browser: Browser) -> None:
    page = browser.get("/documents")
    assert page.headers["cache-control"] == "no-store"
    cookies = dict(browser.cookies)
    assert browser.submit("/logout").status_code == 303
    browser.cookies.update(cookies)
    assert browser.get("/documents").status_code == 303
