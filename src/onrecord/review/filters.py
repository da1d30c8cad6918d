"""Which lines of the queue are asked for, and where one is in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from onrecord.review.queue import KINDS, Line
from onrecord.searching import folded

PAGE = 25


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; "" asks for all. `since` and `until` are ISO days, months or years; `show` is "open" or "all"."""

    kind: str = ""
    harm: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    outlet: str = ""
    show: str = "open"
    page: int = 1

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Wanted":
        """From the words of an address; what makes no sense is left out."""
        told = {f.name: asked.get(f.name, "").strip() for f in fields(cls) if f.name != "page" and asked.get(f.name)}
        page = asked.get("page", "1")
        return cls(**told, page=max(1, int(page)) if page.isdecimal() and len(page) < 7 else 1)

    def query(self, **other: object) -> str:
        """The words of an address that ask for this, with other values for some fields; starts with "?" unless empty."""
        told = {f.name: getattr(self, f.name) for f in fields(self)} | other
        kept = {n: v for n, v in told.items() if v not in ("", None) and (n, v) not in (("show", "open"), ("page", 1))}
        return f"?{urlencode(kept)}" if kept else ""

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out but what is dealt with."""
        return any((self.kind, self.harm, self.place, self.since, self.until, self.outlet))

    def fits(self, line: Line) -> bool:
        """Whether a line is asked for, dealt with or not."""
        if self.kind and self.kind not in {r.kind for r in line.reasons}:
            return False
        if self.harm and self.harm not in line.harms:
            return False
        if self.place and folded(self.place) not in folded(line.place):
            return False
        if self.outlet and self.outlet not in line.outlets:
            return False
        return self._during(line.start or line.end, line.end or line.start)

    def _during(self, start: str, end: str) -> bool:
        """Whether a period touches the one asked for; one without a day is left out as soon as a day is asked for."""
        if not (self.since or self.until):
            return True
        if not start:
            return False
        return (not self.since or end[: len(self.since)] >= self.since) and (
            not self.until or start[: len(self.until)] <= self.until
        )


@dataclass(frozen=True, slots=True)
class Shown:
    """One page of the queue. `done` of `total` are dealt with among what is asked for and can be; `kinds` counts what waits of
    each kind, whatever kind is asked for."""

    lines: tuple[Line, ...]
    found: int
    page: int
    pages: int
    done: int
    total: int
    kinds: Mapping[str, int]


def shown(lines: Sequence[Line], wanted: Wanted, size: int = PAGE) -> Shown:
    """The page that is asked for; the last one where there are fewer."""
    any_kind = replace(wanted, kind="")
    near = [line for line in lines if any_kind.fits(line)]
    kinds = {k: sum(not x.done and k in {r.kind for r in x.reasons} for x in near) for k in KINDS}
    fitting = [line for line in near if wanted.fits(line)]
    left = [line for line in fitting if wanted.show == "all" or not line.done]
    pages = max(1, -(-len(left) // size))
    page = min(wanted.page, pages)
    checkable = [line for line in fitting if line.checkable]
    return Shown(
        tuple(left[(page - 1) * size : page * size]), len(left), page, pages, sum(bool(x.done) for x in checkable),
        len(checkable), kinds,
    )  # fmt: skip


def beside(lines: Sequence[Line], wanted: Wanted, id: str) -> tuple[str, str]:
    """The ids before and after `id` among the lines that wait and are asked for; "" at the ends."""
    ids = [x.id for x in lines if x.id == id or (wanted.fits(x) and not x.done)]
    if id not in ids:
        return "", ids[0] if ids else ""
    at = ids.index(id)
    return ids[at - 1] if at else "", ids[at + 1] if at + 1 < len(ids) else ""
