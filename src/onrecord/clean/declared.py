"""The dates that a page gives as data: JSON-LD, meta tags, microdata and RDFa."""

import re
from collections.abc import Iterator
from typing import Any

from onrecord.clean.evidence import Evidence, Kind, of_data
from onrecord.clean.linked import text_of

# Names of meta tags, the surest first; behind them any name that says publication.
PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "dc.date.issued",
    "dcterms.issued", "article.published", "originalpublicationdate", "article_date_original", "rnews:datepublished",
    "cxenseparse:recs:publishtime", "parsely-pub-date", "pubdate", "pub_date", "publishdate", "publish-date", "publish_date",
    "publication_date", "published_time", "published_at", "og:pubdate", "citation_publication_date", "dcterms.created",
    "dcterms.date", "dc.date", "dc.date.created", "date", "sailthru.date", "ptime",
)  # fmt: skip
MODIFIED = (
    "article:modified_time", "datemodified", "dcterms.modified", "dc.date.modified", "article.updated", "article_date_updated",
    "last-modified", "lastmod", "og:updated_time", "updated_time", "updated-date", "revised",
)  # fmt: skip
SAYS_PUBLISHED = re.compile(
    r"(?:pub|post|issue|creat|release|display|original)\w*[-_.: ]?(?:date|time|at|on|day)\b"
    r"|date[-_.: ]?(?:pub|post|issue|creat)",
    re.I,
)
SAYS_OTHER = re.compile(r"modif|updat|revis|expir|unpub|last|valid|access|copyright|event|start|end|crawl|cache", re.I)
FIELDS: tuple[tuple[str, Kind], ...] = (
    ("datePublished", "published"),
    ("dateCreated", "published"),
    ("dateModified", "modified"),
)
# A date in these parts of a page belongs to something else than its report.
OTHERS = re.compile(r"\bcomment|review\b|related|teaser|sidebar|recommend|listitem", re.I)
PROPERTIES: dict[Kind, re.Pattern[str]] = {
    "published": re.compile(r"(?:^|[\s:#/])(?:datepublished|issued|pubdate|datecreated|published_time)(?:\s|$)", re.I),
    "modified": re.compile(r"(?:^|[\s:#/])(?:datemodified|dateupdated|modified)(?:\s|$)", re.I),
}


def declared(tree: Any, objects: list[dict[str, Any]]) -> tuple[Evidence, ...]:
    """All of them, the surest first: JSON-LD (reports before pages), meta tags, microdata."""
    return (*_linked(objects), *_meta(tree), *_properties(tree))


def _linked(objects: list[dict[str, Any]]) -> Iterator[Evidence]:
    for field, kind in FIELDS:
        for one in objects:
            yield from of_data(kind, text_of(one.get(field) or one.get(field.lower())), "json-ld")


def _meta(tree: Any) -> Iterator[Evidence]:
    said: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name, words = (tag.get(attribute) or "").lower(), (tag.get("content") or "").strip()
            if name and words and not _elsewhere(tag):
                said.setdefault(name, []).append(words)
    others = [n for n in said if n not in PUBLISHED and SAYS_PUBLISHED.search(n) and not SAYS_OTHER.search(n)]
    names: tuple[tuple[Kind, tuple[str, ...]], ...] = (("published", (*PUBLISHED, *others)), ("modified", MODIFIED))
    for kind, wanted in names:
        for name in wanted:
            for words in said.get(name, ())[:1]:
                yield from of_data(kind, words, "meta tag")


def _properties(tree: Any) -> Iterator[Evidence]:
    """Microdata and RDFa on visible elements. Several different days are a list of things: then none is the report's."""
    for kind, pattern in PROPERTIES.items():
        found: list[Evidence] = []
        for attribute in ("itemprop", "property"):
            for element in tree.xpath(f"//*[@{attribute}][not(self::meta)]"):
                if pattern.search(element.get(attribute)) and not _elsewhere(element):
                    found += of_data(kind, _value(element), "microdata")
        if len({one.days for one in found}) == 1:
            yield found[0]


def _value(element: Any) -> str:
    return element.get("datetime") or element.get("content") or " ".join(element.text_content().split())


def _elsewhere(element: Any) -> bool:
    return any(OTHERS.search(one.get(name) or "") for one in element.iterancestors() for name in ("itemtype", "itemprop"))
