"""What stands above a report: its title, who wrote it, its date, the line that says where it was filed."""

import re
from dataclasses import dataclass

from onrecord.clean.dates import Reading, published, readings
from onrecord.clean.evidence import Evidence, of_reading
from onrecord.clean.lines import WORD, Line
from onrecord.clean.outlets import directory
from onrecord.clean.stamps import begins, labelled, stamps

HEAD = 400
MONTH = r"(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Za-z]{0,6}\.?"
MONTH_DAY = rf"(?:{MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {MONTH}(?:,? \d{{4}})?)"
PLACE = r"[A-Z][\w.'’-]*(?:[ /-][A-Z][\w.'’-]*){0,3}"
# "CITY, Region, Month D (Agency) - ", with at least the agency, or a city in capitals.
WHERE = rf"(?P<where>{PLACE}(?:, (?:{PLACE}|[A-Z][a-z]{{1,5}}\.)){{0,2}}),?\s*(?:,? ?{MONTH_DAY})?,?\s*"
DATELINE = re.compile(
    rf"(?:{WHERE}|{MONTH_DAY},?\s*)?"
    r"(?:(?P<agency>\([A-Z][\w.,'’&/ -]{1,45}\)|/[A-Z][A-Za-z ]{1,20}/\.?)"
    r"|(?P<bare>AFP|Afp|AP|Reuters|REUTERS|Xinhua|SANA|UPI|dpa))?"
    r"\s*(?:--+|[—–_]|-(?=\s)|(?P<colon>:)(?=\s)|(?<=/\.)(?=\s))\s*"
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
STAMP = re.compile(r"(?:^|\W)\d{1,2}:\d\d\s*(?:GMT|[ap]\.?m\.?)?\s*$|\|\s*$", re.I)
STAMP_AFTER = re.compile(r"^\s*(?:\(?\s*updated\b|\||\d{1,2}:?\d\d\s*(?:[ap]m|gmt)\b)", re.I)
# Longest stretch between a date and the title that is taken with the date (who posted it).
BESIDE = 60
MOST_TITLE_WORDS, FEWEST_TITLE_WORDS = 25, 3
# Lines in which a date may stand alone, and how far before a date its label may stand.
DATED_LINES, LABEL = 10, 30
# What looks like a dateline and dates a later addition.
UPDATE = re.compile(r"\s*(?:updated?|correction|editor)\b", re.I)


@dataclass(frozen=True, slots=True)
class Head:
    """What was found; spans are (start, end) in the text, null where it is not there."""

    title: tuple[int, int] | None = None
    dateline: tuple[tuple[int, int], ...] = ()
    bylines: tuple[int, ...] = ()
    authors: tuple[str, ...] = ()
    dates: tuple[Evidence, ...] = ()


def read(text: str, found: list[Line], hint: str) -> Head:
    """The head of a plain text, with the title the collector knows it by (or "")."""
    dates = _dates(text, found)
    bylines = tuple(i for i, line in enumerate(found[:6]) if line.words <= 14 and BYLINE.match(line.text))
    authors = tuple(_author(found[i].text) for i in bylines)
    title = _hinted(text, hint) if hint.strip() else _first_line(found, bylines)
    spans = [_up_to(span, title) for span, _ in dates]
    filed = _dateline(text, found, title)
    spans = _apart([*spans, *([filed] if filed else [])])
    clear = [s for s in spans if title is None or s[1] <= title[0] or s[0] >= title[1]]
    return Head(title, tuple(clear), bylines, tuple(a for a in authors if a), (*(d for _, d in dates), *_filed_on(text, filed)))


def _up_to(span: tuple[int, int], title: tuple[int, int] | None) -> tuple[int, int]:
    """A date's stretch with what stands between it and the title right behind it (who posted it)."""
    return (span[0], title[0]) if title and 0 <= title[0] - span[1] <= BESIDE else span


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order, without those that run into the one before."""
    kept: list[tuple[int, int]] = []
    for span in sorted(spans):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


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


def _filed_on(text: str, dateline: tuple[int, int] | None) -> tuple[Evidence, ...]:
    """The day that a dateline gives, mostly without a year."""
    words = text[slice(*dateline)] if dateline else ""
    found = [] if UPDATE.match(words) else readings(words)
    return (of_reading("published", "dateline", found[0]),) if len(found) == 1 else ()


def _filed(match: re.Match[str], first: bool) -> bool:
    """Whether it names an agency, or a city in capitals; a colon is only believed before the very first words."""
    if match["agency"] or match["bare"]:
        return True
    city = (match["where"] or "").split(",")[0]
    return len(city) > 2 and city.upper() == city and len(city.split()) <= 3 and (first or not match["colon"])


def _dates(text: str, found: list[Line]) -> list[tuple[tuple[int, int], Evidence]]:
    """(stretch, date) of what dates the report at its head: lines that do nothing else, then dates that stand by themselves in
    a longer line. Those with a label come first, since a date without one may be another's."""
    dated = [
        (
            (line.start + begins(line.text, stamp), line.start + stamp.reading.end),
            of_reading(stamp.kind, "text", stamp.reading, stamp.sure),
        )
        for line in found[:DATED_LINES]
        if line.start < HEAD and not line.caption
        for stamp in stamps(line.text)
        if stamp.kind or stamp.reading.days
    ]
    run_in = [(span, one) for span, one in _run_in(text) if not any(s[0] <= span[0] < s[1] for s, _ in dated)]
    return sorted((*dated, *run_in), key=lambda d: (d[1].kind == "", d[0]))


def _run_in(text: str) -> list[tuple[tuple[int, int], Evidence]]:
    """Complete dates that stand by themselves in the running text of the head: first in it or in a line, behind a label, or
    beside a time."""
    found = []
    for one in readings(text[:HEAD]):
        line = text.rfind("\n", 0, one.start) + 1
        before, after = text[line : one.start], text[one.end : one.end + 30]
        lead = DATE_LEAD.match(before) is not None and (line > 0 or not before.strip())
        kind = labelled(before[-LABEL:])
        if _complete(text, one) and (lead or kind or STAMP.search(before) or STAMP_AFTER.match(after) or _credited(before)):
            found.append(((line if lead else one.start, one.end), of_reading(kind, "text", one)))
    return found


def _credited(before: str) -> bool:
    """Whether an agency's name stands right before: a headline, the agency and the day that were run into one line."""
    words = before.split()
    named = [directory().known(" ".join(words[-n:])) for n in (1, 2)]
    return before.endswith(" ") and any(outlet is not None and outlet.kind == "agency" for outlet in named)


def _complete(text: str, one: Reading) -> bool:
    return len(one.days) == 1 and one.days[0][:4] in text[one.start : one.end]


def _author(line: str) -> str:
    match = BYLINE.match(line)
    return match["who"].strip(" ,") if match else ""
