"""Which language a text is in, and which parts of a mixed text are in another."""

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import Any

from onrecord.model import Mark

# Characters of each place that is looked at, fewest letters that are enough to tell, and the certainty (0 to 1, by py3langid)
# from which an answer counts: of a whole text, and of a paragraph against the rest.
LOOK, ENOUGH, LIKELY, CERTAIN = 600, 24, 0.5, 0.9
# Fewest letters of a paragraph that has a language of its own.
PARAGRAPH = 60
# A text of several languages is read as English when this share of its letters, and so many of them, are English.
ENGLISH, SHARE, LETTERS = "en", 0.25, 200
# Varieties that py3langid tells apart and readers of a record do not (ISO 639-3, members of the macrolanguage).
VARIETY = {"arz": "ar", "ary": "ar", "arb": "ar", "apc": "ar", "acm": "ar", "aeb": "ar", "ars": "ar", "ajp": "ar", "pes": "fa"}
LINE = re.compile(r"[^\n]+")


@cache
def _identifier() -> Any:
    from py3langid import langid

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)


def language(text: str) -> str:
    """The ISO 639 code of `text`, or "" when it is too short or too unlike any language to tell. A text of several languages is
    English when a good part of it is (the rest is set aside, see `foreign`), else what most of it is in."""
    looks = [_told(look) for look in _looks(text)]
    found = {code for code, certainty in looks if certainty >= LIKELY}
    if len(found) <= 1:
        return next(iter(found), "")
    letters = _letters(text)
    whole = sum(letters.values())
    if letters[ENGLISH] >= max(LETTERS, SHARE * whole):
        return ENGLISH
    return max(sorted(letters), key=lambda code: letters[code]) if whole else max(looks, key=lambda told: told[1])[0]


def foreign(text: str, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The marks of an English text with its paragraphs in other languages set aside as clutter, each with its language."""
    if len({code for code, certainty in map(_told, _looks(text)) if certainty >= LIKELY}) <= 1:
        return marks
    cut = [part for mark in marks for part in ([mark] if mark.mark not in ("body", "caption") else _parted(text, mark))]
    joined: list[Mark] = []
    for mark in cut:
        if joined and (joined[-1].mark, joined[-1].reason) == (mark.mark, mark.reason) and mark.mark != "title":
            joined[-1] = replace(joined[-1], end=mark.end)
        else:
            joined.append(mark)
    return tuple(joined)


def _parted(text: str, mark: Mark) -> list[Mark]:
    """One mark for each of its lines; white space belongs to the line before it, as everywhere."""
    starts = [mark.start + line.start() for line in LINE.finditer(text[mark.start : mark.end])] or [mark.start]
    ends = [*starts[1:], mark.end]
    parts = []
    for start, end in zip([mark.start, *starts[1:]], ends, strict=True):
        code = _own(text[start:end])
        other = code not in ("", ENGLISH)
        parts.append(
            Mark(start, end, "clutter", f"in another language ({code})") if other else replace(mark, start=start, end=end)
        )
    return parts


def _looks(text: str) -> list[str]:
    """The beginning, the middle and the end, which of a short text are one."""
    if len(text) <= 2 * LOOK:
        return [text]
    middle = len(text) // 2
    return [text[:LOOK], text[middle - LOOK // 2 : middle + LOOK // 2], text[-LOOK:]]


def _letters(text: str) -> Counter[str]:
    """Letters by language, of paragraphs that have one."""
    found: Counter[str] = Counter()
    for line in LINE.findall(text):
        code = _own(line)
        found[code] += sum(c.isalpha() for c in line) if code else 0
    return found


def _own(line: str) -> str:
    """The language of a paragraph that is long enough and plainly in one; "" of others."""
    if sum(c.isalpha() for c in line) < PARAGRAPH:
        return ""
    code, certainty = _told(line)
    return code if certainty >= CERTAIN else ""


def _told(text: str) -> tuple[str, float]:
    """(code, certainty). Case says nothing: headlines in capitals mislead."""
    sample = text.lower()
    if sum(c.isalpha() for c in sample) < ENOUGH:
        return "", 0.0
    ranked = _identifier().rank(sample)
    sums: Counter[str] = Counter()
    for code, certainty in ranked[:8]:
        sums[VARIETY.get(code, code)] += certainty
    best = max(sorted(sums), key=lambda code: sums[code])
    return best, float(sums[best])
