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
SINGLE = re.compile(rf"\b(?:named|called|identified (?:only )?as|known as|[a-z]+) ({LINK}?[A-Z][a-z][\w-]+)(?= |[,.;)]|$)")
INTRODUCED = re.compile(r"\b(?:identified (?:\w+ ){0,5}as|named|called|victims?,?|known as)$", re.I)
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
    for match in SINGLE.finditer(block.text):
        at = block.tokens(match.start(1), match.end(1))
        if at is not None and not taken & set(range(*at)) and _alone(block.doc, *at):
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
    end = next((t.i for t in doc[start + 1 : end] if t.lower_ in ("aka", "alias")), end)
    while end > start and (_low(doc, end - 1) in ONES or _low(doc, end - 1) in TENS or not doc[end - 1].text[0].isalnum()):
        if doc[end - 1].text in ('"', "”", "'", "’", ")"):
            break
        end -= 1
    words = str(doc[start:end].text).split()
    if not 2 <= len(words) <= 7 or (start == found[0] and start > 0 and doc[start - 1].lower_ == "the"):
        return None
    sure = _sure(block, start, end, words, titled)
    return Name(start, end, sure) if _possible(block, start, end, words, places, sure) else None


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
    inner = [w for w in low if w not in known.kunya]
    if any(
        w in known.not_names or w in known.bodies or w in known.people or w.removesuffix("s") in known.people for w in inner
    ):
        return False
    if any(w in triggers.inflict() for w in low) or any(w.isupper() and len(w) > 2 and not _suffix(w) for w in words):
        return False
    if any(at.start <= start and end <= at.end for at in places) and not _told(doc, start, end):
        return False
    if not sure and any(at.start < end and start < at.end for at in places):
        return False
    return not _headline(doc, start) or (low[0] in known.given_names and len(words) <= 3)


def _headline(doc: Doc, i: int) -> bool:
    """Whether most words of the sentence are capitalised."""
    sent = [t for t in doc[i].sent if t.is_alpha]
    return len(sent) > 3 and 3 * sum(t.text[:1].isupper() for t in sent) > 2 * len(sent)


def _alone(doc: Doc, start: int, end: int) -> bool:
    """A name of one word, where the words before it say that it is one ("a boy named Arin", "her son Jack")."""
    if end - start > 1 or doc[start].pos_ != "PROPN" or (end < len(doc) and doc[end].text[:1].isupper()):
        return False
    before = [t.lower_ for t in doc[max(0, start - 4) : start]]
    low = doc[start].lower_
    if low in lexicon().not_names or low in lexicon().people:
        return False
    if before[-1:] == ["named"] or (before[-1:] == ["called"] and before[-2:-1] and before[-2] in lexicon().people):
        return low in lexicon().given_names or any(w in lexicon().people for w in before)
    return bool(before) and before[-1] in KIN and low in lexicon().given_names


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
