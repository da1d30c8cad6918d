"""What is done at the desk is what `onrecord decide` would have written, and shows what it changed."""

import html
import re
from dataclasses import replace
from pathlib import Path

import kelmara
import pytest
from desk_clients import Browser, entered

from onrecord import api
from onrecord.deciding import exported
from onrecord.model import Decision
from onrecord.review.acts import Act, local
from onrecord.store import View


def ids(record: Path) -> dict[str, str]:
    """Incidents by what tells of them first, and claims by their words."""
    with View.open(record) as view:
        found = {i.documents[0]: i.id for i in view.incidents()}
        found |= {f"{c.document}: {c.span.words}": c.key for c in view.claims()}
        found |= {f"{p.document}: {p.name}": p.key for p in view.persons()}
        return found


def acts(record: Path) -> dict[str, dict[str, object]]:
    """Every act that the desk knows, as its forms send it, with what is typed after `onrecord decide` for it."""
    n = ids(record)
    bomb, other, dead = n["b1"], n["b4"], n["b1: killed 12 people"]
    return {
        "accept": {"thing": [bomb], "typed": ("accept", bomb)},
        "accept one cell": {"thing": [bomb, "killed"], "typed": ("accept", bomb, "killed")},
        "accept a claim": {"thing": [dead], "typed": ("accept", dead)},
        "reject": {"thing": [dead], "typed": ("reject", dead)},
        "correct": {
            "thing": [dead],
            "f.number": "13",
            "was.number": "12",
            "f.who": "people",
            "was.who": "people",
            "f.origin": " Ilmo  Trask ",
            "was.origin": "the Varda Monitor",
            "at.number": "",
            "typed": ("correct", dead, "number=13", "origin=Ilmo Trask"),
        },
        "correct from the text": {
            "thing": [dead],
            "f.number": "12",
            "was.number": "12",
            "f.origin": "the Varda Monitor",
            "was.origin": "the Varda Monitor",
            "at.origin": "46:65",
            "typed": ("correct", dead, "origin=@46:65"),
        },
        "correct an incident": {
            "thing": [bomb],
            "f.kind": "attack",
            "was.kind": "bombing",
            "f.end": "",
            "was.end": "",
            "typed": ("correct", bomb, "kind=attack"),
        },
        "merge": {"thing": [bomb, other], "typed": ("merge", bomb, other)},
        "split": {"thing": [bomb, n["b2: killed 14 people"]], "typed": ("split", bomb, n["b2: killed 14 people"])},
        "same": {
            "thing": [n["b1: Sen Ordel"], n["b4: Tal Berrin"]],
            "typed": ("same", n["b1: Sen Ordel"], n["b4: Tal Berrin"]),
        },
        "different": {"thing": [bomb, other], "typed": ("different", bomb, other)},
        "discount-origin": {"thing": ["the Varda Monitor"], "within": bomb, "typed": ("discount-origin", "the Varda Monitor")},
        "discount-origin everywhere": {"thing": ["Ilmo Trask"], "within": "", "typed": ("discount-origin", "Ilmo Trask")},
    }


NAMES = (
    "accept",
    "accept one cell",
    "accept a claim",
    "reject",
    "correct",
    "correct from the text",
    "correct an incident",
    "merge",
    "split",
    "same",
    "different",
    "discount-origin",
    "discount-origin everywhere",
)


def last(record: Path) -> Decision:
    """The latest decision."""
    with View.open(record) as view:
        return view.decisions()[-1]


def apart(record: Path) -> dict[str, object]:
    """Everything that a record says, but for what decisions are called."""
    return {name: told for name, told in kelmara.state(record).items() if name != "states"}


def bare(decision: Decision) -> Decision:
    """A decision without what tells one taking of it from another."""
    return replace(decision, key="", at="")


