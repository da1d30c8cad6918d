"""The gate before every page: names, senders, sizes, headers, and errors that give nothing away."""

from pathlib import Path

import pytest
from desk_clients import HOST, Browser, desk, entered
from fastapi import APIRouter

from onrecord.errors import ConflictError, ExportError, InputError, RecordError
from onrecord.review.guard import HEADERS, LARGEST

ORIGIN = {"origin": f"http://{HOST}"}


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:8571.evil.example", "evil@127.0.0.1:8571", ""]
)
def test_only_the_printed_names_are_answered(browser: Browser, host: str) -> None:
    answer = browser.get("/", headers={"host": host})
    assert (
        answer.status_code == 403 and f"http://{HOST}" in answer.text and "kelmara.record" not in answer.text.split("<main")[1]
    )


def test_two_host_headers_are_refused(browser: Browser) -> None:
    assert browser.get("/", headers=[("host", HOST), ("host", "evil.example")]).status_code == 403


@pytest.mark.parametrize("headers", [
    {}, {"origin": "null"}, {"origin": "http://evil.example"}, {"origin": "http://127.0.0.1:9999"}, {"origin": f"https://{HOST}"},
    {"referer": "http://evil.example/"}, {"referer": f"http://{HOST}.evil.example/"},
    {**ORIGIN, "sec-fetch-site": "cross-site"}, {**ORIGIN, "sec-fetch-site": "same-site"},
])  # fmt: skip
def test_what_other_sites_send_does_nothing(browser: Browser, headers: dict[str, str]) -> None:
    answer = browser.post("/logout", data={"csrf": browser.csrf()}, headers=headers)
    assert answer.status_code == 403 and "nothing was done" in answer.text
    assert browser.get("/").status_code == 200


@pytest.mark.parametrize("headers", [ORIGIN, {"referer": f"http://{HOST}/x?y"}, {**ORIGIN, "sec-fetch-site": "same-origin"}])
def test_what_the_desks_own_pages_send_is_done(browser: Browser, headers: dict[str, str]) -> None:
    assert browser.post("/logout", data={"csrf": browser.csrf()}, headers=headers).status_code == 303


def test_other_sites_may_lead_here_and_not_embed(browser: Browser) -> None:
    lead = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert browser.get("/", headers=lead).status_code == 200
    assert browser.get("/", headers={**lead, "sec-fetch-mode": "no-cors"}).status_code == 403


def test_the_token_may_come_in_a_header(browser: Browser) -> None:
    assert browser.post("/logout", headers={**ORIGIN, "x-csrf-token": browser.csrf()}).status_code == 303


def test_large_bodies_are_refused_told_or_not(browser: Browser) -> None:
    def parts():
        for _ in range(3):
            yield b"x" * (LARGEST // 2)

    form = {**ORIGIN, "x-csrf-token": browser.csrf(), "content-type": "application/x-www-form-urlencoded"}
    assert browser.post("/login", content=b"x" * (LARGEST + 1), headers=form).status_code == 413
    assert browser.post("/login", content=parts(), headers=form).status_code == 413
    assert browser.post("/login", content=b"", headers={**form, "content-length": "-5"}).status_code == 413


def test_every_answer_carries_the_headers(browser: Browser) -> None:
    style = browser.get("/").text.split('rel="stylesheet" href="')[1].split('"')[0]
    answers = [
        browser.get("/"),
        browser.get("/nothing"),
        browser.get(style),
        browser.get("/", headers={"host": "x"}),
        browser.post("/"),
        Browser(browser.app).get("/"),
    ]
    assert [a.status_code for a in answers] == [200, 404, 200, 403, 403, 303]
    for answer in answers:
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert "server" not in answer.headers and "strict-transport-security" not in answer.headers
        assert answer.headers["cache-control"] == (
            "public, max-age=31536000, immutable" if answer is answers[2] else "no-store"
        )


def test_there_is_no_map_of_the_program(browser: Browser) -> None:
    assert all(browser.get(path).status_code == 404 for path in ("/docs", "/redoc", "/openapi.json"))


def test_assets_are_those_of_the_package_alone(browser: Browser) -> None:
    good = browser.get("/").text.split('rel="stylesheet" href="')[1].split('"')[0]
    folder = good.rpartition("/")[0]
    for path in (
        f"{folder}/../app.py",
        f"{folder}/%2e%2e/app.py",
        f"{folder}/..%2fapp.py",
        "/static/0/base.css",
        f"{folder}/nothing.css",
    ):
        answer = browser.get(path)
        assert answer.status_code == 404 and "import" not in answer.text


FAILING = {
    "/input": (InputError("no <b>such</b> claim"), 422, "no &lt;b&gt;such&lt;/b&gt; claim"),
    "/conflict": (ConflictError("Ben changed it"), 409, "Changed in the meantime"),
    "/record": (RecordError("another build writes"), 503, "another build writes"),
    "/export": (ExportError("cannot"), 400, "cannot"),
    "/crash": (ZeroDivisionError("secret of the machine"), 500, "The desk failed"),
}


@pytest.mark.parametrize("path", FAILING)
def test_errors_are_told_in_plain_words(record: Path, path: str, caplog: pytest.LogCaptureFixture) -> None:
    app, router = desk(record), APIRouter()

    @router.get(path)
    def failing() -> None:
        raise FAILING[path][0]

    app.include_router(router)
    browser = Browser(app).enter()
    error, status, words = FAILING[path]
    page = browser.get(path)
    assert page.status_code == status and words in page.text and "Traceback" not in page.text and "secret" not in page.text
    assert page.headers["content-security-policy"] == HEADERS["content-security-policy"]
    told = browser.get(path, headers={"accept": "application/json"})
    assert (
        told.status_code == status and set(told.json()) == {"error"} and (status == 500 or told.json()["error"] == str(error))
    )
    assert ("secret of the machine" in caplog.text) == (status == 500)


def test_a_page_that_is_not_there_and_a_field_that_is_wrong(browser: Browser) -> None:
    assert "Not here" in browser.get("/nothing").text
    assert browser.get("/nothing", headers={"accept": "application/json"}).json()["error"].startswith("There is nothing")
    assert browser.put("/", headers=ORIGIN).status_code == 405
    assert browser.get("/" + "x" * 5000).status_code == 404


def test_nothing_in_the_pages_needs_inline_script_or_style(browser: Browser) -> None:
    for path in ("/", "/nothing", "/login"):
        text = browser.get(path).text
        assert "<style" not in text and " style=" not in text and " on" + "click=" not in text and "<script>" not in text


def test_a_record_beside_a_hostile_name(record: Path) -> None:
    hostile = record.with_name("<script>alert(1)<\\u202e>.record".replace("\\u202e", "\u202e"))
    record.rename(hostile)
    assert "<script>" not in entered(hostile).get("/").text
