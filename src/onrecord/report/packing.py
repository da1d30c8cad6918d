"""Data as the page carries them: JSON, deflated, in base 64. Nothing in it can end a block of HTML, and the browser inflates a
block only when somebody asks for what is in it."""

import base64
import json
import zlib
from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
Data = dict[str, object]


def packed(data: object) -> str:
    """`data` as deflated JSON in base 64. The same data give the same characters; a lone surrogate becomes "?"."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return base64.b64encode(zlib.compress(text.encode("utf-8", "replace"), 9)).decode("ascii")


def unpacked(block: str) -> object:
    """What `packed` was given."""
    return json.loads(zlib.decompress(base64.b64decode(block)))


def slices(things: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """`things` in runs of `size`; the page finds the n-th in the run n // size."""
    for start in range(0, len(things), size):
        yield things[start : start + size]


def slim(data: Data) -> Data:
    """Without what is empty: the page reads a missing value as an empty one. Zero is a value."""
    return {name: value for name, value in data.items() if value or (value == 0 and value is not False)}
