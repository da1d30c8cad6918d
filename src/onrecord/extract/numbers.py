"""Number expressions in a parsed text: digits, words, vague quantities, with the qualifier around them.

Own rules, because ready-made converters turn "hundreds of people" into 100 and lose the qualifier."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.extract.lexicon import lexicon
from onrecord.model.words import Qualifier

UP_TO_TWENTY = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
ONES = {w: i for i, w in enumerate(UP_TO_TWENTY)}
TENS = {w: 10 * (i + 2) for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
PLURALS = {"dozens", "scores", "hundreds", "thousands", "tens", "millions", "countless"}
OPENING = frozenset([*ONES, *TENS, *PLURALS, "several", "few", "a", "an"])
"""The words that a number in words may begin with."""
NONE = {"no", "none", "nobody", "zero"}
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")

PHRASES: dict[Qualifier, list[str]] = {
    "at_least": ["at least", "no fewer than", "no less than", "not less than", "a minimum of", "minimum of", "at the least"],
    "more_than": [
        "more than", "over", "upwards of", "in excess of", "exceeding", "exceeded", "above", "well over", "passed", "surpassed",
        "topped", "beyond", "upward of", "greater than", "exceeds",
    ],
    "at_most": [
        "up to", "as many as", "at most", "nearly", "almost", "close to", "fewer than", "less than", "under", "no more than",
        "nearing", "as much as", "a maximum of",
    ],
    "approximately": ["about", "around", "some", "approximately", "roughly", "an estimated", "estimated", "circa", "approx"],
}  # fmt: skip
BEFORE: dict[tuple[str, ...], Qualifier] = {
    tuple(phrase.split()): qualifier for qualifier, phrases in PHRASES.items() for phrase in phrases
}
LONGEST = max(map(len, BEFORE))
AFTER: tuple[tuple[tuple[str, ...], Qualifier], ...] = (
    (("or", "more"), "at_least"), (("so", "far"), "at_least"), (("or", "so"), "approximately"), (("plus",), "at_least"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens `start` to `end` (exclusive) hold the number with its qualifier; `core` to `core_end` the number alone.
    `head` is the token that carries its place in the sentence."""

    start: int
    end: int
    core: int
    core_end: int
    low: int | None
    high: int | None
    qualifier: Qualifier
    word: str = ""

    @property
    def value(self) -> int | None:
        """The number as the words give it."""
        return self.high if self.low is None else self.low


def _digits(token: Token) -> float | None:
    text = token.text.rstrip("+")
    if not DIGITS.fullmatch(text):
        return None
    return float(text.replace(",", ""))


def _cardinal(doc: Doc, i: int) -> tuple[int, int] | None:
    """A cardinal that begins at token `i`: (value, end). Digits or words, "5 thousand", "sixty-two", "two dozen"."""
    total, part, seen, j = 0.0, 0.0, False, i
    while j < len(doc):
        low = doc[j].lower_
        digits = _digits(doc[j])
        if digits is not None and not seen:
            part, seen = digits, True
        elif (
            digits is not None
            and doc[j].text.isdigit()
            and len(doc[j].text) == 3
            and doc[j - 1].text.isdigit()
            and seen
            and doc[j - 1].whitespace_
        ):
            return None
        elif low in ONES and (not seen or (part % 10 == 0 and ONES[low] < 10 and digits is None)):
            part, seen = part + ONES[low], True
        elif low in TENS and (not seen or part % 100 == 0):
            part, seen = part + TENS[low], True
        elif low in SCALES and seen:
            part = (part or 1) * SCALES[low]
            if SCALES[low] >= 1000:
                total, part = total + part, 0.0
        elif low == "dozen" and seen:
            part *= 12
        elif low in ("a", "an") and not seen and j + 1 < len(doc) and doc[j + 1].lower_ in (*SCALES, "dozen"):
            part, seen = 1.0, True
        elif seen and low in ("-", "and") and j + 1 < len(doc) and _joins(doc, j, part):
            pass
        else:
            break
        j += 1
    while j > i and doc[j - 1].lower_ in ("and", "-"):
        j -= 1
    value = total + part
    return (int(value), j) if seen and value == int(value) else None


def _joins(doc: Doc, j: int, part: float) -> bool:
    """Whether "-" or "and" at token `j` continues a number in words ("sixty-two", "two hundred and six")."""
    after = doc[j + 1].lower_
    if doc[j].lower_ == "-":
        return doc[j - 1].lower_ in TENS and after in ONES
    return doc[j - 1].lower_ in SCALES and (after in ONES or after in TENS)


