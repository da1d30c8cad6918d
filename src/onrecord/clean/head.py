"""What stands above a report: its title, who wrote it, its date, the line that says where it was filed."""

import re
from dataclasses import dataclass

from onrecord.clean.dates import UNKNOWN, full_dates, published
from onrecord.clean.lines import WORD, Line
from onrecord.model import Published

HEAD = 400
MONTH_DAY = r"(?:Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:,? \d{4})?"
PLACE = r"[A-Z][\w.'’-]*(?:[ /-][A-Z][\w.'’-]*){0,3}"
# "CITY, Region, Month D (Agency) - ", with at least the agency, or a city in capitals.
WHERE = rf"(?P<where>{PLACE}(?:, (?:{PLACE}|[A-Z][a-z]{{1,5}}\.)){{0,2}}),?\s*(?:,? ?{MONTH_DAY})?,?\s*"
DATELINE = re.compile(
    rf"(?:{WHERE})?(?:(?P<agency>\([A-Z][\w.,'’&/ -]{{1,45}}\))|(?P<bare>AFP|Afp|AP|Reuters|REUTERS|Xinhua|SANA|UPI|dpa))?"
    r"\s*(?:--+|[—–_]|-(?=\s)|(?P<colon>:)(?=\s))\s*"
)
# The same in the middle of a line, where only an agency in brackets is a sure sign.
RUN_IN = re.compile(rf"(?<=\s)(?:{WHERE})?(?P<agency>\([A-Z][A-Za-z./ ]{{1,20}}\))\s+(?:--+|[—–])\s")
BYLINE = re.compile(
    r"^\s*(?:(?i:posted|published|written|reported|story|report)\s+)?(?i:by):?\s+"
    r"(?P<who>[A-Z][\w.'’-]+(?:[ ,&]+(?:and |the |in |for |of )?[A-Z][\w.'’@-]+){0,9})(?P<rest>[\w ,|.'’@/()-]{0,60})$"
)
DATE_LEAD = re.compile(
    r"^[\s\W]*(?:(?:first )?(?:posted|published|updated|last updated|created|modified|date)(?: on| at)?:?\s*)?"
    r"(?:\d{1,2}[:.]?\d\d\s*(?:[ap]\.?m\.?)?,?\s*(?:[A-Z]{2,4},?\s*)?(?:on )?)?$", re.I
)  # fmt: skip
STAMP = re.compile(r"(?:\b\d{1,2}:?\d\d\s*(?:GMT|[ap]\.?m\.?)?\s*|(?:posted|published|updated)(?: on)?:?\s*)$|\|\s*$", re.I)
STAMP_AFTER = re.compile(r"^\s*(?:\(?\s*updated\b|\|)", re.I)
# Longest stretch between a date and the title that is taken with the date (who posted it).
BESIDE = 60
MOST_TITLE_WORDS, FEWEST_TITLE_WORDS = 25, 3


@dataclass(frozen=True, slots=True)
class Head:
    """What was found; spans are (start, end) in the text, null where it is not there."""

    title: tuple[int, int] | None = None
    dateline: tuple[tuple[int, int], ...] = ()
    bylines: tuple[int, ...] = ()
    authors: tuple[str, ...] = ()
    published: Published = UNKNOWN


def read(text: str, found: list[Line], hint: str) -> Head:
    """The head of a plain text, with the title the collector knows it by (or "")."""
    day = _date(text)
    bylines = tuple(i for i, line in enumerate(found[:6]) if line.words <= 14 and BYLINE.match(line.text))
    authors = tuple(_author(found[i].text) for i in bylines)
    title = _hinted(text, hint) if hint.strip() else _first_line(found, bylines)
    if day and title and 0 <= title[0] - day[0][1] <= BESIDE:
        day = ((day[0][0], title[0]), day[1])
    filed = _dateline(text, found, title)
    spans = [s for s in (day[0] if day else None, filed) if s is not None]
    apart = [s for s in spans if title is None or s[1] <= title[0] or s[0] >= title[1]]
    when = Published(day[1], "day", "text") if day else _filed_on(text, filed)
    return Head(title, tuple(sorted(apart)), bylines, tuple(a for a in authors if a), when)


