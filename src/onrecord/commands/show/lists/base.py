"""What a listing is made of: rows of the export, their columns, and what they can be found by."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from onrecord.commands.show.filters import Traits
from onrecord.commands.show.screen import Column
from onrecord.commands.show.words import counted
from onrecord.export import Index
from onrecord.model import Claim, Place
from onrecord.vocab.languages import unread


@dataclass(frozen=True)
class Shown:
    """The record that is shown: its index, and whether ids are to be cut to what a person need type."""

    index: Index
    plain: bool
    passed_over: dict[str, str]

    def name(self, subject: str | None) -> str:
        """An incident's or toll's id; on a screen its shortest prefix (of six characters or more) that is unique."""
        return "" if subject is None else subject if self.plain else subject[: self._length]

    @cached_property
    def first_copies(self) -> dict[str, str]:
        """The earliest copy of each family of texts, by the family's name."""
        order = sorted((d.published.date or "9999", d.id, d.family) for d in self.index.documents.values() if d.copy_of)
        return {family: id for _, id, family in reversed(order)}

    @cached_property
    def _length(self) -> int:
        ids = sorted([*self.index.incidents, *self.index.tolls])
        return max([5, *(shared(a, b) for a, b in pairwise(ids))]) + 1


def shared(a: str, b: str) -> int:
    """How many characters two ids have in common from their beginning."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


@dataclass(frozen=True, slots=True)
class Listing:
    """`table` is the export's table whose rows are shown. `lines` gives the lines of cells of one row; `traits` what it is
    found by (null: by nothing); `order` sorts. `empty` says what it means that there are none. `legend` explains columns;
    `minor` tells rows that are left out unless all are asked for; `about` says something of the record under the table.
    `nouns`: what one row and many are called, where the table's name does not say."""

    table: str
    columns: tuple[Column, ...]
    lines: Callable[[Any, Shown], Sequence[Sequence[str]]]
    traits: Callable[[Any, Index], Traits] | None
    empty: str
    order: Callable[[Any], Any] | None = None
    legend: str = ""
    minor: Callable[[Any, Index], bool] | None = None
    about: Callable[[Shown], str] | None = None
    nouns: tuple[str, str] | None = None

    def counted(self, count: int) -> str:
        """So many rows, in words."""
        return counted(count, *(self.nouns or (self.table[:-1],)))


def unread_documents(shown: Shown) -> str:
    """How many documents were stored and not read, and why."""
    why = Counter(unread(reason) for reason in shown.passed_over.values())
    told = ", ".join(f"{count:,} {reason}" for reason, count in sorted(why.items(), key=lambda w: (-w[1], w[0])))
    return f"Documents not read: {told}." if told else ""


def place_names(*places: Place | None) -> tuple[str, ...]:
    """Every naming of places that a person may look for."""
    return tuple(name for p in places if p for name in (p.words, p.name, p.admin1, p.admin2, p.country) if name)


def claim_traits(claims: Sequence[Claim]) -> Traits:
    """What one or two claims are found by together."""
    starts = sorted(c.when.start for c in claims if c.when and c.when.start)
    ends = sorted(c.when.end for c in claims if c.when and c.when.end)
    return Traits(
        places=place_names(*(c.place for c in claims)),
        start=starts[0] if starts else None,
        end=ends[-1] if ends else None,
        harms=tuple(c.figure.harm for c in claims if c.figure),
        origins=tuple(voice(c) for c in claims),
    )


def voice(claim: Claim) -> str:
    """Who gives a claim: its origin, else the outlet."""
    return claim.origin.words if claim.origin else claim.chain[0].words if claim.chain else ""
