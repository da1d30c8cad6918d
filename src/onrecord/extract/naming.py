"""Personal names: runs of capitalised words, told from the other runs by given names, titles, ages and words for people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from onrecord.extract import origins, triggers
from onrecord.extract.lexicon import lexicon
from onrecord.extract.numbers import ONES, TENS
from onrecord.extract.parse import Block
from onrecord.extract.placing import At

LINK = r"(?:(?:al|el|ad|ar|as|an|at|az|ash|ul|ed|es|ez)-|(?:bin|ibn|bint|abu|de|del|della|di|da|dos|la|van|von|der|ter|y) )"
INITIAL = r"(?:[A-Z]\.){1,3}"
WORD = rf"(?:{INITIAL}|[A-Z][\w’']*(?<![’']s)(?:-[A-Z]?\w[\w’']*(?<![’']s))*)"
SUFFIX = r"(?:,? (?:[JS]r\b\.?|I{2,3}\b|IV\b))?"
NICK = r"(?: [\"“'‘(][A-Z][\w .’'-]{1,20}[\"”'’)])?"
TITLED = r"(?:[A-Z][a-z]{1,5}\. ){0,3}"
NAME = re.compile(rf"(?<![\w’'-]){TITLED}{LINK}?{WORD}(?:{NICK} {LINK}*{WORD}){{1,9}}{SUFFIX}")
SINGLE = re.compile(rf"\b(?:named|called|identified (?:only )?as|known as|[a-z]+,?) ({LINK}?[A-Z][a-z][\w-]+)(?= |[,.;)]|$)")
INTRODUCED = re.compile(r"\b(?:identified (?:\w+ ){0,5}as|named|called|victims?,?|known as)$", re.I)
DAYS = frozenset(f"{day}day" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun"))
KIN = frozenset({"son", "daughter", "wife", "husband", "brother", "sister", "mother", "father", "girl", "boy", "child", "baby"})


@dataclass(frozen=True, slots=True)
class Name:
    """A personal name at tokens `start` to `end`, titles left out. `sure` where a given name, a title or an age says that it is
    a person's; the rest only look like one."""

    start: int
    end: int
    sure: bool

    def surname(self, doc: Doc) -> str:
        """The word by which the text goes on to name the person."""
        words = [t.text for t in doc[self.start : self.end] if t.text[:1].isupper() and not _suffix(t.text)]
        return words[-1] if words else ""


def names(block: Block, places: list[At]) -> Iterator[Name]:
    """The personal names of a block in order, those of two words and more before the few of one word."""
    found = [name for match in NAME.finditer(block.text) if (name := _name(block, match.start(), match.end(), places))]
    taken = {i for name in found for i in range(name.start, name.end)}
    located = {i for place in places for i in range(place.start, place.end)}
    for match in SINGLE.finditer(block.text):
        at = block.tokens(match.start(1), match.end(1))
        if at is not None and not (taken | located) & set(range(*at)) and _alone(block.doc, *at):
            found.append(Name(*at, True))
    yield from sorted(found, key=lambda name: name.start)


@cache
def _not_leading() -> frozenset[str]:
    known = lexicon()
    return (known.titles | known.people | known.not_names) - known.bodies


def _name(block: Block, first: int, last: int, places: list[At]) -> Name | None:
    found = block.tokens(first, last)
    if found is None:
        return None
    doc, (start, end) = block.doc, found
    titled = False
    if "-old " in doc[start:end].text:  # "Thirty-one-year-old Adam Kell"
        start = next(t.i for t in doc[start:end] if t.lower_ == "old") + 1
    while start < end and (doc[start].text in (".", "-", ",") or _low(doc, start) in _not_leading()):
        titled = titled or _low(doc, start) in lexicon().titles
        start = _next_word(doc, start)
    office = _office(doc, start, end)
    titled, start = titled or office > start, office
    end = next((t.i for t in doc[start + 1 : end] if t.lower_ in ("aka", "alias")), end)
    while end > start and (_low(doc, end - 1) in ONES or _low(doc, end - 1) in TENS or not doc[end - 1].text[0].isalnum()):
        if doc[end - 1].text in ('"', "”", "'", "’", ")"):
            break
        end -= 1
    while end - start > 2 and _low(doc, end - 1) in DAYS:  # "Adam Kell Thursday night"
        end -= 1
    words = str(doc[start:end].text).split()
    if not 2 <= len(words) <= 7 or (start == found[0] and start > 0 and doc[start - 1].lower_ == "the"):
        return None
    if end < len(doc) and _low(doc, end) in lexicon().people and "old" in (t.lower_ for t in doc[max(0, start - 1) : start]):
        return None  # "the 23-year-old Varda County man"
    sure = _sure(block, start, end, words, titled)
    return Name(start, end, sure) if _possible(block, start, end, words, places, sure) else None


def _office(doc: Doc, start: int, end: int) -> int:
    """Where the name begins after an office that is written with capitals ("Varda State Senator Adam Kell")."""
    offices = [i for i in range(start, end - 2) if _low(doc, i) in lexicon().titles and doc[i].is_alpha and len(doc[i]) > 3]
    return offices[-1] + 1 if offices else start


def _next_word(doc: Doc, i: int) -> int:
    """The token after the next space: "Western-armed" falls as one."""
    while not doc[i].whitespace_ and i + 1 < len(doc):
        i += 1
    return i + 1


def _low(doc: Doc, i: int) -> str:
    return str(doc[i].lower_).rstrip(".")


def _suffix(word: str) -> bool:
    return word.rstrip(".") in ("Jr", "Sr", "II", "III", "IV")


