"""The options by which a record is shown without the names of private people, shared by report and export."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.store import View

Redact = Annotated[
    bool | None,
    typer.Option("--redact/--no-redact", help="Leave out the names of victims, detainees, witnesses and other private people.",
                 show_default="off; on with --public"),
]  # fmt: skip
Public = Annotated[
    bool,
    typer.Option("--public", help="For publication: redact, and leave out who decided and where files lay."),
]
Keep = Annotated[
    list[str] | None,
    typer.Option("--keep", metavar="NAME", help="A name that stays though the rule takes it out; may be given more than once.",
                 show_default=False),
]  # fmt: skip


def chosen(view: "View", redact: bool | None, public: bool, keep: list[str] | None) -> "View":
    """The view that is to be written; says on the screen what is left out of it."""
    wanted = public if redact is None else redact
    if not all(name.strip() for name in keep or ()):
        raise typer.BadParameter("--keep needs a name, written as the reports write it.")
    if not wanted:
        if keep:
            raise typer.BadParameter("--keep NAME says which name stays when names are left out: add --redact or --public.")
        if public:
            typer.echo("--no-redact: the names of victims, detainees and witnesses are in what is written.", err=True)
        return view
    from onrecord.redact import redacted

    found = redacted(view, keep or (), public)
    for name in keep or ():
        if not found.stays(name):
            typer.echo(f"--keep {name}: nobody of that name is in the record. Write the name as the reports do.", err=True)
    out = found.left_out()
    typer.echo(
        f"Left out: the names of {out['person']} people harmed or held, {out['witness']} origins who are private people and "
        f"{out['name']} others. Read the pages before you publish them: docs/redaction.md says what no rule can promise."
    )
    return found
