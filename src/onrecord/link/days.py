"""On which days one report may set what it tells: the days that its words name, and what speaks for each."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord import vocab
from onrecord.link.periods import interval, ordinal
from onrecord.link.signs import Sign, Signs
from onrecord.model import Claim, Document, Mention, Period, Span

SHORT = 3  # days of the longest period that still names a day
BESIDE, BEFORE = 25, 40  # characters in which a time of day, and a word of saying, belong to the naming of a day
CLOCK = r"\d ?[ap]\.?m\b"
YEAR = re.compile(r"\b(?:19|20)\d\d\b|\d[/.]\d")
END = re.compile(r"[.!?] |\n")


@dataclass(frozen=True, slots=True)
class Day:
    """A day, as an ordinal, with the shortest period of the report that holds it and what speaks for it (signs of
    vocab/dating.yml, each from 0 to 1)."""

    day: int
    period: Period
    signs: Signs


@dataclass(frozen=True)
class Rules:
    """vocab/dating.yml: the signs by name, and the words that give them."""

    signs: dict[str, Sign]
    hours: frozenset[str]
    said: frozenset[str]
    court: frozenset[str]
    harm: frozenset[str]


@cache
def rules() -> Rules:
    """The signs and their words."""
    found: Rules = vocab.load("dating", Rules)
    return found


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Of a time of day, of a remark right before, of courts, of harm."""
    words = rules()
    return (
        re.compile(rf"{CLOCK}|(?:{vocab.either(words.hours)})", re.IGNORECASE),
        re.compile(rf"\b(?:{vocab.either(words.said)})\b[^.,;]{{0,25}}$", re.IGNORECASE),
        *(re.compile(rf"\b(?:{vocab.either(found)})\b", re.IGNORECASE) for found in (words.court, words.harm)),
    )


@dataclass(frozen=True, slots=True)
class _Naming:
    """One naming of a day: its period and how many days that has, and which signs its words give."""

    period: Period
    length: int
    signs: Mapping[str, bool]


def days(document: Document, mentions: Sequence[Mention], claims: Sequence[Claim]) -> tuple[Day, ...]:
    """The days that a report names, in their order. `claims` are those that say when its chief happening took place."""
    named: dict[int, list[_Naming]] = defaultdict(list)
    for mention in mentions:
        if mention.type == "time" and mention.period is not None:
            for day in _within(mention.period):
                named[day].append(_naming(document, mention.span, mention.period))
    told: dict[int, list[Period]] = defaultdict(list)
    for claim in claims:
        if claim.actual and claim.when is not None and claim.when.words:
            for day in _within(claim.when):
                told[day].append(claim.when)
    share = {day: sum(1 / _length(p) for p in periods) for day, periods in told.items()}
    whole = sum(share.values()) or 1.0
    most = max((_often(namings) for namings in named.values()), default=1.0)
    published = ordinal(document.published.date)
    out = []
    for day in sorted(named.keys() | told.keys()):
        periods = [n.period for n in named[day]] + told[day]
        signs = {
            "named": 1.0,
            "told": share.get(day, 0.0) / whole,
            "often": _often(named[day]) / most,
            "own": float(day == published),
            **_shares(named[day]),
        }
        out.append(Day(day, min(periods, key=lambda p: (_length(p), p.start, p.words)), signs))
    return tuple(out)


def _within(period: Period) -> Iterator[int]:
    """The days of a short period with both ends."""
    found = interval(period) if period.start and period.end else None
    if found is not None and found[1] - found[0] < SHORT:
        yield from range(found[0], found[1] + 1)


def _length(period: Period) -> int:
    found = interval(period) or (0, 0)
    return found[1] - found[0] + 1


def _often(namings: Sequence[_Naming]) -> float:
    return sum(1 / n.length for n in namings)


def _shares(namings: Sequence[_Naming]) -> Signs:
    """Of each sign of the words the share of the namings that has it; the time of day holds where one has it."""
    among = len(namings) or 1
    found = {name: sum(n.signs[name] for n in namings) / among for name in ("harm", "said", "court", "year", "span")}
    return {**found, "hour": float(any(n.signs["hour"] for n in namings))}


def _naming(document: Document, span: Span, period: Period) -> _Naming:
    text = document.title if span.field == "title" else document.text
    hour, said, court, harm = _patterns()
    sentence, length = _sentence(text, span), _length(period)
    signs = {
        "hour": bool(hour.search(text[max(0, span.start - BESIDE) : span.end + BESIDE])),
        "said": bool(said.search(text[max(0, span.start - BEFORE) : span.start])),
        "court": bool(court.search(sentence)),
        "harm": bool(harm.search(sentence)),
        "year": bool(YEAR.search(span.words)),
        "span": length > 1,
    }
    return _Naming(period, length, signs)


def _sentence(text: str, span: Span) -> str:
    """The words around a naming up to the next ends of sentences, roughly: abbreviations end one too."""
    starts = [m.end() for m in END.finditer(text, max(0, span.start - 600), span.start)]
    end = END.search(text, span.end)
    return text[starts[-1] if starts else max(0, span.start - 600) : end.end() if end else len(text)]
