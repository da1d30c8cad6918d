"""One origin over time: a later count replaces an earlier one; what was replaced is kept, with the reason."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from onrecord.model import SetAside
from onrecord.weigh.counts import Count, account, folded
from onrecord.weigh.evidence import Entry

Bulletin = Callable[[str, str], bool]


@dataclass(frozen=True)
class Held:
    """What one origin holds now: its current count, and every number it gave with the date, in order."""

    origin: str
    name: str
    named: bool
    connection: str
    count: Count
    history: tuple[tuple[str, int], ...]
    asides: tuple[SetAside, ...]

    @property
    def own(self) -> bool:
        """Whether it is an outlet in its own voice."""
        return self.origin.startswith("own:")


def later(a: str, b: str) -> bool:
    """Whether ISO date `a` is surely after `b`, as far as both are known."""
    size = min(len(a), len(b))
    return size > 0 and a[:size] > b[:size]


def held(told: Sequence[Entry], same_bulletin: Bulletin) -> Held | None:
    """The standing of one origin from all its claims on one harm. `same_bulletin` tells whether two documents plainly pass
    on the same announcement, so that different numbers of one day are no update."""
    accounts, asides = _per_report(told)
    if not accounts:
        return None
    level = max(c.level for c in accounts)
    asides += [
        SetAside(e.claim.key, "counts only a part of those counted here")
        for c in accounts
        if c.level < level
        for e in c.entries
    ]
    ranked = _alike(sorted((c for c in accounts if c.level == level), key=lambda c: (c.published, c.best, c.last.order)))
    current = ranked[0]
    for new in ranked[1:]:
        current, replaced = _step(current, new, same_bulletin)
        asides += replaced
    for count in ranked:
        asides += list(count.asides)
    last = current.last
    connection = next((e.claim.connection for e in reversed(current.entries) if not e.own), last.claim.connection)
    history = tuple((c.published, c.best) for c in ranked)
    return Held(last.origin, last.name, last.named, connection, current, history, tuple(asides))


def _per_report(told: Sequence[Entry]) -> tuple[list[Count], list[SetAside]]:
    """A count for each report. Copies (one family) that say the same count once, by their last version; a later version with
    another number is an update, and replaces the earlier one as any later count of its origin does."""
    by_document: dict[str, list[Entry]] = {}
    for e in told:
        by_document.setdefault(e.claim.document, []).append(e)
    versions: dict[str, list[Count]] = {}
    asides: list[SetAside] = []
    for group in by_document.values():
        count = account(group)
        if count is None:
            continue
        family = versions.setdefault(group[0].family, [])
        if family and not _updates(count, family[-1]):
            before = family.pop()
            asides += [
                SetAside(e.claim.key, f"the same report as {count.last.claim.document}, counted once") for e in before.entries
            ]
        family.append(count)
    return [count for family in versions.values() for count in family], asides


def _updates(new: Count, old: Count) -> bool:
    """Whether a version was surely published later and gives another number."""
    return later(new.published, old.published) and folded([old.span, new.span])[1]


def _alike(ranked: Sequence[Count]) -> list[Count]:
    """The counts in order, those of one day that say the same made one: thousands of reports may pass on one announcement."""
    out: dict[object, list[Count]] = {}
    for c in ranked:
        said = (c.published, c.best, c.span) if not c.split and not c.without else c.last.claim.key
        out.setdefault(said, []).append(c)
    return [_joined(group) for group in out.values()]


def _joined(group: Sequence[Count]) -> Count:
    """One count of several that say the same."""
    if len(group) == 1:
        return group[0]
    entries = tuple(sorted((e for c in group for e in c.entries), key=lambda e: e.order))
    return replace(group[-1], entries=entries, asides=tuple(a for c in group for a in c.asides))


def _step(old: Count, new: Count, same_bulletin: Bulletin) -> tuple[Count, list[SetAside]]:
    """The current count after one more report of the same origin, and what it replaces."""
    both = tuple(sorted((*old.entries, *new.entries), key=lambda e: e.order))
    span, split = folded([old.span, new.span])
    same_day = not later(new.published, old.published)
    if same_day and ((old.split and not split) or (split and _one_bulletin(old, new, same_bulletin))):
        return Count(old.span.hull(new.span), _often(both), new.level, both, True), []
    if split:
        return new, _replaced(old.entries, new.best, new.published)
    best = min(max(new.best, old.best, span.low or 0), span.top)
    kept = tuple(e for e in both if e.claim.figure and e.claim.figure.number == best) or both
    stay = {e.claim.key for e in kept}
    dropped = [e for e in both if e.claim.key not in stay]
    return Count(span, best, new.level, kept, old.split and new.split), _replaced(dropped, best, new.published)


def _one_bulletin(old: Count, new: Count, same_bulletin: Bulletin) -> bool:
    """Whether reports of both counts plainly pass on the same announcement."""
    before, after = ({e.claim.document for e in c.entries} for c in (old, new))
    return any(same_bulletin(o, n) for o in sorted(before) for n in sorted(after))


def _often(entries: Sequence[Entry]) -> int:
    """The number that most claims give, the latest of them on a tie."""
    numbers = [e.claim.figure.number or 0 for e in entries if e.claim.figure]
    times = Counter(numbers)
    return max(numbers[::-1], key=lambda n: times[n])


def _replaced(entries: Sequence[Entry], best: int, published: str) -> list[SetAside]:
    when = f" of {published}" if published else ""
    return [SetAside(e.claim.key, f"replaced by its own later or fuller count, {best}{when}") for e in entries]
