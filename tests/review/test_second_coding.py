"""Two people on the same document without seeing each other, until both are done; then agreement, and what is to settle."""

from pathlib import Path

import pytest
from desk_clients import PASSWORDS, Browser, accounts, desk, entered, hashed, logged_in
from fastapi import FastAPI

from onrecord.store import View
from onrecord.store.accounts import Accounts, beside

SECRET, SHOWN = "777777", "777,777"


@pytest.fixture
def shared(record: Path) -> FastAPI:
    kept = Accounts(accounts(record))
    kept.add("Dana", "coder", hashed(PASSWORDS["Cora"]))
    return desk(record, accounts=kept.path, by="")


@pytest.fixture
def cora(shared: FastAPI) -> Browser:
    return logged_in(shared, "Cora")


@pytest.fixture
def dana(shared: FastAPI) -> Browser:
    made = Browser(shared)
    assert made.login("Dana", PASSWORDS["Cora"]).status_code == 303
    return made


@pytest.fixture
def document(record: Path) -> str:
    with View.open(record) as view:
        return view.documents()[0].id


@pytest.fixture
def claims(record: Path, document: str) -> list[str]:
    with View.open(record) as view:
        return [c.key for c in view.claims_of(document) if c.figure]


def code(browser: Browser, verdict: str, thing: str, **fields: str) -> int:
    return browser.submit("/coding/act", {"verdict": verdict, "thing": thing, **fields}).status_code


def refused(browser: Browser, verdict: str, thing: str) -> str:
    """The words with which an act on something that is not to be seen is refused."""
    answer = browser.submit("/act", {"verdict": verdict, "thing": [thing, thing], "why": "x"})
    assert answer.status_code == 422
    return answer.text.split('role="alert">')[1].split("</p>")[0]


def give(browser: Browser, document: str) -> None:
    assert browser.submit("/coding/assign", {"document": document, "coder": ["Cora", "Dana"]}).headers["location"] == "/coding"


def both(cora: Browser, dana: Browser, document: str, claims: list[str]) -> None:
    """Cora and Dana code all figures and are done; they differ on the first."""
    give(cora, document)
    for claim in claims:
        assert code(cora, "accept", claim) == 303
    assert code(dana, "correct", claims[0], **{"f.number": SECRET}) == 303
    for claim in claims[1:]:
        assert code(dana, "accept", claim) == 303
    assert code(dana, "done", document) == 303


def test_documents_are_given_to_two_and_wait_for_them(cora: Browser, dana: Browser, document: str) -> None:
    assert cora.submit("/coding/assign", {"document": document, "coder": ["Cora"]}).status_code == 422
    give(cora, document)
    text = dana.get("/coding").text
    assert "For you" in text and f"/coding/at/{document}" in text and "waits for Cora and Dana" in text
    assert "For you" not in logged_in(cora.app, "Vera").get("/coding").text
    cora.submit("/coding/unassign", {"document": document, "coder": "Dana"})
    assert "For you" not in dana.get("/coding").text


def test_viewers_and_strangers_are_given_nothing(cora: Browser, document: str, record: Path) -> None:
    form = {"document": [document, "nothing"], "coder": ["Vera", "Cora", "Nobody"]}
    assert cora.submit("/coding/assign", form).status_code == 422
    assert Accounts(beside(record)).assigned() == {}
    assert logged_in(cora.app, "Vera").get(f"/coding/at/{document}").status_code == 403


def test_nobody_sees_what_another_coder_says_before_both_are_done(
    shared: FastAPI, cora: Browser, dana: Browser, document: str, claims: list[str]
) -> None:
    both(cora, dana, document, claims)
    with View.open(shared.state.shell.settings.record) as view:
        key = next(d.key for d in view.decisions() if SECRET in d.value)
    for browser in (cora, dana, logged_in(shared, "Adam"), logged_in(shared, "Vera")):
        for path in (
            "/",
            "/history",
            f"/history/{key}",
            "/search?q=killed&in=claims",
            f"/documents/{document}?claim={claims[0]}",
            "/incidents",
            "/coding",
            f"/history?done={key}",
            f"/?done={key}",
        ):
            text = browser.get(path).text
            assert SECRET not in text and SHOWN not in text, path
        assert browser.get(f"/history/{key}").status_code == 404
        assert browser.get(f"/coding/settle/{document}").status_code == 403
        assert "Nothing to compare yet" in browser.get("/coding").text
    page = cora.get(f"/coding/at/{document}?claim={claims[0]}").text
    assert SECRET not in page and SHOWN not in page and "as it was read" in page
    assert SHOWN in dana.get(f"/coding/at/{document}?claim={claims[0]}").text
    settle = [cora.submit("/coding/settle", {"coding": one, "why": "x"}) for one in (key, "d-nothing")]
    assert [answer.status_code for answer in settle] == [422, 422] and "no coding" in settle[0].text
    assert settle[0].text.split("<main")[1] == settle[1].text.split("<main")[1]
    unknown = refused(cora, "undo", "zzzz")
    assert "has no decision" in unknown and key not in unknown
    for thing in (key, key[:5], key[:1]):
        assert refused(cora, "undo", thing).replace(f"&#39;{thing}&#39;", "&#39;zzzz&#39;") == unknown
    for verdict in ("accept", "merge"):
        assert refused(cora, verdict, key) == refused(cora, verdict, "zzzz").replace("zzzz", key)


