"""HTML pages: the report's text taken out of the page, and what the page says of itself."""

import copy
import re
from dataclasses import dataclass
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

from onrecord import limits
from onrecord.clean import linked
from onrecord.clean.authors import people
from onrecord.clean.dates import UNKNOWN, of_address, published
from onrecord.clean.declared import declared
from onrecord.clean.evidence import Evidence, of_published
from onrecord.clean.language import language
from onrecord.clean.piece import piece
from onrecord.clean.shown import shown
from onrecord.clean.title import headline, site_name
from onrecord.model import Published

# Days that htmldate may find; a fixed end keeps the clock out of the answer.
FIRST_DAY, LAST_DAY = "1990-01-01", "2099-12-31"
# What a page has and a piece of one, as feeds give it, has not.
WHOLE = re.compile(r"<(?:!doctype|html|head|body)\b", re.I)
PIECE = re.compile(r"<(?:p|div|br|article|section|h[1-6])\b", re.I)
# A piece shorter than this, in characters, is a teaser: all of it is content.
TEASER = 1_500
SITE_TAGS = ("application-name", "publisher", "dc.publisher", "twitter:site")
# Parts of a page whose dates are not its report's.
OTHERS = re.compile(r"comment|related|teaser|sidebar|recommend|promo|popular|latest|trending|most-?read|more-on|footer", re.I)
SPACE = re.compile(r"[ \t\r\f\v\xa0]+")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's report: its paragraphs in order, and what the page says of itself ("" and () where it does not). `dates` is all
    that it says of its dates; `published` a single date where a format gives just one."""

    paragraphs: tuple[str, ...]
    title: str = ""
    authors: tuple[str, ...] = ()
    site: str = ""
    address: str = ""
    language: str = ""
    published: Published = UNKNOWN
    dates: tuple[Evidence, ...] = ()


def page(source: str) -> Page | None:
    """The report of a page, or null when nothing in it reads like one, or it is far larger than a news page."""
    from trafilatura import bare_extraction

    part = "" if WHOLE.search(source) else source
    if part and len(part) < TEASER:
        return Page(piece(part)) if piece(part) else None
    if part and PIECE.search(part):
        source = f"<html><body>{part}</body></html>"
    tree = _tree(source)
    if tree is None or sum(1 for _ in tree.iter()) > limits.ELEMENTS or _deep(tree):
        return None
    objects = linked.own_first(linked.linked(tree), _named(tree), _meta(tree, ("og:url",)))
    found = bare_extraction(
        source, include_comments=False, favor_precision=True, with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": LAST_DAY},
    )  # fmt: skip
    text = getattr(found, "text", None) or ""
    paragraphs = tuple(p for p in (SPACE.sub(" ", line).strip() for line in text.split("\n")) if p)
    if not paragraphs:
        return Page(piece(part)) if part and piece(part) else None
    address = _plain(getattr(found, "url", None))
    site = _site(tree, objects, address)
    declared_language = (tree.get("lang") or "")[:2].lower()
    title = headline(tree, _titles(tree, objects, _plain(getattr(found, "title", None))), site, address)
    languages = tuple(sorted({declared_language, language("\n".join(paragraphs))} - {"", "en"}))
    return Page(
        paragraphs,
        title=title,
        authors=_authors(tree, objects, getattr(found, "author", None)),
        site=site,
        address=address,
        language=declared_language,
        dates=_dates(tree, address, (*declared(tree, objects), *shown(tree, title, paragraphs, languages))),
    )


def _tree(source: str) -> Any:
    try:
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _deep(tree: Any) -> bool:
    """Whether elements lie in one another as deep as in no page; what reads pages goes down into each."""
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limits.NESTING:
            return True
    return False


def _meta(tree: Any, names: tuple[str, ...]) -> str:
    said: dict[str, str] = {}
    for tag in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            name = (tag.get(attribute) or "").lower()
            if name in names and (tag.get("content") or "").strip():
                said.setdefault(name, tag.get("content").strip())
    return next((said[name] for name in names if name in said), "")


def _site(tree: Any, objects: list[dict[str, Any]], address: str) -> str:
    said = _meta(tree, ("og:site_name",)).lstrip("@") or linked.said(objects, "publisher")
    return site_name(_plain(said or _meta(tree, SITE_TAGS).lstrip("@")), address)


def _named(tree: Any) -> tuple[str, ...]:
    """What the page is called in its head and headings."""
    headings = (" ".join(heading.text_content().split()) for heading in tree.iter("h1"))
    return (_plain(_meta(tree, ("og:title",))), _plain(tree.findtext(".//title")), *headings)


def _titles(tree: Any, objects: list[dict[str, Any]], found: str) -> tuple[str, ...]:
    """What the page calls itself, the surest first."""
    og, twitter = _plain(_meta(tree, ("og:title",))), _plain(_meta(tree, ("twitter:title",)))
    return og, found, linked.said(objects, "headline"), twitter, _plain(tree.findtext(".//title"))


def _authors(tree: Any, objects: list[dict[str, Any]], found: str | None) -> tuple[str, ...]:
    """The bylines as they are given: those of the first place that names people, else of the first that names anybody."""
    guessed = tuple(name for name in (_plain(part) for part in (found or "").split(";")) if name)
    places = [said for said in (linked.every(objects, "author"), guessed) if said]
    return next((said for said in places if people(said)), places[0] if places else ())


def _dates(tree: Any, address: str, said: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """What the page says of its dates; only where it says nothing of its publication htmldate may guess."""
    if any(one.kind != "modified" and one.known.date for one in said) or of_address(address).precision == "day":
        return said
    guess = _htmldate(tree, address)
    return said if guess.date in {one.known.date for one in said} else (*said, *of_published(guess))


def _htmldate(tree: Any, address: str) -> Published:
    """A guess from the page without the parts that belong to other things than its report."""
    from htmldate import find_date

    own = copy.deepcopy(tree)
    for element in list(own.iter()):
        if element is not own and isinstance(element.tag, str) and element.getparent() is not None and _others(element):
            element.drop_tree()
    found = find_date(
        own, extensive_search=False, original_date=True, url=address or None, min_date=FIRST_DAY, max_date=LAST_DAY
    )
    # The first of January is what a bare year, such as that of a copyright line, turns into.
    return UNKNOWN if found and found.endswith("-01-01") else published(found or "", "htmldate")


def _others(element: Any) -> bool:
    named = element.tag not in ("html", "body", "main", "article") and any(
        OTHERS.search(element.get(name) or "") for name in ("class", "id")
    )
    return element.tag in ("aside", "nav", "footer") or named


def _plain(said: str | None) -> str:
    return SPACE.sub(" ", (said or "").replace("\n", " ")).strip()
