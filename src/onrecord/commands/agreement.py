"""`onrecord agreement`: how far two coders agree, and where they differ."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.deciding.agreement import Agreement

WIDTH = 80


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(agreement)


def agreement(
    record: Annotated[Path, typer.Argument(help="The record to read.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="For programs: the table and the differences as JSON.")] = False,
) -> None:
    """Tell how far those who coded the same documents agree (Krippendorff's alpha, field by field), and what is left to settle.

    1 is full agreement, 0 what chance would give, below 0 worse than that. People code with: onrecord decide RECORD code ..."""
    import json

    from onrecord import api

    found = api.agreement(record)
    if as_json:
        rows = [{"field": r.field, "metric": r.metric, **asdict(r.alpha)} for r in found.rows]
        told = [{**asdict(d), "codings": [c.decision for c in d.codings]} for d in found.differences]
        whole = {"coders": found.coders, "documents": found.documents, "fields": rows, "differences": told}
        typer.echo(json.dumps(whole, ensure_ascii=False, indent=2))
        return
    if len(found.documents) == 0:
        typer.echo(
            f"No document of {record} was coded by two people. Begin: onrecord decide {record} code CLAIM accept --by NAME"
        )
        return
    for line in (*_table(found), *_differences(found)):
        typer.echo(line)


def _table(found: "Agreement") -> list[str]:
    """The fields, one a line."""
    names = f"{', '.join(found.coders)}: {len(found.documents):,} documents, {len(found.units):,} claims"
    lines = [_cut(names), "", f"{'field':12}{'alpha':>7}  {'agreed':>7}  {'claims':>6}  measure"]
    for row in found.rows:
        a = row.alpha
        value = f"{a.value:.3f}" if a.value is not None else "-"
        agreed = f"{a.agreed:.0%}" if a.agreed is not None else "-"
        lines.append(_cut(f"{row.field:12}{value:>7}  {agreed:>7}  {a.units:>6,}  {a.why or row.metric}"))
    return lines


def _differences(found: "Agreement") -> list[str]:
    """What is to settle."""
    if not found.differences:
        return ["", "Nothing is left to settle."]
    lines = ["", "To settle:"]
    for d in found.differences:
        said = "; ".join(f"{coder}: {value or 'none'}" for coder, value in d.values)
        lines.append(_cut(f"{d.unit}  “{' '.join(d.passage.split())}”"))
        lines.append(_cut(f"  {d.field}: {said}"))
    return lines


def _cut(line: str) -> str:
    return line if len(line) <= WIDTH else f"{line[: WIDTH - 3].rstrip()}..."
