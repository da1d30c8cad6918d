"""Marks: any long run that two texts share leads from one to the other, whatever stands around it."""

import random

from onrecord.clean.runs import shared_runs
from onrecord.clean.sketch import Place, candidates, marks_of
from onrecord.clean.telling import Telling

LONG = 21


def told(words: list[str]) -> Telling:
    return Telling(tuple(words), tuple(range(len(words))), tuple(range(len(words))), frozenset())


def words(dice: random.Random, size: int) -> list[str]:
    return [f"w{dice.randint(0, 9_999)}" for _ in range(size)]


def test_a_long_run_is_always_found() -> None:
    for seed in range(200):
        dice = random.Random(seed)
        run = words(dice, LONG)
        a = [*words(dice, dice.randint(0, 300)), *run, *words(dice, dice.randint(0, 300))]
        b = [*words(dice, dice.randint(0, 300)), *run, *words(dice, dice.randint(0, 300))]
        assert set(marks_of(told(a))) & set(marks_of(told(b)))
        assert sum(r.size for r in shared_runs(told(a), told(b))) >= LONG


def test_a_text_has_few_marks() -> None:
    assert len(marks_of(told(words(random.Random(1), 1_000)))) < 150
    assert len(marks_of(told(["one"]))) == 1 and not marks_of(told([]))


def test_runs_take_no_word_twice() -> None:
    dice = random.Random(3)
    part = words(dice, 30)
    found = shared_runs(told([*part, *part]), told([*words(dice, 9), *part]))
    assert sum(r.size for r in found) == 30


def test_the_order_of_documents_is_by_day_and_the_undated_come_last() -> None:
    places = [Place.of(day, day) for day in ("", "2031-05-02", "2031-05", "2031", "2030-12-31")]
    assert [p.id for p in sorted(places, key=lambda p: p.rank)] == ["2030-12-31", "2031", "2031-05", "2031-05-02", ""]


def test_only_earlier_texts_with_enough_in_common_are_candidates() -> None:
    carriers = {1: ["a", "c"], 2: ["a", "c"], 3: ["a"]}
    order = {"a": (1, "a"), "b": (2, "b"), "c": (3, "c")}.__getitem__
    assert candidates(order("b"), [1, 2, 3], carriers.__getitem__, lambda key: 3, order) == ["a"]
    assert candidates(order("b"), range(1, 30), lambda mark: carriers.get(mark, []), lambda key: 29, order) == []