def _sure(block: Block, start: int, end: int, words: list[str], titled: bool) -> bool:
    """Whether something says that it is a person's name."""
    doc, known = block.doc, lexicon()
    low = [w.lower().strip(".,\"“”'’()") for w in words]
    parts = [p for w in low for p in (w, *w.split("-"))]
    if low[0] in known.given_names or low[0] in known.kunya or any(p in known.given_names for p in parts[1:-1]):
        return True
    if titled or _told(doc, start, end):
        return True
    return any(p in known.given_names for p in parts) and len(low) > 2


def _told(doc: Doc, start: int, end: int) -> bool:
    if age(doc, start, end) is not None:
        return True
    before = _low(doc, start - 1) if start else ""
    return before in lexicon().people or INTRODUCED.search(doc[max(0, start - 6) : start].text) is not None


def _possible(block: Block, start: int, end: int, words: list[str], places: list[At], sure: bool) -> bool:
    """Whether nothing says that it is the name of something else."""
    doc, known = block.doc, lexicon()
    low = [w.lower().strip(".,\"“”'’()") for w in words]
    if any(c.isdigit() or c in "[]:/" for c in "".join(words)) or origins.is_known(" ".join(low)):
        return False
    aged = _aged(doc, start, end)
    inner = [w for w in (_before_surname(low) if aged and _likely(low[0]) else low) if w not in known.kunya and len(w) > 1]
    if any(
        w in known.not_names or w in known.bodies or w in known.people or w.removesuffix("s") in known.people for w in inner
    ):
        return False
    if any(w in triggers.inflict() for w in inner) or any(w.isupper() and len(w) > 2 and not _suffix(w) for w in words):
        return False
    if any(at.start <= start and end <= at.end for at in places) and not _told(doc, start, end):
        return False
    if not sure and any(at.start < end and start < at.end for at in places):
        return False
    return aged or not _headline(doc, start) or (low[0] in known.given_names and len(words) <= 3)


def _aged(doc: Doc, start: int, end: int) -> bool:
    """Whether an age stands right beside the name: "Mira Holt, 6", "the 6-year-old Mira Holt"."""
    beside = (start and doc[start - 1].lower_ == "old") or (end < len(doc) and doc[end].text in (",", "("))
    return bool(beside) and age(doc, start, end) is not None


def _likely(first: str) -> bool:
    """Whether a word may be somebody's first name: no common word for people, places, bodies or harm."""
    known = lexicon()
    return not ({first, first.removesuffix("s")} & (known.not_names | known.bodies | known.people | known.titles)) and (
        first not in triggers.inflict()
    )


def _before_surname(low: list[str]) -> list[str]:
    """The words before the surname, which may be that of a trade, a place or a deed: "Mira Lane, 40", "Tom Boatman, 33"."""
    last = next((i for i in range(len(low) - 1, 0, -1) if not _suffix(low[i].capitalize())), 0)
    known = lexicon()
    common = low[last] in known.people or low[last] in known.surnames or low[last] in triggers.inflict()
    return low[:last] if common else low


def _headline(doc: Doc, i: int) -> bool:
    """Whether most words of the sentence, which has no full stop, are capitalised."""
    if doc[doc[i].sent.end - 1].text == ".":
        return False
    sent = [t for t in doc[i].sent if t.is_alpha]
    return len(sent) > 3 and 3 * sum(t.text[:1].isupper() for t in sent) > 2 * len(sent)


def _alone(doc: Doc, start: int, end: int) -> bool:
    """A name of one word, where the words before it say that it is one ("a boy named Arin", "her son Jack")."""
    after = doc[end] if end < len(doc) else None
    if (
        end - start > 1
        or doc[start].pos_ != "PROPN"
        or (after is not None and (after.text[:1].isupper() or after.pos_ == "NOUN"))
    ):
        return False
    before = [t.lower_ for t in doc[max(0, start - 5) : start] if t.text != ","]
    low = doc[start].lower_
    if low in lexicon().not_names or low in lexicon().people:
        return False
    if before[-1:] == ["named"] or (before[-1:] == ["called"] and before[-2:-1] and before[-2] in lexicon().people):
        return low in lexicon().given_names or any(w in lexicon().people for w in before)
    if before[-1:] == ["old"] or before[-2:-1] == ["old"]:  # "13-year-old Chris", "her 10-year-old son Myles"
        return before[-1] in KIN or before[-1] == "old"
    whose = before[-2:-1] and before[-2] in ("his", "her", "their", "'s", "’s")
    return bool(before) and before[-1] in KIN and (low in lexicon().given_names or bool(whose))


def age(doc: Doc, start: int, end: int) -> int | None:
    """An age beside the name: "Mira Holt, 6,", "six-year-old girl Mira Holt", "aged 40", "Mira Holt, who was 6", "Mira Holt, a
    6-year-old girl"."""
    after = doc[end : end + 8].text
    match = re.match(
        r"\s*[,(]\s*(?:who (?:was|is) |aged? |age )?(\d{1,3})\b(?!\s*(?:years? ago|people|percent|th))|"
        r"\s*,? ?aged? (\d{1,3})\b|"
        r"\s*,? ?an? (?:\w+ )?(\d{1,3})[- ]year[- ]old\b",
        after,
    )
    if match and (years := int(match[1] or match[2] or match[3])) < 110:
        return years
    before = doc[max(0, start - 10) : start].text
    match = re.search(r"\b(\d{1,3}|[a-z]+(?:-[a-z]+)?)[- ]year[- ]old\b[^,.]{0,30}$", before, re.I)
    return _number(match[1]) if match else None


def _number(words: str) -> int | None:
    if words.isdigit():
        return int(words)
    parts = words.lower().split("-")
    if any(part not in ONES and part not in TENS for part in parts):
        return None
    return sum(ONES.get(part, 0) + TENS.get(part, 0) for part in parts) or None
