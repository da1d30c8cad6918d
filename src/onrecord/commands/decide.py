"""`onrecord decide` and `onrecord undo`: what people judge, kept, and what it changes, told."""

import dataclasses
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.commands.who import now, who
from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.api import Outcome
    from onrecord.changes import Change

Record = Annotated[Path, typer.Argument(help="The record that is decided on.", show_default=False)]
Why = Annotated[str, typer.Option(help="The reason, for those who read it later.", show_default=False)]
By = Annotated[str, typer.Option(help="Who decides (else ONRECORD_BY, else the login name).", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="The decision and the changes as JSON.")]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command()(decide)
    app.command()(undo)


def decide(
    record: Record,
    verdict: Annotated[
        str,
        typer.Argument(
            help="merge, split, same, different, accept, reject, correct, add, code or discount-origin.", show_default=False
        ),
    ] = "",
    things: Annotated[
        list[str] | None,
        typer.Argument(metavar="THING...", help="Ids or their beginnings, an origin's name, FIELD=VALUE.", show_default=False),
    ] = None,
    why: Why = "",
    by: By = "",
    within: Annotated[
        str, typer.Option("--in", metavar="INCIDENT", help="Discount an origin in this incident only.", show_default=False)
    ] = "",
    source: Annotated[
        Path | None, typer.Option("--import", help="Bring decisions in from a file of JSON lines, or - (standard input).")
    ] = None,
    gazetteer: Annotated[
        list[Path] | None, typer.Option(help="A file of further places, where the name of a place is looked up.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Put what you judge beside what the program reads, and see what it changes. Nothing is overwritten: undo takes it back.

    merge A B: two incidents (or two tolls) are one. split INCIDENT CLAIM...: these claims, and what clearly goes with them,
    leave the incident and never rejoin what stays. same A B, different A B: of two claims, two incidents or two persons.
    accept CLAIM, accept INCIDENT [FIELD]: it was checked; the yes lapses when what it was said to changes. reject CLAIM: it
    counts for nothing. correct CLAIM FIELD=VALUE...: harm, number, low, high, qualifier, word, who, scope, origin, relay,
    connection, manner, actual, place, start, end, about. correct INCIDENT FIELD=VALUE...: kind, place, start, end,
    description. @START:END says where the words of a value stand (origin=@120:138). add DOCUMENT @START:END FIELD=VALUE...: a
    claim that was missed; kind= is figure, event, blame, denial or claim_of_responsibility. discount-origin NAME
    [--in INCIDENT]: what this origin says is set aside. code CLAIM accept (or reject, or correct FIELD=VALUE...), code DOCUMENT
    add @START:END FIELD=VALUE..., code DOCUMENT done: what a coder says beside others; it counts for nothing by itself."""
    from onrecord import api
    from onrecord.gazetteers import installed

    extra = [*(gazetteer or ()), *installed()]
    if source is not None:
        if verdict:
            raise InputError(f"--import brings decisions from a file: leave out {verdict!r}, or leave out --import.")
        found = _lines(source)
        count, held, changes = api.import_decisions(record, found, str(source), by=who(by), at=now(), gazetteer=extra)
        _imported(count, held, changes, as_json)
        return
    if not verdict:
        raise InputError('Say what you decide, for example: onrecord decide RECORD merge A B --why "..."')
    _tell(
        api.decide(record, verdict, *(things or ()), why=why, by=who(by), at=now(), within=within, gazetteer=extra),
        record, as_json,
    )  # fmt: skip


def undo(
    record: Record,
    decision: Annotated[str, typer.Argument(help="The decision: its id or the beginning of it.", show_default=False)],
    why: Why = "",
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """Take a decision back, and see what that changes. It stays in the list as undone. Undoing the undo brings it back."""
    from onrecord import api

    _tell(api.undo(record, decision, why=why, by=who(by), at=now()), record, as_json)


def _lines(source: Path) -> list[str]:
    try:
        text = sys.stdin.read() if str(source) == "-" else source.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not in UTF-8"
        raise InputError(f"The decisions in {source} cannot be read: {why}. Check the path after --import.") from error
    return text.split("\n")


def _tell(outcome: "Outcome", record: Path, as_json: bool) -> None:
    """What was kept, what it changed, how to take it back."""
    from onrecord.model.decision_words import bare_place, what

    decision = outcome.decision
    assert decision is not None
    if as_json:
        changes = [dataclasses.asdict(change) for change in outcome.changes]
        _json({"decision": dataclasses.asdict(decision), "state": outcome.state, "changes": changes})
        return
    _wrapped(f"{decision.key[:8]}  {what(decision, _short)} ({decision.by}: {decision.why})")
    unknown = bare_place(decision)
    if unknown:
        _wrapped(f"No gazetteer knows {unknown!r}: it is kept as words, without a point. To give one: place=35.1,36.7")
    if outcome.state != "standing":
        _wrapped(f"It has no effect now: {outcome.note or outcome.state}.")
    _changes(outcome.changes)
    if decision.verdict != "undo":
        typer.echo(f'Take it back: onrecord undo {record} {decision.key[:8]} --why "..."')


def _imported(count: int, held: int, changes: "tuple[Change, ...]", as_json: bool) -> None:
    if as_json:
        _json({"imported": count, "held": held, "changes": [dataclasses.asdict(change) for change in changes]})
        return
    typer.echo(f"{count:,} decision{'' if count == 1 else 's'} imported; {held:,} there already.")
    if count:
        _changes(changes)


def _changes(found: "tuple[Change, ...]") -> None:
    from onrecord.changes import told

    for line in told(found) or ["No number, member or grade changes."]:
        typer.echo(line)


def _short(id: str) -> str:
    return id[:6] if id[1:2] == "-" else id


def _wrapped(words: str) -> None:
    import textwrap

    typer.echo("\n".join(textwrap.wrap(words, 80, subsequent_indent="  ", break_on_hyphens=False, break_long_words=False)))


def _json(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
