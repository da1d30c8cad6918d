"""JSON-LD: what a page says of itself as data, in all the shapes that sites give it."""

import html
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.clean.outlets import fold

# Kinds that are a report, and kinds that are the page around it.
ARTICLE = re.compile(r"(?:article|report|posting|blog ?post|statement|pressrelease)$", re.I)
AROUND = re.compile(r"page$|^creativework$", re.I)
# Where reports lie inside other objects; not in lists of other reports, updates or parts.
INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")
WRAPPED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>|/\*\s*\]\]>\s*\*/)\s*$"
)
LAST_COMMA = re.compile(r",(\s*[}\]])")
DEEPEST = 8
DATES = ("datePublished", "dateModified")


def linked(tree: Any) -> list[dict[str, Any]]:
    """Every JSON-LD object of the page that is a report, then those that are the page around it."""
    found = [
        one for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower() for one in read(script.text)
    ]
    return [one for one in found if _is(one, ARTICLE)] + [one for one in found if _is(one, AROUND) and not _is(one, ARTICLE)]


def read(source: str | None) -> list[dict[str, Any]]:
    """The objects of one script. A broken one is mended where that cannot change what it says: comment signs around it, commas
    before a closing bracket, escaped quotation marks, something behind its end."""
    text = WRAPPED.sub("", source or "").strip()
    for mended in (text, LAST_COMMA.sub(r"\1", text), html.unescape(text)):
        try:
            said, _ = json.JSONDecoder(strict=False).raw_decode(mended)
        except (ValueError, RecursionError):
            continue
        return list(_objects(said))
    return _remains(text)


def _remains(text: str) -> list[dict[str, Any]]:
    """What can be taken out of a script beyond repair: fields of dates that it gives one value only."""
    found = {name: set(re.findall(rf'"{name}"\s*:\s*"([^"\n]{{8,40}})"', text)) for name in DATES}
    sure = {name: min(values) for name, values in found.items() if len(values) == 1}
    return [{"@type": "Article", **sure}] if sure else []


def _objects(said: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(said, list):
        for one in said:
            yield from _objects(one, depth + 1)
    elif isinstance(said, dict):
        yield said
        for name in INSIDE:
            yield from _objects(said.get(name), depth + 1)


def own_first(objects: Sequence[dict[str, Any]], titles: Sequence[str], address: str) -> list[dict[str, Any]]:
    """The objects with those first that speak of this page, by its titles or address: a page may describe other reports too."""
    named = [fold(title) for title in titles if title]

    def others(one: dict[str, Any]) -> bool:
        words, place = fold(text_of(one.get("headline"))), one.get("url") or one.get("mainEntityOfPage") or ""
        same = address and address in (place, place.get("@id") if isinstance(place, dict) else "")
        return not (same or (words and any(words in title or title in words for title in named)))

    return sorted(objects, key=others)


def _is(one: dict[str, Any], kind: re.Pattern[str]) -> bool:
    kinds = one.get("@type") or ""
    return any(kind.search(str(name)) for name in (kinds if isinstance(kinds, list) else [kinds]))


def text_of(value: Any) -> str:
    """The words of a value: a string, the name in an object, the first of a list."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    return " ".join(html.unescape(value).split()) if isinstance(value, str) else ""


def said(objects: Sequence[dict[str, Any]], field: str) -> str:
    """What the first object that fills `field` says in it, or ""."""
    return next((words for one in objects if (words := text_of(one.get(field)))), "")


def every(objects: Sequence[dict[str, Any]], field: str) -> tuple[str, ...]:
    """All that the first object that fills `field` names in it."""
    for one in objects:
        value = one.get(field)
        words = tuple(w for w in (text_of(v) for v in (value if isinstance(value, list) else [value])) if w)
        if words:
            return words
    return ()
