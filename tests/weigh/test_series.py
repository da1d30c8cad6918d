"""A running toll can only rise, unless its origin revises it."""

from weigh_invented import MONITOR, REBELS, cell, exact, report, told, weighed

A = report("a", "2031-05-03")
LATE = report("late", "2031-05-09", "Lamp")


def running(doc, number: int, by=MONITOR, at: int = 10, **more: object):
    return exact(doc, number, at, by, scope="cumulative", **more)


def test_a_later_count_below_an_earlier_one_of_the_same_origin_is_said_so() -> None:
    claims = [running(A, 500), running(LATE, 450)]
    weighing = weighed([A, LATE], claims, toll=True)
    found = cell(weighing)
    assert found.best == 450 and "goes back from “500 were killed” (Qarsia Post, 2031-05-03)" in found.rationale
    assert [(c.kind, c.about) for c in weighing.contradictions] == [("number", "killed: 500, then 450")]


def test_a_rise_another_origin_and_another_group_are_no_step_back() -> None:
    assert not weighed([A, LATE], [running(A, 450), running(LATE, 500)], toll=True).contradictions
    soldiers = told(LATE, "120 soldiers", 10, MONITOR, low=120, high=120, who="soldiers", scope="cumulative")
    assert "goes back" not in cell(weighed([A, LATE], [running(A, 500), soldiers], toll=True)).rationale
    assert "goes back" not in cell(weighed([A, LATE], [running(A, 500), running(LATE, 450, REBELS)], toll=True)).rationale
