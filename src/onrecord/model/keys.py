"""Two identities. A `key` names a thing by its raw words and place and does not move when code or cleaning changes;
a `digest` names what the record now says about it and moves with every change of content."""

import dataclasses
import hashlib
import json
import re
from typing import Any

WORD = re.compile(r"\w+")


def key(prefix: str, *parts: object) -> str:
    """A short stable name: `prefix` and 16 hex digits of the parts. The same parts give the same key on every machine."""
    joined = "\x1f".join(str(p) for p in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def hexes(name: str) -> str:
    """The digits of a key or id: an incident or toll has those of the claim it is named after."""
    return name.rsplit("-", 1)[-1]


def anchor(text: str, start: int, end: int, around: int = 4) -> str:
    """The words of `text[start:end]` with up to `around` words of the same line on either side, lower case, without
    punctuation and spacing: what stays of a place in a text when it is cleaned again."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    before = WORD.findall(text[line_start:start].lower())[-around:]
    inside = WORD.findall(text[start:end].lower())
    after = WORD.findall(text[end:line_end].lower())[:around]
    return " ".join([*before, "[", *inside, "]", *after])


def digest(thing: Any) -> str:
    """The sha256 of everything that a record's dataclass says, its own key included."""
    body = dataclasses.asdict(thing) if dataclasses.is_dataclass(thing) and not isinstance(thing, type) else thing
    return hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=True, default=str).encode()).hexdigest()
