"""Durations, repetitions and clock times: "five weeks", "six-week-old", "daily", "every Friday", "10:35 a.m. Friday"."""

import re
from collections.abc import Iterator

from onrecord.extract.when import calendar
from onrecord.extract.when.calendar import Value
from onrecord.extract.when.context import Context
from onrecord.extract.when.lexicon import DIGITS, UNITS, duration, either, integer, pieces, times, unit
from onrecord.extract.when.relative import turn
from onrecord.extract.when.rule import Rule, rule

LASTING = re.compile(
    r" (?:\w+ )?(?:war|conflict|uprising|revolt|revolution|rebellion|insurgency|crisis|campaign|siege|blockade|"
    r"truce|ceasefire|regime|rule|government|law|state|dispute|feud|strike|sentence|mission|ban|embargo|curfew)\b"
)


def rules() -> Iterator[Rule]:
    """All patterns of this file."""
    p = pieces()
    about = (
        r"(?:(?i:about|almost|nearly|more than|less than|around|over|at least|up to|no more than|under|roughly|"
        r"an additional|another) )?"
    )
    yield rule(
        rf"{about}(?i:the )?(?P<amount>{p['amount']})(?: (?i:more|full|straight|consecutive|whole|long|trading|"
        rf"additional))?[ -](?P<unit>{p['unit']})(?P<old>[- ](?i:old|long))?(?!\w)(?: and a (?P<half>half))"
        rf"?",
        length,
        UNITS,
    )
    yield rule(
        r"(?i:for|in|of|over|within|after|through) (?:the )?(?P<bare>(?i:hours|days|weeks|months|years|decades|"
        r"centuries))(?!\w)",
        bare,
        UNITS,
    )
    yield rule(r"(?P<long>(?i:hours|days|weeks|months|years|decades|day|week|month|year))-(?i:long)(?!\w)", bare, ["-long"])
    yield rule(rf"(?P<set>(?i:{either(times().sets)}))(?!\w)", lambda m, c: Value(times().sets[m["set"].lower()]), times().sets)
    yield rule(
        rf"(?i:every|each) (?:(?P<amount>{p['number']}) )?(?P<unit>(?i:hour|day|night|week|month|quarter|year)s?)(?!\w)",
        every,
        ["every", "each"],
    )
    yield rule(
        rf"(?:(?i:at |around |about |by |shortly before |shortly after |just before |just after ))?(?P<clock>{p['clock']})"
        rf"{p['zone']}(?:,?(?: on)? (?P<day>{p['weekday']}|(?i:today|yesterday|tomorrow)))?(?!\w)",
        clock,
        [*DIGITS, "noon", "midnight", "midday"],
    )


def length(m: re.Match[str], c: Context) -> Value | None:
    """A number of units; not an age ("6-year-old boy"), but what has lasted ("six-year-old war")."""
    words, name = m["amount"].lower(), unit(m["unit"])
    plural = m["unit"].lower() != name
    count = integer(words)
    if words in ("a", "an") and (
        plural or m.string[m.end() : m.end() + 1] == "-" or name in ("second", "quarter", "day", "night")
    ):
        return None
    if (name == "second" and not plural) or re.fullmatch(r"(?:1[5-9]|20)\d\d", words):
        return None
    if m["old"] and name == "year" and not LASTING.match(m.string[m.end() :]):
        return None
    if m.string[m.end() :].lower().startswith((" old", "-old")) and name == "year":
        return None
    if m["half"] and count is not None:
        count += 0.5
    return Value(duration(count, name))


def bare(m: re.Match[str], c: Context) -> Value | None:
    """ "for weeks", "days-long", "year-long"."""
    words = m.groupdict().get("bare") or m["long"]
    return Value(duration(None if unit(words) != words.lower() else 1, unit(words)))


def every(m: re.Match[str], c: Context) -> Value | None:
    """ "every day", "each year", "every three months"."""
    return Value(duration(integer(m["amount"]) if m["amount"] else 1, unit(m["unit"])))


def clock(m: re.Match[str], c: Context) -> Value | None:
    """A time by the clock, on the day named with it, else on the day spoken of."""
    time = hours(m["clock"])
    if time is None:
        return None
    if c.published is None:
        return Value(f"XXXX-XX-XXT{time}")
    said = (m["day"] or "").lower()
    if said in ("today", "yesterday", "tomorrow"):
        return calendar.day(c.published + {"today": 0, "yesterday": -1, "tomorrow": 1}[said] * calendar.DAY).at(time)
    if m["day"]:
        return calendar.day(turn(times().weekdays.index(m["day"]), "", c, m.start("day"))).at(time)
    assert c.anchor is not None
    return calendar.day(c.anchor).at(time)


def hours(words: str) -> str | None:
    """Twenty-four hour time of "10:35 a.m.", "5 p.m.", "noon"; null when there is no such time."""
    words = words.lower().replace(".", ":", 1) if re.match(r"\d+\.\d\d", words) else words.lower()
    if words in ("noon", "midday"):
        return "12:00"
    if words == "midnight":
        return "24:00"
    found = re.match(r"(\d{1,2})(?::(\d\d))? ?([ap])?", words)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3] and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if found[3] == "p" else 0) if found[3] else hour
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