@pytest.mark.parametrize("name", NAMES)
def test_the_desk_writes_what_the_command_would_write(whole: Path, tmp_path: Path, name: str) -> None:
    desk, typed = tmp_path / "desk.record", tmp_path / "typed.record"
    for copy in (desk, typed):
        copy.write_bytes(whole.read_bytes())
    form = dict(acts(desk)[name])
    verdict, *things = form.pop("typed")  # type: ignore[misc]
    answer = entered(desk).submit("/act", {"verdict": verdict, "why": "a  reason", **form})
    assert answer.status_code == 303, answer.text
    api.decide(typed, verdict, *things, why="a reason", by="Ana", within=str(form.get("within", "")))
    assert bare(last(desk)) == bare(last(typed))
    assert apart(desk) == apart(typed)


def test_the_record_built_anew_with_the_decisions_equals_the_one_on_screen(whole: Path, record: Path, tmp_path: Path) -> None:
    browser, n = entered(record), ids(record)
    for form in (
        {"verdict": "correct", "thing": [n["b1: killed 12 people"]], "f.number": "13", "was.number": "12"},
        {"verdict": "merge", "thing": [n["b1"], n["b4"]]},
        {"verdict": "reject", "thing": [n["b2: killed 14 people"]]},
        {"verdict": "discount-origin", "thing": ["Ilmo Trask"], "within": ""},
        {"verdict": "accept", "thing": [n["r1"]]},
    ):
        assert browser.submit("/act", {"why": "it is so", **form}).status_code == 303
    with View.open(record) as view:
        lines, merge = list(exported(view.decisions())), view.decisions()[1].key
        assert view.version() == browser.app.state.shell.desk.memory().version  # type: ignore[attr-defined]
    assert browser.submit("/act", {"verdict": "undo", "thing": [merge], "why": "no"}).status_code == 303
    lines = list(exported(View.open(record).decisions()))
    fresh = kelmara.write(tmp_path / "fresh.record", kelmara.reports())
    api.import_decisions(fresh, lines, "decisions.jsonl", by="Ana")
    assert kelmara.state(fresh) == kelmara.state(record)
    memory = browser.app.state.shell.desk.memory()  # type: ignore[attr-defined]
    anew = entered(record).app.state.shell.desk.memory()  # type: ignore[attr-defined]
    assert memory.rows == anew.rows and memory.lines == anew.lines and memory.people == anew.people and memory.home == anew.home


def test_the_result_shows_before_and_after_and_undoes_right_there(record: Path, browser: Browser) -> None:
    n = ids(record)
    claim = n["r2: shot dead 4 men"]
    answer = browser.submit(
        "/act",
        {
            "verdict": "correct",
            "thing": [claim],
            "f.number": "22",
            "was.number": "4",
            "why": "misread",
            "back": f"/incidents/{n['r1']}?kind=contested",
        },
    )
    page = browser.get(answer.headers["location"])
    assert 'id="done"' in page.text and "kind=contested" in answer.headers["location"]
    before, after = re.findall(r'data-change="killed".*?class="was">(.*?)</td>.*?class="now">(.*?)</td>', page.text, re.S)[0]
    assert "22" in after and "22" not in before
    key = last(record).key
    assert browser.submit("/act", {"verdict": "undo", "thing": [key], "back": "/history"}).status_code == 422, "no comment"
    form = {"verdict": "undo", "thing": [key], "back": "/history", "why": "Taken back at once."}
    assert browser.submit("/act", form).status_code == 303
    assert browser.submit("/act", {"verdict": "undo", "thing": [last(record).key], "why": "it was right"}).status_code == 303
    with View.open(record) as view:
        assert view.claim(claim).figure.number == 22  # type: ignore[union-attr]


def test_after_a_merge_the_page_of_what_is_gone_leads_to_what_took_it_in(record: Path, browser: Browser) -> None:
    n = ids(record)
    form = {"verdict": "merge", "thing": [n["b1"], n["b4"]], "why": "one", "back": f"/incidents/{n['b4']}"}
    to = browser.submit("/act", form).headers["location"]
    with View.open(record) as view:
        left = next(i for i in (n["b1"], n["b4"]) if view.subject(i))
    gone = n["b4"] if left == n["b1"] else n["b1"]
    assert to.startswith(f"/incidents/{left}?done=") and browser.get(to).status_code == 200
    assert browser.get(f"/incidents/{gone}").headers["location"] == f"/incidents/{left}"
    assert browser.get("/incidents/i-nothing").status_code == 404


