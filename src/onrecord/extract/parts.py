"""Named parts of a settlement that no gazetteer knows: neighbourhoods, squares, camps, streets, hospitals, small villages.

They keep their own words and take name, id and coordinates of the settlement they belong to; precision "near" (UCDP
where_prec 2: near or part of a known settlement)."""

import re
from collections.abc import Iterator, Sequence

from onrecord.extract.parse import Block
from onrecord.model import Mention, Place

NAME = r"(?:[Aa]l-|[Ee]l-|[Aa]n-|[Aa]s-|[Aa]r-|[Aa]d-)?[A-Z][\w'’]+(?:-[A-Z]?[\w'’]+)?"
NAMES = rf"{NAME}(?: (?:{NAME}|al-{NAME}|bin|of the)){{0,2}}"
KIND = (
    r"(?:neighbou?rhoods?|districts?|suburbs?|quarters?|square|camp|street|market|mosque|shrine|checkpoint|crossing|"
    r"prison|air ?base|airport|village|town|area|valley|mountain|bridge|road|roundabout|island|border crossing|barrens|"
    r"countryside|dam|barracks|park|university|hospital|church|school|base)"
)
BEFORE = re.compile(rf"(?P<name>{NAMES}(?:,? and {NAMES})?) (?P<kind>{KIND})\b")
AFTER = re.compile(
    rf"\b(?P<kind>(?:neighbou?rhood|district|suburb|quarter|village|town|area|camp|city|"
    rf"valley)s?) of (?:the )?(?P<name>{NAMES}(?:(?:,| and) {NAMES})?)",
)
TIED = re.compile(
    r"\b(?:in|at|on|near|of|outside|inside|around|from|into|to|against|targeting|hit|struck|targeted|between|"
    r"through|across|over) (?:the )?(?:[a-z]+ |[a-z]+-[a-z]+ |[A-Z]\w+s )?$",
)
NOT_NAMES = {
    "The", "A", "An", "This", "That", "In", "On", "At", "Near", "Another", "Two", "Three", "Several", "Rebel", "Monday",
    "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Shiite", "Sunni", "Christian", "Military",
    "Syrian", "Turkish",
}  # fmt: skip


def parts(block: Block, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions of named parts in one block; `mentions` are those the gazetteer gave for the document."""
    here = [
        m for m in mentions if m.span.field == block.field and block.offset <= m.span.start < block.offset + len(block.text)
    ]
    for pattern in (BEFORE, AFTER):
        for match in pattern.finditer(block.text):
            start = match.start("name") if pattern is BEFORE else match.start("kind")
            name = match["name"]
            if name.split()[0] in NOT_NAMES or (not TIED.search(block.text[max(0, start - 40) : start]) and pattern is BEFORE):
                continue
            span = block.span(match.start(), match.end())
            known = next(
                (
                    m
                    for m in here
                    if m.place is not None
                    and m.place.id
                    and m.span.words.lower() == name.lower()
                    and m.span.start == block.offset + match.start("name")
                ),
                None,
            )
            if (
                known is not None
                and known.place is not None
                and known.place.precision in ("exact", "near", "admin2")
                and _fits(known.place, here)
            ):
                continue
            parent = _parent(here, span.start, span.end)
            yield Mention(span, "place", parent.name if parent else "", _part(span.words, parent))


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
