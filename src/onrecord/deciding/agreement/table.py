"""The table of agreement, and what is left to settle."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.deciding.agreement.alpha import Alpha, Metric, alpha
from onrecord.deciding.agreement.codings import Coding
from onrecord.deciding.agreement.units import FIELDS, Unit, Value


@dataclass(frozen=True, slots=True)
class Row:
    """The agreement on one field."""

    field: str
    metric: Metric
    alpha: Alpha


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one unit on which coders differ: what each says, in words, and their codings."""

    unit: str
    document: str
    passage: str
    field: str
    values: tuple[tuple[str, str], ...]
    codings: tuple[Coding, ...]


def table(units: Sequence[Unit], coders: Sequence[str] = ()) -> tuple[Row, ...]:
    """One row a field, over these coders (all of them when none is named)."""
    return tuple(
        Row(field, metric, alpha([_values(unit, field, coders) for unit in units], metric))
        for field, (metric, _) in FIELDS.items()
    )  # fmt: skip


def differences(units: Sequence[Unit]) -> tuple[Difference, ...]:
    """What coders say differently, unit by unit; where they differ on whether it is a claim at all, that alone."""
    found = []
    for unit in units:
        fields = [f for f in FIELDS if len({v for v in unit.values[f].values() if v is not None}) > 1]
        for field in ["counts"] if "counts" in fields else fields:
            told = tuple((coder, _words(field, v)) for coder, v in sorted(unit.values[field].items()) if v is not None)
            found.append(Difference(unit.id, unit.document, unit.passage, field, told, tuple(unit.codings.values())))
    return tuple(found)


def _values(unit: Unit, field: str, coders: Sequence[str]) -> list[Value]:
    return [v for coder, v in sorted(unit.values[field].items()) if not coders or coder in coders]


def _words(field: str, value: Value) -> str:
    return date.fromordinal(value).isoformat() if field == "start" and isinstance(value, int) else str(value)
