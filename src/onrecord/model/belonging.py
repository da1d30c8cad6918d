"""Which incident a person named belongs to: that of the mention's own claim, or the one that its document is chiefly about.

Linking takes a report apart by place and day, and a court, a hospital or a street may part what one happening did. A name is
kept apart only where the words give another day, and that is not the day of the chief incident itself (a later report may tell
of its trial); so a case told of as background keeps its own people."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from onrecord.model.claim import Claim, Period, PersonMention
from onrecord.model.incident import Incident

HURT = frozenset({"killed", "injured"})
SHORT = 2  # days that an incident lasts at most, for a name's own day to speak for it
APART = 1  # days between two happenings from which on they are two, with one to spare for nights


def homes(
    persons: Iterable[PersonMention], claims: Mapping[str, Claim], incidents: Sequence[Incident], main: Mapping[str, str]
) -> dict[str, str]:
    """Mention key -> incident id, of the mentions whose claim is in an incident. `main`: document -> its chief incident.
    Whatever the order of the input; what one document's people get depends on its claims and its chief incident alone."""
    days = {incident.id: _brief(incident.when) for incident in incidents}
    own = {key: incident.id for incident in incidents for key in incident.claims}
    told: dict[tuple[str, str], list[Claim]] = {}
    for key, incident in own.items():
        if key in claims:
            told.setdefault((claims[key].document, incident), []).append(claims[key])
    found: dict[str, str] = {}
    for person in persons:
        home, chief = own.get(person.claim), main.get(person.document)
        if home is None:
            continue
        if chief is not None and chief != home and person.status in HURT:
            here, there = (_days(told.get((person.document, i), ())) for i in (home, chief))
            other = _apart(here, there) and not _near(_days([person]), days.get(chief, ()))
            home = home if other else chief
        found[person.key] = home
    return found


def _brief(when: Period | None) -> list[tuple[int, int]]:
    """The days of an incident that lasted SHORT days at most."""
    days = _ordinals(when.start, when.end) if when is not None else None
    return [days] if days is not None and days[1] - days[0] <= SHORT else []


def _days(claims: Iterable[Claim | PersonMention]) -> list[tuple[int, int]]:
    """The intervals, in ordinal days, that words of the text give."""
    return [days for c in claims if c.when is not None and c.when.words and (days := _ordinals(c.when.start, c.when.end))]


def _ordinals(start: str, end: str) -> tuple[int, int] | None:
    if len(start) != 10:
        return None
    first = date.fromisoformat(start).toordinal()
    return first, max(first, date.fromisoformat(end).toordinal() if len(end) == 10 else first)


def _near(a: Sequence[tuple[int, int]], b: Sequence[tuple[int, int]]) -> bool:
    return any(max(x[0] - y[1], y[0] - x[1]) <= APART for x in a for y in b)


def _apart(a: Sequence[tuple[int, int]], b: Sequence[tuple[int, int]]) -> bool:
    return bool(a) and bool(b) and not _near(a, b)
