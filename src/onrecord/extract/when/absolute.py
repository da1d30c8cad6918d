"""Dates that name a month or a year: "28 April 2011", "April 28", "15.04.2017", "mid-March", "the 1980s", "third quarter"."""

import re
from collections.abc import Iterator
from datetime import date

from onrecord.extract.when import calendar
from onrecord.extract.when.calendar import Value
from onrecord.extract.when.context import Context
from onrecord.extract.when.lexicon import DIGITS, MONTHS, SEASONS, integer, month_numbers, ordinal, pieces, times
from onrecord.extract.when.rule import Rule, rule

AHEAD = 45
WIDER = 75
MODERN = 1850
OLD = ("in ", "since ", "of ", "from ", "by ", "until ", "before ", "after ", "about ", "around ")


def rules() -> Iterator[Rule]:
    """All patterns of this file."""
    p = pieces()
    lead = (
        rf"(?:(?i:the )?(?i:night|morning|evening|afternoon)(?i: of) )?(?:(?P<weekday>{p['weekday']}),? )?"
        rf"(?:(?P<pod>{p['daypart']}),? )?(?:the )?(?:(?i:last|this past) )?"
    )
    part = (
        r"(?:(?:the )?(?i:early|mid|late|end of|the end of|beginning of|the beginning of|middle of|the middle "
        r"of|start of|the start of)[- ])?"
    )
    day = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{p['ordinal']})"
    till = r"(?:(?: ?[-–] ?| to | and | through | until )(?P<till>\d{1,2})(?:st|nd|rd|th)?)?"
    yield rule(r"(?<![\d-])(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\d-])", numeric, DIGITS)
    yield rule(
        r"(?<![\d./$])(?P<a>\d{1,2})(?P<dot>[./])(?P<b>\d{1,2})(?P=dot)(?P<year>(?:19|20)\d\d|\d\d)(?![\d/])", slashed, DIGITS
    )
    yield rule(rf"{lead}{part}{day}{till}(?: of)? (?P<month>{p['month']})(?:,? (?P<year>{p['year']}))?(?!\d)", dated, MONTHS)
    yield rule(
        rf"{lead}{part}(?P<month>{p['month']}) (?:the )?{day}{till}(?:,? (?P<year>{p['year']}))?(?!\d|:\d)", dated, MONTHS
    )
    yield rule(rf"{part}(?P<month>{p['month']})(?: of)?,? (?P<year>{p['year']})(?!\d)", of_month, MONTHS)
    yield rule(rf"{part}(?P<month>{p['month']}),? (?:of )?(?P<which>(?i:this|last|next)) year", of_month, ["year"])
    yield rule(
        rf"(?:(?P<which>(?i:last|next|this|this past|this coming))[- ])?{part}(?P<month>{p['month']})(?!\w)", of_month, MONTHS
    )
    yield rule(
        rf"(?i:the )?(?:(?i:early|mid|late)[- ])?(?P<season>{p['season']})(?: of)?,? (?P<year>{p['year']})", of_season, SEASONS
    )
    yield rule(rf"(?i:the )?(?P<part>(?i:early|mid|late))?[- ]?(?P<tens>{p['year']})'?s(?!\w)", tens, DIGITS)
    yield rule(r"(?i:the )?(?P<part>(?i:early|mid|late))?[- ]?['’](?P<two>[1-9]0)s(?!\w)", tens, ["0s"])
    yield rule(
        r"(?i:the )?(?P<part>(?i:early|mid|late))?[- ]?(?P<word>(?i:twenties|thirties|forties|fifties|sixties|"
        r"seventies|eighties|nineties))(?!\w)",
        tens,
        ["ties"],
    )
    yield rule(rf"(?i:the )?(?P<part>(?i:early|mid|late))?[- ]?(?P<which>{p['ordinal']})[- ](?i:century)", hundred, ["century"])
    quarter = r"(?P<quarter>(?i:first|second|third|fourth))[- ](?i:quarter)"
    yield rule(
        rf"(?i:the |its )?(?:(?P<year>{p['year']}) |(?P<which>(?i:this|last|next)) year'?s? |(?P<ago>(?i:year-ago|"
        rf"year-earlier)) |(?i:fiscal)[- ])?{quarter}(?:(?: of|,)? (?:fiscal )?(?P<later>{p['year']}))?",
        of_quarter,
        ["quarter"],
    )
    yield rule(rf"(?i:the )?(?P<half>(?i:first|second|last)) (?i:half)(?: of| in)? (?P<year>{p['year']})", of_half, ["half"])
    yield rule(
        r"(?i:the )?(?P<part>(?i:early|late|mid|end of|the end of|beginning of|start of|fiscal|fiscal year|"
        rf"year|the year))[- ](?P<year>{p['year']})(?![\d,%-])",
        of_year,
        DIGITS,
    )
    yield rule(rf"(?<![\d$£€.,:/#-])(?P<year>{p['year']})(?!(?:[,.:/%]?\d|[%°]|-(?!(?:20|19)\d\d)))", bare_year, DIGITS)
    yield rule(
        r"(?P<spoken>(?i:(?:the year )?(?:nineteen|twenty)[- ](?:hundred|(?:twenty|thirty|forty|fifty|sixty|"
        r"seventy|eighty|ninety|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
        r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)|the year two thousand))(?!\w)",
        spoken_year,
        ["nineteen", "twenty", "thousand"],
    )


