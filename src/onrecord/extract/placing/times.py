"""When a claim's happening took place: the time expressions that govern it, not when something was said."""

from spacy.tokens import Span

from onrecord.extract.parse import Block
from onrecord.extract.placing.at import At
from onrecord.extract.placing.scenes import Scene, back
from onrecord.extract.placing.sightings import kinds
from onrecord.model import Period

# Tokens after a sentence in which a day may still be its own.
SOON = 60


def time_of(scene: Scene, n: int, low: int, high: int, counted: bool = False) -> Period | None:
    """The time of the happening: the nearest expression with a date in its sentence, else of the sentences just before, else
    the first of the text's opening. The day on which a count was given stands for the day it counts where no other is told
    (`counted`); the day of a remark does not."""
    block = scene.parsed.blocks[n]
    sent = block.doc[low].sent
    dated = [a for a in scene.times[n] if _dated(a)]
    here = [a for a in dated if sent.start <= a.start < sent.end and not _of_speech(block, a)]
    if here:
        best = min(here, key=lambda a: (min(abs(a.start - high), abs(low - a.end)), a.start))
        return _since(scene, block, best)
    reach = back(block, sent.start, 3)
    earlier = [a for a in dated if reach <= a.start < sent.start]
    if earlier:
        return _period(earlier[-1])
    spoken = [a for a in dated if sent.start <= a.start < sent.end]
    if spoken and counted:
        return _period(spoken[0])
    if n and not earlier:
        above = [a for a in scene.times[n - 1] if _dated(a)]
        if above and scene.parsed.blocks[n - 1].field == block.field:
            return _period(above[-1])
    return _opening(scene) or (_later(dated, sent.end) if counted else None)


def _later(dated: list[At], end: int) -> Period | None:
    """The first day told after a count that nothing before it dates ("Two were killed ... a source said on Wednesday")."""
    return next((_period(a) for a in dated if end <= a.start < end + SOON), None)


def _since(scene: Scene, block: Block, at: At) -> Period | None:
    """ "Since the army moved in on Monday": from that day on, to the day of publication."""
    period = at.mention.period
    published = scene.parsed.document.published
    before = [t.lower_ for t in block.doc[max(0, at.start - 12) : at.start]]
    open_since = "since" in before and not {",", ".", "but", "and"} & set(before[before.index("since") :])
    if period is None or not open_since or published.precision != "day" or not period.start or period.end >= published.date:
        return period
    return Period(period.start, published.date, "range", period.words, period.span, period.timex)


def _opening(scene: Scene) -> Period | None:
    for n in range(min(4, len(scene.parsed.blocks))):
        for at in scene.times[n]:
            if _dated(at) and at.start < 60:
                return _period(at)
    return None


def _dated(at: At) -> bool:
    period = at.mention.period
    return period is not None and bool(period.start or period.end) and period.precision not in ("year",)


def _period(at: At) -> Period | None:
    return at.mention.period


def _of_speech(block: Block, at: At) -> bool:
    """Whether the time tells when something was said rather than when it happened ("said on Thursday")."""
    doc = block.doc
    head = doc[at.start : at.end].root
    for _ in range(3):
        if head.lemma_.lower() in (
            "say",
            "tell",
            "announce",
            "add",
            "report",
            "state",
            "declare",
            "confirm",
            "statement",
            "warn",
        ):
            return True
        if head.dep_ not in ("pobj", "prep", "npadvmod", "compound", "nummod", "tmod", "det", "amod") or head.head.i == head.i:
            return False
        head = head.head
    return head.lemma_.lower() in ("say", "tell", "announce", "add", "report", "state", "declare", "confirm")


def running_period(scene: Scene, n: int, low: int, high: int) -> Period | None:
    """The period of a running toll: "since X" and spans in its sentence; what the text leaves open ends with publication."""
    block = scene.parsed.blocks[n]
    sent = block.doc[low].sent
    here = [
        a
        for a in scene.times[n]
        if sent.start <= a.start < sent.end
        and a.mention.period is not None
        and (a.mention.period.start or a.mention.period.end)
    ]
    published = scene.parsed.document.published
    day = published.date if published.precision == "day" else ""
    for at in sorted(here, key=lambda a: min(abs(a.start - high), abs(low - a.end))):
        period = at.mention.period
        if period is None or _of_speech(block, at) or _of_another(scene, n, at, high):
            continue
        if BEGUN & {t.lower_ for t in sent}:
            return Period(period.start, day, "range", period.words, period.span, period.timex)
        return period
    return onset(scene, n, sent.start, day) or (Period("", day, "range") if day else None)


BEGUN = {"since", "began", "begun", "started", "erupted", "erupting", "flared", "broke", "start", "beginning", "outbreak"}
LONG = ("month", "year")


def onset(scene: Scene, n: int, at: int, day: str) -> Period | None:
    """From when the conflict runs, as the document tells it nearest to token `at` of block `n` ("the war, which began in
    March 2011", "since 5 March"): a month, a year, or what lasts until publication; a day only where a war as a whole began."""
    told = []
    for number, times in scene.times.items():
        doc = scene.parsed.blocks[number].doc
        for a in times:
            period = a.mention.period
            if period is None or not period.start or (day and period.start >= day):
                continue
            begun = BEGUN & {t.lower_ for t in doc[max(0, a.start - 9) : a.start]}
            lasting = period.precision in LONG or (period.precision == "range" and period.end == day)
            if (begun and lasting) or (period.precision in ("day", *LONG) and _war_began(doc[a.start].sent)):
                told.append((abs(number - n), abs(a.start - at), period))
    if not told or not day:
        return None
    period = min(told, key=lambda t: t[:2])[2]
    return Period(period.start, day, "range", period.words, period.span, period.timex)


def _war_began(sentence: Span) -> bool:
    """Whether a sentence tells when a war as a whole began ("the uprising started on 15 March")."""
    words = {t.lower_ for t in sentence}
    return bool(words & kinds().wars and words & (BEGUN - {"since"}))


def _of_another(scene: Scene, n: int, at: At, high: int) -> bool:
    """Whether another count stands between a count and a period after it ("450 in all, with 120 dead over the weekend")."""
    between = scene.parsed.blocks[n].doc[high : at.start]
    return any(t.like_num and not any(a.start <= t.i < a.end for a in scene.times[n]) for t in between)
