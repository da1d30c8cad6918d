"""Corrections that point at words: the value comes from the text, and says where it stands."""

import json
from dataclasses import replace
from pathlib import Path

import kelmara
import pytest

import onrecord
from onrecord.errors import InputError
from onrecord.export import write
from onrecord.model import Claim, Document, Reading
from onrecord.store import View

WORDS = "Sela Marn, a teacher, counted forty-two dead, and dozens hurt, near Olmet on 3 May 2031. At least 50 fled."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return kelmara.write(tmp_path / "x.record", [kelmara.bombing("b1", 12, 140, "2031-05-02", WORDS, "Qarsia Post")])


def document(path: Path) -> Document:
    with View.open(path) as view:
        return view.documents()[0]


def claim(path: Path) -> Claim:
    with View.open(path) as view:
        return view.claims()[0]


def at(path: Path, words: str) -> str:
    start = document(path).text.index(words)
    return f"@{start}:{start + len(words)}"


def correct(path: Path, *fields: str) -> Claim:
    onrecord.decide(path, "correct", claim(path).key, *fields, why="because", by="Ana")
    return claim(path)


def test_an_origin_is_the_words_that_were_pointed_at(path: Path) -> None:
    now = correct(path, f"origin={at(path, 'Sela Marn')}", "connection=witness")
    assert now.origin and now.origin.words == "Sela Marn" == now.origin.span.words  # type: ignore[union-attr]
    start, end = now.origin.span.start, now.origin.span.end  # type: ignore[union-attr]
    assert document(path).text[start:end] == "Sela Marn"
    with View.open(path) as view:
        write(view, path.parent / "out")
    row = json.loads((path.parent / "out" / "claims.jsonl").read_text().splitlines()[0])
    assert (row["origin"], row["origin_start"], row["origin_end"]) == ("Sela Marn", start, end)


def test_a_name_may_stand_for_other_words_of_the_text(path: Path) -> None:
    now = correct(path, f'origin="Sela Marn"{at(path, "a teacher")}')
    assert now.origin and (now.origin.words, now.origin.span.words) == ("Sela Marn", "a teacher")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("forty-two", (42, 42, "exact", "")),
        ("dozens", (None, None, "vague", "dozens")),
        ("At least 50", (50, None, "at_least", "")),
        ("3", (3, 3, "exact", "")),
    ],
)
def test_numbers_are_read_from_the_words(path: Path, words: str, told: tuple[object, ...]) -> None:
    figure = correct(path, f"number={at(path, words)}").figure
    assert figure and (figure.low, figure.high, figure.qualifier, figure.word) == told


def test_places_and_days_get_their_words_and_where_they_stand(path: Path) -> None:
    now = correct(path, f"place={at(path, 'Olmet')}", f"start={at(path, '3 May 2031')}")
    assert now.place and now.place.span and now.place.words == now.place.span.words == "Olmet"
    assert now.when and now.when.span and (now.when.start, now.when.words) == ("2031-05-03", "3 May 2031")
    now = correct(path, f"place=Varda{at(path, 'Olmet')}", f"start=2031-05-04{at(path, 'on 3 May')}")
    assert now.place and (now.place.words, now.place.name) == ("Olmet", "Varda")
    assert now.when and (now.when.start, now.when.words) == ("2031-05-04", "on 3 May")


@pytest.mark.parametrize(
    ("field", "problem"),
    [
        ("origin=@5:5", "no place"), ("origin=@0:99999", "no place"), ("harm=@0:4", "can point"), ("number=@0:5", "no number"),
        ("origin=@1:2", "holds no words"), ("start=@0:5", "no day"),
    ],
)  # fmt: skip
def test_what_cannot_be_pointed_at_is_said_in_words(path: Path, field: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        correct(path, field)
    with View.open(path) as view:
        assert view.decisions() == ()


def test_the_words_are_found_again_when_a_text_is_cleaned_anew(path: Path) -> None:
    correct(path, f"origin={at(path, 'Sela Marn')}", "connection=witness")
    old = document(path)
    with View.open(path) as view:
        reading = view.readings()[0]
    moved = replace(old, text="An advert. " + old.text)
    kelmara.write(path, [(moved, shifted(reading, 11))])
    now = claim(path)
    assert now.origin and now.origin.span and moved.text[now.origin.span.start : now.origin.span.end] == "Sela Marn"
    gone = replace(old, text=old.text.replace("Sela Marn", "Somebody"))
    kelmara.write(path, [(gone, reading)])
    assert claim(path).origin != now.origin
    with View.open(path) as view:
        assert [s.word for s in view.decision_states()] == ["does not fit"]
        assert any("do not stand in the text" in i.problem for i in view.issues())


def shifted(reading: Reading, by: int) -> Reading:
    """The reading as it was before corrections, with every passage further on."""
    told = kelmara.bombing("b1", 12, 140, "2031-05-02", WORDS, "Qarsia Post")[1]
    return replace(told, claims=tuple(
        replace(c, span=replace(c.span, start=c.span.start + by, end=c.span.end + by)) for c in told.claims
    ))  # fmt: skip