def _vague(doc: Doc, i: int) -> tuple[str, int] | None:
    """A vague quantity at token `i`: (its words, end)."""
    low = doc[i].lower_
    after = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    if low in PLURALS:
        if after == "of" and i + 2 < len(doc) and doc[i + 2].lower_ in PLURALS:
            return f"{low} of {doc[i + 2].lower_}", i + 3
        if low == "scores" and (doc[i].pos_ == "VERB"):
            return None
        return low, i + 1
    if low in ("several", "few") and after in ("dozen", "hundred", "thousand", "million"):
        return f"{low} {after}", i + 2
    if low == "several":
        return low, i + 1
    if low in ("a", "an") and i + 2 < len(doc) and doc[i + 1].lower_ in ("few", "handful", "couple"):
        if doc[i + 1].lower_ == "few" and doc[i + 2].lower_ in ("dozen", "hundred", "thousand"):
            return f"few {doc[i + 2].lower_}", i + 3
        return f"{low} {doc[i + 1].lower_}", i + 2
    return None


def _before(doc: Doc, i: int) -> tuple[Qualifier | None, int]:
    """The qualifier whose words end just before token `i`, and where it starts."""
    said = tuple(t.lower_ for t in doc[max(0, i - LONGEST) : i])
    for length in range(len(said), 0, -1):
        qualifier = BEFORE.get(said[-length:])
        if qualifier is not None:
            return qualifier, i - length
    return None, i


def _after(doc: Doc, j: int) -> tuple[Qualifier | None, int]:
    for words, qualifier in AFTER:
        if tuple(t.lower_ for t in doc[j : j + len(words)]) == words:
            return qualifier, j + len(words)
    return None, j


def bounds(value: int, qualifier: Qualifier) -> tuple[int | None, int | None]:
    """What a qualified number leaves open: (low, high)."""
    if qualifier in ("at_least", "more_than"):
        return value, None
    return (None, value) if qualifier == "at_most" else (value, value)


def _range(doc: Doc, i: int, value: int, end: int) -> tuple[int, int] | None:
    """The second number of "70 to 90", "70-90", "between 70 and 90" after a first one that ends at `end`: (high, end)."""
    if end >= len(doc) or doc[end].lower_ not in ("to", "-", "–", "and", "or"):
        return None
    if doc[end].lower_ == "and" and not (i and doc[i - 1].lower_ == "between"):
        return None
    second = _cardinal(doc, end + 1) if end + 1 < len(doc) else None
    return second if second and second[0] > value else None


def numbers(doc: Doc) -> Iterator[Number]:
    """Every number expression of a parsed text in order, without overlap. Money, percentages, years, ordinals, clock
    times and decimals are left out here; what is counted is for the caller to find out."""
    i = 0
    while i < len(doc):
        found = _number_at(doc, i) if doc[i].lower_ in OPENING or doc[i].text[0].isdigit() else None
        if found is None:
            i += 1
        else:
            yield found
            i = max(found.end, i + 1)


def _number_at(doc: Doc, i: int) -> Number | None:
    vague = _vague(doc, i)
    if vague:
        word, end = vague
        _, start = _before(doc, i)
        return Number(start, end, i, end, None, None, "vague", word)
    cardinal = _cardinal(doc, i)
    if cardinal is None or _other_quantity(doc, i, cardinal[1]):
        return None
    value, end = cardinal
    second = _range(doc, i, value, end)
    if second:
        start = i - 1 if i and doc[i - 1].lower_ in ("between", "from") else i
        return Number(start, second[1], i, second[1], value, second[0], "range")
    qualifier, start = _before(doc, i)
    later, stop = _after(doc, end) if qualifier is None else (None, end)
    if doc[end - 1].text.endswith("+"):
        later = "at_least"
    sure: Qualifier = qualifier or later or "exact"
    low, high = bounds(value, sure)
    return Number(start, stop if later else end, i, end, low, high, sure)


def _other_quantity(doc: Doc, i: int, end: int) -> bool:
    """Money, percentages, clock times, ordinals, scores, parts of a date or code."""
    before = doc[i - 1] if i else None
    after = doc[end] if end < len(doc) else None
    if before is not None and (
        before.text in "$£€#№"
        or before.lower_ in ("us$", "article", "page", "chapter", "no", "no.")
        or before.text.endswith("$")
    ):
        return True
    if _in_date(doc, i, end) or _age(doc, i, end) or _called(doc, i, end):
        return True
    if (
        before is not None
        and before.text in ("/", ":", ".", "-")
        and not before.whitespace_
        and i > 1
        and doc[i - 2].text[-1:].isalnum()
        and not doc[i - 2].whitespace_
    ):
        return True
    if (
        after is not None
        and not doc[end - 1].whitespace_
        and (
            after.text in ("%", "/", "p.m.", "a.m.", "am", "pm", "th", "st", "nd", "rd", "s", "mm")
            or (
                after.text == "-"
                and end + 1 < len(doc)
                and not after.whitespace_
                and doc[end + 1].is_alpha
                and doc[end + 1].lower_ not in ("to",)
            )
        )
    ):
        return True
    if after is not None and after.text == ":" and not after.whitespace_ and not doc[end - 1].whitespace_:
        return True
    return after is not None and after.lower_.rstrip(".") in (
        "percent",
        "per",
        "%",
        "a.m",
        "p.m",
        "am",
        "pm",
        "gmt",
        "'s",
        "’s",
    )


