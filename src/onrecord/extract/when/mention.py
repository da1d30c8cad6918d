"""The way from a parsed document to its time mentions."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from onrecord.extract.parse import Block, Parsed
from onrecord.extract.when import absolute, length, named, relative
from onrecord.extract.when.calendar import Value
from onrecord.extract.when.context import Context
from onrecord.extract.when.rule import Rule
from onrecord.model import Mention, Period

SINCE = re.compile(r"(?i)\b(?:ever )?since (?:the |at least |about |around )?$")
JOINED = {"to": ("from ",), "until": ("from ",), "till": ("from ",), "through": ("from ", ""), "and": ("between ",)}
UNTIL = re.compile(r"(?i)\b(?:until|till|up to) (?:the |at least |about )?$")
# No rule matches a text without one of these: most lines are passed over at the cost of one search.
HINT = re.compile(
    r"\d|day|week|month|year|hour|minute|second|night|morning|noon|evening|dawn|dusk|now|recent|future|past|current|present|moment|"
    r"ago|decade|centur|quarter|spring|summer|fall|autumn|winter|daily|annual|earlier|later|lately|ties\b|teen|twenty|thousand|"
    r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Christmas|Easter|Thanks|Halloween|New Y"
)


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule; of two matches that begin together the longer wins, then the earlier rule."""
    return (*absolute.rules(), *relative.rules(), *named.rules(), *length.rules())


@cache
def all_needs() -> frozenset[tuple[str, ...]]:
    """What rules need: many need the same."""
    return frozenset(rule.needs for rule in rules())


def mentions(parsed: Parsed) -> list[Mention]:
    """Every expression of time in the document, in reading order, with the days it stands for. Without a day of publication
    only absolute dates resolve."""
    published = day_of(parsed.document.published.date)
    spoken: date | None = None
    quarter: date | None = None
    found: list[Mention] = []
    for block in parsed.blocks:
        context = Context(published, block.doc, spoken, quarter=quarter)
        found.extend(ranges(list(read(block, context)), block))
        spoken, quarter = context.spoken, context.quarter
    return found


def day_of(words: str) -> date | None:
    """The day of an ISO date; null for a month or a year alone."""
    try:
        return date.fromisoformat(words[:10])
    except ValueError:
        return None


def read(block: Block, context: Context) -> Iterator[Mention]:
    """The mentions of one block; the days it names move the day spoken of."""
    text = block.text
    if not HINT.search(text):
        return
    at = 0
    for match, rule in candidates(text):
        if match.start() < at:
            continue
        value = meaning(rule, match, context)
        if value is None:
            continue
        start, end = trimmed(match)
        at = end
        if value.precision == "day" and value.start is not None:
            context.spoken = value.start
        yield mention(block, start, end, around(text, start, value, context))


def ranges(found: list[Mention], block: Block) -> list[Mention]:
    """ "from Monday to Wednesday", "between March 3 and April 5": the first of the two runs to the end of the second."""
    for number in range(len(found) - 1):
        one, two = found[number], found[number + 1]
        start, end = one.span.start - block.offset, one.span.end - block.offset
        between = block.text[end : two.span.start - block.offset].lower()
        lead = block.text[:start].lower().endswith(JOINED.get(between.strip(), ("\0",)))
        if lead and one.period and two.period and one.period.start and one.period.start < two.period.end:
            found[number] = replace(one, period=replace(one.period, end=two.period.end, precision="range"))
    return found


def meaning(rule: Rule, match: re.Match[str], context: Context) -> Value | None:
    """The value of a match; null when it is no time, or none that the calendar has ("12345678 days ago")."""
    try:
        return rule.read(match, context)
    except (OverflowError, ValueError):
        return None


def candidates(text: str) -> list[tuple[re.Match[str], Rule]]:
    """All matches of all rules, leftmost and longest first."""
    said = f"{text}\n{text.lower()}"
    met = {needs for needs in all_needs() if any(word in said for word in needs)}
    fit = [(n, r) for n, r in enumerate(rules()) if r.needs in met]
    found = [(m, r, n) for n, r in fit for m in r.pattern.finditer(text)]
    found.sort(key=lambda item: (item[0].start(), -item[0].end(), item[2]))
    return [(m, r) for m, r, _ in found]


def trimmed(match: re.Match[str]) -> tuple[int, int]:
    """The span of the expression without a preposition before it and without spaces."""
    words = match.group()
    lead = re.match(r"(?i)(?:in|over|during|for|within|at|of|on|by|after|through) (?=\S)", words)
    start = match.start() + (lead.end() if lead else 0)
    return start, match.start() + len(words.rstrip(" ,"))


def around(text: str, start: int, value: Value, context: Context) -> Value:
    """ "since X" runs from X to the publication; "until X" ends with X."""
    before = text[max(0, start - 30) : start]
    if value.start is None:
        return value
    if SINCE.search(before):
        end = context.published
        return replace(value, end=end if end is None or end >= value.start else value.end, precision="range")
    if UNTIL.search(before):
        return replace(value, start=None, precision="range")
    return value


def mention(block: Block, start: int, end: int, value: Value) -> Mention:
    """A value at its place in the text."""
    span = block.span(start, end)
    first = value.start.isoformat() if value.start else ""
    last = value.end.isoformat() if value.end else ""
    period = Period(first, last, value.precision, span.words, span, value.timex)
    return Mention(span, "time", value.timex, period=period)
