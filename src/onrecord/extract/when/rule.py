"""A pattern and what it means."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.extract.when.calendar import Value
from onrecord.extract.when.context import Context

Reading = Callable[[re.Match[str], Context], Value | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """Where `pattern` matches, `read` gives its value, or null when it is no time there after all."""

    pattern: re.Pattern[str]
    read: Reading


def rule(pattern: str, read: Reading) -> Rule:
    """A rule whose match begins at the start of a word."""
    return Rule(re.compile(rf"(?<!\w)(?:{pattern})"), read)
