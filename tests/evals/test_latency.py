"""Percentiles of answers."""

from evals.latency import Answer, percentile, summed, table


def test_a_percentile_is_a_value_that_was_measured():
    assert percentile([1.0, 2.0, 3.0, 4.0], 0.5) == 2.0
    assert percentile([float(n) for n in range(1, 101)], 0.95) == 95.0
    assert percentile([7.0], 0.95) == 7.0


def test_kinds_are_told_apart_and_failures_counted():
    times = summed([Answer("queue", 10, 200), Answer("queue", 30, 500), Answer("decide", 5, 409)])
    assert list(times) == ["decide", "queue", "all"]
    assert (times["queue"].n, times["queue"].max, times["queue"].failed) == (2, 30, 1)
    assert times["decide"].failed == 0 and times["all"].n == 3
    assert "queue" in table(times)
