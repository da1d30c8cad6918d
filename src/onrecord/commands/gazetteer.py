"""`onrecord gazetteer`: countries with all their villages, added once, known to every later build."""

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.gazetteers import Added

AsJson = Annotated[bool, typer.Option("--json", help="The same as JSON.")]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Add, list and remove files of further places.")
    group.command("add")(add)
    group.command("list")(list_)
    group.command("remove")(remove)
    app.add_typer(group, name="gazetteer")


def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A country file of GeoNames: XX.zip, or the XX.txt in it.")],
    name: Annotated[str, typer.Option(help="The name to keep it under (else the file's).")] = "",
    as_json: AsJson = False,
) -> None:
    """Check a GeoNames country file and keep a copy of it. Later builds know its places, small villages and all, and read
    documents anew that they read without it. A file of the same name is replaced."""
    from onrecord import gazetteers

    _tell(gazetteers.add(file, name), as_json)


def list_(as_json: AsJson = False) -> None:
    """List the gazetteers that builds use beside the shipped one."""
    from onrecord import gazetteers

    found = gazetteers.listed()
    if as_json:
        typer.echo(json.dumps([_row(one) for one in found], ensure_ascii=False, indent=2))
    elif not found:
        typer.echo("Only the shipped gazetteer. Add a country: onrecord gazetteer add XX.zip")
    for one in [] if as_json else found:
        _tell(one, False)


def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name that `onrecord gazetteer list` shows.")],
) -> None:
    """Take a gazetteer out again. Later builds read anew what they read with it."""
    from onrecord import gazetteers

    typer.echo(f"Removed {gazetteers.remove(name)}")


def _tell(one: "Added", as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(_row(one), ensure_ascii=False, indent=2))
    else:
        typer.echo(f"{one.name:<15}{one.places:>9,} places  {' '.join(one.countries[:8])}  {one.path}")


def _row(one: "Added") -> dict[str, object]:
    return {**dataclasses.asdict(one), "path": str(one.path)}
