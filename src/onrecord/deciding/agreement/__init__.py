"""Two people on the same documents without seeing each other: how far they agree, field by field, and where they differ."""

from onrecord.deciding.agreement.alpha import Alpha, alpha
from onrecord.deciding.agreement.codings import Coding, codings, finished
from onrecord.deciding.agreement.of_record import Agreement, agreement_of
from onrecord.deciding.agreement.table import Difference, Row, differences, table
from onrecord.deciding.agreement.units import FIELDS, Unit, units

__all__ = [
    "FIELDS", "Agreement", "Alpha", "Coding", "Difference", "Row", "Unit", "agreement_of", "alpha", "codings", "differences",
    "finished", "table", "units",
]  # fmt: skip
