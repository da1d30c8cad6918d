"""What the desk remembers is what the record says, whoever wrote to it."""

import time
from pathlib import Path

from desk_clients import Browser, entered

from onrecord import api
from onrecord.review.state import Memory, remember
from onrecord.store import View


def memory_of(browser: Browser) -> Memory:
    """What the desk remembers now."""
    found: Memory = browser.app.state.shell.desk.memory()  # type: ignore[attr-defined]
    return found


def anew(record: Path) -> Memory:
    """The record as it would be remembered now."""
    with View.open(record) as view:
        return remember(view)


def until(browser: Browser, version: str) -> bool:
    """Whether the desk comes to remember that version within some seconds."""
    for _ in range(100):
        browser.get("/")
        if memory_of(browser).version == version:
            return True
        time.sleep(0.05)
    return False


def test_what_another_process_writes_is_seen_soon(record: Path) -> None:
    browser = entered(record)
    incident = memory_of(browser).lines[0].id
    api.decide(record, "accept", incident, why="read", by="Ben")
    fresh = anew(record)
    assert until(browser, fresh.version)
    assert "accepted by Ben" in browser.get("/?show=all").text and memory_of(browser).lines == fresh.lines


def test_codings_make_nothing_anew_and_stay_hidden(record: Path) -> None:
    browser = entered(record)
    before = memory_of(browser)
    with View.open(record) as view:
        claim = view.claims_of("b1")[0].key
    api.decide(record, "code", claim, "reject", why="secret", by="Ben")
    assert until(browser, anew(record).version)
    assert memory_of(browser).rows is before.rows
    for page in ("/history", f"/documents/b1?claim={claim}", "/"):
        assert "secret" not in browser.get(page).text


def test_an_added_claim_is_remembered_and_forgotten_with_its_undo(record: Path) -> None:
    browser = entered(record)
    with View.open(record) as view:
        document = view.document("r1")
    assert document is not None
    start = document.text.index("belongs to a cooperative")
    form = {
        "verdict": "add", "thing": ["r1", f"{start}:{start + 24}"], "f.kind": "event", "f.event": "aid", "f.harm": "killed",
        "f.about": "ignored", "why": "missed",
    }  # fmt: skip
    answer = browser.submit("/act", form)
    assert answer.status_code == 303, answer.text
    fresh, held = anew(record), memory_of(browser)
    assert held.papers == fresh.papers and set(held.shelves.claims) == set(fresh.shelves.claims)
    assert [s.text for s in held.shelves.search("cooperative").claims] == ["belongs to a cooperative"]
    assert "?claim=c-" in answer.headers["location"] and browser.get(answer.headers["location"]).status_code == 200
    with View.open(record) as view:
        key = view.decisions()[-1].key
    assert browser.submit("/act", {"verdict": "undo", "thing": [key], "why": "it says no such thing"}).status_code == 303
    fresh, held = anew(record), memory_of(browser)
    assert held.papers == fresh.papers and set(held.shelves.claims) == set(fresh.shelves.claims)
    assert held.rows == fresh.rows and held.lines == fresh.lines


def test_persons_joined_at_the_desk_are_remembered_so(record: Path) -> None:
    browser = entered(record)
    a, b = list(memory_of(browser).people)[:2]
    assert browser.submit("/act", {"verdict": "same", "thing": [a, b], "why": "one man"}).status_code == 303
    assert memory_of(browser).people == anew(record).people and b not in memory_of(browser).people
    page = browser.get(f"/persons/{b}")
    assert page.status_code == 200 and "one man" in page.text


def test_a_page_answers_while_a_decision_is_being_written(record: Path) -> None:
    browser = entered(record)
    memory_of(browser)
    with browser.app.state.shell.writing:  # type: ignore[attr-defined]
        assert browser.get("/").status_code == 200
        assert browser.get("/documents/b1").status_code == 200
