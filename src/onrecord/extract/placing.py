"""Where and when a claim's happening took place: the place and time expressions that govern it, not the dateline, the
speaker's seat or a nationality."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.extract.origins import is_known
from onrecord.extract.parse import Block, Parsed
from onrecord.extract.parts import parts
from onrecord.model import Mention, Period, Place, Span

FINE = {"exact": 5, "near": 5.6, "admin2": 4, "admin1": 3, "region": 2, "country": 1, "": 4.5, "international": 0}
LOCATIVE = {
    "in",
    "at",
    "near",
    "on",
    "around",
    "outside",
    "inside",
    "of",
    "from",
    "into",
    "to",
    "across",
    "over",
    "between",
    "towards",
    "toward",
    "through",
    "throughout",
    "against",
}
SPOKEN = {"said", "says", "told", "saying", "added", "adding", "reported", "announced", "tweeted"}


@dataclass(frozen=True, slots=True)
class At:
    """A mention at its tokens of a block."""

    mention: Mention
    start: int
    end: int


@dataclass(slots=True)
class Scene:
    """The place and time mentions of a document by block, and what was told of last."""

    parsed: Parsed
    places: dict[int, list[At]] = field(default_factory=dict)
    times: dict[int, list[At]] = field(default_factory=dict)
    home: Place | None = None
    country: str = ""
    scenes: Counter[Place] = field(default_factory=Counter)


def scene(parsed: Parsed, places: Sequence[Mention], times: Sequence[Mention]) -> Scene:
    """Mentions sorted into blocks, and the document's own country and home place."""
    out = Scene(parsed)
    for n, block in enumerate(parsed.blocks):
        named = [a for m in places if _placeable(block, m) and (a := _tokens(block, m)) is not None]
        inner = [a for m in parts(block, places) if (a := _tokens(block, m)) is not None]
        out.places[n] = [*inner, *(a for a in named if not any(i.start <= a.start < i.end for i in inner))]
        out.times[n] = [a for m in times if (a := _tokens(block, m)) is not None]
    weights: Counter[str] = Counter()
    spots: Counter[str] = Counter()
    first: dict[str, Place] = {}
    for n in sorted(out.places):
        for at in out.places[n]:
            place = at.mention.place
            if place is None:
                continue
            weights[place.country] += 1 if place.country else 0
            if FINE.get(place.precision, 0) >= 4:
                name = place.id or place.words
                spots[name] += 2 if n < 3 else 1
                first.setdefault(name, place)
    _count_scenes(out)
    if weights:
        out.country = max(sorted(weights), key=lambda c: weights[c])
    if spots:
        out.home = first[max(sorted(spots), key=lambda s: spots[s])]
    return out


HELD = re.compile(r"\b(?:held|controlled|control|capital|province|stronghold|backed|based|border|deal|talks|born|from)\b", re.I)
STRUCK = re.compile(
    r"\b(?:attack|strike|struck|raid|blast|bomb|explosion|exploded|shell|bombard|clash|ambush|shot|shooting|gun|rocket|mortar"
    r"|missile|fire[ds]?|assault|hit|target|took place|massacre|kill)\w*",
    re.I,
)


def _count_scenes(out: Scene) -> None:
    """How often each fine place stands in a sentence that tells of force: where a document's happening was."""
    for n in sorted(out.places):
        doc = out.parsed.blocks[n].doc
        for at in out.places[n]:
            place = at.mention.place
            if place is None or place.precision not in ("exact", "near", ""):
                continue
            close = doc[max(0, at.start - 16) : min(len(doc), at.end + 4)].text
            if STRUCK.search(close) and not HELD.search(doc[max(0, at.start - 3) : min(len(doc), at.end + 2)].text):
                out.scenes[_bare_place(place)] += 1


def _bare_place(place: Place) -> Place:
    return Place(
        place.words,
        None,
        place.name,
        place.id,
        place.country,
        place.admin1,
        place.admin2,
        place.lat,
        place.lon,
        place.precision,
    )


