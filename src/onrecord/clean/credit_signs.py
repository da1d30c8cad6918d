"""The forms in which a line credits an agency. They are looked for in a copy of the line in which every agency's name is
covered by one letter, as long as the name, so that the forms need not know the names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.clean.outlets import Directory
from onrecord.vocab import either, load

# The letters that cover a named agency, and agencies without a name.
NAMED, UNNAMED = "Ꜳ", "Ꜵ"
AGENCY = rf"\b[{NAMED}{UNNAMED}]+\b"
DASH = r"(?:--+|[—–_]|-(?=\s|$))"
NAME = r"[A-Z][\w.'’-]*"
PLACE = rf"{NAME}(?:[ /-]{NAME}){{0,3}}(?:, {NAME}(?: {NAME})?)?"
DAY = r"(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?(?:,? \d{4})?"
CITY = re.compile(r"[A-Z][A-Z .'’-]{2,}(?:,[^,()]{0,25}){0,2}\s*$")
JOINT = re.compile(r"\s*(?:/|&|\+|;|\band\b|\bwith\b)\s*", re.I)
AFFILIATED = re.compile(r"\s*(?:,|\||•|\bof the\b|\bfor the\b)\s*", re.I)
# What a copyright line says of a company, and a trailing credit of a picture.
LEGAL = re.compile(r"\b(?:inc|ltd|llc|limited|corp|plc|a [\w. ]+ company|modified|\d{4})\b\.?", re.I)
PICTURED = re.compile(r",?\s*(?:with )?(?:photos?|images?|pictures?) (?:by|via|from)\b.*$", re.I)
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)(?:\s|©|\(c\)|copyright|:|\d{4}|[-–,]|\bby\b)*(?P<who>[^.\n)]{2,90}?)"
    r"(?=\s*(?:\.|\)|$|,? all rights|[-–—]{1,2} ))", re.I,
)  # fmt: skip
BRACKET = re.compile(rf"\((?P<who>[^()\n]{{2,60}})\)\s*(?P<dash>{DASH}|:)?")
BARE = re.compile(rf"\W*(?:{PLACE}[,:]?\s+(?:{DAY},?\s+)?)?(?P<who>{AGENCY})\s*{DASH}")
START = re.compile(rf"\W*(?P<who>{AGENCY})\s+(?=[A-Z][a-z])")
SOURCED = r"(?:by|from|sources?|via|credit|(?:posted|published|written|reported|distributed) by|author)"
LINE = re.compile(rf"\W*(?P<said>{SOURCED}\b:?\s*)?(?P<who>.{{2,100}}?)\W*", re.I)
SIGNED = re.compile(
    rf"(?:(?:^|[.!?\"”’'\)])\s*(?:{DASH}|-)\s*|(?P<source>\b(?i:source|via):?\s+)|(?P<bracket>\())(?P<who>[^()\n.]{{2,60}})\)?\W*$"
)
SENTENCE = re.compile(r"[.!?][\"”’']?\s*$")
JOINING = frozenset({"and", "the", "in", "of"})
# Characters before a name in which a word for a picture makes it the picture's credit.
BEFORE = 40
# From so many words on, a line that ends in a bracketed name is text and not a caption, even without a full stop.
LINE_WORDS = 40


@dataclass(frozen=True)
class _Words:
    unnamed: tuple[str, ...]
    staff: tuple[str, ...]
    ours: tuple[str, ...]
    picture: tuple[str, ...]
    bare: tuple[str, ...]
    part: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parties:
    """Who is named in a credit: agencies by their usual names ("" for such as are not named), and whether nobody else is."""

    agencies: tuple[str, ...] = ()
    whole: bool = False


Found = tuple[int, int, Parties]


class Signs:
    """Finds credits in one line; places are counted from the start of what is given."""

    def __init__(self, known: Directory) -> None:
        self._known = known
        words = load("wire", _Words)
        names = {form for word in known.credits for form in (word, word.upper() if len(word) > 3 else word)}
        self.any = re.compile(rf"\b(?:(?P<named>{either(names)})|(?i:{'|'.join(words.unnamed)}))\b")
        self._bare = frozenset(words.bare)
        staff = "|".join(words.staff)
        self._one = re.compile(rf"(?:the\s+)?(?P<agency>{AGENCY})(?:\s+(?:{staff}))?(?:\s+in\s+{PLACE})?", re.I)
        self._ours = re.compile("|".join(words.ours), re.I)
        self._picture = re.compile(rf"\b(?:{'|'.join(words.picture)})\b[^.!?\n]*$", re.I)
        parts = (part.replace("AGENCY", f"(?:the )?{AGENCY}").replace("NAMED", rf"\b{NAMED}+\b") for part in words.part)
        self._part = [re.compile(part, re.I) for part in parts]

    def cover(self, text: str) -> str:
        """The text with agencies covered, as long as before."""
        return self.any.sub(lambda match: (NAMED if match["named"] else UNNAMED) * len(match.group()), text)

    def parties(self, who: str) -> Parties:
        """Who is meant by the words of a credit."""
        who = LEGAL.sub(lambda match: " " * len(match.group()), PICTURED.sub("", who)).rstrip(" ,.:-–—")
        covered = self.cover(who)
        affiliation = _split(AFFILIATED, covered)
        if len(affiliation) > 1 and not re.search(r"[/&+]", covered[slice(*affiliation[-1])]):
            for part, rest in ((affiliation[-1], ""), (affiliation[0], covered[slice(*affiliation[1])])):
                agency = self._agency(covered[slice(*part)], who[slice(*part)])
                if agency is not None and (not rest or re.fullmatch(DAY, rest)):
                    return Parties((agency,), True)
        agencies = [self._agency(covered[slice(*part)], who[slice(*part)]) for part in _split(JOINT, covered)]
        found = tuple(dict.fromkeys(agency for agency in agencies if agency is not None))
        return Parties(found, bool(found) and None not in agencies)

    def _agency(self, covered: str, words: str) -> str | None:
        """The agency that these words are, and nothing else; null where they are none, or several may be meant."""
        lead = len(covered) - len(covered.lstrip(" ,.:"))
        match = self._one.fullmatch(covered.strip(" ,.:"))
        if match is None:
            return None
        agency = self._known.credited(words[lead + match.start("agency") : lead + match.end("agency")])
        return agency.name if agency else "" if UNNAMED in match["agency"] else None

    def opening(self, text: str, first: bool) -> Iterator[Found]:
        """A dateline; where the text is the `first` of the report, also letters before its first sentence."""
        found = list(self.dateline(text))
        yield from found
        match = START.match(self.cover(text)) if first and not found else None
        if match and text[slice(*match.span("who"))] in self._bare:
            yield self._at(text, match)

    def dateline(self, text: str) -> Iterator[Found]:
        """The agency in a dateline: in brackets before a dash, at the start of the line or behind a city in capitals, or bare
        before a dash."""
        for match in BRACKET.finditer(text):
            before, after = text[: match.start()], text[match.end() :].lstrip()
            opens = bool(after[:1].isupper()) and (not before.strip() or CITY.fullmatch(before.strip()) is not None)
            found = self._at(text, match)
            if found[2].agencies and (match["dash"] or opens) and not self._of_picture(before):
                yield found
                return
        bare = BARE.match(self.cover(text))
        if bare and (bare.end("who") - bare.start("who") > 4 or text[slice(*bare.span("who"))] in self._bare):
            yield self._at(text, bare)

    def line(self, text: str) -> Iterator[Found]:
        """A line that is a credit and nothing else."""
        match = LINE.fullmatch(text)
        if match is None or self._of_picture(text):
            return
        found = self._at(text, match)
        words = match["who"].split()
        named = found[2].whole and all(word[:1].isupper() or not word.isalpha() or word in JOINING for word in words)
        if match["said"] or named or self._plain(match["who"]):
            yield found

    def _plain(self, who: str) -> bool:
        """Whether a line without "by" names nothing but agencies and the outlet's own people."""
        covered = self.cover(who)
        parts = [(covered[slice(*part)], who[slice(*part)]) for part in _split(JOINT, covered)]
        return all(self._agency(*part) is not None or self._ours.fullmatch(part[1]) for part in parts)

    def signature(self, text: str, last: bool) -> Iterator[Found]:
        """The agency with which a line ends: after a dash or "source", or in brackets at the very end of the report."""
        text = PICTURED.sub("", text)
        match = SIGNED.search(text)
        before = text[: match.start()] if match else ""
        if match is None or (match["bracket"] and not (last and (SENTENCE.search(before) or len(before.split()) > LINE_WORDS))):
            return
        found = self._at(text, match)
        if (found[2].whole or match["source"]) and not self._of_picture(before):
            yield found

    def notes(self, text: str) -> Iterator[Found]:
        """Copyright lines, and notes that agencies gave part of the text."""
        for match in COPYRIGHT.finditer(text):
            if not self._of_picture(text[: match.start()]):
                yield match.start(), match.end(), self.parties(match["who"])
        covered = self.cover(text)
        for pattern in self._part:
            for match in pattern.finditer(covered):
                inside = (m.span() for m in self.any.finditer(text, *match.span()))
                agencies = (self._agency(covered[a:b], text[a:b]) for a, b in inside)
                yield match.start(), match.end(), Parties(tuple(dict.fromkeys(a for a in agencies if a is not None)))

    def _at(self, text: str, match: re.Match[str]) -> Found:
        start, end = match.span("who")
        return start, end, self.parties(text[start:end])

    def _of_picture(self, before: str) -> bool:
        return self._picture.search(before[-BEFORE:]) is not None


def _split(by: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """The places of what stands between the matches of a pattern."""
    cuts = [match.span() for match in by.finditer(text)]
    return list(zip([0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)], strict=True))


@cache
def signs(known: Directory) -> Signs:
    """The signs of the agencies that a directory knows."""
    return Signs(known)