CALLS = {
    "call",
    "calls",
    "called",
    "calling",
    "caller",
    "callers",
    "dial",
    "dials",
    "dialed",
    "dialled",
    "operator",
    "dispatcher",
}


def _called(doc: Doc, i: int, end: int) -> bool:
    """The number of the police or of an ambulance ("called 911"), or a footnote's in brackets."""
    around = {t.lower_ for t in doc[max(0, i - 1) : i]} | {t.lower_ for t in doc[end : end + 1]}
    return (doc[i].text in ("911", "999", "112") and bool(around & CALLS)) or {"[", "]"} <= around


MONTHS = {
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "may",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
}  # fmt: skip


def _month(doc: Doc, i: int) -> bool:
    return 0 <= i < len(doc) and doc[i].lower_.rstrip(".") in MONTHS and (doc[i].lower_ != "may" or doc[i].text[0].isupper())


def _year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")


BEFORE_YEAR = {
    "in", "since", "of", "from", "until", "early", "late", "mid", "by", "spring", "summer", "autumn", "winter", "fall",
    "during", "to", "and",
}  # fmt: skip


def _in_date(doc: Doc, i: int, end: int) -> bool:
    """A day of a month, a year, a run of digits that is a date or a code."""
    text = doc[i].text
    day = text.isdigit() and len(text) <= 2
    if day and (_month(doc, i - 1) or _month(doc, end)):
        return True
    if _year(text):
        before = doc[i - 1] if i else None
        if before is None or _month(doc, i - 1) or _month(doc, i - 2) or _month(doc, i - 3):
            return True
        after = doc[end] if end < len(doc) else None
        if after is None or after.text[:1].isupper() or before.lower_ in BEFORE_YEAR:
            return True
    joined = "".join(t.text for t in doc[i : i + 5])
    if re.match(r"\d{1,2}([-/.])\d{1,2}\1\d{2,4}", joined):
        return True
    return text.isdigit() and len(text) >= 6 and text[0] == "0"


def _age(doc: Doc, i: int, end: int) -> bool:
    """An age beside a name or a noun for a person: "Ana Boyd, 41, was killed", "her son, 16", "aged 30"."""
    before = [t.lower_ for t in doc[max(0, i - 5) : i]]
    if set(before[-1:]) & {"age", "aged", "ages"} or before[-2:] == ["ages", "of"]:
        return True
    if before[-1:] and before[-1] in ("to", "and", "-", "–") and {"age", "ages", "aged"} & set(before):
        return True
    if not _years(doc, i):
        return False
    after = [t.lower_ for t in doc[end : end + 3]]
    if after[:1] in (["year"], ["month"]) and "old" in after:  # "15 year-old"
        return True
    if _listed(doc, i, end):
        return True
    comma = i - 2 if doc[i - 1].lower_ in ("also", "now", "then") else i - 1
    if comma < 1 or doc[comma].text not in (",", "("):
        return False
    if end + 1 < len(doc) and doc[end].lower_ == "of" and doc[end + 1].lower_ in ("them", "whom", "these", "those"):
        return False
    named = doc[comma - 1].pos_ == "PROPN" or doc[comma - 1].tag_ == "NN" or doc[comma - 1].lower_ in lexicon().people
    closed = (
        end >= len(doc)
        or doc[end].text in (",", ".", ")", ";")
        or doc[end].lower_ in ("and", "of", "was", "who", "from", "died")
    )
    return named and closed


def _years(doc: Doc, i: int) -> bool:
    """Whether token `i` may be the age of somebody, in digits."""
    return 0 <= i < len(doc) and doc[i].text.isdigit() and int(doc[i].text) <= 110


def _listed(doc: Doc, i: int, end: int) -> bool:
    """One of several ages behind those who have them: "two men, 18 and 20, were hurt"."""
    first = i
    while first > 1 and doc[first - 1].lower_ in ("and", ",") and _years(doc, first - 2):
        first -= 2
    if first < 2 or doc[first - 1].text not in (",", "("):
        return False
    if not {doc[first - 2].lower_, doc[first - 2].lemma_.lower()} & lexicon().people:
        return False
    joined = first < i or (end + 1 < len(doc) and doc[end].lower_ in ("and", ",") and _years(doc, end + 1))
    return joined and (end >= len(doc) or doc[end].text in (",", ")", ";", ".", "and") or doc[end].pos_ in ("AUX", "VERB"))
