"""The precision codes of UCDP GED."""

import pytest

from onrecord.export.rows.ucdp import WHERE, date_prec, where_prec
from onrecord.model import Period


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        ("2024-03-04", "2024-03-04", 1),
        ("2024-03-04", "2024-03-05", 2),
        ("2024-03-04", "2024-03-09", 2),
        ("2024-03-04", "2024-03-10", 3),
        ("2024-03-01", "2024-03-31", 4),
        ("2024-03-01", "2024-04-01", 5),
        ("", "2024-04-01", None),
        ("2024-03-01", "", None),
        ("", "", None),
    ],
)
def test_a_period_is_coded_by_the_days_it_spans(start: str, end: str, code: int | None) -> None:
    assert date_prec(Period(start, end, "range")) == code


def test_a_place_is_coded_by_how_exactly_it_is_known() -> None:
    assert sorted(WHERE.values()) == [1, 2, 3, 4, 5, 6, 7]
    assert where_prec("near") == 2
    assert where_prec("") is None
