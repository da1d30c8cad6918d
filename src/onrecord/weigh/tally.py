"""Everybody's current count of one harm in one incident or toll, sorted into what counts and what is set aside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.model import SetAside
from onrecord.weigh.counts import FAR, PARTS, WHOLE, Count, account
from onrecord.weigh.evidence import Entry
from onrecord.weigh.groups import counts_a_year, counts_several, is_previous, is_remaining, nobody_else
from onrecord.weigh.latest import Bulletin, Held, held, later
from onrecord.weigh.parts import placed

UNCONFIRMED = "told as unconfirmed, and others tell a number as fact"
NOBODY = "tells of nobody else, or of no harm of another sort"
SEVERAL = "counts the victims of several happenings together, and others count those of this one"
RUNNING = "a running total over many happenings is no count of this one"


@dataclass(frozen=True)
class Tally:
    """`told`: every claim on this harm. `holders`: the counts that stand, independent origins before own voices, in reading
    order of their latest claims. `votes`: what each report family gives, whoever it quotes. `vague`: claims with a number
    word only. `denied`: claims that deny the figure."""

    told: tuple[Entry, ...]
    holders: tuple[Held, ...]
    votes: tuple[Count, ...]
    vague: tuple[Entry, ...]
    denied: tuple[Entry, ...]
    asides: tuple[SetAside, ...]

    @property
    def origins(self) -> tuple[Held, ...]:
        """The independent origins among the holders."""
        return tuple(h for h in self.holders if not h.own)


def tally(entries: Sequence[Entry], harm: str, running: bool, days: int) -> Tally:
    """The tally of `harm` over `entries`; `running` for tolls, whose counts older than the latest by more than `days` are
    set aside."""
    told = [e for e in entries if e.claim.kind == "figure" and e.claim.figure and e.claim.figure.harm == harm]
    told = placed(told, entries)
    firm, vague, denied, asides = _sorted(told, running)
    bulletin = bulletins(entries, harm)
    by_origin: dict[str, list[Entry]] = {}
    for e in firm:
        by_origin.setdefault(e.origin, []).append(e)
    holders = [h for group in by_origin.values() if (h := held(group, bulletin)) is not None]
    holders.sort(key=lambda h: (h.own, h.count.last.order, h.origin))
    kept, more = _standing(holders, firm, running, days)
    votes = _votes(firm)
    every = (*asides, *more, *(a for h in kept for a in h.asides))
    return Tally(tuple(told), tuple(kept), votes, tuple(vague), tuple(denied), every)


def plus(told: Tally, asides: Sequence[SetAside]) -> Tally:
    """The tally with more claims set aside."""
    return replace(told, asides=(*asides, *told.asides))


def _sorted(told: Sequence[Entry], running: bool) -> tuple[list[Entry], list[Entry], list[Entry], list[SetAside]]:
    """Claims that may count, vague ones, denials, and those set aside with the reason."""
    asides: list[SetAside] = []
    reasons = [(e, _reason(e)) for e in told]
    good = [e for e, why in reasons if not why]
    asides += [SetAside(e.claim.key, why) for e, why in reasons if why]
    numbers = [e for e in good if _number(e) is not None]
    for weak, why in (
        ({e.claim.key for e in numbers if e.claim.manner == "unconfirmed"}, UNCONFIRMED),
        ({e.claim.key for e in numbers if not running and counts_several(e.claim)}, SEVERAL),
        ({e.claim.key for e in numbers if not running and counts_a_year(e.claim)}, RUNNING),
        ({e.claim.key for e in numbers if not running and e.claim.figure and e.claim.figure.scope == "cumulative"}, RUNNING),
    ):
        rest = [e for e in numbers if e.claim.key not in weak]
        if rest:
            asides += [SetAside(e.claim.key, why) for e in numbers if e.claim.key in weak]
            numbers = rest
    some = {e.claim.document for e in numbers if _number(e)}
    asides += [SetAside(e.claim.key, NOBODY) for e in numbers if not _number(e) and e.claim.document in some]
    numbers = [e for e in numbers if _number(e) or e.claim.document not in some]
    vague = [e for e in good if _number(e) is None]
    return numbers, vague, [e for e in told if e.claim.manner == "denied" and not e.aside], asides


def _number(entry: Entry) -> int | None:
    return entry.claim.figure.number if entry.claim.figure else None


def _reason(entry: Entry) -> str:
    """Why a claim may never count, or ""."""
    if entry.aside:
        return entry.aside
    if not entry.claim.actual:
        return "not told as having happened"
    if entry.claim.manner == "denied":
        return "told as denied"
    if nobody_else(entry.claim):
        return NOBODY
    if is_remaining(entry.claim):
        return "counts only those who are left"
    return "the text itself calls it an earlier count" if is_previous(entry.claim) else ""


def bulletins(entries: Sequence[Entry], harm: str) -> Bulletin:
    """Two documents pass on the same announcement of an origin when another harm's number in it agrees."""
    others: dict[str, set[tuple[str, str, int]]] = {}
    for e in entries:
        figure = e.claim.figure
        if figure is not None and figure.harm != harm and figure.number is not None and figure.scope != "sub_count":
            others.setdefault(e.claim.document, set()).add((e.origin, figure.harm, figure.number))
    return lambda a, b: a != b and bool(others.get(a, set()) & others.get(b, set()))


