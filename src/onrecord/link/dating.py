"""On which day an incident took place, over all its reports, and why."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.link.days import SHORT, Day, rules
from onrecord.link.happening import Happening
from onrecord.link.periods import interval, told
from onrecord.link.signs import points, why
from onrecord.link.telling import dating
from onrecord.model import Claim, Period

LEAST = 3.5  # points below which a day is named by the way, where the figures tell a longer period


@dataclass(frozen=True, slots=True)
class Dated:
    """The period of an incident, null where none is known, and what spoke for it in words."""

    period: Period | None
    why: str = ""


def dated(members: Sequence[Happening]) -> Dated:
    """The day that most speaks for in the reports that are chiefly about the incident, in the shortest period told that holds
    it; no incident is later than its earliest report. Without such a day, or where the figures tell a longer period and little
    speaks for a day, the period told with the figures."""
    period = best_period(dating([c for h in members for c in h.claims]))
    reports = [h for h in members if h.lead]
    last = min((h.published for h in reports if h.published is not None), default=None)
    best = max(_rated([h.told_days for h in reports], last), key=lambda r: (r[0], -r[1].day), default=None)
    if best is None or (best[0] < LEAST and _long(period)):
        return Dated(period)
    held = [day.signs for h in reports for day in h.told_days if day.day == best[1].day]
    return Dated(best[1].period, f"on {best[1].period.start}: {why(held, len(reports), rules().signs)}")


def _long(period: Period | None) -> bool:
    """Whether the text tells a period of more than a few days."""
    found = interval(period)
    return told(period) and found is not None and found[1] - found[0] >= SHORT


def _rated(reports: Sequence[Sequence[Day]], last: int | None) -> Iterator[tuple[float, Day]]:
    """Every day up to `last` with its points: what its signs weigh in the mean of the reports."""
    found: dict[int, list[Day]] = defaultdict(list)
    for named in reports:
        for day in named:
            if last is None or day.day <= last:
                found[day.day].append(day)
    for same in found.values():
        yield sum(points(day.signs, rules().signs) for day in same) / len(reports), min(same, key=_length)


def _length(day: Day) -> tuple[int, str]:
    found = interval(day.period) or (0, 0)
    return found[1] - found[0], day.period.words


def best_period(claims: Sequence[Claim]) -> Period | None:
    """The period that most claims give in words, the more exact first; without one, that of the earliest report."""
    actual = [c for c in claims if c.actual] or list(claims)
    stated = [c.when for c in actual if c.when and told(c.when) and interval(c.when)]
    if not stated:
        dated = [c.when for c in actual if c.when and interval(c.when)]
        return min(dated, key=lambda p: (interval(p), p.words), default=None)
    votes = Counter(interval(p) for p in stated)

    def worth(period: Period) -> tuple[float, int, str, str]:
        days = interval(period) or (0, 0)
        length = days[1] - days[0] if period.start and period.end else 1000
        return -votes[days] * (1.0 if length == 0 else 0.7 if length <= 3 else 0.4), length, period.start, period.words

    return min(stated, key=worth)
