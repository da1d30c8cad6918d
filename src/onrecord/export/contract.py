"""The contract as code: the JSON Schema that the row types give, and the check that every line passes."""

import json
from dataclasses import asdict, fields
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic.json_schema import JsonSchemaMode

from onrecord.errors import ExportError
from onrecord.export.tables import TABLES

DIALECT = "https://json-schema.org/draft/2020-12/schema"
CONTRACT = "onrecord-export-1"
"""Names the contract in schema.json. The number rises when a column changes its meaning or goes away."""

# Characters that some readers take for the end of a line although JSON does not.
LINE_ENDS = {ord(c): f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"}


@cache
def adapter(table: str) -> TypeAdapter[Any]:
    """The checker of one table's rows."""
    return TypeAdapter(TABLES[table].row)


@cache
def columns(table: str) -> tuple[str, ...]:
    """The names of a table's columns in the order of the contract."""
    return tuple(field.name for field in fields(TABLES[table].row))


@cache
def schema() -> str:
    """The text of schema.json: one definition a table, named as the table; a line of claims.jsonl is `#/$defs/claims`."""
    inputs: list[tuple[str, JsonSchemaMode, TypeAdapter[Any]]] = [(name, "validation", adapter(name)) for name in TABLES]
    _, shared = TypeAdapter.json_schemas(inputs, ref_template="#/$defs/{model}")
    parts = dict(shared["$defs"])
    parts |= {name: parts.pop(table.row.__name__) for name, table in TABLES.items()}
    whole = {
        "$schema": DIALECT,
        "$id": CONTRACT,
        "title": "Export of a record",
        "description": "Each line of NAME.jsonl is an object of the definition NAME. Offsets are code points of texts/ID.txt.",
        "$defs": parts,
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def line(table: str, row: Any) -> str:
    """One checked line of JSON, without its line end; columns in the order of the contract.

    Raises ExportError that names the table, the row and the first column that breaks the contract."""
    body = {name: getattr(row, name) for name in columns(table)}
    try:
        text = json.dumps(body, ensure_ascii=False, allow_nan=False, default=asdict).translate(LINE_ENDS)
        adapter(table).validate_json(text.encode("utf-8", "replace"), strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        column = ".".join(map(str, first["loc"]))
        raise broken(table, body, f"{column}: {first['msg']} (it is {first['input']!r})") from error
    except (TypeError, ValueError) as error:
        raise broken(table, body, str(error)) from error
    return text


def broken(table: str, body: dict[str, Any], problem: str) -> ExportError:
    """The error for a row that breaks the contract."""
    name = str(body.get(TABLES[table].names, "?"))[:80]
    return ExportError(
        f"The row {name!r} of {table} breaks the export contract: {problem}. Nothing was written. "
        "Build the record again with this version of onrecord; if it stays, report the row."
    )
