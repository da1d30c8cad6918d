"""Words that a person points at: VALUE@START:END or @START:END, in code points of the document's text."""

import re
from typing import Any

from onrecord.errors import InputError
from onrecord.model.correcting import POINTABLE
from onrecord.model.pointing import mark

POINTED = re.compile(r"(?P<typed>.*?)\s*@(?P<start>\d+):(?P<end>\d+)", re.DOTALL)
QUOTES = "\"'“”"


def parted(name: str, value: str, text: str | None) -> tuple[str, dict[str, Any] | None]:
    """What was typed for the field `name` ("" for the words themselves), and the place that was pointed at, null for none.
    `text` is that of the claim's document, null where there is none to point into. Raises InputError for a place that is not
    in it, that holds no words, or that this field cannot have."""
    match = POINTED.fullmatch(value)
    if match is None:
        return value, None
    if text is None or name not in POINTABLE:
        where = "of a claim " if text is not None else ""
        raise InputError(f"{value!r}: only these fields of a claim can point at words: {', '.join(POINTABLE)}. Write {name} "
                         f"{where}without @START:END.")  # fmt: skip
    return match["typed"].strip().strip(QUOTES), placed(match["start"], match["end"], text)


def parted_place(value: str, text: str) -> dict[str, Any] | None:
    """The place that @START:END alone names, or null. Raises InputError as `placed` does."""
    match = POINTED.fullmatch(value.strip())
    return placed(match["start"], match["end"], text) if match and not match["typed"].strip() else None


def placed(start: str, end: str, text: str) -> dict[str, Any]:
    """The mark of text[start:end], without space around it. Raises InputError when that lies outside or holds no words."""
    a, b = int(start), int(end)
    if not 0 <= a < b <= len(text):
        raise InputError(f"@{start}:{end} is no place in this text of {len(text):,} characters. START is the first character, "
                         "counted from 0, END the one after the last.")  # fmt: skip
    held = text[a:b]
    if not re.search(r"\w", held):
        raise InputError(f"@{start}:{end} holds no words, but {held!r}. Point at the words themselves.")
    a += len(held) - len(held.lstrip())
    return mark(text, a, a + len(held.strip()))
