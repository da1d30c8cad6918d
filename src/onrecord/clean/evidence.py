"""What a document says of its own dates: one piece of evidence for each place where a date was read."""

from dataclasses import dataclass
from typing import Literal

from onrecord.clean.dates import Reading, published
from onrecord.model import Published
from onrecord.model.words import DatePrecision

# The longest field of data that can be a date, in characters; a longer one is a text with a date in it.
LONGEST = 100
Kind = Literal["", "published", "modified"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A date and where it was read. `days` are the ISO dates that the words can mean (a single month or year when that is all
    they say). `kind` "" is a date without a label, which beside a headline means the publication. `universal` is true of a
    moment in universal time, whose day may be another one where the page was made. `month_day` is (month, day) of a date that
    names no year. `sure` is false of a date among other words, which may be that of a picture."""

    kind: Kind
    read_from: str
    days: tuple[str, ...] = ()
    precision: DatePrecision = "day"
    universal: bool = False
    month_day: tuple[int, int] | None = None
    sure: bool = True

    @property
    def known(self) -> Published:
        """The date, where the words can be read in one way only."""
        return Published(self.days[0], self.precision, self.read_from) if len(self.days) == 1 else Published()


def of_data(kind: Kind, words: str, read_from: str) -> tuple[Evidence, ...]:
    """The date that a field of data gives, or nothing."""
    found = published(words, read_from) if len(words) <= LONGEST else Published()
    if not found.date:
        return ()
    return (Evidence(kind, read_from, (found.date,), found.precision, universal=_universal(words)),)


def of_reading(kind: Kind, read_from: str, reading: Reading, sure: bool = True) -> Evidence:
    """The date that words on a page give."""
    return Evidence(kind, read_from, reading.days, month_day=reading.month_day, sure=sure)


def of_published(found: Published) -> tuple[Evidence, ...]:
    """A date that was read before, as a publication date."""
    return (Evidence("published", found.read_from, (found.date,), found.precision),) if found.date else ()


def _universal(words: str) -> bool:
    """Whether a moment is given in universal time, and not on the page's own clock."""
    clock = ":" in words
    return clock and words.strip().upper().endswith(("Z", "+00:00", "+0000", "UTC", "GMT", "+00"))
