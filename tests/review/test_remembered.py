"""After every kind of act the desk remembers, of the little that it read anew, what reading the whole record would tell it."""

from pathlib import Path

from desk_clients import Browser
from test_state import anew, memory_of

from onrecord.store import View

PARTS = ("version", "rows", "people", "papers", "home", "issues", "states", "lines", "outlets")


def same_as_anew(record: Path, browser: Browser) -> None:
    """Fails where the desk remembers something else than the record says."""
    held, fresh = memory_of(browser), anew(record)
    for part in PARTS:
        assert getattr(held, part) == getattr(fresh, part), part
    assert held.shelves.claims == fresh.shelves.claims


def act(record: Path, browser: Browser, verdict: str, *things: str, **fields: str) -> str:
    """Does it, compares, and answers the decision's key."""
    form = {"verdict": verdict, "thing": list(things), "why": "so it is", **fields}
    answer = browser.submit("/act", form)
    assert answer.status_code == 303, answer.text
    same_as_anew(record, browser)
    with View.open(record) as view:
        return view.decisions()[-1].key


def incident(record: Path, document: str) -> str:
    """The incident that a document tells of first."""
    with View.open(record) as view:
        return next(i.id for i in view.incidents() if document in i.documents)


def figure(record: Path, document: str) -> tuple[str, str]:
    """A claim of a document with a number, and the number."""
    with View.open(record) as view:
        found = next(c for c in view.claims_of(document) if c.figure and c.figure.low is not None)
        assert found.figure is not None
        return found.key, str(found.figure.low)


def test_after_every_kind_of_act_it_is_as_if_read_anew(record: Path, browser: Browser) -> None:
    claim, number = figure(record, "r1")
    at = incident(record, "r1")
    yes = act(record, browser, "accept", at)
    act(record, browser, "accept", claim)
    more = {"f.number": str(int(number) + 3), "was.number": number}
    wrong = act(record, browser, "correct", claim, **more)  # the yes to the incident lapses
    back = act(record, browser, "undo", wrong)
    act(record, browser, "undo", back)
    act(record, browser, "reject", claim)
    act(record, browser, "accept", claim)
    one, other = incident(record, "b1"), incident(record, "b4")
    joined = act(record, browser, "merge", one, other)
    act(record, browser, "undo", joined)
    act(record, browser, "different", one, other)
    with View.open(record) as view:
        held = next(s for s in view.incidents() if len(s.documents) > 1)
        origin = next(c.origin.words for c in view.claims_by(held.claims).values() if c.origin)
        last = [k for k, c in view.claims_by(held.claims).items() if c.document == held.documents[-1]]
    parted = act(record, browser, "split", held.id, *last)
    act(record, browser, "undo", parted)
    aside = act(record, browser, "discount-origin", origin)
    act(record, browser, "undo", aside)
    act(record, browser, "undo", yes)
    with View.open(record) as view:
        named = [p.key for p in view.persons() if p.name == "Tal Berrin"]
    apart = act(record, browser, "different", *named[:2])
    act(record, browser, "undo", apart)
