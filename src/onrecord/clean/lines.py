"""What a line of a plain page text looks like: the signals by which prose and page furniture are told apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.vocab import load

WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
# Sentence punctuation at the end, with closing quotes and brackets; cut-off lines ("...") do not end a sentence.
SENTENCE_END = re.compile(r"(?<!\.\.)[.!?]['\"”’)\]»]*$|:$")
CUT_OFF = re.compile(r"(\.\.\.|…)\W*$")
ADDRESS_ONLY = re.compile(
    r"^\W*(?:(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|@\w+|\(?\d{3}\)?[ .-]\d{3}[.-]\d{4}|-?\d+\.\d{3,}"
    r"|twitter|e-?mail|[;,|: /-])+\W*$",
    re.I,
)
LISTED = re.compile(r"^\s*(?:[-*•·–—]|\d+[.)]\s)\s*\S|^[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,4},? (?:\(?\d{1,3}\b|of\b)")
CREDIT = re.compile(
    r"\((?:photo|source|credit|image|file|picture|ap photo|getty|reuters|afp|courtesy|published|©)\b[^)]*\)"
    r"|\b(?:photo|image|picture|photograph)s? (?:credit|by|courtesy|via)\b|/ ?(?:ap|afp|reuters|getty images|epa)\W*$"
    r"|\bcourtesy (?:of|photo)\b|\bfile (?:photo|image|picture)\b|\b(?:getty images|ap photo|afp photo)\b|\(pictured\)",
    re.I,
)
CAPTION_START = re.compile(
    r"^\s*(?:photo|caption|image|picture|pictured|still image|file photo|in this (?:\w+ ){0,3}(?:photo|image|picture))\b", re.I
)
LABEL = re.compile(r"^\W*(?:photo|image|picture|still image|file photo|caption)s?\b(?: (?:by|via|copyright|credit))?", re.I)
# Words beyond the credit that make it a caption.
CREDITED = 4
# The signature under a message quoted from a social network.
POSTED = re.compile(r"\(@\w+\)")
# What somebody says is text, whatever it sounds like.
SPOKEN = re.compile(r"[\"“«]|''|``|'\w.*['’][ ,]|‘\w.*’[ ,]")
MENU = re.compile(r"[|»•›>·]")
QUOTED = re.compile(r"[\"“”«»]")
# A sentence that ends within a line.
END_INSIDE = re.compile(r"[.!?…]['\"”’)\]»]*\s+(?=[\w\"“‘'(])")
# Characters looked at for how a line ends, and the longest line (in characters) that can be a caption or furniture.
LAST, LONGEST = 80, 600
PROSE_WORDS, PARAGRAPH_WORDS, CUE_WORDS, SECTION_WORDS = 8, 40, 60, 7


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the white space around it; `start` and `end` are its place in the text."""

    start: int
    end: int
    text: str
    words: int
    ends: bool

    @property
    def short(self) -> bool:
        """Short enough to be a caption or furniture."""
        return self.words < CUE_WORDS and len(self.text) <= LONGEST

    @property
    def prose(self) -> bool:
        """A full sentence of some length, or a paragraph that is one whatever its punctuation."""
        return (self.words >= PROSE_WORDS and self.ends) or self.words >= PARAGRAPH_WORDS

    @property
    def sentence(self) -> bool:
        """Ends as a sentence does, however short."""
        return (self.ends and self.words >= 3 and not self.text.isupper()) or POSTED.search(self.text[-LONGEST:]) is not None

    @property
    def headline_like(self) -> bool:
        """Short, and no sentence: what links, menus and teasers look like."""
        return not self.prose and not self.sentence

    @property
    def listed(self) -> bool:
        """An item of a list, such as a name with an age: part of a report."""
        return LISTED.match(self.text[:LONGEST]) is not None

    @property
    def caption(self) -> bool:
        """The words beside a picture."""
        return self.short and (CREDIT.search(self.text) or CAPTION_START.search(self.text)) is not None

    @property
    def credit(self) -> bool:
        """Names who took a picture, and says nothing of what is on it."""
        return self.caption and not self.ends and len(WORD.findall(LABEL.sub("", CREDIT.sub("", self.text)))) < CREDITED

    @property
    def cut_off(self) -> bool:
        """Cut off with three dots, as teasers are."""
        return CUT_OFF.search(self.text[-LAST:]) is not None and not QUOTED.search(self.text)

    @property
    def menu(self) -> bool:
        """Several short things divided by bars or arrows."""
        return self.short and self.words <= 25 and not self.ends and len(MENU.findall(self.text)) >= 2


def lines(text: str) -> Iterator[Line]:
    """The lines of `text` that hold anything, in order."""
    at = 0
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            start = at + len(raw) - len(raw.lstrip())
            ends = SENTENCE_END.search(bare[-LAST:]) is not None
            yield Line(start, start + len(bare), bare, len(WORD.findall(bare)), ends)
        at += len(raw) + 1


# A full sentence that only mentions a cue ("people were asked to sign up for ...") is prose: in prose a cue must stand at
# the very start, save for these reasons, whose words no report uses of anything else.
AT_START, ANYWHERE = (
    4,
    frozenset({"copyright", "contact of the newsroom", "terms of the site", "who worked on it", "prize draw"}),
)


@dataclass(frozen=True)
class _Clutter:
    lines: dict[str, tuple[str, ...]]
    sections: tuple[str, ...]
    run_on: tuple[str, ...]


@cache
def _patterns() -> tuple[tuple[tuple[str, re.Pattern[str]], ...], re.Pattern[str]]:
    said = load("clutter", _Clutter)
    by_reason = tuple((reason, re.compile("|".join(f"(?:{p})" for p in ps), re.I)) for reason, ps in said.lines.items())
    return by_reason, re.compile(r"^\W*(?:" + "|".join(said.sections) + r")\W*$", re.I)


def furniture(line: Line, menus: bool = True) -> str:
    """Why a line by itself is page furniture, or "": its words say so, it is nothing but an address, or (with `menus`) it
    is a menu."""
    if menus and line.short and line.words <= 12 and ADDRESS_ONLY.match(line.text):
        return "address"
    if line.short and not SPOKEN.match(line.text):
        for reason, pattern in _patterns()[0]:
            cue = pattern.search(line.text)
            if cue and (not line.prose or cue.start() <= AT_START or reason in ANYWHERE):
                return reason
    return "menu" if menus and line.menu else ""


def opens_list(line: Line) -> bool:
    """Whether a line heads a list of links to other stories."""
    return line.short and line.words <= SECTION_WORDS and _patterns()[1].match(line.text) is not None


@cache
def _feet() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p, re.I) for p in load("clutter", _Clutter).run_on)


def run_on(line: Line) -> int | None:
    """Where, in a long line that ends in no sentence, the foot of its page begins: behind its last sentence, where two or more
    cues of such a foot stand. Null where none does."""
    if line.ends or line.words < PARAGRAPH_WORDS:
        return None
    ends = [m.end() for m in END_INSIDE.finditer(line.text)]
    rest = line.text[ends[-1] :] if ends else ""
    told = sum(1 for cue in _feet() if cue.search(rest))
    return line.start + ends[-1] if told >= 2 and len(rest) <= LONGEST else None