def test_then_agreement_is_told_and_differences_are_settled(
    record: Path, cora: Browser, dana: Browser, document: str, claims: list[str]
) -> None:
    both(cora, dana, document, claims)
    assert "waits for Cora" in dana.get("/coding").text
    code(cora, "done", document)
    text = cora.get("/coding").text
    assert "1 difference to settle" in text and 'data-field="number"' in text and "Krippendorff" in text
    page = cora.get(f"/coding/settle/{document}").text
    assert SECRET in page and "As Cora has it" in page and "As Dana has it" in page
    with View.open(record) as view:
        before = view.claim(claims[0]).figure.number
        coding = next(d.key for d in view.decisions() if SECRET in d.value)
    assert before != int(SECRET)
    assert cora.submit("/coding/settle", {"coding": coding}).status_code == 422
    done = cora.submit("/coding/settle", {"coding": coding, "why": "Dana read the table"})
    assert done.status_code == 303
    with View.open(record) as view:
        assert view.claim(claims[0]).figure.number == int(SECRET)
        last = view.decisions()[-1]
    assert (last.verdict, last.by, last.subject) == ("correct", "Cora", claims[0])
    told = cora.get(done.headers["location"]).text
    assert "Rejected:" in told or "Corrected:" in told
    assert "Dana read the table" in told and "settled" in told
    assert "nothing left to settle" in cora.get("/coding").text
    assert "Dana read the table" in cora.get("/history").text


def test_a_coding_is_fixed_once_it_was_given_and_seen(cora: Browser, dana: Browser, document: str, claims: list[str]) -> None:
    both(cora, dana, document, claims)
    assert code(dana, "accept", claims[0]) == 403  # done: open it again first
    assert (
        code(dana, "reopen", document) == 303 and code(dana, "reject", claims[0]) == 303 and code(dana, "done", document) == 303
    )
    code(cora, "done", document)
    for verdict in ("accept", "reject", "back", "reopen"):
        assert code(dana, verdict, document if verdict == "reopen" else claims[0]) == 403
    assert "no claim" in dana.get(f"/coding/at/{document}?claim={claims[0]}").text


def test_who_has_seen_what_others_say_codes_no_more(
    record: Path, cora: Browser, dana: Browser, document: str, claims: list[str]
) -> None:
    both(cora, dana, document, claims)
    code(cora, "done", document)
    assert SECRET in cora.get(f"/coding/settle/{document}").text
    form = {"document": document, "coder": ["Adam", "Dana"]}  # one more coder would close it, and Cora could go on
    assert cora.submit("/coding/assign", form).status_code == 403
    assert "Adam" not in Accounts(beside(record)).assigned().get(document, ())
    assert code(cora, "reopen", document) == 403
    assert cora.submit("/coding/unassign", {"document": document, "coder": "Dana"}).status_code == 403


def test_a_coder_judges_what_the_program_read_and_not_what_others_decided(
    record: Path, cora: Browser, dana: Browser, document: str, claims: list[str]
) -> None:
    give(cora, document)
    dana.submit("/act", {"verdict": "correct", "thing": claims[0], "f.number": SECRET, "was.number": "1", "why": "misread"})
    assert SECRET not in cora.get(f"/coding/at/{document}?claim={claims[0]}").text


def test_what_is_missed_is_added_and_taken_back(record: Path, cora: Browser, document: str) -> None:
    with View.open(record) as view:
        start = view.text_of(document).index("children")
    place = f"{start}:{start + len('children')}"
    form = {"verdict": "add", "thing": [document, place], "f.kind": "figure", "f.harm": "injured", "f.number": "3"}
    assert cora.submit("/coding/act", form).status_code == 303
    page = cora.get(f"/coding/at/{document}").text
    assert "added by you" in page or "children" in page
    with View.open(record) as view:
        coding = view.decisions()[-1]
        assert coding.verdict == "code" and view.claim(coding.subject) is None
    assert "added by you" in cora.get(f"/coding/at/{document}?claim={coding.subject}").text
    assert code(cora, "back", coding.subject) == 303
    assert "added by you" not in cora.get(f"/coding/at/{document}?claim={coding.subject}").text
    assert code(cora, "back", coding.subject) == 422


def test_coding_a_claim_again_as_it_was_read_takes_the_correction_away(
    record: Path, cora: Browser, document: str, claims: list[str]
) -> None:
    with View.open(record) as view:
        number = str(view.claim(claims[0]).figure.number)
    code(cora, "correct", claims[0], **{"f.number": SECRET})
    assert "corrected" in cora.get(f"/coding/at/{document}?claim={claims[0]}").text
    code(cora, "correct", claims[0], **{"f.number": number})
    page = cora.get(f"/coding/at/{document}?claim={claims[0]}").text
    assert "as it was read" in page and SECRET not in page


def test_one_person_alone_may_code_and_waits_for_a_second(record: Path, document: str, claims: list[str]) -> None:
    browser = entered(record)
    assert "onrecord account add" in browser.get("/coding/assign").text
    assert browser.submit("/coding/assign", {"document": document, "coder": ["A", "B"]}).status_code == 403
    assert code(browser, "accept", claims[0]) == 303 and code(browser, "done", document) == 303
    assert "waits for a second coder" in browser.get("/coding").text
    assert browser.get(f"/coding/settle/{document}").status_code == 403


def test_what_is_not_there_is_told(cora: Browser) -> None:
    assert cora.get("/coding/at/nothing").status_code == 404 and cora.get("/coding/settle/nothing").status_code == 404
    assert code(cora, "accept", "c-nothing") == 404 and code(cora, "merge", "c-nothing") == 404
    assert cora.submit("/coding/act", {}).status_code == 422