def numeric(m: re.Match[str], c: Context) -> Value | None:
    """2011-04-28."""
    found = calendar.safe(int(m["year"]), int(m["number"]), int(m["day"]))
    return calendar.day(found) if found else None


def slashed(m: re.Match[str], c: Context) -> Value | None:
    """15.04.2017 and 4/15/2017: of two readings the one nearer to the publication, else day before month."""
    year = int(m["year"]) + (0 if len(m["year"]) == 4 else 2000 if int(m["year"]) < 70 else 1900)
    readings = [calendar.safe(year, int(m["b"]), int(m["a"]))]
    if m["dot"] == "/":
        readings.append(calendar.safe(year, int(m["a"]), int(m["b"])))
    possible = [r for r in readings if r]
    near = c.published
    best = min(possible, key=lambda r: abs((r - near).days), default=None) if near else possible[0] if possible else None
    return calendar.day(best) if best else None


def number_of(words: str) -> int | None:
    """A day of the month from digits or an ordinal."""
    return int(words) if words.isdigit() else ordinal(words)


def dated(m: re.Match[str], c: Context) -> Value | None:
    """A day and a month, with or without a year, a weekday, a second day ("25-28 April")."""
    month, day = month_numbers()[m["month"].rstrip(".")], number_of(m["day"])
    if day is None or not 1 <= day <= 31:
        return None
    if m["year"]:
        first = calendar.safe(int(m["year"]), month, day)
    elif c.published is None:
        return Value(f"XXXX-{month:02}-{day:02}")
    else:
        first = near(c, m.start("month"), month, day, since(m))
    if first is None:
        return None
    if m["till"]:
        last = calendar.safe(first.year, month, int(m["till"]))
        if last and last > first:
            return Value(first.isoformat(), first, last, "range")
    return calendar.day(first).at(times().dayparts.get((m["pod"] or "").lower(), ""))


def since(m: re.Match[str]) -> bool:
    """Whether "since" stands before: what has gone on since a day began in the past."""
    return m.string[: m.start()].lower().endswith(("since ", "since about ", "since around "))


def near(c: Context, at: int, month: int, day: int, begun: bool) -> date | None:
    """The day in the year that fits: the last one, or the coming one where it is close or the verb is in the future."""
    assert c.published is not None
    past = next(
        (
            d
            for y in range(c.published.year, c.published.year - 5, -1)
            if (d := calendar.safe(y, month, day)) and d <= c.published
        ),
        None,
    )
    coming = next(
        (d for y in range(c.published.year, c.published.year + 5) if (d := calendar.safe(y, month, day)) and d > c.published),
        None,
    )
    tense = c.tense(at)
    if (
        coming is not None
        and not begun
        and ((coming - c.published).days <= (AHEAD if tense == "past" else WIDER) or tense == "future")
    ):
        return coming
    return past


