"""docs/reference/cli.md: every command with its arguments and options, read off the typer app."""

from collections.abc import Iterator
from typing import Any

from typer.main import get_command

HEAD = """# The command line

Written from the code by `make docs`; change the help texts there, not here.

`onrecord COMMAND --help` says the same. Messages go to standard error, results to standard output. An error names the thing, the likely
cause and the next step, and ends with exit status 1; wrong usage with 2.
"""


def cell(text: str) -> str:
    """Text on one line, safe inside a table."""
    return " ".join(text.split()).replace("|", "\\|")


def names(param: Any, context: Any) -> str:
    """How the parameter is typed: `--output, -o PATH`, or `PATHS...` for an argument."""
    value = param.make_metavar(context)
    if param.param_type_name == "argument":
        return f"`{value}`"
    flags = ", ".join([*param.opts, *param.secondary_opts])
    return f"`{flags}`" if getattr(param, "is_flag", False) else f"`{flags} {value}`"


def default(param: Any) -> str:
    """The default as a person would type it; nothing for flags and for what is empty unless given."""
    value = param.default
    shown = not (value is None or value == "" or isinstance(value, bool) or callable(value))
    listed = isinstance(value, list | tuple) and not value
    return f" Default: `{value}`." if shown and not listed and getattr(param, "show_default", True) else ""


def row(param: Any, context: Any) -> str:
    """One row of the table of parameters."""
    asked = " Required." if param.required and param.param_type_name == "option" else ""
    return f"| {cell(names(param, context))} | {cell(param.help or '')}{asked}{default(param)} |"


def section(name: str, command: Any) -> Iterator[str]:
    """The part of the page that one command fills."""
    context = command.context_class(command, info_name=f"onrecord {name}")
    yield f"\n## onrecord {name}\n"
    yield f"    {context.command_path} {' '.join(command.collect_usage_pieces(context))}\n"
    yield (command.help or "").split("\f")[0].strip()
    params = [p for p in command.params if not getattr(p, "hidden", False)]
    if params:
        yield "\n| | |\n|---|---|"
        yield from (row(param, context) for param in params)


def text() -> str:
    """The whole page."""
    from onrecord.cli import app

    commands = get_command(app).commands  # type: ignore[attr-defined]  # the app is a group: it has more than one command
    shown = {name: command for name, command in commands.items() if not command.hidden}
    parts = [HEAD, *(part for name in shown for part in section(name, shown[name]))]
    return "\n".join(parts).rstrip() + "\n"
