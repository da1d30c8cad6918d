"""Sessions end, unused or in any case, and nothing that opens one is kept."""

import pytest

from onrecord.review import sessions
from onrecord.review.sessions import Sessions, Tokens, User

ANA, BEN = User("Ana", "admin"), User("Ben", "coder")


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_session_ends_unused_or_in_any_case() -> None:
    clock = Clock()
    held = Sessions(idle=10, longest=25, clock=clock)
    unused, busy = held.begin(ANA), held.begin(ANA)
    for clock.now in (9, 18):
        assert held.find(busy) is not None
    assert held.find(unused) is None
    clock.now = 26
    assert held.find(busy) is None and held.find(unused) is None


def test_the_ids_are_random_and_not_kept() -> None:
    held = Sessions(10, 10)
    first, second = held.begin(ANA), held.begin(ANA)
    assert first != second and len(first) >= 43
    kept = repr(held._held)
    assert first not in kept and second not in kept
    assert held.find(first).csrf != held.find(second).csrf
    assert held.find("") is None and held.find(first[:-1]) is None and held.find("\udc80é") is None


def test_ending_one_and_all() -> None:
    held = Sessions(10, 10)
    mine, also, his = held.begin(ANA), held.begin(ANA), held.begin(BEN)
    held.end_all("Ana", but=mine)
    assert held.find(mine) and not held.find(also) and held.find(his)
    held.end(mine)
    held.end("nothing")
    assert not held.find(mine) and held.find(his)


def test_logging_in_without_end_fills_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "MOST", 5)
    clock = Clock()
    held = Sessions(1000, 1000, clock)
    ids = []
    for clock.now in range(20):
        ids.append(held.begin(BEN))
    assert [held.find(id) is not None for id in ids] == [False] * 15 + [True] * 5


def test_logging_in_without_end_ends_nobody_elses_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "OWN", 3)
    clock = Clock()
    held = Sessions(1000, 1000, clock)
    his = held.begin(BEN)
    mine = []
    for clock.now in range(10):
        mine.append(held.begin(ANA))
    assert held.find(his) and [held.find(id) is not None for id in mine] == [False] * 7 + [True] * 3


def test_tokens_are_good_once_and_only_the_newest() -> None:
    tokens = Tokens()
    assert not tokens.use("") and not tokens.waiting
    old, new = tokens.issue(), tokens.issue()
    assert tokens.waiting and not tokens.use(old) and tokens.use(new) and not tokens.use(new) and not tokens.waiting
