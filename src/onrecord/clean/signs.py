"""What tells a line of a report from what stands around it on a page, as named signs whose weights were learned
(vocab/clutter_weights.yml). A sign is about the line itself, its neighbours, the words it shares with the lines around it, or
where it stands to the thick of the text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.clean.head import BYLINE
from onrecord.clean.lines import LAST, LONGEST, QUOTED, Line, furniture, opens_list
from onrecord.clean.months import MONTHS

NAMES = "|".join(MONTHS)
LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Scripts that write more in fewer characters, and without spaces.
WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]")
WIDTH = 1.5
END = re.compile(r"[.!?。！？…][\"'”’)\]»」]*$")
DATED = re.compile(
    rf"\b(?:19|20)\d\d\b|\b\d{{1,2}}:\d\d\b|\b(?:{NAMES})\w*\.? \d{{1,2}}\b|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b|\bago\b",
    re.I,
)
DAY = re.compile(rf"\W*(?:{NAMES}|mon|tue|wed|thu|fri|sat|sun)", re.I)
BULLET, NUMBER = re.compile(r"\s*[-*•·–—►▪]"), re.compile(r"\W*\d+\b")
LAST_NUMBER = re.compile(r"\(?\b\d{1,3}\)?\W*(?:of .*)?$")
SPEAKER = re.compile(r"\b(?:says|said|wrote|commented):$|^@\w+|^\W*repl(?:y|ies)\b|\breply\W*$", re.I)
ADDRESSED = re.compile(r"\b(?:I|you|your|my|we|our|me)\b", re.I)
COMMENTS, LINK = "comments", "link to another story"
# Edges of the classes that lengths (characters), shares and distances (lines) fall into.
LENGTHS, AROUND, SHARES = (12, 25, 45, 80, 160, 320), (20, 40, 80, 140), (0.05, 0.2, 0.35, 0.5, 0.7)
LOWER, SHORT_SHARES = (0.2, 0.4, 0.6, 0.8), (0.2, 0.5, 0.8)
# From this length (characters) a line counts as text that others can share words with; below the other it is short.
TEXT, SHORT = 60, 45
# Letters of a word, and characters of a line, that are looked at for shared words; neighbours on either side.
WORD, LOOKED, NEAR, FAR = 4, 2000, 4, 60


@dataclass(frozen=True, slots=True)
class Look:
    """A line with what is asked of it again and again: its length in characters of Latin width, how it ends, why it is
    furniture ("" if it is not), whether it heads a list, whether it stands there twice, its words, its own signs."""

    line: Line
    size: int
    ends: bool
    furniture: str
    heads: bool
    twice: bool
    words: frozenset[str]
    own: frozenset[str]

    @property
    def text(self) -> bool:
        """Long enough to share words with others, and not there twice, as teasers and captions are."""
        return self.size >= TEXT and not self.twice

    @property
    def form(self) -> str:
        """How items of a list begin or end, or "": lists go on in one form."""
        text = self.line.text[:200]
        for name, pattern in (("bullet", BULLET), ("number", NUMBER), ("day", DAY)):
            if pattern.match(text):
                return name
        return "last number" if self.size < 80 and LAST_NUMBER.search(text) else ""


def signs(found: Sequence[Line]) -> Iterator[list[str]]:
    """The signs of each line of a text, in order."""
    times = Counter(line.text for line in found)
    looks = [look(line, times[line.text] > 1) for line in found]
    start, end = thick(looks)
    short = share(sum(one.size < SHORT for one in looks) / max(1, len(looks)), SHORT_SHARES)
    thickest = Counter(word for one in looks[start:end] for word in one.words)
    shared, under = list(zip(before(looks), before(looks[::-1])[::-1], strict=True)), headings(looks, start)
    for i, one in enumerate(looks):
        yield [
            f"page short {short}", *one.own, *beside(looks, i), *around(looks, i), *cohesion(one, shared[i]),
            *place(i, start, end), *topic(one, thickest, start <= i < end), *within(under[i], start <= i < end),
        ]  # fmt: skip


def share(value: float, edges: Sequence[float]) -> str:
    """The class that a value falls into."""
    return next((f"<{edge}" for edge in edges if value < edge), f">={edges[-1]}")


def width(text: str) -> int:
    """How long a text is, in characters of the Latin script."""
    return len(text) + round(WIDTH * len(WIDE.findall(text, 0, LOOKED)))


def look(line: Line, twice: bool) -> Look:
    """What there is to see of one line."""
    text, size = line.text[:LONGEST], width(line.text)
    ends, reason, heads = END.search(line.text[-LAST:]) is not None, furniture(line), opens_list(line)
    long = line.text[:LOOKED]
    words = frozenset(w.lower() for w in LETTERS.findall(long) if len(w) >= WORD) or frozenset(WIDE.findall(long))
    told = frozenset((*own(line, text, size, ends), *named(line, text, size), *twofold(size, twice), *cues(reason, heads)))
    return Look(line, size, ends, reason, heads, twice, words, told)


def own(line: Line, text: str, size: int, ends: bool) -> Iterator[str]:
    """How long it is, how it ends and how it is written."""
    length, words = share(size, LENGTHS), LETTERS.findall(text)
    yield f"length {length}"
    yield f"{'ends' if ends else 'open'} {length}"
    if len(words) >= 3:
        yield f"lower case {share(sum(w.islower() for w in words) / len(words), LOWER)}"
    if not words:
        yield "no words"
    elif words[0][0].islower():
        yield "starts low"
    if text.isupper():
        yield "capitals"


def named(line: Line, text: str, size: int) -> Iterator[str]:
    """What it holds."""
    quoted = QUOTED.search(text) is not None
    seen = {
        "menu": line.menu, "cut off": line.cut_off, "listed": line.listed, "caption": line.caption, "quoted": quoted,
        "comma": "," in text, "colon": text.endswith(":"), "asks": text.endswith("?"), "digit": any(c.isdigit() for c in text),
        "speaker": size < 60 and SPEAKER.search(text) is not None, "dated": size < 90 and DATED.search(text) is not None,
        "addressed": not quoted and ADDRESSED.search(text) is not None, "byline": size < 120 and BYLINE.match(text) is not None,
    }  # fmt: skip
    return (name for name, there in seen.items() if there)


def twofold(size: int, twice: bool) -> tuple[str, ...]:
    """Menus, teasers and captions stand there more than once."""
    return ("twice", f"twice {share(size, LENGTHS)}") if twice else ()


def cues(reason: str, heads: bool) -> Iterator[str]:
    """What its words say by themselves."""
    if reason:
        yield from ("furniture", f"furniture: {reason}")
    if heads:
        yield "heads a list"


BESIDE = ("dated", "byline", "colon", "cut off", "caption", "twice", "furniture", "heads a list")


def beside(looks: Sequence[Look], i: int) -> Iterator[str]:
    """The lines right above and below."""
    for side, j in (("above", i - 1), ("below", i + 1)):
        if 0 <= j < len(looks):
            yield f"{side}: {'ends' if looks[j].ends else 'open'} {share(looks[j].size, LENGTHS)}"
            yield from (f"{side}: {name}" for name in BESIDE if name in looks[j].own)
        else:
            yield f"{side}: nothing"


def around(looks: Sequence[Look], i: int) -> Iterator[str]:
    """How long the lines near it are, how many of them are dated or name a speaker, whether they go on in its form."""
    for side, lines in (("above", looks[max(0, i - NEAR) : i]), ("below", looks[i + 1 : i + 1 + NEAR])):
        yield f"{side} length {share(sum(min(one.size, 300) for one in lines) / max(1, len(lines)), AROUND)}"
    near = looks[max(0, i - NEAR - 1) : i + NEAR + 2]
    yield f"dates near {share(sum(bool(one.own & {'dated', 'speaker'}) for one in near), (1, 2, 3, 5))}"
    form = looks[i].form
    if form and sum(one.form == form for one in looks[max(0, i - 2) : i + 3]) >= 3:
        yield f"list of {form}"


def before(looks: Sequence[Look]) -> list[float]:
    """The share of each line's words that stand in text before it."""
    seen: set[str] = set()
    told = []
    for one in looks:
        told.append(len(one.words & seen) / max(1, len(one.words)))
        if one.text:
            seen |= one.words
    return told


