"""`onrecord decisions`: who judged what, when and why, and what has become of it."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from onrecord.model.decision_states import State


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(decisions)


def decisions(
    record: Annotated[Path, typer.Argument(help="The record to read.", show_default=False)],
    target: Annotated[
        Path | None, typer.Option("--export", help="Write them to a file of JSON lines, or - (standard output).")
    ] = None,
    standing: Annotated[bool, typer.Option("--standing", help="Only those that stand.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For programs: the rows of the export as JSON.")] = False,
) -> None:
    """List what people decided, oldest first: who, when, what, why, and what has become of it.

    A decision is standing; undone; outweighed by a later one; lapsed (a yes to what has changed since); or does not fit (its
    claim or incident is not in the record now: it counts again when that comes back)."""
    from onrecord.commands.show.screen import Screen
    from onrecord.deciding import Desk
    from onrecord.store import View

    screen = Screen()
    with View.open(record) as view:
        if target is not None:
            _export(view, target, screen)
            return
        desk = Desk(view)
        kept = [state for state in desk.states.values() if not standing or state.word == "standing"]
        if as_json:
            screen.data([{**asdict(s.decision), "state": s.word, "state_why": s.why} for s in kept])
        elif not kept:
            screen.note(f'Nobody has decided anything on {record} yet. Begin: onrecord decide {record} merge A B --why "..."')
        else:
            _table(kept, desk, screen)


def _table(kept: "list[State]", desk: Any, screen: Any) -> None:
    from onrecord.commands.show.screen import Column
    from onrecord.commands.show.words import counted
    from onrecord.model.decision_words import what

    columns = (
        Column("Decision"), Column("When", least=10), Column("Who", fold=True, least=6), Column("What", fold=True, least=20),
        Column("Why", fold=True, least=14), Column("State", fold=True, least=10),
    )  # fmt: skip
    lines = []
    for state in kept:
        decision, plain = state.decision, screen.plain
        name = decision.key if plain else desk.short(decision.key)
        when = decision.at if plain else decision.at[:10]
        told = what(decision) if plain else what(decision, desk.short)
        became = f"{state.word}: {state.why}" if state.why else state.word
        lines.append([[name, when, decision.by, told, decision.why, became]])
    screen.table(columns, lines)
    screen.note(f"{counted(len(kept), 'decision')}.")


def _export(view: Any, target: Path, screen: Any) -> None:
    from onrecord.deciding import exported
    from onrecord.errors import InputError

    lines = [f"{line}\n" for line in exported(view.decisions())]
    if str(target) == "-":
        typer.echo("".join(lines), nl=False)
        return
    try:
        target.write_text("".join(lines), encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{target} cannot be written ({error.strerror}). Name another file after --export.") from error
    screen.note(f"Wrote {len(lines):,} decisions to {target}. Bring them in: onrecord decide RECORD --import {target}")