def seen_of(browser: Browser, address: str, act: str) -> list[str]:
    """The marks that a form of a page holds."""
    form = re.search(rf'<form[^>]*data-act="{act}"[^>]*>(.*?)</form>', browser.get(address).text, re.S)
    assert form, address
    return [html.unescape(v) for v in re.findall(r'name="seen" value="([^"]+)"', form[1])]


def test_who_comes_second_is_told_and_keeps_what_was_typed(record: Path, browser: Browser) -> None:
    claim = ids(record)["b1: killed 12 people"]
    page = f"/documents/b1?claim={claim}"
    seen = seen_of(browser, page, "correct")
    assert seen and seen[0].startswith(f"{claim}=")
    api.decide(record, "correct", claim, "number=15", why="read aloud", by="Ben", at="2031-06-01T09:00:00+00:00")
    form = {
        "verdict": "correct",
        "thing": [claim],
        "seen": seen,
        "why": "mine <b>",
        "f.number": "13",
        "was.number": "12",
        "f.who": "people",
        "was.who": "people",
        "back": page,
    }
    answer = browser.submit("/act", form)
    assert answer.status_code == 409
    text = answer.text
    assert "Ben" in text and "read aloud" in text and ">15<" in text and 'value="13"' in text and "mine &lt;b&gt;" in text
    assert last(record).by == "Ben"
    fresh = [html.unescape(v) for v in re.findall(r'name="seen" value="([^"]+)"', text)]
    assert browser.submit("/act", {**form, "seen": fresh, "was.number": "15"}).status_code == 303
    assert last(record).by == "Ana"


def test_what_cannot_be_meant_keeps_what_was_typed(record: Path, browser: Browser) -> None:
    claim = ids(record)["b1: killed 12 people"]
    form = {"verdict": "correct", "thing": [claim], "why": "I count", "f.number": "a dozen", "was.number": "12"}
    answer = browser.submit("/act", form)
    assert answer.status_code == 422 and 'value="a dozen"' in answer.text and 'value="I count"' in answer.text
    assert browser.submit("/act", {**form, "f.number": "13", "why": " "}).status_code == 422
    assert browser.submit("/act", {**form, "f.number": "12"}).status_code == 422
    assert browser.submit("/act", {"verdict": "merge", "thing": [ids(record)["b1"]], "why": "x"}).status_code == 422
    assert browser.submit("/act", {"verdict": "drop", "thing": ["x"], "why": "x"}).status_code == 422
    with View.open(record) as view:
        assert view.decisions() == ()


@pytest.mark.parametrize(
    "address", ["//evil.example/x", "https://evil.example", "/\\evil.example", "", "javascript:alert(1)", "/\n/evil"]
)
def test_the_way_back_never_leads_elsewhere(address: str) -> None:
    assert local(address) in ("/", "//evil"[1:]) or not local(address).startswith("//")
    assert local(address).startswith("/") and not local(address).startswith(("//", "/\\"))


def test_a_claim_that_is_added_sends_what_was_filled_in() -> None:
    pairs = [
        ("verdict", "add"),
        ("thing", "b1"),
        ("thing", "3:9"),
        ("f.kind", "figure"),
        ("f.harm", "killed"),
        ("was.harm", "killed"),
        ("f.who", ""),
        ("f.origin", "the army"),
        ("at.origin", "20:28"),
    ]
    assert Act.of(pairs).typed == ("b1", "@3:9", "kind=figure", "harm=killed", "origin=@20:28")
    assert Act.of([*pairs, ("f.kind", "denial"), ("f.about", "it")]).typed == (
        "b1",
        "@3:9",
        "kind=denial",
        "origin=@20:28",
        "about=it",
    )
