"""Word lists and rules as data: YAML with citations, read once through one checked loader."""

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from onrecord.errors import VocabError

T = TypeVar("T")


@cache
def load(name: str, shape: type[T]) -> T:
    """The vocabulary `name` (a path below this folder without `.yml`) checked against `shape`: a frozen dataclass or a
    builtin generic such as `dict[str, list[str]]`.

    Raises VocabError that names the file and the first place where it breaks its shape."""
    try:
        text = resources.files(__name__).joinpath(f"{name}.yml").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise VocabError(f"There is no vocabulary {name!r}. The installation is incomplete: install onrecord again.") from None
    try:
        return TypeAdapter(shape).validate_python(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    except (yaml.YAMLError, ValidationError) as error:
        raise VocabError(f"The vocabulary {name}.yml breaks its own rules: {error}") from error


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first so that no word hides a longer one that begins with it."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