def cohesion(one: Look, shared: tuple[float, float]) -> Iterator[str]:
    """Whether a line of some length goes on about what was said before, and is gone on about."""
    if one.words and one.size >= SHORT:
        yield from (f"shared {side} {share(value, SHARES)}" for side, value in zip(("before", "after"), shared, strict=True))


def thick(looks: Sequence[Look]) -> tuple[int, int]:
    """The run of lines that is fullest of sentences: where a report is to be looked for first."""
    best = total = 0.0
    start, span = 0, (0, 0)
    for i, one in enumerate(looks):
        if total <= 0:
            total, start = 0.0, i
        total += _thickness(one)
        if total > best:
            best, span = total, (start, i + 1)
    return span


def _thickness(one: Look) -> float:
    if one.furniture:
        return -1.0
    if one.line.prose or (one.size >= TEXT and one.ends):
        return 2.0
    return 0.5 if one.line.sentence or one.line.listed or one.line.caption else -0.7


def place(i: int, start: int, end: int) -> tuple[str]:
    """Where it stands to the thick of the text."""
    if start <= i < end:
        return ("inside",)
    away = start - i if i < start else i - end + 1
    return (f"{'before' if i < start else 'after'} {share(away, (2, 4, 8, 20))}",)


def topic(one: Look, thickest: Counter[str], inside: bool) -> Iterator[str]:
    """The share of its words that stand elsewhere in the thick of the text."""
    if one.words:
        known = sum(thickest[word] > inside for word in one.words) / len(one.words)
        yield f"{'inside' if inside else 'outside'} topic {share(known, SHARES)}"


def headings(looks: Sequence[Look], start: int) -> list[tuple[str, int]]:
    """Under which kind of heading each line stands, and how many lines below it; comments go on to the end."""
    kind, since, told = "", 0, []
    for i, one in enumerate(looks):
        told.append((kind, since))
        since += 1
        if i >= start and (one.furniture == COMMENTS or "speaker" in one.own):
            kind, since = COMMENTS, 0
        elif kind != COMMENTS and (one.heads or one.furniture == LINK):
            kind, since = "list", 0
    return told


def within(under: tuple[str, int], inside: bool) -> Iterator[str]:
    """The heading above it, while that is near."""
    kind, since = under
    if kind and since < FAR:
        yield f"{'inside' if inside else 'outside'} under {kind} {share(since, (3, 8, 20))}"