def finer(scene: Scene, place: Place | None) -> Place | None:
    """The one finer place inside `place` where the document says that force was used, or `place` itself where there is none
    or more than one: a report's first sentence often names the city, a later one the street."""
    if place is None or FINE.get(place.precision, 0) >= 5.6:
        return place
    inside = [(c, p) for p, c in scene.scenes.items() if _inside(p, place)]
    if not inside:
        return place
    inside.sort(key=lambda cp: (-cp[0], cp[1].words))
    alike = [cp for cp in inside if cp[1].words != inside[0][1].words]
    if alike and inside[0][0] < 2 * alike[0][0]:
        return place
    return inside[0][1]


def _inside(part: Place, whole: Place) -> bool:
    if part.words == whole.words or (part.id == whole.id and part.precision == whole.precision):
        return False
    if whole.precision == "exact":
        return bool(whole.id) and part.id == whole.id and part.precision == "near"
    if whole.precision in ("admin1", "admin2"):
        return part.country == whole.country and (part.admin1 == whole.admin1 or not part.admin1)
    return bool(part.country) and part.country == whole.country


def _placeable(block: Block, mention: Mention) -> bool:
    """Not the first half of "US-led", not a body that shares a city's name."""
    after = block.text[mention.span.end - block.offset :][:1] if mention.span.field == block.field else ""
    return after != "-" and not is_known(mention.span.words.lower())


def _tokens(block: Block, mention: Mention) -> At | None:
    span = mention.span
    if span.field != block.field or span.end <= block.offset or span.start >= block.offset + len(block.text):
        return None
    found = block.tokens(span.start - block.offset, span.end - block.offset)
    return At(mention, *found) if found is not None else None


def place_of(
    scene: Scene, n: int, low: int, high: int, avoid: Sequence[tuple[int, int]] = (), own: bool = False
) -> Place | None:
    """The place of a claim, as fine as the document tells it; see `_told` and `finer`. With `own` only what its own sentence
    names: a running toll or a remark has no place that the sentence before could give it."""
    if own:
        block = scene.parsed.blocks[n]
        sent = block.doc[low].sent
        return _nearest(block, _of_sentence(scene, n, sent.start, sent.end, avoid), low, high)
    return finer(scene, _told(scene, n, low, high, avoid))


def _of_sentence(scene: Scene, n: int, start: int, end: int, avoid: Sequence[tuple[int, int]]) -> list[At]:
    return [a for a in scene.places[n] if start <= a.start < end and not any(x <= a.start < y for x, y in avoid)]


def _told(scene: Scene, n: int, low: int, high: int, avoid: Sequence[tuple[int, int]]) -> Place | None:
    """The place of the happening told at tokens `low` to `high` of block `n`: the nearest fine place that a preposition ties
    to it in its sentence, outside `avoid` (who speaks), else of the sentences before it, else the document's."""
    block = scene.parsed.blocks[n]
    sent = block.doc[low].sent
    here = _of_sentence(scene, n, sent.start, sent.end, avoid)
    best = _nearest(block, here, low, high)
    if best is None or FINE.get(best.precision, 0) <= 3:
        told = _told_next(scene, n, sent.end)
        best = (
            told if told is not None and (best is None or FINE.get(told.precision, 0) > FINE.get(best.precision, 0)) else best
        )
    if best is not None:
        return best
    earlier = [
        a
        for a in scene.places[n]
        if a.start < sent.start and a.mention.place is not None and FINE.get(a.mention.place.precision, 0) >= 3
    ]
    reach = _back(block, sent.start, 4)
    earlier = [a for a in earlier if a.start >= reach]
    if not earlier and n and block.field == "text":
        above = scene.parsed.blocks[n - 1]
        earlier = [
            a
            for a in scene.places[n - 1]
            if a.mention.place is not None and FINE.get(a.mention.place.precision, 0) >= 4 and above.field == "text"
        ]
    if earlier:
        return earlier[-1].mention.place
    return scene.home


def _back(block: Block, start: int, sentences: int) -> int:
    starts = [s.start for s in block.doc.sents if s.start < start]
    return starts[-sentences] if len(starts) >= sentences else 0


