"""Rows of articles as programs and collections write them: which of their fields holds the text, and which says what of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from onrecord import limits
from onrecord.ingest import sniff
from onrecord.ingest.single import UNSAFE, of_text
from onrecord.ingest.source import Source
from onrecord.model import Capture, Hints, Issue

# Fields that hold the text, the fullest first: our own, news-please, Multi-News, trafilatura, schema.org, JSON Feed, and what
# else collections of articles call it.
TEXTS = (
    ("text", sniff.TEXT), ("maintext", sniff.TEXT), ("articlebody", sniff.TEXT), ("document", sniff.TEXT),
    ("content_text", sniff.TEXT), ("raw_text", sniff.TEXT), ("full_text", sniff.TEXT), ("fulltext", sniff.TEXT),
    ("body", sniff.TEXT), ("article", sniff.TEXT), ("article_text", sniff.TEXT), ("content", sniff.TEXT), ("story", sniff.TEXT),
    ("html", sniff.HTML), ("content_html", sniff.HTML), ("body_html", sniff.HTML),
)  # fmt: skip
# Fields under which rows carry what we call by the first name. When a page was fetched or seen is not when it was published.
NAMES = {
    "title": ("title", "headline", "title_page", "title_rss"),
    "outlet": ("outlet", "publisher", "publication", "source_name", "sitename", "newspaper", "source"),
    "published": ("published", "date", "date_publish", "publish_date", "published_date", "publication_date", "datepublished",
                  "date_published", "published_at", "publishedat", "pubdate", "pub_date"),
    "address": ("url", "address", "link", "permalink", "documentidentifier"),
    "language": ("language", "lang"),
}  # fmt: skip
SEEN = ("retrieved_at", "date_download", "seendate", "crawl_date", "fetched_at", "download_date")
DOMAINS = ("source_domain", "domain", "hostname", "sourcecommonname")
IDS = ("id", "guid", "gkgrecordid")
# What parts the several reports that a row of Multi-News holds.
PARTED = re.compile(r"\s*\|{5}\s*|\s*story_separator_special_tag\s*")
MARKUP = re.compile(r"<(?:p|div|br|html|body|article|h[1-6])\b[^>]{0,500}>", re.I)
ARTICLE = frozenset(name for names in (*NAMES.values(), SEEN, DOMAINS) for name in names)


@dataclass(slots=True)
class Told:
    """Counts the rows of one file that speak of an article and do not hold its text."""

    shown: str
    bare: int = 0
    example: str = ""

    def rest(self) -> Iterator[Issue]:
        """One Issue for all of them."""
        if self.bare:
            first = f" (the first: {self.example})" if self.example else ""
            yield Issue(
                "ingest", self.shown,
                f"{self.bare:,} rows name an article and hold no text of it{first}, so there is nothing to read in them. Fetch "
                "the articles by their addresses (onrecord fetch), or add a column `text`.",
            )  # fmt: skip


def articles(row: dict[str, Any], source: Source, told: Told) -> Iterator[Capture | Issue]:
    """The reports of one row, most often one."""
    known = {name.strip().lower(): value for name, value in row.items()}
    field, media = next(((f, m) for f, m in TEXTS if isinstance(known.get(f), str) and known[f].strip()), ("", ""))
    address = _first(known, NAMES["address"])
    if not field and address:
        told.bare += 1
        told.example = told.example or UNSAFE.sub("", address)[:200]
        return
    if not field:
        yield Issue(
            "ingest", source.shown, "This row has no `text` and no `html`, or they are empty. A document needs one of them."
        )
        return
    if problem := left_out(known, ("id",)):
        yield Issue("ingest", source.shown, problem)
    yield from _documents(known, known[field], media, source)


def _documents(row: dict[str, Any], text: str, media: str, source: Source) -> Iterator[Capture | Issue]:
    name = _first(row, IDS)
    seen = source.retrieved_at or _first(row, SEEN)
    parts = [part for part in PARTED.split(text) if part.strip()] if "document" in row or len(text) < 3 else [text]
    if len(parts) < 2:
        held = replace(source, stem=name or source.stem, own=hints_of(row, name), retrieved_at=seen)
        yield of_text(held, text, sniff.HTML if MARKUP.match(text.lstrip()[:600]) else media)
        return
    for n, part in enumerate(parts, start=1):
        own = replace(hints_of(row, ""), title="", address="")
        yield of_text(replace(source, stem=f"{name or source.stem}-{n}", own=own, retrieved_at=seen), part, media)


def hints_of(row: dict[str, Any], name: str = "") -> Hints:
    """What a row or a sidecar entry says beside the text; null and missing are empty."""
    said = {field: _first(row, names)[: limits.HEADER] for field, names in NAMES.items()}
    if not said["outlet"] and not said["address"]:
        said["outlet"] = _first(row, DOMAINS)
    return Hints(id=name, **said)


def left_out(row: dict[str, Any], more: tuple[str, ...] = ()) -> str:
    """Why fields of a row or a sidecar entry are left out: they hold what is no text and no number. "" when none is."""
    names = [*more, *(name for known in NAMES.values() if not _first(row, known) for name in known)]
    wrong = [f"`{name}`" for name in names if row.get(name) not in (None, [], {}) and not _said(row[name])]
    return f"{', '.join(wrong)} left out: write text, not lists, objects or true and false." if wrong else ""


def _said(value: object) -> str:
    """A value as text; of an object (such as the `source` of a news interface) its name."""
    if isinstance(value, dict):
        value = value.get("name")
    plain = isinstance(value, str | int | float) and not isinstance(value, bool)
    return str(value).strip() if plain else ""


def _first(row: dict[str, Any], names: tuple[str, ...]) -> str:
    return next((said for name in names if (said := _said(row.get(name)))), "")
