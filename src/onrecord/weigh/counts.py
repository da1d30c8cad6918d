"""From claims to counts: what one text, and then one origin over time, gives as the number of one harm."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.model import SetAside
from onrecord.weigh.evidence import Entry
from onrecord.weigh.groups import age_of, groups_of, is_added, is_replacing, is_single, kind_of, sex_of, tells_others
from onrecord.weigh.ranges import Range, range_of

WHOLE, SINGLES, PARTS = 3, 2, 1
NEAR = 250  # characters: "others" are others than those counted so shortly before
FAR = 2  # numbers of one text that differ by more than this factor do not count the same people


@dataclass(frozen=True)
class Count:
    """One origin's (or one report's) number. `level`: WHOLE, SINGLES (persons told one by one) or PARTS (sub-counts only).
    `best` is its most likely number; `span` its range; `entries` what it rests on; `split` is true where it contradicts
    itself; `without` are its claims that leave out people whom it then adds ("454; with 68 soldiers over 500")."""

    span: Range
    best: int
    level: int
    entries: tuple[Entry, ...]
    split: bool = False
    asides: tuple[SetAside, ...] = ()
    without: tuple[Entry, ...] = ()

    @property
    def floor(self) -> int | None:
        """The lowest number it gives: that of its claims without those it adds, else the low end of its range."""
        numbers = [_range(e).number for e in self.without]
        return min(numbers) if numbers else self.span.low

    @property
    def published(self) -> str:
        """The publication date of the latest report it rests on."""
        return max(e.published for e in self.entries)

    @property
    def keys(self) -> set[str]:
        """The keys of the claims it rests on or has dealt with."""
        return {e.claim.key for e in (*self.entries, *self.without)} | {a.claim for a in self.asides}

    @property
    def last(self) -> Entry:
        """The latest claim it rests on."""
        return self.entries[-1]


def account(told: Sequence[Entry]) -> Count | None:
    """The count that one text gives by these claims (one harm, numbers only, in reading order)."""
    wholes = [e for e in told if e.claim.figure and e.claim.figure.scope != "sub_count" and not beside(e, told)]
    plural = [e for e in wholes if not is_single(e.claim)]
    some = [e for e in plural if _range(e).top]
    if plural:
        made = _whole(some or plural, [e for e in wholes if e not in plural], told)
        rest = [e for e in told if e not in (some or plural) and e.claim.key not in made.keys]
        return replace(made, asides=(*made.asides, *_inside(rest)))
    if wholes:
        return _singles(wholes, [e for e in told if e not in wholes])
    added = [e for e in told if e.claim.figure and e.claim.figure.scope != "sub_count"]
    return _whole(added, [], told) if added else _parts(told) if told else None


def beside(entry: Entry, told: Sequence[Entry]) -> bool:
    """Whether the figure counts people beside those whom the same text counted just before ("another 30", "two others")."""
    claim = entry.claim
    if is_added(claim) or not tells_others(claim):
        return is_added(claim)
    return any(
        o.claim.document == claim.document and o.claim.span.field == claim.span.field
        and 0 < claim.span.start - o.claim.span.start < NEAR
        and o.claim.figure is not None and claim.figure is not None
        and o.claim.figure.harm == claim.figure.harm and o.claim.figure.number is not None
        for o in told
    )  # fmt: skip


def _range(entry: Entry) -> Range:
    assert entry.claim.figure is not None
    return range_of(entry.claim.figure)


def _who(entry: Entry) -> str:
    return entry.claim.figure.who if entry.claim.figure else ""


def _inside(rest: Iterable[Entry]) -> tuple[SetAside, ...]:
    return tuple(SetAside(e.claim.key, "counts only a part of those counted here") for e in rest)


def _whole(told: Sequence[Entry], singles: Sequence[Entry], every: Sequence[Entry]) -> Count:
    """The count of a text that gives a number for the whole, perhaps more than once, perhaps by groups; `singles` are single
    persons who may stand beside them, `every` all that the text counts."""
    values = _composed(told, singles)
    composed = {e.claim.key for _, group in values for e in group}
    asides = list(_inside(e for e in told if e.claim.key not in composed))
    without: tuple[Entry, ...] = ()
    for i, (_, group) in enumerate(values):
        if i and any(is_replacing(e.claim) for e in group):
            earlier = [e for _, g in values[:i] for e in g]
            without = tuple(e for e in earlier if not kind_of(_who(e))) if _adds(group, every) else ()
            asides += [SetAside(e.claim.key, "the same text goes on to a later count") for e in earlier if e not in without]
            values = values[i:]
            break
    spoken = {r.number for r, g in values if not all(e.claim.headline for e in g)}
    kept = [(r, g) for r, g in values if r.number in spoken and not all(e.claim.headline for e in g)] or values
    best = _leading(kept)
    near = [(r, g) for r, g in kept if r.number * FAR >= best and r.number <= best * FAR]
    span, split = folded([r for r, _ in near])
    entries = tuple(e for _, g in near for e in g)
    used = {e.claim.key for e in entries}
    far = [e for _, g in kept for e in g if e.claim.key not in used]
    asides += [SetAside(e.claim.key, "the same text leads with another number") for e in far]
    heads = tuple(e for r, g in values for e in g if e.claim.key not in used and r.number == best)
    return Count(span, best if split else span.number, WHOLE, (*heads, *entries), split, tuple(asides), without)


def _adds(total: Sequence[Entry], every: Sequence[Entry]) -> bool:
    """Whether a total that replaces an earlier count is its sum with a group counted in the same sentence ("68 soldiers,
    raising the total to over 500"), rather than a newer count of the same people."""
    places = {(e.claim.sentence.field, e.claim.sentence.start, e.claim.document) for e in total}
    others = (e for e in every if e not in total and kind_of(_who(e)))
    return any((e.claim.sentence.field, e.claim.sentence.start, e.claim.document) in places for e in others)


def _composed(told: Sequence[Entry], singles: Sequence[Entry]) -> list[tuple[Range, tuple[Entry, ...]]]:
    """Each number of the text with its claims; groups counted side by side in one sentence ("4 soldiers and 6 civilians") are
    added up when the text gives nobody's number for all."""
    neutral = [e for e in told if not kind_of(_who(e))]
    values: list[tuple[Range, tuple[Entry, ...]]] = []
    by_sentence: dict[tuple[str, int], list[Entry]] = {}
    for e in told:
        by_sentence.setdefault((e.claim.sentence.field, e.claim.sentence.start), []).append(e)
    if not neutral and len(by_sentence) > 1 and _sides(told):
        total = _range(told[0])
        for e in told[1:]:
            total = total.plus(_range(e))
        return [(total, tuple(told))]
    for place, counted in by_sentence.items():
        group = [*counted, *(e for e in singles if (e.claim.sentence.field, e.claim.sentence.start) == place)]
        kinds = {kind_of(_who(e)) for e in group}
        if not neutral and len(kinds) == len(group) > 1 and len({e.claim.document for e in group}) == 1:
            total = _range(group[0])
            for e in group[1:]:
                total = total.plus(_range(e))
            values.append((total, tuple(group)))
        else:
            values += [(_range(e), (e,)) for e in counted if not neutral or e in neutral]
    top = max((r.number for r, _ in values), default=0)
    if neutral:
        values += [(_range(e), (e,)) for e in told if e not in neutral and _range(e).number > top]
    return values


def _sides(told: Sequence[Entry]) -> bool:
    """Whether one text counts the dead of both sides, each once: soldiers and the gunmen they fought."""
    groups = [groups_of(_who(e)) for e in told]
    voices = {(e.claim.document, e.origin) for e in told}
    return len(voices) == 1 and all(groups) and len(set(groups)) == len(groups) and any("attackers" in g for g in groups)


def _leading(values: Sequence[tuple[Range, tuple[Entry, ...]]]) -> int:
    """The number that the text gives most often, the first of them on a tie."""
    numbers = [r.number for r, _ in values]
    often = Counter(numbers)
    return max(often, key=lambda n: (often[n], -numbers.index(n)))


def folded(ranges: Sequence[Range]) -> tuple[Range, bool]:
    """(one range for several numbers of one origin, whether they contradict each other): what fits all of them, else from the
    lowest to the highest."""
    span = ranges[0]
    for other in ranges[1:]:
        if not span.overlaps(other):
            hull = ranges[0]
            for each in ranges[1:]:
                hull = hull.hull(each)
            return hull, True
        span = span.meet(other)
    return span, False


def _singles(told: Sequence[Entry], rest: Sequence[Entry]) -> Count:
    """The count of a text that tells the harmed one by one: only plainly different persons add up."""
    added = [e for e in rest if is_added(e.claim) or tells_others(e.claim)]
    apart = _different(told)
    total = Range(apart, apart)
    if added:
        most = max(added, key=lambda e: _range(e).number)
        total = total.plus(_range(most))
    entries = tuple(sorted((*told, *added), key=lambda e: e.order))
    return Count(total, total.number, SINGLES, entries, asides=_inside(e for e in rest if e not in added))


def _different(told: Sequence[Entry]) -> int:
    """How many plainly different persons single claims tell of: other sexes, other ages, or side by side in a sentence."""
    sexes = {s for e in told if (s := sex_of(_who(e)))}
    ages = {a for e in told if (a := age_of(e.claim.span.words))}
    sentences = Counter((e.claim.sentence.field, e.claim.sentence.start, e.claim.document) for e in told)
    beside = max(sentences.values()) if len({kind_of(_who(e)) for e in told}) > 1 else 1
    return max(1, len(sexes), len(ages), min(beside, len(told)))


def _parts(told: Sequence[Entry]) -> Count:
    """A floor from sub-counts alone: the largest stands, what lies above it stays open."""
    top = max(told, key=lambda e: _range(e).number)
    number = _range(top).number
    return Count(Range(number, None), number, PARTS, (top,), asides=_inside(e for e in told if e is not top))
