"""The line that dates a report: "Published: Nov. 19, 2031, 6:18 p.m.", "By Dana Reef | Updated 3:14 PM ET, May 2, 2031"."""

import re
from dataclasses import dataclass
from functools import cache

from onrecord.clean.dates import Reading, readings
from onrecord.clean.evidence import Kind
from onrecord.vocab import load

# The longest line that can be one, in characters, and most words in it that are neither date nor label: few in a bare line (a
# name, a place), more in one with a clock, a label or "by".
LONGEST, FEW, MORE = 220, 3, 9
CLOCK = re.compile(
    r"(?<!\d)\d{1,2}\s*[:.h]\s*\d\d(?:\s*:\s*\d\d)?(?:\s*[ap]\.?\s?m\b\.?)?|(?<!\d)\d{1,2}\s*[ap]\.?m\b\.?"
    r"|(?<!\d)\d{4}\s*(?:gmt|utc|hrs|hours)\b", re.I
)  # fmt: skip
# Who sent a message in a social network: its signature and date are no report's.
HANDLE = re.compile(r"\(@\w+\)")
BETWEEN = re.compile(r"\s*(?:[:|]\s*)?(?:(?:on|at)\s+)?", re.I)
WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date of such a line: its label, how it can be read, whether a time of day stands with it, and whether the line cannot
    be anything else (a bare name beside a date may be a caption)."""

    kind: Kind
    reading: Reading
    clock: bool
    sure: bool


@dataclass(frozen=True)
class _Words:
    published: tuple[str, ...]
    updated: tuple[str, ...]
    beside: tuple[str, ...]
    signed: tuple[str, ...]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """(a label, its group telling which; words that may stand beside a date; "by")."""
    said = load("stamps", _Words)
    label = f"(?P<modified>{'|'.join(said.updated)})|(?P<published>{'|'.join(said.published)})"
    return _words(label), _words("|".join(said.beside)), _words("|".join(said.signed))


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.I)


def stamps(line: str, languages: tuple[str, ...] = ()) -> tuple[Stamp, ...]:
    """The dates of a line that does nothing but date (and sign) a report; nothing for any other line, nor for one with two
    dates and no label, which is a period."""
    if len(line) > LONGEST or HANDLE.search(line):
        return ()
    found = _apart(readings(line, languages))
    clock = CLOCK.search(_without(line, found)) is not None
    labels = [label(line[before.end if before else 0 : now.start]) for before, now in zip((None, *found), found, strict=False)]
    sureness = _bare(line, found, clock) if found else None
    if sureness is None or (len(found) > 1 and not any(labels)):
        return ()
    return tuple(Stamp(kind, reading, clock, sureness) for kind, reading in zip(labels, found, strict=True))


def begins(line: str, stamp: Stamp) -> int:
    """Where in its line the part begins that dates it: at the start, or behind a headline that was run into it."""
    before = line[: stamp.reading.start]
    labels, _, signed = _patterns()
    if any(not WORD.search(before[: match.start()]) for match in signed.finditer(before)):
        return 0
    named = [match.start() for match in labels.finditer(before) if not match.group()[0].islower()]
    clock = CLOCK.search(before)
    start = named[-1] if named else clock.start() if clock else stamp.reading.start
    return start if WORD.search(before[:start]) else 0


def label(words: str) -> Kind:
    """What the last label in `words` says of the date behind it."""
    found = list(_patterns()[0].finditer(words))
    if not found:
        return ""
    return "modified" if found[-1]["modified"] else "published"


def labelled(words: str) -> Kind:
    """The label that `words` end with, right before a date. In lower case it is a part of a sentence ("published on")."""
    ends = [match for match in _patterns()[0].finditer(words) if BETWEEN.fullmatch(words[match.end() :])]
    found = [match for match in ends if not match.group()[0].islower()]
    return "" if not found else "modified" if found[-1]["modified"] else "published"


def _apart(found: list[Reading]) -> list[Reading]:
    """Readings without those that lie in another one."""
    kept: list[Reading] = []
    for reading in found:
        if not kept or reading.start >= kept[-1].end:
            kept.append(reading)
    return kept


def _without(line: str, found: list[Reading]) -> str:
    for reading in reversed(found):
        line = f"{line[: reading.start]} {line[reading.end :]}"
    return line


def _bare(line: str, found: list[Reading], clock: bool) -> bool | None:
    """Whether a line surely dates a report: nothing is left of it without its dates, times, labels and the small words around
    them, or a label, a clock or "by" stands in it. Null when more is left than names: then it is a sentence."""
    rest = CLOCK.sub(" ", _without(line, found))
    labels, _, signed = _patterns()
    strong = any(
        not m.group()[0].islower() or not WORD.search(rest[: m.start()]) for p in (labels, signed) for m in p.finditer(rest)
    )
    for pattern in _patterns():
        rest = pattern.sub(" ", rest)
    left = WORD.findall(rest)
    small = sum(word[0].islower() for word in left)
    if len(left) > (MORE if strong or (clock and not small) else FEW) or (small > 1 and not strong):
        return None
    return not left or strong or clock
