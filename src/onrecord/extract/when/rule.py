"""A pattern and what it means."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onrecord.extract.when.calendar import Value
from onrecord.extract.when.context import Context

Reading = Callable[[re.Match[str], Context], Value | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """Where `pattern` matches, `read` gives its value, or null when it is no time there after all. Every match holds one of
    `needs`, as it is written or in lower case: a text without any of them is not searched."""

    pattern: re.Pattern[str]
    read: Reading
    needs: tuple[str, ...]


def rule(pattern: str, read: Reading, needs: Iterable[str]) -> Rule:
    """A rule whose match begins at the start of a word."""
    return Rule(re.compile(rf"(?<!\w)(?:{pattern})"), read, tuple(needs))