def _standing(holders: Sequence[Held], firm: Sequence[Entry], running: bool, days: int) -> tuple[list[Held], list[SetAside]]:
    """The counts that stand: independent origins' before outlets' own unless these are newer, whole counts before floors, none
    that the rising toll has overtaken, no old ones of a toll."""
    asides: list[SetAside] = []
    independent = [h for h in holders if not h.own]
    whole = any(h.count.level > PARTS for h in independent)
    pool = [h for h in holders if not h.own or not whole or _newer(h, independent)]
    level = max((h.count.level for h in pool), default=WHOLE)
    best = [h for h in pool if h.count.level == level]
    rivals = _rivals(firm)
    kept = [h for h in best if not _overtaken(h, best, rivals)] or best
    if running:
        kept = [h for h in kept if not _old(h, kept, days)] or kept
    stays, pooled, counted = ({h.origin for h in group} for group in (kept, pool, best))
    for h in holders:
        if h.origin not in stays:
            asides += [SetAside(e.claim.key, _why(h, pooled, counted)) for e in h.count.entries]
            asides += list(h.asides)
    return kept, asides


def _newer(h: Held, independent: Sequence[Held]) -> bool:
    """Whether an outlet's own count is later than any that an independent origin gives, and a whole."""
    return h.count.level == WHOLE and all(later(h.count.published, o.count.published) for o in independent)


def _why(h: Held, pooled: set[str], counted: set[str]) -> str:
    if h.origin not in pooled:
        return "the outlet's own voice, and independent origins give a number"
    if h.origin not in counted:
        return "counts only a part, and others count the whole"
    return "an early count, overtaken while the toll was rising"


def _overtaken(h: Held, others: Sequence[Held], rivals: Mapping[str, Sequence[Entry]]) -> bool:
    """Whether another origin's count has since risen past this one: the toll was still rising when this count was given."""
    if not h.count.published or h.count.level < WHOLE or _rival(h, rivals):
        return False
    for o in others:
        best = o.count.best
        began = any(number < best and not later(when, h.count.published) for when, number in o.history)
        reached = min((when for when, number in o.history if number == best), default=o.count.published)
        if o is not h and began and best > h.count.span.top and later(reached, h.count.published):
            return True
    return False


def _rivals(firm: Sequence[Entry]) -> dict[str, list[Entry]]:
    """document -> the counts of a whole that it gives of some origin other than itself."""
    told: dict[str, list[Entry]] = {}
    for e in firm:
        if not e.own and e.claim.figure is not None and e.claim.figure.scope != "sub_count":
            told.setdefault(e.claim.document, []).append(e)
    return told


def _rival(h: Held, rivals: Mapping[str, Sequence[Entry]]) -> bool:
    """Whether the very report that gives a count sets it against another origin's that is more than FAR times as high: no
    early count, but another account."""
    told = (e for document in {e.claim.document for e in h.count.entries} for e in rivals.get(document, ()))
    return any(e.origin != h.origin and (_number(e) or 0) > FAR * h.count.span.top > 0 for e in told)


def _old(h: Held, others: Sequence[Held], days: int) -> bool:
    """Whether a toll's count is older than the latest one by more than `days`."""
    latest = max((_day(o) for o in others if _day(o)), default="")
    mine = _day(h)
    if not latest or not mine:
        return False
    return mine < (date.fromisoformat(latest) - timedelta(days=days)).isoformat()


def _day(h: Held) -> str:
    told = h.count.last.claim.as_of or h.count.published
    return told if len(told) == 10 else ""


def _votes(firm: Sequence[Entry]) -> tuple[Count, ...]:
    """Each report family's count, whoever it quotes, by publication date."""
    by_family: dict[str, list[Entry]] = {}
    for e in firm:
        by_family.setdefault(e.family, []).append(e)
    votes = []
    for group in by_family.values():
        last = max({e.claim.document: e.order for e in group}.items(), key=lambda item: item[1])[0]
        count = account([e for e in group if e.claim.document == last])
        if count is not None:
            votes.append(replace(count, asides=()))
    level = max((v.level for v in votes), default=WHOLE)
    return tuple(sorted((v for v in votes if v.level == level), key=lambda v: v.last.order))