def _nearest(block: Block, here: Sequence[At], low: int, high: int) -> Place | None:
    scored = []
    for at in here:
        place = at.mention.place
        if place is None:
            continue
        before = block.doc[at.start - 1].lower_ if at.start else ""
        tied = before in LOCATIVE or block.doc[at.start].dep_ in ("pobj", "compound", "appos", "conj", "nmod")
        near = block.doc[max(0, at.start - 4) : at.start].text.lower().split()
        if before in ("from", "of") and FINE.get(place.precision, 0) <= 1:
            tied = False
        distance = at.start - high if at.start >= high else (low - at.end) * 1.2
        score = 12 * FINE.get(place.precision, 0) + (14 if tied else 0) - min(distance, 40)
        if at.start > high and _next_clause(block, high, at.start):
            score -= 25
        if set(near) & SPOKEN:
            score -= 30
        scored.append((score, -at.start, place))
    return max(scored, key=lambda s: s[:2])[2] if scored else None


def _next_clause(block: Block, start: int, end: int) -> bool:
    """Whether a joined clause with its own subject begins between two places of a sentence."""
    between = block.doc[start:end]
    return any(
        t.dep_ == "conj" and t.pos_ == "VERB" and any(c.dep_ == "nsubj" and c.i >= start for c in t.children) for t in between
    )


NEXT = re.compile(
    r"^[\"“' ]*(?:the|these|those|this|it|both) ?(?:\w+[ -]){0,4}?(?:attacks?|blasts?|bomb(?:ing)?s?|explosions?|strikes?"
    r"|raids?|air ?strikes?|shelling|bombardment|clash(?:es)?|resignations?|shooting|incident|ambush|killings?|massacre"
    r"|arrests?|fighting|planes?|warplanes|missiles?|jets|toll)?\b[^.]{0,60}\b(?:hit|took place|came|occurred|happened|struck"
    r"|targeted|was|were|went off|shot|landed|fell)\b",
    re.I,
)


def _told_next(scene: Scene, n: int, end: int) -> Place | None:
    """The place that the sentence right after names ("The blast hit the X district"), where the claim's own names none or
    only a coarse one."""
    block = scene.parsed.blocks[n]
    for k in (n, n + 1):
        if k >= len(scene.parsed.blocks) or scene.parsed.blocks[k].field != block.field:
            return None
        start = end if k == n else 0
        doc = scene.parsed.blocks[k].doc
        if start >= len(doc):
            continue
        sent = doc[start].sent
        if not NEXT.match(sent.text):
            return None
        here = [
            a
            for a in scene.places[k]
            if sent.start <= a.start < sent.end and a.mention.place is not None and FINE.get(a.mention.place.precision, 0) >= 4
        ]
        return here[0].mention.place if here else None
    return None


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
    reach = _back(block, sent.start, 3)
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
    return _opening(scene)


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


def country_of(scene: Scene) -> Place | None:
    """The country the document is about, in the words in which it names it, or bare."""
    for n in sorted(scene.places):
        for at in scene.places[n]:
            place = at.mention.place
            if place is not None and place.country == scene.country and place.precision == "country":
                return place
    return None


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
        before = block.doc[max(0, at.start - 2) : at.start + 1].text.lower()
        if period is None or _of_speech(block, at) or _of_another(block, at, high):
            continue
        if "since" in before or "began" in sent.text or "erupted" in sent.text or "started" in sent.text:
            return Period(period.start, day, "range", period.words, period.span, period.timex)
        return period
    return Period("", day, "range") if day else None


def _of_another(block: Block, at: At, high: int) -> bool:
    """Whether another count stands between a count and a period after it ("450 in all, with 120 dead over the weekend")."""
    return any(t.like_num and t.ent_type_ not in ("DATE", "TIME") for t in block.doc[high : at.start])


def claim_span(block: Block, points: Sequence[int]) -> Span:
    """The passage over the given tokens."""
    low, high = min(points), max(points)
    return block.span(block.doc[low].idx, block.doc[high].idx + len(block.doc[high]))
