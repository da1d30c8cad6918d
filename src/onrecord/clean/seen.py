"""A page as its readers see it: its lines in order, without menus, captions and comments."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.clean.outlets import fold

INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "cite", "em", "font", "i", "label", "mark", "q", "s", "small", "span", "strong", "sub", "sup",
     "time", "u")
)  # fmt: skip
SILENT = frozenset(("script", "style", "noscript", "template", "head", "nav", "footer", "select", "svg", "figcaption"))
COMMENTS = re.compile(r"\b(?:comment(?:s|-?list|-?body|-?meta|-?content)?|disqus\w*|respond|repl(?:y|ies))\b", re.I)


@dataclass(frozen=True, slots=True)
class Seen:
    """A line of a page as it is seen, the element that it stands in, and (start, element) of its pieces."""

    text: str
    element: Any
    pieces: tuple[tuple[int, Any], ...]

    @property
    def letters(self) -> str:
        """Its letters and digits without case."""
        return fold(self.text)


def lines(tree: Any) -> Iterator[Seen]:
    """The lines that a reader sees, in order, without menus, captions and comments."""
    held: list[tuple[str, Any]] = []
    for words, element, breaks in _pieces(tree):
        if breaks and held:
            yield _line(held)
            held = []
        if words:
            held.append((words, element))
    if held:
        yield _line(held)


def _line(held: Sequence[tuple[str, Any]]) -> Seen:
    text, pieces = "", []
    for words, element in held:
        text = f"{text} {words}" if text else words
        pieces.append((len(text) - len(words), element))
    return Seen(text, held[0][1], tuple(pieces))


def _pieces(tree: Any) -> Iterator[tuple[str, Any, bool]]:
    """(words, element, whether a new line begins), in the order of the page; without recursion, for pages may be deep."""
    todo: list[tuple[Any, bool]] = [(tree, True)]
    while todo:
        element, opening = todo.pop()
        block = not isinstance(element.tag, str) or element.tag not in INLINE
        if opening:
            skipped = not isinstance(element.tag, str) or element.tag in SILENT or _commented(element)
            yield ("" if skipped else bare(element.text)), element, isinstance(element.tag, str) and block
            todo.append((element, False))
            if not skipped:
                todo.extend((child, True) for child in reversed(element))
        elif element is not tree:
            yield bare(element.tail), element.getparent(), isinstance(element.tag, str) and block


def bare(words: str | None) -> str:
    """Words with single spaces, "" for none."""
    return " ".join((words or "").split())


def _commented(element: Any) -> bool:
    return element.tag not in ("body", "html", "main", "article") and any(
        COMMENTS.search(element.get(name) or "") for name in ("class", "id", "itemtype")
    )
