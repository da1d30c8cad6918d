"""A piece of HTML, as feeds and messages hold it: every paragraph is its content."""

import re
from typing import Any

from onrecord import limits

UNSEEN = ("script", "style", "template", "noscript", "head", "iframe", "object", "svg", "form", "title")
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "div", "dl", "dt", "figcaption", "figure",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table",
    "tbody", "thead", "tr", "ul",
})  # fmt: skip
SPACE = re.compile(r"\s+")
NO_TEXT = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
WORD = re.compile(r"\w")


def piece(source: str) -> tuple[str, ...]:
    """The paragraphs of a piece of HTML in order, without what no reader sees. () when there are none, or far too many."""
    from lxml import etree, html  # type: ignore[import-untyped]

    try:
        tree = html.fragment_fromstring(source.encode("utf-8", "replace"), create_parent="div", parser=_parser())
    except (etree.LxmlError, ValueError, TypeError, AssertionError):
        return ()
    if sum(1 for _ in tree.iter()) > limits.ELEMENTS:
        return ()
    etree.strip_elements(tree, *UNSEEN, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    for element in tree.iter():
        _broken(element)
    lines = (SPACE.sub(" ", line).strip() for line in "".join(tree.itertext()).split("\n"))
    return tuple(line for line in lines if WORD.search(line))


def _parser() -> Any:
    from lxml import html

    return html.HTMLParser(encoding="utf-8")


def _broken(element: Any) -> None:
    """Lets lines end where a block begins and ends, and nowhere else; a space stands between the cells of a table."""
    text, tail = (NO_TEXT.sub("", SPACE.sub(" ", said or "")) for said in (element.text, element.tail))
    if element.tag in BLOCKS:
        text, tail = "\n" + text, "\n" + tail
    elif element.tag in ("td", "th"):
        tail = " " + tail
    element.text, element.tail = text, tail
