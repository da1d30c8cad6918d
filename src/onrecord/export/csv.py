"""CSV twins of the tables for spreadsheets: lists in one cell, nested values flat or as JSON, no formulas."""

import csv
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_type_hints

from onrecord.export.contract import line
from onrecord.export.index import Index
from onrecord.export.tables import TABLES

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula, and the full-width forms that some fold into it."""


def neutral(text: str) -> str:
    """Text that no spreadsheet runs: an apostrophe goes before what would begin a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def cell(value: Any) -> str | int | float:
    """One value as a cell: null is empty, a list of words is joined by "; ", anything deeper is JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return neutral("; ".join(value))
    return neutral(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def flat(row: dict[str, Any]) -> dict[str, Any]:
    """A row whose nested objects stand in columns of their own: `a` becomes a_document, a_start, ..."""
    return {name: value for column, inner in row.items() for name, value in spread(column, inner)}


def spread(column: str, value: Any) -> Iterator[tuple[str, Any]]:
    """The columns that one value fills."""
    if isinstance(value, dict):
        yield from ((f"{column}_{name}", part) for name, part in value.items())
    else:
        yield column, value


def header(row: type[Any]) -> list[str]:
    """The columns of a table, also when it has no rows."""
    types = get_type_hints(row)
    names: list[str] = []
    for field in fields(row):
        inner = types[field.name]
        names += [f"{field.name}_{part.name}" for part in fields(inner)] if is_dataclass(inner) else [field.name]
    return names


def write(index: Index, folder: Path) -> list[Path]:
    """Writes every table into `folder`. Raises ExportError that names the first row that breaks the contract."""
    paths = []
    for name, table in TABLES.items():
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
            writer = csv.DictWriter(file, header(table.row))
            writer.writeheader()
            for row in table.rows(index):
                body = flat(json.loads(line(name, row)))
                writer.writerow({column: cell(value) for column, value in body.items()})
        paths.append(path)
    return paths
