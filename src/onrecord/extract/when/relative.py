"""What counts from the publication or from the day spoken of: weekdays, today, last week, two days ago, the day before."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.extract.when import calendar
from onrecord.extract.when.calendar import DAY, Value
from onrecord.extract.when.context import Context
from onrecord.extract.when.lexicon import DAYPARTS, UNITS, duration, integer, pieces, times, unit
from onrecord.extract.when.rule import Rule, rule

PRESENT, PAST, FUTURE = Value("PRESENT_REF"), Value("PAST_REF"), Value("FUTURE_REF")
BACK = ("last", "past", "previous", "preceding")


CLAUSE = re.compile(r"\s+(?!and\b|but\b|in\b|at\b|on\b)[^\W\d_]")  # words that "a day after" counts from
WAYS = ("ago", "earlier", "before", "later", "after", "previously", "from now", "hence", "prior")


def rules() -> Iterator[Rule]:
    """All patterns of this file."""
    p = pieces()
    part = (
        r"(?:(?i:early|earlier|late|later|mid|end of|the end of|beginning of|the beginning of|middle of|the "
        r"middle of|start of|sometime|earlier in|later in|late in|early in)[- ](?:on )?)?"
    )
    behind = rf"(?:(?:'s|’s)?,?(?: (?i:at|in the|around))? (?P<pod>{p['daypart']})(?P<plural>s)?)?"
    before = rf"(?:(?i:the )?(?P<first>{p['daypart']})(?i: of| on)? |(?i:the )?(?:mid|late|early)-(?P<mid>{p['daypart']}) )?"
    which = (
        r"(?:(?P<which>(?i:last|next|this|this coming|this past|the previous|the following|the next|the past|"
        r"past|previous|each|every|on)) )?"
    )
    yield rule(rf"{part}{before}{which}(?P<weekday>{p['weekday']})(?P<every>s)?(?!\w){behind}", weekday, times().weekdays)
    yield rule(
        rf"{part}{before}(?P<word>(?i:today|yesterday|tomorrow))(?!\w){behind}", near_day, ["today", "yesterday", "tomorrow"]
    )
    yield rule(
        r"(?P<word>(?i:the day before yesterday|the day after tomorrow|tonight|overnight|last night))(?!\w)",
        near_day,
        ["yesterday", "tomorrow", "tonight", "overnight", "last night"],
    )
    yield rule(
        rf"{part}(?P<which>(?i:this|that|the next|the following|the previous|the same)) (?P<pod>{p['daypart']})(?!\w)",
        this_part,
        DAYPARTS,
    )
    which_unit = (
        r"(?P<which>(?i:this|last|next|the last|the next|the past|past|the previous|the coming|coming|the "
        r"current|the following|that|the same|the preceding|this past|this coming|the latest))"
    )
    yield rule(
        rf"{part}{which_unit} (?i:calendar |fiscal |full )?(?P<unit>(?i:day|week|month|quarter|year|decade|"
        rf"century))(?:'s|’s)?(?: end)?(?!\w|-(?:old|long))",
        unit_near,
        UNITS,
    )
    yield rule(
        r"(?i:in |over |during |for |within )?(?i:each of )?(?P<span>(?i:the last|the past|last|past|the next|"
        rf"the coming|next|coming|the previous|the first|the latest|the recent))(?: (?P<amount>{p['amount']}|"
        rf"(?i:few|couple of)))?[ -](?:trading |consecutive |additional |or so )?(?P<unit>{p['unit']})(?!\w)",
        stretch,
        UNITS,
    )
    yield rule(
        r"(?i:in |over )?(?i:the )?(?P<word>(?i:recent|coming)) (?P<unit>(?i:hours|days|weeks|months|years|"
        r"decades|quarters))(?!\w)",
        vaguely,
        ["recent", "coming"],
    )
    yield rule(
        rf"(?:(?i:about|almost|nearly|more than|less than|some|around|over|just|at least|exactly) )?(?P<amount>{p['amount']}|"
        rf"(?i:many|some))?(?: (?i:or so|more|short))?(?:(?<!\w)|[ -])(?P<unit>{p['unit']})(?: or so)?[ -](?P<way>(?i:ago|"
        rf"earlier|before|later|after|previously|from now|hence|prior))(?!\w)",
        shifted,
        WAYS,
    )
    yield rule(
        r"(?:(?i:the |a ))(?P<unit>(?i:day|night|morning|evening|week|month|year)) (?P<way>(?i:before|earlier|"
        r"after|later))(?!\w)",
        shifted,
        WAYS,
    )
    yield rule(
        r"(?P<way>(?i:the following|the next|the previous|the preceding|that|that same|the same|earlier that|"
        r"later that|earlier the same|later the same)) (?P<unit>(?i:day|night|week|month|year|morning|evening|"
        r"afternoon))(?!\w|-)",
        that_one,
        UNITS,
    )
    yield rule(
        r"(?i:the )?(?P<word>(?i:end|beginning|start)) of (?:the |this )(?P<unit>(?i:week|month|year))(?!\w)",
        end_of,
        ["end of", "beginning of", "start of"],
    )
    yield rule(r"(?P<year>(?i:the )?(?i:year-end|year end|year's end))(?!\w)", end_of, ["year-end", "year end", "year's end"])
    yield rule(
        r"(?i:the )(?P<whole>(?i:full |fiscal |calendar )?(?i:year))(?!\w|-| (?:ago|before|after|earlier|later))",
        end_of,
        ["year"],
    )


def weekday(m: re.Match[str], c: Context) -> Value | None:
    """A weekday: the last one, today included, unless the words or the tense point forward."""
    number = times().weekdays.index(m["weekday"])
    which = (m["which"] or "").lower()
    sign = times().dayparts.get((m["pod"] or m["first"] or m["mid"] or "").lower(), "")
    repeated = m["every"] and (which == "on" or m.string[: m.start()].lower().endswith("on "))
    if which in ("each", "every") or repeated or (m["plural"] and sign):
        return Value(f"XXXX-WXX-{number + 1}" + (f"T{sign}" if sign else ""))
    if c.published is None:
        return Value(f"XXXX-WXX-{number + 1}" + (f"T{sign}" if sign else ""))
    return calendar.day(turn(number, which, c, m.start("weekday"))).at(sign)


def turn(number: int, which: str, c: Context, at: int) -> date:
    """The day that a weekday means, by the word before it and the tense."""
    assert c.published is not None
    back = (c.published.weekday() - number) % 7
    ahead = (number - c.published.weekday()) % 7
    if which in ("the previous", "previous") and c.spoken:
        return c.spoken - timedelta(days=(c.spoken.weekday() - number - 1) % 7 + 1)
    if which == "the following" and c.spoken:
        return c.spoken + timedelta(days=(number - c.spoken.weekday() - 1) % 7 + 1)
    if which in ("last", "the past", "past", "this past", "previous", "the previous"):
        return c.published - timedelta(days=back or 7)
    if which in ("next", "this coming", "the next", "the following"):
        return c.published + timedelta(days=ahead or 7)
    if c.tense(at) == "future":
        return c.published + timedelta(days=ahead)
    if which == "this" and c.tense(at) != "past":
        return c.published + timedelta(days=ahead)
    return c.published - timedelta(days=back)


def near_day(m: re.Match[str], c: Context) -> Value | None:
    """Today, yesterday, tomorrow, tonight, overnight, with a part of the day."""
    if c.published is None:
        return Value("PRESENT_REF") if m["word"].lower() == "today" else Value("")
    word, groups = m["word"].lower(), m.groupdict()
    shift = {"yesterday": -1, "tomorrow": 1, "last night": -1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(
        word, 0
    )
    sign = times().dayparts.get((groups.get("pod") or groups.get("first") or groups.get("mid") or "").lower(), "")
    if word in ("tonight", "last night"):
        sign = "NI"
    if word == "overnight":
        night = c.published - DAY
        return Value(f"{night.isoformat()}TNI", night, c.published, "range")
    return calendar.day(c.published + timedelta(days=shift)).at(sign)


def this_part(m: re.Match[str], c: Context) -> Value | None:
    """ "this morning", "that night", "the next morning"."""
    which = m["which"].lower()
    base = c.published if which == "this" else c.anchor
    if base is None:
        return Value("")
    shift = {"the next": 1, "the following": 1, "the previous": -1}.get(which, 0)
    return calendar.day(base + timedelta(days=shift)).at(times().dayparts[m["pod"].lower()])


def unit_near(m: re.Match[str], c: Context) -> Value | None:
    """ "last week", "this month", "next year", "the past decade"."""
    which, name = m["which"].lower().removeprefix("the "), unit(m["unit"])
    if which in ("that", "same", "following", "preceding", "previous") and (c.spoken or which in ("that", "same")):
        return at_unit(c.spoken, name, {"following": 1, "preceding": -1, "previous": -1}.get(which, 0))
    if c.published is None:
        return Value("")
    if name == "decade" and which in ("last", "past"):
        return Value("P10Y", calendar.back_months(c.published, 120), c.published, "range")
    if m["which"].lower() in ("the last", "the past", "past", "this past") and name != "quarter":
        if m["which"].lower() == "the last" and name in ("week", "month", "year"):
            return at_unit(c.published, name, -1)
        return trailing(c.published, 1, name)
    shift = -1 if which in BACK else 1 if which in ("next", "coming", "following", "this coming") else 0
    if which == "latest" and name == "quarter":
        shift = -1
    return at_unit(c.published, name, shift)


def at_unit(base: date | None, name: str, shift: int) -> Value:
    """The day, week, month... that lies `shift` from the one of `base`."""
    if base is None:
        return Value("")
    if name in ("day", "night"):
        return calendar.day(base + timedelta(days=shift)).at("NI" if name == "night" else "")
    if name in times().dayparts:
        return calendar.day(base + timedelta(days=shift)).at(times().dayparts[name])
    if name == "week":
        return calendar.week(base + timedelta(days=7 * shift))
    if name == "month":
        return calendar.month(base.year, base.month + shift)
    if name == "quarter":
        return calendar.quarter(base.year, (base.month + 2) // 3 + shift)
    if name == "decade":
        return calendar.decade(base.year // 10 * 10 + 10 * shift)
    if name == "century":
        return calendar.century(base.year // 100 + 1 + shift)
    return calendar.year(base.year + shift)


def trailing(base: date, count: float | None, name: str, ahead: bool = False) -> Value:
    """The stretch of that length that ends (or, `ahead`, begins) on `base`; its TIMEX3 value is the duration."""
    sign = duration(count, name)
    other = moved(base, -count if ahead else count, name) if count is not None else None
    if other is None:
        return Value(sign)
    return Value(sign, base, other, "range") if ahead else Value(sign, other, base, "range")


def moved(base: date, count: float, name: str) -> date | None:
    """`base` less `count` units; null when out of the calendar or finer than a day."""
    try:
        if name in ("day", "night", "week", "fortnight"):
            return base - timedelta(days=count * {"week": 7, "fortnight": 14}.get(name, 1))
        months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(name)
        if months is None:
            return base - timedelta(days=1) if name == "hour" and count >= 24 else base
        return calendar.back_months(base, int(count * months))
    except (OverflowError, AssertionError):
        return None


def stretch(m: re.Match[str], c: Context) -> Value | None:
    """ "the past two weeks", "the last few months", "the next five days"."""
    name, span = unit(m["unit"]), m["span"].lower()
    if m["amount"] is None and not m["unit"].lower().endswith("s"):
        return None
    count = integer(m["amount"]) if m["amount"] else None
    if c.published is None or span == "the first":
        return Value(duration(count, name))
    return trailing(c.published, count, name, span.removeprefix("the ") in ("next", "coming"))


def vaguely(m: re.Match[str], c: Context) -> Value | None:
    """ "in recent days": ends at the publication, begins nobody knows when."""
    sign = duration(None, unit(m["unit"]))
    if c.published is None:
        return Value(sign)
    return Value(sign, None, c.published, "range") if m["word"].lower() == "recent" else Value(sign, c.published, None, "range")


def shifted(m: re.Match[str], c: Context) -> Value | None:
    """ "two days ago", "a day earlier", "three weeks later". Before what follows ("a day after troops entered the town") it
    says how long lay between, and no day."""
    groups = m.groupdict()
    name, way = unit(m["unit"]), m["way"].lower()
    amount = groups.get("amount")
    if amount is None and "amount" in groups:
        return Value(duration(None, name)) if way == "ago" and m["unit"].lower().endswith("s") else None
    count = integer(amount) if amount else 1.0
    if way in ("before", "after") and name not in ("day", "night", "morning", "evening"):
        return None
    if count is None:
        return PAST if way == "ago" else Value(duration(None, name))
    base = c.published if way in ("ago", "from now", "hence") else c.anchor
    if base is None:
        return lying_between(count, name)
    if name == "year" and count == 1 and c.quarter is not None and way in ("ago", "earlier"):
        return calendar.quarter(c.quarter.year - 1, (c.quarter.month + 2) // 3)
    if way in ("before", "after") and (count > 1 or CLAUSE.match(m.string, m.end())):
        return lying_between(count, name)
    ahead = way in ("later", "after", "from now", "hence")
    return count_back(base, -count if ahead else count, name)


def lying_between(count: float, name: str) -> Value:
    """How long lay between two happenings; mornings and evenings measure nothing."""
    return Value(duration(count, name)) if name in times().units else Value("")


def count_back(base: date, count: float, name: str) -> Value | None:
    """The day, week, month or year that lies `count` units before `base`, no more exact than the unit."""
    if name in times().dayparts or name in ("day", "night"):
        return calendar.day(base - timedelta(days=int(count))).at(times().dayparts.get(name, ""))
    if name in ("hour", "minute", "second"):
        return Value(duration(abs(count), name))
    other = moved(base, count, name)
    if other is None:
        return None
    if name in ("week", "fortnight"):
        return calendar.week(other)
    return calendar.month(other.year, other.month) if name in ("month", "quarter") else calendar.year(other.year)


def that_one(m: re.Match[str], c: Context) -> Value | None:
    """ "that day", "the next day", "the following year": counted from the day spoken of."""
    way = m["way"].lower()
    shift = 1 if way in ("the following", "the next") else -1 if way in ("the previous", "the preceding") else 0
    return at_unit(c.anchor, unit(m["unit"]), shift)


def end_of(m: re.Match[str], c: Context) -> Value | None:
    """ "the end of the month", "year-end"."""
    if c.published is None:
        return Value("")
    return at_unit(c.published, unit(m.groupdict().get("unit") or "year"), 0)
