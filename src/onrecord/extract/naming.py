"""Personal names of two words or more: runs of capitalised words, tested against what else is capitalised in news prose."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from onrecord.extract import origins, triggers
from onrecord.extract.lexicon import lexicon
from onrecord.extract.numbers import ONES, TENS
from onrecord.extract.parse import Block
from onrecord.extract.placing import At

PART = r"[A-Z][\w'’]*(?:-[A-Z]?[\w'’]+)*\.?"
LINK = r"(?:al-|el-|bin |ibn |bint |abu |de |del |la |van |von |der )"
NAME = re.compile(rf"(?<![\w-])(?:{LINK})?{PART}(?: {LINK}?{PART}){{1,4}}")
INTRODUCED = re.compile(r"\b(?:identified (?:\w+ )?as|named|victims?,?|known as)$", re.I)
SUFFIX = re.compile(r"(?:\b[A-Z]|\b[JS]r)\.$")
TITLES = {
    "mr", "mrs", "ms", "dr", "judge", "sheriff", "sgt", "lt", "capt", "captain", "detective", "officer", "chief", "mayor",
    "president", "governor", "gov", "sen", "rep", "det", "deputy", "prosecutor", "attorney", "spokesman", "spokeswoman",
    "lieutenant", "sergeant", "colonel", "col", "general", "gen", "major", "maj", "pfc", "cpl", "corporal", "private", "sheikh",
    "navy", "army", "petty", "first", "class", "specialist", "pvt", "prof", "professor", "rev", "pastor", "imam", "trooper",
}  # fmt: skip


def names(block: Block, places: list[At]) -> Iterator[tuple[int, int]]:
    """Token ranges of personal names in a block, titles left out."""
    for match in NAME.finditer(block.text):
        stop = match.end() - (match[0].endswith(".") and not SUFFIX.search(match[0]))
        found = block.tokens(match.start(), stop)
        if found is None:
            continue
        start, end = found
        while start < end and (
            block.doc[start].lower_.rstrip(".") in TITLES or (not block.doc[start].is_alpha and block.doc[start].text == ".")
        ):
            start += 1
        while end > start and block.doc[end - 1].text == ".":
            end -= 1
        words = block.doc[start:end].text.split()
        if 2 <= len(words) <= 5 and _personal(block, start, end, words, places):
            yield start, end


def _personal(block: Block, start: int, end: int, words: list[str], places: list[At]) -> bool:
    doc, known = block.doc, lexicon()
    if any(c.isdigit() or c in "[]:/" for c in "".join(words)):
        return False
    low = [w.lower().rstrip(".") for w in words]
    if any(w in known.not_names or w in known.people or w.removesuffix("s") in known.people for w in low):
        return False
    if any(w in triggers.inflict() or (w.isupper() and len(w) > 3) for w in low) or origins.is_known(" ".join(low)):
        return False
    told = age(doc, start, end) is not None or (start > 0 and doc[start - 1].lower_ in known.people)
    told = told or INTRODUCED.search(doc[max(0, start - 6) : start].text) is not None
    if any(at.start < end and start < at.end for at in places) and not told:
        return False
    kinds = {t.ent_type_ for t in doc[start:end]} - {""}
    if kinds & {"GPE", "LOC", "FAC", "DATE", "NORP", "EVENT"} and "PERSON" not in kinds and not told:
        return False
    sent = doc[start].sent
    capital = sum(t.text[:1].isupper() for t in sent if t.is_alpha)
    headline = capital * 3 > 2 * max(1, sum(t.is_alpha for t in sent))
    return told or ("PERSON" in kinds and not headline) or (kinds <= {"ORG"} and not headline and len(words) <= 3)


def age(doc: Doc, start: int, end: int) -> int | None:
    """An age beside the name: "Mira Holt, 6,", "six-year-old girl Mira Holt", "aged 40"."""
    after = doc[end : end + 4].text
    match = re.match(r"\s*[,(]\s*(?:aged? )?(\d{1,3})\b(?!\s*(?:years? ago|people|percent|th))|\s*aged? (\d{1,3})\b", after)
    if match and int(match[1] or match[2]) < 110:
        return int(match[1] or match[2])
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
