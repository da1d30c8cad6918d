"""JSON Lines: the contract itself, one object a line, the same bytes for the same record."""

from pathlib import Path

from onrecord.export.contract import line
from onrecord.export.index import Index
from onrecord.export.tables import TABLES


def write(index: Index, folder: Path) -> list[Path]:
    """Writes every table into `folder`. Raises ExportError that names the first row that breaks the contract."""
    paths = []
    for name, table in TABLES.items():
        path = folder / f"{name}.jsonl"
        with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
            file.writelines(f"{line(name, row)}\n" for row in table.rows(index))
        paths.append(path)
    return paths