def of_month(m: re.Match[str], c: Context) -> Value | None:
    """A month: with its year, "last October", "January this year", or alone."""
    month = month_numbers()[m["month"].rstrip(".")]
    groups = m.groupdict()
    token = c.token(m.start("month"))
    if (
        m["month"] in ("May", "March", "Mar", "Jan", "Dec", "Sep")
        and token is not None
        and token.pos_ not in ("PROPN", "NOUN", "NUM")
    ):
        return None
    if groups.get("year"):
        return calendar.month(int(groups["year"]), month)
    if c.published is None:
        return Value(f"XXXX-{month:02}")
    which, year = (groups.get("which") or "").lower(), c.published.year
    if "year" in m.group():
        return calendar.month(year + {"this": 0, "last": -1, "next": 1}[which], month)
    if which == "last":
        return calendar.month(year - (month >= c.published.month), month)
    if which == "next" or (not which and c.tense(m.start("month")) == "future"):
        return calendar.month(year + (month < c.published.month), month)
    if which.startswith("this"):
        return calendar.month(year, month)
    ahead = month - c.published.month
    most = 0 if since(m) else 1 if c.tense(m.start("month")) == "past" else 2
    return calendar.month(year - (ahead > most), month)


def of_season(m: re.Match[str], c: Context) -> Value | None:
    """ "the winter of 1994"."""
    return calendar.season(int(m["year"]), times().seasons[m["season"].lower()])


def tens(m: re.Match[str], c: Context) -> Value | None:
    """Decades."""
    groups = m.groupdict()
    if groups.get("tens"):
        first = int(groups["tens"])
        if first % 10:
            return None
    elif groups.get("two"):
        first = 1900 + int(groups["two"])
    else:
        names = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
        first = 1920 + 10 * names.index(groups["word"].lower())
    return calendar.decade(first)


def hundred(m: re.Match[str], c: Context) -> Value | None:
    """ "the 20th century"."""
    number = ordinal(m["which"])
    return calendar.century(number) if number and number < 99 else None


def of_quarter(m: re.Match[str], c: Context) -> Value | None:
    """The quarter named: of the year given, else the last one of that number that has begun."""
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4}[m["quarter"].lower()]
    year = m["year"] or m["later"]
    if year:
        return calendar.quarter(int(year), number)
    if c.published is None:
        return Value(f"XXXX-Q{number}")
    now = c.published.year - ((c.published.month + 2) // 3 < number)
    shift = {"this": 0, "last": -1, "next": 1}.get((m["which"] or "").lower())
    base = now if shift is None else c.published.year + shift
    found = calendar.quarter(base - bool(m["ago"]), number)
    c.quarter = c.quarter if m["ago"] else found.start
    return found


def of_half(m: re.Match[str], c: Context) -> Value | None:
    """ "the first half of 1989"."""
    return calendar.half(int(m["year"]), 1 if m["half"].lower() == "first" else 2)


def of_year(m: re.Match[str], c: Context) -> Value | None:
    """A year with a word that makes it one."""
    return calendar.year(int(m["year"]))


def bare_year(m: re.Match[str], c: Context) -> Value | None:
    """Four digits that read as a year: not where they count something ("2000 people")."""
    number = int(m["year"])
    token = c.token(m.start("year"))
    latest = c.published.year + 50 if c.published else 2100
    before, after = m.string[: m.start()].lower(), m.string[m.end() :]
    if not 1400 <= number <= latest or re.match(r" \d", after) or (number < MODERN and not before.endswith(OLD)):
        return None
    counted = (
        token is not None
        and token.dep_ in ("nummod", "quantmod", "compound")
        and token.head.tag_ in ("NNS", "NNPS")
        and token.head.i > token.i
    )
    if counted and token is not None and token.head.lower_ not in ("years", "elections", "results", "olympics", "games"):
        return None
    return calendar.year(number)


def spoken_year(m: re.Match[str], c: Context) -> Value | None:
    """ "nineteen ninety-six", as broadcasters' transcripts write it."""
    words = m["spoken"].lower().removeprefix("the year ")
    if words == "two thousand":
        return calendar.year(2000)
    head, _, rest = words.replace("-", " ").partition(" ")
    low = 0 if rest == "hundred" else integer(rest)
    return None if low is None else calendar.year((19 if head == "nineteen" else 20) * 100 + int(low))
