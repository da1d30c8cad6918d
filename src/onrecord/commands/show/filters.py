"""Which rows a person asked for: by place, date, harm and origin."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from onrecord.errors import InputError
from onrecord.model.words import Harm

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Traits:
    """What a row can be found by. Dates are ISO days, months or years."""

    places: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    harms: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked for; empty asks for everything. `since` and `until` are ISO days, months or years, both inclusive."""

    place: str = ""
    since: str = ""
    until: str = ""
    harm: str = ""
    origin: str = ""

    def check(self) -> None:
        """Raises InputError for a date that is none and a harm that the record does not know."""
        for option, date in (("--since", self.since), ("--until", self.until)):
            if date and not DATE.fullmatch(date):
                raise InputError(f"{option} {date!r} is no date. Write a day, month or year: 2031-05-03, 2031-05 or 2031.")
        if self.harm and self.harm not in get_args(Harm):
            raise InputError(f"There is no harm {self.harm!r}. Choose one of: {', '.join(get_args(Harm))}.")

    @property
    def asked(self) -> tuple[str, ...]:
        """The options in use, as a person writes them."""
        named = {"place": self.place, "since": self.since, "until": self.until, "harm": self.harm, "origin": self.origin}
        return tuple(f"--{name} {value}" for name, value in named.items() if value)

    def fit(self, traits: Traits) -> bool:
        """Whether a row is among what was asked for. An undated row never fits a date."""
        return (
            holds(self.place, traits.places)
            and holds(self.origin, traits.origins)
            and (not self.harm or self.harm in traits.harms)
            and self.in_time(traits)
        )

    def in_time(self, traits: Traits) -> bool:
        """Whether any day of the row may lie between `since` and `until`."""
        if not self.since and not self.until:
            return True
        start, end = traits.start or traits.end, traits.end or traits.start
        if not start or not end:
            return False
        return (not self.since or end >= self.since[: len(end)]) and (not self.until or start[: len(self.until)] <= self.until)


def holds(asked: str, named: Iterable[str]) -> bool:
    """Whether one of the names holds what was asked for, whatever its case."""
    return not asked or any(asked.casefold() in name.casefold() for name in named)
