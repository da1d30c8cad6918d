"""docs/reference/python.md: the public names of onrecord, with their signatures and docstrings."""

import dataclasses
import inspect
import re
from collections.abc import Iterator
from typing import Any

import onrecord

HEAD = """# From Python

Written from the code by `make docs`. These are the public names; everything else may change from one version to the next.

Names are imported when they are first used: `import onrecord` takes a moment and loads no model.
"""


def names() -> list[str]:
    """The public names that are explained: functions first, then what they give, then errors."""
    kinds = {name: getattr(onrecord, name) for name in onrecord.__all__ if not name.startswith("__")}

    def rank(name: str) -> tuple[int, str]:
        kind = kinds[name]
        error = isinstance(kind, type) and issubclass(kind, Exception)
        return (0 if inspect.isfunction(kind) else 3 if error else 2 if dataclasses.is_dataclass(kind) else 1, name)

    return sorted(kinds, key=rank)


def bare(told: str) -> str:
    """A signature or annotation without the names of modules."""
    return re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Za-z_])", "", told)


def signature(name: str, thing: Any) -> str:
    """Name and parameters on one line, without `self` and `cls`."""
    return name + re.sub(r"\((?:self|cls)(?:, )?", "(", bare(str(inspect.signature(thing))))


def spelled(name: str, thing: Any) -> str:
    """Name and parameters, one a line."""
    told = inspect.signature(thing)
    keyword = [p.name for p in told.parameters.values() if p.kind is p.KEYWORD_ONLY][:1]
    lines = [
        line for p in told.parameters.values() for line in (*(["    *,"] if p.name in keyword else []), f"    {bare(str(p))},")
    ]
    return "\n".join([f"{name}(", *lines, f") -> {bare(inspect.formatannotation(told.return_annotation))}"])


def docs(thing: Any) -> str:
    """The docstring, unindented."""
    return inspect.cleandoc(thing.__doc__ or "")


def methods(kind: type[Any]) -> Iterator[str]:
    """A table of a class's public methods."""
    yield "\n| method | |\n|---|---|"
    for name, member in vars(kind).items():
        function = member.__func__ if isinstance(member, classmethod | staticmethod) else member
        if not name.startswith("_") and inspect.isfunction(function):
            asked = signature(name, function).replace("|", "\\|")
            yield f"| `{asked}` | {' '.join(docs(function).split()).replace('|', chr(92) + '|')} |"


def columns(kind: type[Any]) -> Iterator[str]:
    """A list of a dataclass's fields."""
    yield "\nFields: " + ", ".join(f"`{field.name}`" for field in dataclasses.fields(kind)) + "."


def section(name: str) -> Iterator[str]:
    """The part of the page that one public name fills."""
    thing = getattr(onrecord, name)
    yield f"\n## {name}\n"
    if inspect.isfunction(thing):
        yield f"```python\n{spelled(name, thing)}\n```\n"
    yield docs(thing)
    if dataclasses.is_dataclass(thing):
        yield from columns(thing)  # type: ignore[arg-type]  # a class, not one of its instances
    elif isinstance(thing, type) and not issubclass(thing, Exception):
        yield from methods(thing)


def text() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(part for name in names() for part in section(name))]).rstrip() + "\n"
