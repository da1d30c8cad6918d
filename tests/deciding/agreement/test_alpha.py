"""Krippendorff's alpha against published values, values worked out by hand, and what has none."""

import random
from itertools import pairwise

import pytest

from onrecord.deciding.agreement import alpha

_ = None
# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): four observers of twelve units; two; two of 0 and 1.
FOUR = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3),
    (_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _),
)
TWO = ("aabbdcccedda", "babbbccceddd")
BINARY = ((0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0))


@pytest.mark.parametrize(("metric", "value"), [("nominal", 0.743), ("interval", 0.849), ("ratio", 0.797)])
def test_four_observers_with_missing_values(metric: str, value: float) -> None:
    found = alpha(zip(*FOUR, strict=True), metric)  # type: ignore[arg-type]
    assert found.value == pytest.approx(value, abs=0.0005)
    assert (found.units, found.values) == (11, 40)


def test_two_observers_of_five_categories() -> None:
    assert alpha(zip(*TWO, strict=True)).value == pytest.approx(0.692, abs=0.0005)


def test_two_observers_of_two_categories() -> None:
    assert alpha(zip(*BINARY, strict=True)).value == pytest.approx(0.095, abs=0.0005)


def test_worked_out_by_hand() -> None:
    # Units (a, a), (a, b): observed 2 of 4 pairs x 1/1 = 2/4; expected 2 * 3 * 1 / (4 * 3) = 1/2.
    assert alpha([("a", "a"), ("a", "b")]).value == pytest.approx(0.0)
    # Units (1, 2), (4, 4): observed 2 * 1 / 4; expected over 1, 2, 4, 4: 2 * (1 + 2 * 9 + 2 * 4) / 12 = 4.5.
    assert alpha([(1, 2), (4, 4)], "interval").value == pytest.approx(1 - 0.5 / 4.5)


def test_full_agreement_is_one_and_nobody_s_order_matters() -> None:
    assert alpha([("a", "a"), ("b", "b", "b")]).value == 1
    dice = random.Random(3)
    units = [[dice.choice([1, 2, 3, None]) for _ in range(3)] for _ in range(20)]
    turned = [alpha(dice.sample(units, 20), "ratio").value for _ in range(3)] + [alpha([u[::-1] for u in units], "ratio").value]
    assert all(a == pytest.approx(b) for a, b in pairwise(turned))


@pytest.mark.parametrize(
    ("units", "why"),
    [
        ([], "nobody"), ([(None, None)], "nobody"), ([("a",), (None, "b")], "two people"),
        ([("a", "a"), ("a", "a")], "one and the same"),
        ([(0, 0), (0, 0)], "one and the same"),
    ],
)  # fmt: skip
def test_what_has_no_alpha_says_why(units: list[tuple[object, ...]], why: str) -> None:
    found = alpha(units, "ratio")
    assert found.value is None and why in found.why


def test_zeros_are_no_division_by_zero() -> None:
    assert alpha([(0, 0), (0, 5), (5, 5)], "ratio").value is not None
