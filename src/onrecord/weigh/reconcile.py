"""Low, best and high of one harm under a coding profile, each with its reason."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Finding, SetAside
from onrecord.weigh import rationale
from onrecord.weigh.counts import Count
from onrecord.weigh.evidence import Entry
from onrecord.weigh.latest import Held
from onrecord.weigh.profile import Profile
from onrecord.weigh.tally import Tally

WORD_ONLY = "number word"
NAMED = "named persons"


@dataclass(frozen=True)
class Choice:
    """low, best, high, whether the high end is open, the claims they rest on, the rule by name, the reasons in words, and the
    claims that the low end rests on because they leave out people whom their own text then adds."""

    low: int | None
    best: int | None
    high: int | None
    open: bool
    entries: tuple[Entry, ...]
    rule: str
    reasons: tuple[str, ...]
    without: tuple[Entry, ...] = ()


def reconcile(subject: str, field: str, told: Tally, profile: Profile, named: Sequence[str] = ()) -> Finding | None:
    """The finding on `field` of `subject`, or null when no claim gives a number or a number word. `named` are the names of
    persons whom the reports name as harmed, used when nobody gives a count."""
    choice = _choice(told, profile, named)
    if choice is None:
        return None
    word = _word(told) if choice.rule == WORD_ONLY else ""
    used = {e.claim.key for e in (*choice.entries, *choice.without)}
    vague = _vague_asides(told, used)
    asides = _unique((*told.asides, *vague), used)
    disputed = [e.claim.key for e in choice.entries if not _holds(e, choice.best)]
    return Finding(
        subject=subject, field=field, low=choice.low, best=choice.best, high=choice.high, open=choice.open, value=word,
        supported_by=tuple(e.claim.key for e in (*choice.without, *choice.entries) if e.claim.key not in disputed),
        disputed_by=(*disputed, *(e.claim.key for e in told.denied)),
        set_aside=asides, rule=choice.rule, profile=profile.name,
        rationale=rationale.join(choice.reasons, told, asides, profile),
    )  # fmt: skip


def _holds(entry: Entry, best: int | None) -> bool:
    figure = entry.claim.figure
    if figure is None or best is None or figure.number is None:
        return True
    return (figure.low is None or figure.low <= best) and (figure.high is None or figure.high >= best)


def _choice(told: Tally, profile: Profile, named: Sequence[str]) -> Choice | None:
    if any(h.named for h in told.origins) and not _outvoted(told):
        return _by_origins(told.holders, profile)
    if told.votes:
        return _by_reports(told.votes, profile, named)
    if told.vague:
        return _by_word(told.vague, profile)
    if named:
        text = f"No report gives a count; the reports name {len(named)}: {', '.join(named)}."
        return Choice(len(named), len(named), len(named), True, (), NAMED, (text,))
    return None


def _outvoted(told: Tally) -> bool:
    """Whether only one origin counts, has not revised itself, and most reports (at least two) give another number."""
    if len(told.origins) != 1 or len({n for _, n in told.origins[0].history}) > 1:
        return False
    often = Counter(v.best for v in told.votes)
    number, times = max(often.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return number != told.origins[0].count.best and times >= 2 and times * 2 > len(told.votes)


def _by_origins(holders: Sequence[Held], profile: Profile) -> Choice:
    """The rule where named origins count: best by the profile, low and high over everybody whose count stands."""
    counts = [h.count for h in holders]
    high, is_open = _high(counts)
    low = _low(counts)
    chosen, why = _best(holders, profile)
    best = chosen.count.best if chosen is not None else None
    entries = tuple(sorted((e for c in counts for e in c.entries), key=lambda e: e.order))
    reasons = rationale.of_origins(holders, chosen, why, low, best, high, is_open)
    return Choice(low, best, high, is_open, entries, f"{profile.best}: {why}", reasons, _without(counts))


def _without(counts: Sequence[Count]) -> tuple[Entry, ...]:
    return tuple(e for c in counts for e in c.without)


def _low(counts: Sequence[Count]) -> int | None:
    """The lowest number given; open when every count leaves its low end open."""
    told = any(c.floor is not None for c in counts)
    return min(c.floor if c.floor is not None else c.span.number for c in counts) if told else None


def _high(counts: Sequence[Count]) -> tuple[int | None, bool]:
    top = max((c.span.top for c in counts), default=None)
    return top, any(c.span.high is None and c.span.top == top for c in counts)


def _best(holders: Sequence[Held], profile: Profile) -> tuple[Held | None, str]:
    """Whose number is best under the profile, and why in words; null when the profile gives none."""
    if profile.best == "none":
        return None, "this profile gives no best number"
    if profile.best == "lowest":
        return min(holders, key=lambda h: (h.count.best, h.count.last.order)), "the most conservative count"
    rank = min(profile.rank(h.connection) for h in holders)
    first = [h for h in holders if profile.rank(h.connection) == rank]
    numbers = Counter(h.count.best for h in holders)
    if profile.best == "graded" and len({h.count.best for h in first}) > 1:
        return None, "the best-informed origins differ, so the range stands"
    if len(holders) == 1:
        return holders[0], "the only origin with a count of the whole"
    chosen = max(first, key=lambda h: _weight(h, numbers[h.count.best]))
    return chosen, "the best-informed, latest origin"


def _weight(h: Held, times: int) -> tuple[object, ...]:
    """For the choice among equally informed origins: agreement, lateness, a closed count, a named origin, the lower number."""
    closed = h.count.span.high is not None
    return times, h.count.published, closed, h.named, -h.count.best, h.count.last.order


def _by_reports(votes: Sequence[Count], profile: Profile, named: Sequence[str]) -> Choice:
    """The rule where no named origin counts: the number that most reports give, the latest of them on a tie."""
    often = Counter(v.best for v in votes)
    newest = {v.best: i for i, v in enumerate(votes)}
    best: int | None = max(often, key=lambda n: (often[n], newest[n]))
    low = _low(votes)
    high, is_open = _high(votes)
    entries = tuple(e for v in votes for e in v.entries)
    reasons = list(rationale.of_reports(votes, best))
    if len(named) > (best or 0) and votes[0].level < 3:
        best, high = len(named), max(high or 0, len(named))
        reasons.append(f"The reports name {len(named)}: {', '.join(named)}.")
    if profile.best == "lowest":
        best = low
    shown = None if profile.best == "none" else best
    return Choice(low, shown, high, is_open, entries, "most reports", tuple(reasons), _without(votes))


def _by_word(vague: Sequence[Entry], profile: Profile) -> Choice:
    """Only number words: the word is kept; a number only as far as the profile gives one."""
    entry = vague[-1]
    word = entry.claim.figure.word if entry.claim.figure else ""
    number = profile.number(word) if profile.vague_counts != "word" else None
    best = number if profile.vague_counts == "best" else None
    reasons = rationale.of_word(entry, word, number, profile)
    return Choice(number, best, None, number is not None, tuple(vague), WORD_ONLY, reasons)


def _word(told: Tally) -> str:
    return next((e.claim.figure.word for e in reversed(told.vague) if e.claim.figure), "")


def _vague_asides(told: Tally, used: set[str]) -> tuple[SetAside, ...]:
    return tuple(SetAside(e.claim.key, "a number word; others give a number") for e in told.vague if e.claim.key not in used)


def _unique(asides: Sequence[SetAside], used: set[str]) -> tuple[SetAside, ...]:
    """Each claim once, with the first reason; none that the finding rests on."""
    first: dict[str, SetAside] = {}
    for aside in asides:
        if aside.claim not in used:
            first.setdefault(aside.claim, aside)
    return tuple(first.values())
