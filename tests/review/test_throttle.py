"""The brake on guessing, on a clock of its own."""

import threading

import pytest

from onrecord.errors import InputError
from onrecord.review import throttle
from onrecord.review.refusals import TooMany
from onrecord.review.throttle import CROWD, FORGOTTEN, FREE, LONGEST, ROOM, WIDE, Throttle, place_of


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def waits(brake: Throttle, *keys: str) -> float:
    try:
        brake.check(*keys)
    except TooMany as error:
        return error.wait
    return 0.0


def missed(brake: Throttle, *keys: str) -> None:
    with pytest.raises(InputError), brake.trying(*keys):
        raise InputError("another password")


def test_the_wait_doubles_up_to_a_limit_and_is_not_longer_for_those_who_knock_meanwhile(clock: Clock) -> None:
    brake = Throttle(clock)
    for _ in range(FREE):
        assert waits(brake, "a") == 0.0
        missed(brake, "a")
    seen = []
    for _ in range(15):
        wait = waits(brake, "a")
        assert waits(brake, "a") == wait
        with pytest.raises(TooMany), brake.trying("a"):
            raise AssertionError("looked at no password")
        seen.append(wait)
        clock.now += wait
        assert waits(brake, "a") == 0.0
        missed(brake, "a")
    assert seen[:5] == [1, 2, 4, 8, 16] and seen[-1] == LONGEST


def test_misses_count_and_not_tries(clock: Clock) -> None:
    brake = Throttle(clock)
    for n in range(3 * WIDE):
        with brake.trying(f"name {n} at 1", f"name {n}", "at 1"):
            pass
    with pytest.raises(ZeroDivisionError), brake.trying("name 1 at 1", "name 1", "at 1"):
        raise ZeroDivisionError
    assert not brake._misses


def test_an_account_and_an_address_are_braked_later_than_both_together(clock: Clock) -> None:
    brake = Throttle(clock)
    for n in range(WIDE):
        assert waits(brake, "name ana", "at 1") == 0.0
        missed(brake, f"name ana at {n}", "name ana")
        missed(brake, f"name {n} at 1", "at 1")
    assert waits(brake, "name ana") > 0 and waits(brake, "at 1") > 0


def test_a_hit_clears_its_own_count_and_no_wider_one(clock: Clock) -> None:
    brake = Throttle(clock)
    keys = ("name ana at 1", "name ana", "at 1")
    for _ in range(FREE - 1):
        missed(brake, *keys)
    with brake.trying(*keys):
        pass
    assert sorted(brake._misses) == ["at 1", "name ana"]


def test_many_at_once_gain_nothing_and_hold_no_threads() -> None:
    brake, go, held = Throttle(), threading.Event(), []

    def guess() -> None:
        try:
            with brake.trying("a"):
                held.append("checked")
                go.wait(20)
                raise InputError("another password")
        except TooMany:
            held.append("refused")
        except InputError:
            pass

    threads = [threading.Thread(target=guess) for _ in range(3 * (ROOM + CROWD))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(0.02)
    assert held.count("checked") == ROOM and sum(t.is_alive() for t in threads) == ROOM + CROWD
    go.set()
    for thread in threads:
        thread.join(20)
    assert held.count("checked") <= FREE + ROOM and brake._inside == 0


def test_misses_are_forgotten_after_an_hour(clock: Clock) -> None:
    brake = Throttle(clock)
    for _ in range(FREE):
        missed(brake, "a")
    clock.now += FORGOTTEN + 1
    missed(brake, "b")
    assert waits(brake, "a") == 0.0 and len(brake._misses) == 1


def test_memory_has_an_end(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "MOST", 50)
    brake = Throttle(clock)
    for n in range(500):
        missed(brake, f"name {n}")
    assert len(brake._misses) == 50


def test_one_place_is_one_customers_network() -> None:
    assert place_of("2001:db8:1:2:3::4") == place_of("2001:db8:1:2:ffff::1") != place_of("2001:db8:1:3::1")
    assert place_of("::ffff:10.0.0.1") == place_of("10.0.0.1") == "10.0.0.1"
    assert place_of("fe80::1%eth0") == "fe80::/64" and place_of("unix") == "unix"