def _hinted(text: str, hint: str) -> tuple[int, int] | None:
    """Where the known title stands at the head of the text, word for word, followed by something new."""
    wanted = [w.casefold() for w in WORD.findall(hint)]
    if len(wanted) < FEWEST_TITLE_WORDS:
        return None
    words = list(WORD.finditer(text, 0, HEAD + len(hint) * 2))
    said = [w.group().casefold() for w in words]
    for i in range(len(said) - len(wanted) + 1):
        if said[i : i + len(wanted)] == wanted and words[i].start() <= HEAD:
            return _title_span(text, words[i].start(), words[i + len(wanted) - 1].end())
    return None


def _title_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The title's own stretch with the punctuation around it, unless a sentence runs on through its last word."""
    while start > 0 and text[start - 1] in "\"'“‘«":
        start -= 1
    while end < len(text) and text[end] in ".!?\"'”’»":
        end += 1
    after = text[end:].lstrip(" \t")
    runs_on = after[:1].islower() or after[:1] in ",;)"
    return None if runs_on else (start, end)


def _first_line(found: list[Line], bylines: tuple[int, ...]) -> tuple[int, int] | None:
    """A first line that reads as a headline: short, no full stop, and prose somewhere below it."""
    if len(found) < 2 or 0 in bylines:
        return None
    first = found[0]
    headline = FEWEST_TITLE_WORDS <= first.words <= MOST_TITLE_WORDS and not first.text.endswith((".", ":", ",", ";"))
    dated = bool(published(first.text, "text").date) and first.words <= 6
    if not headline or dated or first.caption or first.listed or first.menu or DATELINE_START.match(first.text):
        return None
    return (first.start, first.end) if any(line.prose for line in found[1:]) else None


DATELINE_START = re.compile(r"^[A-Z][A-Z .,'-]{2,40}(?:\([^)]{2,40}\))?\s*(?:--|[—–])\s|^\([A-Z]")


def _dateline(text: str, found: list[Line], title: tuple[int, int] | None) -> tuple[int, int] | None:
    """The dateline before the first sentence: at the start of one of the first lines, or right after the title."""
    starts = [line.start for line in found[:8]]
    if title is not None:
        starts.insert(0, title[1] + len(text[title[1] :]) - len(text[title[1] :].lstrip()))
    for start in starts:
        match = DATELINE.match(text, start, start + 120)
        if match and _filed(match, start == starts[0]) and match.end() - start <= 90:
            return start, start + len(match.group().rstrip())
    run_in = RUN_IN.search(text, 0, HEAD)
    return (run_in.start(), run_in.start() + len(run_in.group().rstrip())) if run_in else None


def _filed_on(text: str, dateline: tuple[int, int] | None) -> Published:
    """The day that a dateline gives in full, year and all."""
    days = [day for _, _, day in full_dates(text[slice(*dateline)])] if dateline else []
    return Published(days[0], "day", "dateline") if len(days) == 1 else UNKNOWN


def _filed(match: re.Match[str], first: bool) -> bool:
    """Whether it names an agency, or a city in capitals; a colon is only believed before the very first words."""
    if match["agency"] or match["bare"]:
        return True
    city = (match["where"] or "").split(",")[0]
    return len(city) > 2 and city.upper() == city and len(city.split()) <= 3 and (first or not match["colon"])


def _date(text: str) -> tuple[tuple[int, int], str] | None:
    """A complete date that stands by itself at the head: first in the text or in its line, or beside a time or "updated"."""
    for start, end, day in full_dates(text[:HEAD]):
        line = text.rfind("\n", 0, start) + 1
        before, after = text[line:start], text[end : end + 30]
        alone = line > 0 or not before.strip()
        if (DATE_LEAD.match(before) and alone) or STAMP.search(before) or STAMP_AFTER.match(after):
            return (line if not before.strip(" \t") or DATE_LEAD.match(before) else start, end), day
    return None


def _author(line: str) -> str:
    match = BYLINE.match(line)
    return match["who"].strip(" ,") if match else ""
