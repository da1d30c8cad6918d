"""When a document was published and last changed: all that it says of it is weighed, and what disagrees is told.

The rules, and why, are for users in docs/why-dates.md."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.clean.dates import UNKNOWN
from onrecord.clean.days import after, gap, near, of_year
from onrecord.clean.evidence import Evidence
from onrecord.model import Published

# Dates before are the defaults of machines; those after a fixed end are mistakes (the clock stays out of the answer).
FIRST_YEAR, LAST_DAY = "1990", "2099-12-31"
# Where a date was read, the surest first, and how that is called in an Issue.
SUREST = {
    "metadata": "what was said of it", "json-ld": "its data (JSON-LD)", "meta tag": "its meta tags",
    "microdata": "its microdata", "mail header": "the head of the mail", "page": "what the page shows", "text": "its text",
    "address": "its address", "dateline": "its dateline", "update": "its last update", "htmldate": "a guess from the page",
}  # fmt: skip
DATA, SHOWN = frozenset(("json-ld", "meta tag", "microdata")), frozenset(("page", "text"))
GUESSES = frozenset(("update", "htmldate"))
# Days that a report commonly lies behind its dateline, and days behind which the two are not of one time.
SOON, LONG = 2, 14


@dataclass(frozen=True, slots=True)
class Dates:
    """The answer. `problems` are sentences about what could not be true together."""

    published: Published = UNKNOWN
    modified: Published = UNKNOWN
    problems: tuple[str, ...] = ()


def weigh(evidence: Iterable[Evidence], retrieved: str = "") -> Dates:
    """What all the evidence comes to. `retrieved` is the ISO day on which the bytes were taken, or "" where that is unknown:
    nothing was published after it."""
    said, problems = _possible(evidence, retrieved)
    modified = next((one.known for one in said if one.kind == "modified" and one.known.date), UNKNOWN)
    found = next((one.known for one in said if one.kind != "modified" and one.known.date), UNKNOWN)
    if found.read_from in ("", "htmldate"):
        found = _updated(said, found)
    if found.date:
        found = _local(found, said)
        for one in said:
            if found.date and one.kind != "modified" and not (one.read_from in SHOWN and _nearby(one, modified.date)):
                found, problem = _beside_dateline(found, one) if one.read_from == "dateline" else _beside(found, one)
                problems += problem
    late = modified if found.date < modified.date or found.read_from == "update" else UNKNOWN
    return Dates(found, late, tuple(dict.fromkeys(problems)))


def _updated(said: Sequence[Evidence], found: Published) -> Published:
    """The last change that is shown, where nothing but a guess says more: most reports are changed on the day they come out."""
    shown = (one.known for one in said if one.kind == "modified" and one.read_from in SHOWN and one.known.date)
    return next((Published(one.date, one.precision, "update") for one in shown), found)


def _possible(evidence: Iterable[Evidence], retrieved: str) -> tuple[list[Evidence], list[str]]:
    """The evidence of days that can be, the surest first, and what is told of the rest."""
    said, problems = [], []
    for one in evidence:
        late = one.known.date != "" and after(one.known.date, retrieved or LAST_DAY)
        told = one.read_from == "metadata"
        if late:
            when = f"after the day it was retrieved, {retrieved}" if retrieved else "too far in the future"
            what = "it was kept, as what was said of it" if told else "it was not used"
            problems.append(f"The date {one.known.date} by {_place(one.read_from)} lies {when}: {what}.")
        if told or (not late and (not one.days or one.days[0] >= FIRST_YEAR)):
            said.append(one)
    order = {place: n for n, place in enumerate(SUREST)}
    return sorted(said, key=lambda one: order.get(one.read_from, order["page"])), problems


def _place(read_from: str) -> str:
    """How a place is called; one that a format brings of its own goes by its name, and counts as what a page shows."""
    return SUREST.get(read_from, f"its {read_from}")


def _local(found: Published, said: Sequence[Evidence]) -> Published:
    """The same day on the page's own clock. What it shows its readers says that best; where it shows nothing, its address or a
    field without a time zone corrects a moment in universal time."""
    if found.precision != "day" or found.read_from not in DATA:
        return found
    shown = [one for one in said if one.read_from == "page"]
    changed = {one.known.date for one in said if one.kind == "modified" and one.read_from != "page"} - {found.date}
    for one in shown:
        day = _nearby(one, found.date)
        # Of an unlabelled day that the data call one of change nothing follows; a report is not published after a change of it.
        if day is not None and (day.date < found.date if one.kind == "modified" else one.kind or day.date not in changed):
            return day if day.date != found.date else found
    if shown or not next(one for one in said if one.known == found).universal:
        return found
    others = [one.known for one in said if one.kind != "modified" and not one.universal and one.known.precision == "day"]
    return next((other for other in others if other.date != found.date and near(other.date, found.date)), found)


def _nearby(one: Evidence, day: str) -> Published | None:
    """The reading of a date that can be the same day as `day` on another clock."""
    days = one.days
    if one.month_day is not None and len(day) == len("2011-04-28"):
        days = tuple(found for n in (-1, 0, 1) if (found := of_year(int(day[:4]) + n, one.month_day)))
    return next((Published(found, one.precision, one.read_from) for found in days if near(found, day)), None)


def _beside(found: Published, one: Evidence) -> tuple[Published, list[str]]:
    """The date after comparison with another one, and what is told when they cannot both be true. Of two days of publication
    the earlier is believed: data are renewed when a page is moved or crawled, but nothing makes a page say that it is older
    than it is. What the collector said stands, and a guess gives way."""
    other, same = one.known, _nearby(one, found.date)
    if same is not None:
        return (same if same.precision == "day" != found.precision and same.date.startswith(found.date) else found), []
    if not other.date:
        return found, []
    if found.read_from == "metadata":
        wins, why = found, "as what was said of it"
    elif GUESSES & {found.read_from, one.read_from}:
        wins, why = (other if found.read_from in GUESSES else found), "as the other is a guess"
    elif not one.sure:
        wins, why = found, "as the other stands among other words"
    else:
        wins, why = min(found, other, key=lambda p: p.date), "the earlier one"
    told = f"It was published on {found.date} by {_place(found.read_from)}, but on {other.date} by {_place(other.read_from)}: "
    return wins, [f"{told}{wins.date} was taken, {why}."]


def _beside_dateline(found: Published, one: Evidence) -> tuple[Published, list[str]]:
    """The date held against the day on which the report was filed, mostly without a year: it completes a month, unseats a
    guess, and is told when it lies elsewhere."""
    years = [int(found.date[:4]) + n for n in (-1, 0, 1)]
    days = one.days or tuple(day for year in years if one.month_day and (day := of_year(year, one.month_day)))
    filed = min(days, key=lambda day: gap(day, found.date))
    if found.precision != "day":
        return (Published(filed, "day", "dateline") if filed.startswith(found.date) else found), []
    apart = gap(filed, found.date)
    if apart <= SOON:
        return found, []
    wins, what = found, "the day of publication was kept"
    if apart > LONG and found.read_from in GUESSES:
        wins, what = UNKNOWN, "it was left without a date, because that was a guess"
    elif apart > LONG and one.days and filed < found.date and found.read_from != "metadata":
        wins, what = one.known, "the dateline was taken, the earlier one"
    named = filed if one.days else f"{filed[5:]} (month and day)"
    return wins, [f"It was published on {found.date} by {_place(found.read_from)}, but its dateline says {named}: {what}."]
