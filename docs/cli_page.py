"""docs/reference/cli.md: every command with its arguments and options, read off the typer app."""

import typing
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

from typer.main import get_command

HEAD = """# The command line

Written from the code by `make docs`; change the help texts there, not here.

`onrecord COMMAND --help` says the same. Results go to standard output, messages and progress to standard error. An error names
the thing, the likely cause and the next step, and ends with exit status 2, as wrong usage does; Ctrl-C ends with 130.
"""
VALUES = {Path: "PATH", int: "NUMBER", float: "NUMBER"}


def commands() -> dict[str, Any]:
    """The commands that are shown, by name, in the order of the program."""
    from onrecord.cli import application

    found: dict[str, Any] = get_command(application()).commands  # type: ignore[attr-defined]  # a group has commands
    return {name: command for name, command in found.items() if not command.hidden}


def cell(text: str) -> str:
    """Text on one line, safe inside a table."""
    return " ".join(text.split()).replace("|", "\\|")


def value(kind: Any) -> str:
    """What stands for a parameter's value: PATH, NUMBER, TEXT, or the words to choose from."""
    inner = [part for part in typing.get_args(kind) if part is not type(None)]
    if inner:
        return value(inner[0])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "|".join(str(member.value) for member in kind)
    return VALUES.get(kind, "TEXT")


def names(param: Any, kinds: dict[str, Any]) -> str:
    """How the parameter is typed: `--output, -o PATH`; an argument in capitals."""
    shown = param.metavar or value(kinds[param.name])
    if param.param_type_name == "argument":
        return f"`{param.metavar or param.name.upper()}`"
    flags = ", ".join([*param.opts, *param.secondary_opts])
    return f"`{flags}`" if param.is_flag else f"`{flags} {shown}`"


def default(param: Any) -> str:
    """The default as a person would type it; nothing for flags and for what is empty unless given."""
    if isinstance(param.default, bool) or not isinstance(param.default, str | int | float | Path):
        return ""
    return f" Default: `{getattr(param.default, 'value', param.default)}`." if param.default != "" else ""


def row(param: Any, kinds: dict[str, Any]) -> str:
    """One row of the table of parameters."""
    asked = " Required." if param.required and param.param_type_name == "option" else ""
    return f"| {cell(names(param, kinds))} | {cell(param.help or '')}{asked}{default(param)} |"


def section(name: str, command: Any) -> Iterator[str]:
    """The part of the page that one command fills; a command that only groups others is its words and theirs."""
    if command.callback is None or getattr(command, "commands", {}):
        yield f"\n## onrecord {name}\n\n    onrecord {name} COMMAND\n"
        yield (command.help or "").strip()
        for inner, below in command.commands.items():
            yield from section(f"{name} {inner}", below)
        return
    kinds = typing.get_type_hints(command.callback)
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    asked = [f"[{p.metavar or p.name.upper()}]" if not p.required else p.metavar or p.name.upper() for p in arguments]
    yield f"\n## onrecord {name}\n\n    onrecord {' '.join([name, *asked, '[OPTIONS]'])}\n"
    yield (command.help or "").strip()
    params = [p for p in command.params if not p.hidden]
    if params:
        yield "\n| | |\n|---|---|"
        yield from (row(param, kinds) for param in params)


def text() -> str:
    """The whole page."""
    parts = [HEAD, *(part for name, command in commands().items() for part in section(name, command))]
    return "\n".join(parts).rstrip() + "\n"
