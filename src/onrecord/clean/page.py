"""HTML pages: the report's text taken out of the page, and what the page says of itself."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

from onrecord.clean.dates import MONTHS, UNKNOWN, of_address, published
from onrecord.clean.outlets import fold
from onrecord.model import Published

# Publication dates outside these years are mistakes; a fixed end keeps the clock out of the answer.
FIRST_DAY, LAST_DAY = "1990-01-01", "2099-12-31"
DATE_TAGS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "date", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "published_time", "parsely-pub-date", "sailthru.date", "article.published",
    "cxenseparse:recs:publishtime", "rnews:datepublished", "ptime", "article_date_original", "originalpublicationdate",
)  # fmt: skip
# More elements than any news page has; beyond that the time to read a page grows with their square.
MOST_ELEMENTS = 30_000
# What a page has and a piece of one, as feeds give it, has not.
WHOLE = re.compile(r"<(?:!doctype|html|head|body)\b", re.I)
PIECE = re.compile(r"<(?:p|div|br|article|section|h[1-6])\b", re.I)
SITE_TAGS = ("application-name", "publisher", "dc.publisher", "twitter:site")
ARTICLE = re.compile(r"(?:article|report|posting|webpage|liveblog)$", re.I)
# Words of the date line that page readers take for a part of the name.
AFTER_NAME = re.compile(rf"(?:\s+(?:published|updated|posted|{'|'.join(MONTHS)})\b\.?)+$", re.I)
SPACE = re.compile(r"[ \t\r\f\v\xa0]+")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's report: its paragraphs in order, and what the page says of itself ("" and () where it does not)."""

    paragraphs: tuple[str, ...]
    title: str = ""
    authors: tuple[str, ...] = ()
    site: str = ""
    address: str = ""
    language: str = ""
    published: Published = UNKNOWN


def page(source: str) -> Page | None:
    """The report of a page, or null when nothing in it reads like one, or it is far larger than a news page."""
    from trafilatura import bare_extraction

    if PIECE.search(source) and not WHOLE.search(source):
        source = f"<html><body>{source}</body></html>"
    tree = _tree(source)
    if tree is None or sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        return None
    linked = list(_linked(tree))
    found = bare_extraction(
        source, include_comments=False, favor_precision=True, with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": LAST_DAY},
    )  # fmt: skip
    text = getattr(found, "text", None) or ""
    paragraphs = tuple(p for p in (SPACE.sub(" ", line).strip() for line in text.split("\n")) if p)
    if not paragraphs:
        return None
    site = _meta(tree, ("og:site_name",)).lstrip("@") or _said(linked, "publisher") or _meta(tree, SITE_TAGS).lstrip("@")
    address = _plain(getattr(found, "url", None))
    return Page(
        paragraphs,
        title=_title(tree, linked, _plain(getattr(found, "title", None)), site),
        authors=_authors(getattr(found, "author", None)),
        site=site,
        address=address,
        language=(tree.get("lang") or "")[:2].lower(),
        published=_published(source, tree, linked, address),
    )


def _tree(source: str) -> Any:
    try:
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _linked(tree: Any) -> Iterator[dict[str, Any]]:
    """Every JSON-LD object of the page; broken scripts are passed over, as browsers do."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            try:
                yield from _objects(json.loads(script.text, strict=False))
            except (ValueError, RecursionError):
                continue


def _objects(said: Any) -> Iterator[dict[str, Any]]:
    if isinstance(said, list):
        for one in said:
            yield from _objects(one)
    elif isinstance(said, dict):
        kinds = said.get("@type") or ""
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(ARTICLE.search(str(name)) for name in names):
            yield said
        yield from _objects(said.get("@graph"))


def _said(linked: list[dict[str, Any]], field: str) -> str:
    for one in linked:
        value = one.get(field)
        value = value[0] if isinstance(value, list) and value else value
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str) and value.strip():
            return _plain(value)
    return ""


def _meta(tree: Any, names: tuple[str, ...]) -> str:
    said: dict[str, str] = {}
    for tag in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            name = (tag.get(attribute) or "").lower()
            if name in names and (tag.get("content") or "").strip():
                said.setdefault(name, tag.get("content").strip())
    return next((said[name] for name in names if name in said), "")


def _published(source: str, tree: Any, linked: list[dict[str, Any]], address: str) -> Published:
    """The publication date by the most explicit of JSON-LD, meta tags, a marked time element, and htmldate's reading."""
    timed = [t.get("datetime") or "" for t in tree.iter("time") if (t.get("itemprop") or "").lower() == "datepublished"]
    for words, read_from in (
        (_said(linked, "datePublished"), "json-ld"),
        (_meta(tree, DATE_TAGS), "meta tag"),
        (timed[0] if timed else "", "meta tag"),
    ):
        found = published(words, read_from)
        if found.date and found.date >= FIRST_DAY[:4]:
            return found
    return of_address(address) if of_address(address).date else _htmldate(source, address)


def _htmldate(source: str, address: str) -> Published:
    from htmldate import find_date

    said = find_date(
        source, extensive_search=False, original_date=True, url=address or None, min_date=FIRST_DAY, max_date=LAST_DAY
    )
    # The first of January is what a bare year, such as that of a copyright line, turns into.
    return UNKNOWN if said and said.endswith("-01-01") else published(said or "", "htmldate")


def _title(tree: Any, linked: list[dict[str, Any]], found: str, site: str) -> str:
    """The headline, without the name of the site behind it."""
    title = _meta(tree, ("og:title",)) or found or _said(linked, "headline")
    parts = re.split(r"\s+[|–—-]\s+", _plain(title))
    while len(parts) > 1 and site and fold(parts[-1]) in (fold(site), fold(site) + "com"):
        parts.pop()
        title = _plain(title)[: _plain(title).rindex(parts[-1]) + len(parts[-1])]
    return _plain(title)


def _authors(said: str | None) -> tuple[str, ...]:
    names = (AFTER_NAME.sub("", _plain(part)) for part in (said or "").split(";"))
    return tuple(name for name in names if name)


def _plain(said: str | None) -> str:
    return SPACE.sub(" ", (said or "").replace("\n", " ")).strip()
