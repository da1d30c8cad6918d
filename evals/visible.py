"""A page as plain text, the way somebody gets it who saves a page so: all that can be seen, each block on its own line."""

from collections.abc import Iterator
from typing import Any

from lxml import html  # type: ignore[import-untyped]

from onrecord.clean.decode import decode

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "button", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "section", "select", "summary", "table", "tr", "ul",
))  # fmt: skip
CELLS = frozenset({"td", "th"})
UNSEEN = frozenset((
    "head", "script", "style", "noscript", "template", "svg", "iframe", "object", "math", "textarea", "audio", "video",
    "canvas", "map", "datalist",
))  # fmt: skip
UNSHOWN = ("display:none", "visibility:hidden")


def visible(content: bytes) -> str:
    """The text of an HTML page, one block a line, without blank lines. What only a style sheet hides counts as seen."""
    source = decode(content, page=True) or ""
    tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    rows = (" ".join(row.split()) for row in "".join(_pieces(tree)).split("\n"))
    return "\n".join(row for row in rows if row)


def _pieces(root: Any) -> Iterator[str]:
    """The text of an element in order, with line ends where blocks begin and end."""
    todo: list[Any] = [root]
    while todo:
        node = todo.pop()
        if isinstance(node, str):
            yield node
        elif _seen(node):
            edge = "\n" if node.tag in BLOCKS else "\t" if node.tag in CELLS else ""
            yield edge + _flat(node.text)
            inside: list[Any] = [part for child in node for part in (child, _flat(child.tail))]
            todo.extend(reversed([*inside, edge]))


def _seen(node: Any) -> bool:
    style = (node.get("style") or "").replace(" ", "").lower() if isinstance(node.tag, str) else ""
    return (
        isinstance(node.tag, str)
        and node.tag not in UNSEEN
        and node.get("hidden") is None
        and not any(way in style for way in UNSHOWN)
    )


def _flat(text: str | None) -> str:
    return " ".join((text or "").split("\n"))
