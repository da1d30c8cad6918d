"""Addresses, handles, tags and telephone numbers that lead to a private person."""

import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from onrecord.redact.names import Parts
from onrecord.redact.offsets import Cut
from onrecord.redact.words import letters

LINKED = re.compile(r"://|www\.|@|(?<!\w)#\w|\.\w+/|%[0-9A-Fa-f]{2}")
SPACE = re.compile(r"\s")
PHONE = re.compile(r"(?<![\w.,])\+?\(?\d[\d\s()./-]{6,18}\d(?!\w)")
BESIDE = 80  # characters between a private person and an address or number that is taken for that person's
DIGITS = 8


def contacts(text: str, parts: Parts, near: list[Cut], named: Callable[[str], bool]) -> Iterator[Cut]:
    """Addresses, handles and tags that hold a name, by `named` or a part of one, and addresses and numbers beside a private
    person."""
    for start, end in _linked(text):
        token = html.unescape(unquote(text[start:end]))
        plain = letters(token)
        if (
            named(token)
            or any(part in plain for part in parts if len(part) > 3)
            or ("@" in token and _beside(start, end, near))
        ):
            yield Cut(start, end, "[address]")
    for found in PHONE.finditer(text) if near else ():
        if (
            sum(c.isdigit() for c in found.group()) >= DIGITS
            and not DATE.search(found.group())
            and _beside(*found.span(), near)
        ):
            yield Cut(found.start(), found.end(), "[number]")


def _linked(text: str) -> Iterator[tuple[int, int]]:
    """Everything without a space in it that is an address, a handle or a tag."""
    end = 0
    for found in LINKED.finditer(text):
        if found.start() >= end:
            start = next((n for n in range(found.start(), end, -1) if text[n - 1].isspace()), end)
            space = SPACE.search(text, found.end())
            end = space.start() if space else len(text)
            yield start, end


DATE = re.compile(r"(?:19|20)\d\d\D\d\d?\D\d\d?|\d\d?\D\d\d?\D(?:19|20)\d\d")


def _beside(start: int, end: int, near: list[Cut]) -> bool:
    return any(cut.start - BESIDE < end and start < cut.end + BESIDE for cut in near)
