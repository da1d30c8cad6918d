"""Times with a name of their own: weekends, seasons, quarters of a report of earnings, feasts, the present and the past."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.extract.when import calendar
from onrecord.extract.when.calendar import DAY, Value
from onrecord.extract.when.context import Context
from onrecord.extract.when.lexicon import SEASONS, either, pieces, times
from onrecord.extract.when.rule import Rule, rule

PRESENT, PAST, FUTURE = Value("PRESENT_REF"), Value("PAST_REF"), Value("FUTURE_REF")


def rules() -> Iterator[Rule]:
    """All patterns of this file."""
    p = pieces()
    part = (
        r"(?:(?i:early|earlier|late|later|mid|end of|the end of|beginning of|the beginning of|middle of|the "
        r"middle of|start of|sometime|earlier in|later in|late in|early in)[- ](?:on )?)?"
    )
    yield rule(
        rf"{part}(?:(?P<which>(?i:this|last|next|this past|past|the past|this coming|coming|the coming|the|"
        rf"the previous|the following|a|previous)) )?(?:long )?(?P<end>(?i:weekend))(?!\w|s)",
        weekend,
        ["weekend"],
    )
    yield rule(
        rf"{part}(?P<which>(?i:this|last|next|this past|this coming|the|the past)) (?:(?i:early|late) )?"
        rf"(?P<season>{p['season']})(?!\w)",
        season,
        SEASONS,
    )
    yield rule(
        r"(?i:the )?(?P<old>(?i:year-ago|year-earlier))(?: (?P<unit>(?i:quarter|period|month)))?(?!\w)",
        year_ago,
        ["year-ago", "year-earlier"],
    )
    yield rule(r"(?i:the )(?i:latest |current |most recent )?(?P<quarter>(?i:quarter))(?!\w|-)", the_quarter, ["quarter"])
    yield rule(
        rf"(?P<lead>(?i:last |this |next ))?(?P<feast>{either(times().feasts)}|Thanksgiving(?: Day)?|Easter(?: "
        rf"Sunday| Monday)?|Good Friday)(?!\w)",
        feast,
        [*times().feasts, "Thanksgiving", "Easter", "Good Friday"],
    )
    yield rule(rf"(?P<present>(?i:{either(times().present)}))(?!\w|-)", lambda m, c: PRESENT, times().present)
    yield rule(rf"(?P<past>(?i:{either(times().past)}))(?!\w|-)", lambda m, c: PAST, times().past)
    yield rule(rf"(?P<future>(?i:{either(times().future)}))(?!\w|-)", lambda m, c: FUTURE, times().future)


def weekend(m: re.Match[str], c: Context) -> Value | None:
    """ "over the weekend": the last one, or the one that is going on; of a coming one, the next."""
    which = (m["which"] or "").lower()
    if which in ("a", "") or c.published is None:
        return Value("P2D") if which in ("a", "") else Value("")
    future = which in ("next", "this coming", "coming", "the coming") or (
        which in ("this", "the") and c.tense(m.start("end")) == "future"
    )
    now = c.published.weekday() >= 5
    shift = 7 if future and (which == "next" or now) else 0
    if not future:
        shift = 0 if now and which in ("the", "this") else -7
    return calendar.weekend(c.published + timedelta(days=shift))


def season(m: re.Match[str], c: Context) -> Value | None:
    """ "last summer", "this fall"; "the fall" of a tree is none."""
    sign, which = times().seasons[m["season"].lower()], m["which"].lower()
    token = c.token(m.start("season"))
    after = m.string[m.end() : m.end() + 4]
    if (m["season"].lower() in ("fall", "spring") and which == "the" and after.startswith(" of")) or (
        token and token.pos_ == "VERB"
    ):
        return None
    if c.published is None:
        return Value("")
    year, first = c.published.year, calendar.SEASONS[sign][0]
    if which in ("last", "this past", "the past"):
        running = calendar.season(year, sign)
        assert running.end is not None
        return calendar.season(year if running.end < c.published else year - 1, sign)
    if which == "next":
        return calendar.season(year + (first <= c.published.month), sign)
    return calendar.season(year, sign)


def year_ago(m: re.Match[str], c: Context) -> Value | None:
    """ "the year-ago quarter", "the year-earlier period"."""
    if c.published is None:
        return Value("")
    if (m["unit"] or "").lower() == "month":
        return calendar.month(c.published.year - 1, c.published.month - 1)
    return calendar.quarter(c.published.year - 1, (c.published.month + 2) // 3 - 1)


def the_quarter(m: re.Match[str], c: Context) -> Value | None:
    """ "the quarter": in a report of earnings the last one that has ended."""
    if c.published is None:
        return Value("")
    current = "current" in m.group().lower()
    found = calendar.quarter(c.published.year, (c.published.month + 2) // 3 - (not current))
    c.quarter = found.start
    return found


def feast_day(name: str, year: int) -> date | None:
    """The day of a feast in a year."""
    if name in times().feasts:
        return date(year, *times().feasts[name])
    if name.startswith("Thanksgiving"):
        return calendar.thanksgiving(year)
    return calendar.easter(year) + {"Easter Monday": 1, "Good Friday": -2}.get(name, 0) * DAY


def feast(m: re.Match[str], c: Context) -> Value | None:
    """Christmas, Easter and their like: the nearest one, "last" the last one before."""
    published = c.published
    if published is None:
        return Value("")
    years = range(published.year - 1, published.year + 2)
    days = [found for year in years if (found := feast_day(m["feast"], year))]
    lead = (m["lead"] or "").strip().lower()
    if lead == "last":
        days = [d for d in days if d < published]
    return calendar.day(min(days, key=lambda d: abs((d - published).days))) if days else None
