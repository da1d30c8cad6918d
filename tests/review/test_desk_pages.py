"""Every page of the desk answers, tells what it should, and lets nothing of a report run."""

import re
from dataclasses import replace
from pathlib import Path

import kelmara
import pytest
from desk_clients import Browser, entered
from link_invented import claim, day, document, person

from onrecord.model import Reading
from onrecord.store import View

BAD = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202e\x00 \U0001f600"


def subjects(record: Path) -> tuple[list[str], list[str], list[str], list[str]]:
    """Ids of incidents, tolls, documents and persons."""
    with View.open(record) as view:
        return (
            [i.id for i in view.incidents()],
            [t.id for t in view.tolls()],
            [d.id for d in view.documents()],
            [p.key for p in view.persons()],
        )


def test_every_page_answers(record: Path, browser: Browser) -> None:
    incidents, tolls, documents, persons = subjects(record)
    pages = [
        "/",
        "/?kind=contested&show=all",
        "/?since=2031-05&place=varda",
        "/incidents",
        "/incidents?all=1&order=killed&q=varda",
        "/documents",
        "/documents?q=echo",
        "/persons",
        "/persons?doubtful=1",
        "/history",
        "/search",
        "/search?q=killed",
        "/search?q=killed&in=claims&page=7",
        "/search?q=sen&in=persons",
        "/issues",
        *(f"/incidents/{i}" for i in (*incidents, *tolls)),
        *(f"/documents/{d}" for d in documents),
        *(f"/persons/{p}" for p in persons),
        f"/incidents/{incidents[0]}/merge/{incidents[1]}",
    ]
    for page in pages:
        answer = browser.get(page)
        assert answer.status_code == 200, (page, answer.text)
        assert "style=" not in answer.text and not re.search(r"\son\w+=", answer.text), page
        assert len(re.findall("<h1", answer.text)) == 1, page
        names = re.findall(r'\sid="([^"]+)"', answer.text)
        assert len(names) == len(set(names)), (page, sorted(n for n in names if names.count(n) > 1))
        labels = set(re.findall(r'<label for="([^"]+)"', answer.text))
        assert labels <= set(names), page


def test_what_is_not_there_is_told(browser: Browser) -> None:
    for page in ("/incidents/i-none", "/documents/none", "/persons/p-none", "/history/d-none", "/nowhere"):
        assert browser.get(page).status_code == 404


def test_the_incident_page_tells_who_says_how_many(record: Path, browser: Browser) -> None:
    with View.open(record) as view:
        id = next(i.id for i in view.incidents() if "b1" in i.documents)
    text = browser.get(f"/incidents/{id}").text
    assert "Who says how many" in text and "the Varda Monitor" in text and "independent origin" in text
    assert "Denied and blamed" in text and 'data-cell="killed"' in text and '<mark class="passage">' in text


def test_the_document_page_marks_every_claim_at_its_place(record: Path, browser: Browser) -> None:
    with View.open(record) as view:
        doc = view.document("b1")
        claims = view.claims_of("b1")
    assert doc is not None
    text = browser.get(f"/documents/b1?claim={claims[0].key}").text
    for one in claims:
        assert f'id="m-{one.key}"' in text
    assert f'data-start="{claims[0].span.start}"' in text and "aria-current" in text
    assert 'name="was.number" value="12"' in text and f'name="seen" value="{claims[0].key}=' in text


def test_the_queue_moves_on_and_back(record: Path, browser: Browser) -> None:
    lines = browser.app.state.shell.desk.memory().lines  # type: ignore[attr-defined]
    to = browser.get(f"/next?id={lines[0].id}").headers["location"]
    assert lines[1].id in to
    assert lines[0].id in browser.get(f"/next?id={lines[1].id}&back=1").headers["location"]
    assert browser.get(f"/next?id={lines[-1].id}").headers["location"] == "/"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A record in which every word of the reports would like to run."""
    told = []
    for n in ("x1", "x2"):
        text = f"A car bomb {BAD} killed 12 people in Varda on Monday, {BAD} said.\r\nMore {BAD} text."
        doc = replace(document(n, text, "2031-05-02", BAD), outlet=BAD)
        dead = kelmara.by(
            claim(
                doc, f"{BAD} killed 12 people", "killed", 12, place=replace(kelmara.VARDA, words=BAD), when=day("2031-05-02")
            ),
            replace(kelmara.MONITOR, words=BAD),
        )
        told.append((doc, Reading(n, (dead,), (person(doc, BAD, 30, claim=dead.key),))))
    return kelmara.write(tmp_path / "hostile.record", told)


def test_hostile_words_are_words_on_every_page(hostile: Path) -> None:
    browser = entered(hostile)
    incidents, _, documents, persons = subjects(hostile)
    for page in (
        "/",
        "/incidents?all=1",
        "/documents",
        "/persons",
        "/search?q=bomb",
        "/search?q=bomb&in=claims",
        "/search?q=script&in=persons",
        f"/incidents/{incidents[0]}",
        *(f"/documents/{d}" for d in documents),
        f"/persons/{persons[0]}",
        "/search?q=<script>alert(3)",
        f"/incidents/{incidents[0]}?find=<script>alert(3)",
        "/?place=%22%3E<script>alert(3)&outlet=<script>",
    ):
        answer = browser.get(page)
        assert answer.status_code == 200, page
        assert "<script>alert" not in answer.text and "<img" not in answer.text, page
    why = {"verdict": "reject", "thing": [BAD], "why": BAD, "back": "/", "f.number": BAD}
    answer = browser.submit("/act", why)
    assert answer.status_code == 422 and "<script>alert" not in answer.text and "<img" not in answer.text
    done = browser.submit("/act", {"verdict": "accept", "thing": [incidents[0]], "why": BAD, "back": "/history"})
    assert done.status_code == 303 and "<script>alert" not in browser.get(done.headers["location"]).text


def test_the_text_on_the_page_has_the_records_length(hostile: Path) -> None:
    import html

    with View.open(hostile) as view:
        doc = view.document("x1")
    assert doc is not None
    page = entered(hostile).get("/documents/x1").text
    inside = re.search(r"data-text [^>]*>(.*?)\n?</div></section>", page, re.S)
    assert inside
    pieces = re.findall(r'data-start="(\d+)"[^>]*>(.*?)</(?:a|span)>', inside[1], re.S)
    at = 0
    for start, text in pieces:
        assert int(start) == at
        at += len(html.unescape(text))
    assert at == len(doc.text)


def test_a_viewer_reads_and_decides_nothing(record: Path) -> None:
    browser = Browser(entered(record).app).enter()  # type: ignore[arg-type]
    session = next(iter(browser.app.state.shell.sessions._held.values()))  # type: ignore[attr-defined]
    session.user = replace(session.user, role="viewer")
    for held in browser.app.state.shell.sessions._held.values():  # type: ignore[attr-defined]
        held.user = session.user
    assert browser.get("/").status_code == 200
    assert browser.submit("/act", {"verdict": "accept", "thing": ["i"], "why": "x"}).status_code == 403
