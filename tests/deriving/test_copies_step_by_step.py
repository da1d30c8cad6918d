"""Copies that come in steps, in any order, have the kin that they have when all come at once."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import config
from onrecord.clean import kinship
from onrecord.deriving import copies as room
from onrecord.deriving import derive
from onrecord.model import Document, Mark, Published
from onrecord.store import Record, View

SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]


def story(seed: int, size: int = 90) -> list[str]:
    dice = random.Random(seed)
    return ["".join(dice.choices(SYLLABLES, k=3)) for _ in range(size)]


def document(name: str, words: list[str], day: str, wire: str = "") -> Document:
    text = " ".join(words) + "."
    return Document(
        name, f"doc:{name}", name, text, published=Published(day, "day" if day else ""), marks=(Mark(0, len(text), "body"),),
        wire=wire,
    )  # fmt: skip


def pile(seed: int) -> list[Document]:
    """Copies, copies of copies, excerpts, a footer that stands under many, and texts of which nothing is copied."""
    dice = random.Random(seed)
    footer, found = story(999, 25), list[Document]()
    for n in range(6):
        words = story(n)
        for k in range(dice.randint(1, 5)):
            at = dice.randint(0, 40)
            kept = words[at:] if dice.random() < 0.5 else words[: 90 - at]
            kept = [*kept, *story(1000 + 10 * n + k, dice.randint(0, 30)), *(footer if dice.random() < 0.7 else [])]
            day = dice.choice(["", "2031-05", *(f"2031-05-{d:02}" for d in range(1, 8))])
            found.append(document(f"{n}{k}", kept, day, dice.choice(["", "", "Reuters"])))
    dice.shuffle(found)
    return found


def grow(path: Path, some: list[Document]) -> None:
    with Record(path) as record:
        record.save([], some, [])
        derive(record, config.Settings(), lambda *step: None)


def kin(path: Path) -> dict[str, tuple[str, str, str]]:
    with View.open(path) as view:
        return {d.id: (d.family, d.copy_of, d.wire) for d in view.documents()}


@pytest.mark.parametrize("first", [1, 2, 50])
@pytest.mark.parametrize("seed", range(4))
def test_step_by_step_is_as_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, first: int) -> None:
    """Also where a mark leads to so few texts that most are not found by it, and the first come last."""
    monkeypatch.setattr(room, "FIRST", first)
    monkeypatch.setattr("onrecord.clean.copies.FIRST", first)
    path, rest, there = tmp_path / "x.record", pile(seed), list[Document]()
    dice = random.Random(seed)
    while rest:
        size = dice.randint(1, 5)
        grow(path, rest[:size])
        there, rest = there + rest[:size], rest[size:]
        assert kin(path) == {id: (k.family, k.copy_of, k.wire) for id, k in kinship(there).items()}
    assert any(family for family, _, _ in kin(path).values())


@pytest.mark.parametrize("seed", range(3))
def test_a_document_that_is_cleaned_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.setattr(room, "FIRST", 2)
    monkeypatch.setattr("onrecord.clean.copies.FIRST", 2)
    path, there = tmp_path / "x.record", pile(seed)
    grow(path, there)
    dice = random.Random(seed)
    for n in dice.sample(range(len(there)), 5):
        there[n] = replace(there[n], published=Published(f"2031-05-{dice.randint(1, 9):02}", "day"), wire="")
        there[n] = replace(there[n], text=f"{there[n].text[:-90]} and nothing more. {'x ' * 40}")
        grow(path, [there[n]])
        assert kin(path) == {id: (k.family, k.copy_of, k.wire) for id, k in kinship(there).items()}
