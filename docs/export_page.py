"""docs/reference/export.md: every table and column of the export, from the row types and columns.yml."""

import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import yaml

MEANINGS = Path(__file__).parent / "columns.yml"
PLAIN = {str: "text", int: "whole number", float: "number", bool: "true or false", type(None): "null"}

HEAD = """# The export

Written from the code by `make docs`; the meaning of the columns stands in `docs/columns.yml`.

    onrecord export RECORD --as jsonl -o DIR
    onrecord export RECORD --as csv -o DIR

The folder holds one file a table (`NAME.jsonl` or `NAME.csv`), the documents' texts as `texts/ID.txt`, and `schema.json`, the
JSON Schema that every line was checked against before anything was written.

- **Offsets** (`start`, `end`) count code points of `texts/ID.txt`, the end exclusive. Of a plain file or a JSONL `text` that is
  the input itself. A title that is metadata is read as a headline of its own: its offsets are null.
- **Days** are full ISO days beside a precision: a month stands as its first day, with `month`.
- **Empty** is null, "" or an empty list. Nothing is filled in by guess.
- **Ids** stay: an incident is named after its first claim for good. `incident` may hold the id of a toll.
- **CSV** holds the same columns: a list of words is joined by "; ", an object spreads over columns of its own (`a_document`,
  `a_start`), anything deeper is JSON within a cell. A cell that a spreadsheet would run as a formula is led by an apostrophe.

The words are those of the [glossary](../glossary.md).
"""


def meanings() -> dict[str, dict[str, str]]:
    """What each column means, by table (or by the name of a part, such as ChainLink)."""
    told: dict[str, dict[str, str]] = yaml.safe_load(MEANINGS.read_text(encoding="utf-8"))
    return told


def shape(kind: Any) -> str:
    """A column's type in words."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind in PLAIN:
        return PLAIN[kind]
    if origin is Annotated:
        return "day"
    if origin is Literal:
        return "one of " + ", ".join(f"`{word}`" if word else "empty" for word in inner)
    if origin in (types.UnionType, typing.Union):
        return " or ".join(map(shape, inner))
    if origin is tuple and inner[-1:] == (Ellipsis,):
        return f"list of {shape(inner[0])}"
    if origin is tuple:
        return "[" + ", ".join(map(shape, inner)) + "]"
    return f"[{kind.__name__}](#{kind.__name__.lower()})"


def parts(kind: Any) -> Iterator[type[Any]]:
    """The row types that stand inside a column's type."""
    if is_dataclass(kind) and isinstance(kind, type):
        yield kind
    for inner in get_args(kind):
        yield from parts(inner)


def columns(row: type[Any]) -> dict[str, Any]:
    """Name and type of each column."""
    hints = typing.get_type_hints(row, include_extras=True)
    return {field.name: hints[field.name] for field in fields(row)}


def groups(row: type[Any]) -> Iterator[tuple[str, str, Any]]:
    """(shown name, name in columns.yml, type): the four columns of each harm of an incident are shown as one."""
    seen: set[str] = set()
    for name, kind in columns(row).items():
        harm, _, end = name.rpartition("_")
        many = bool(harm) and f"{harm}_best" in columns(row)
        group = "killed_GROUP" if many and "_" in harm else "HARM"
        told = f"{group}_{end}" if many else name
        if told not in seen:
            seen.add(told)
            yield told, told, kind


def table(name: str, row: type[Any], level: str) -> Iterator[str]:
    """One table (or part) as a section. A column without a meaning is an error that names it."""
    told = meanings().get(name, {})
    yield f"\n{level} {name}\n"
    yield " ".join((row.__doc__ or "").split()) + "\n"
    yield "| column | holds | meaning |\n|---|---|---|"
    for shown, key, kind in groups(row):
        if key not in told:
            raise KeyError(f"docs/columns.yml does not say what {name}.{key} means")
        yield f"| `{shown}` | {shape(kind)} | {told[key]} |"


def text() -> str:
    """The whole page: the tables in their order, then the parts that stand inside them."""
    from onrecord.export.tables import TABLES

    lines = [HEAD]
    inside: dict[str, type[Any]] = {}
    for name, one in TABLES.items():
        lines += table(f"{name}", one.row, "##")
        inside |= {part.__name__: part for kind in columns(one.row).values() for part in parts(kind)}
    lines.append("\n## Parts of a row")
    for name in inside:
        lines += table(name, inside[name], "###")
    return "\n".join(lines).rstrip() + "\n"
