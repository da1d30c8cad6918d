"""Search over texts, claims and persons."""

from onrecord.review.find import marked
from onrecord.review.state import remember
from onrecord.searching import folded
from onrecord.store import View


def test_words_are_found_whatever_case_accents_and_order(record) -> None:  # type: ignore[no-untyped-def]
    with View.open(record) as view:
        shelves = remember(view).shelves
    assert {t.id for t in shelves.search("SHOPPERS märket").documents} == {"b1"}
    assert {t.id for t in shelves.search('"school stands"').documents} == {"b4", "b5"}
    assert not shelves.search('"stands school"').documents
    assert not shelves.search("hoppers").documents
    claims = shelves.search("children").claims
    assert claims and all("children" in c.text.lower() or "children" in c.what for c in claims)
    assert [h.name for h in shelves.search("ordel").persons] == ["Sen Ordel"]
    assert shelves.search("  ").documents == () and shelves.search("(.*").documents == []


def test_those_with_the_words_in_their_title_come_first(record) -> None:  # type: ignore[no-untyped-def]
    with View.open(record) as view:
        found = remember(view).shelves.search("kesh").documents
    assert [t.id for t in found][:2] == ["r3", "r4"]


def test_folding_moves_no_character() -> None:
    for text in ("Čekić’s İstanbul ﬁre ß \U0001f600", "plain"):
        assert len(folded(text)) == len(text)
    assert folded("Čekić’s").startswith("cekic's")


def test_found_words_are_marked() -> None:
    assert [part for part, hit in marked("Twelve men, twelve women", "twelve") if hit] == ["Twelve", "twelve"]
    assert "".join(part for part, _ in marked("Twelve men", "men")) == "Twelve men"
