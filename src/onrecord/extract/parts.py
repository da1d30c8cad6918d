"""Named parts of a settlement that no gazetteer knows: neighbourhoods, squares, camps, streets, hospitals, small villages.

They keep their own words and take name, id and coordinates of the settlement they belong to; precision "near" (UCDP
where_prec 2: near or part of a known settlement)."""

import re
from collections.abc import Iterator, Sequence

from onrecord.extract.parse import Block
from onrecord.extract.where.tables import demonyms, no_places
from onrecord.model import Mention, Place
from onrecord.model.spelling import ARTICLES, fold

NAME = r"(?:[Aa]l-|[Ee]l-|[Aa]n-|[Aa]s-|[Aa]r-|[Aa]d-)?[A-Z][\w'’]+(?:-[A-Z]?[\w'’]+)?"
NAMES = rf"{NAME}(?: (?:{NAME}|al-{NAME}|bin|of the)){{0,3}}"
QUARTER = (
    r"[Nn]eighbou?rhoods?|[Dd]istricts?|[Ss]uburbs?|[Qq]uarters?|[Vv]illage|[Tt]own|[Aa]rea|[Vv]alley|[Cc]ountryside|[Ff]arms?"
)
SITE = (
    r"[Ss]quare|[Cc]amp|[Ss]treet|[Mm]arket|[Mm]osque|[Ss]hrine|[Cc]heckpoint|[Bb]order [Cc]rossing|[Cc]rossing|[Pp]rison|"
    r"[Aa]ir ?[Bb]ase|[Aa]irport|[Mm]ountains?|[Bb]ridge|[Rr]oad|[Rr]oundabout|[Ii]sland|[Bb]arrens|[Dd]am|[Bb]arracks|[Pp]ark|"
    r"[Uu]niversity|[Hh]ospital|[Cc]hurch|[Ss]chool|[Aa]cademy|[Bb]ase|[Oo]il ?field|[Hh]otel|Old City"
)
BARE = r"Old City|(?:[Bb]ase|Camp) (?:[A-Z]\w+|\d+)|(?:Division|Brigade|Regiment) \d+ (?:air ?)?base"
NAMED = re.compile(rf"(?P<name>{NAMES}) (?P<kind>(?P<quarter>{QUARTER})|{SITE})\b|(?P<bare>{BARE})")
INNER = re.compile(
    r"\b(?:neighbou?rhood|district|quarter|square|street|road|market|mosque|roundabout|bridge|old city|church|hospital"
    r"|park)s?$",
    re.I,
)
HELD = re.compile(r"-(?:held|controlled|run|backed|dominated|occupied)$|\bControlled$|^Training$")
TIED = re.compile(
    r"\b(?:in|at|on|near|of|outside|inside|around|from|into|to|against|targeting|hit|struck|targeted|bombed|shelled|between|"
    r"through|across|over|and|toward|towards|left|reached|entered|stormed)(?: [\w'’-]+){0,3} $",
)


def parts(block: Block, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions of named parts in one block; `mentions` are those the gazetteer gave for the document."""
    here = [
        m for m in mentions if m.span.field == block.field and block.offset <= m.span.start < block.offset + len(block.text)
    ]
    for match in NAMED.finditer(block.text):
        start = match.start("name") if match["name"] else match.start()
        for word in (match["name"] or "").split()[:-1]:
            if fold(word) not in no_places() or word.lower().split("-")[0] in ARTICLES:
                break
            start += len(word) + 1
        name = block.text[start : match.end("name")] if match["name"] else match["bare"]
        if not _is_name(name, match["kind"] or "") or not TIED.search(block.text[max(0, start - 60) : start]):
            continue
        span = block.span(start, match.end())
        known = next(
            (m.place for m in here if m.place is not None and m.place.id and m.span.words.lower() == name.lower()), None
        )
        if match["quarter"] and known is not None and _fits(known, here):
            continue
        stop = block.text.find(". ", match.end())
        told = [m for m in here if stop < 0 or m.span.start < block.offset + stop]
        parent = known or _parent(told, span.start, span.end)
        yield Mention(span, "place", parent.name if parent else "", _part(span.words, parent))


def quarter(words: str) -> bool:
    """Whether the words name a part of a town by its kind: a quarter, a square, a street."""
    return INNER.search(words) is not None


def _is_name(name: str, kind: str) -> bool:
    """Whether the words before a kind of place name it: not "Rebel area", not "Syrian town", but "Public Park"."""
    first = fold(name)
    if HELD.search(name):
        return False
    return first not in demonyms() and (kind[:1].isupper() or not kind or first not in no_places())


def _fits(place: Place, here: Sequence[Mention]) -> bool:
    """Whether a gazetteer place of a part's name lies in a country that the block speaks of otherwise."""
    countries = [m.place.country for m in here if m.place is not None and m.place.country]
    return countries.count(place.country) * 2 >= len(countries)


def _parent(here: Sequence[Mention], start: int, end: int) -> Place | None:
    """The settlement that a part belongs to: the nearest one around it, those just after first."""
    near = [
        m
        for m in here
        if m.place is not None
        and m.place.id
        and m.place.precision in ("exact", "admin2", "admin1")
        and (m.span.end <= start or m.span.start >= end)
    ]
    ranked = sorted(near, key=lambda m: (m.span.start - end if m.span.start >= end else 2 * (start - m.span.end), m.span.start))
    return ranked[0].place if ranked and abs(ranked[0].span.start - start) < 160 else None


def _part(words: str, parent: Place | None) -> Place:
    if parent is None:
        return Place(words)
    return Place(
        words, None, parent.name, parent.id, parent.country, parent.admin1, parent.admin2, parent.lat, parent.lon, "near"
    )
