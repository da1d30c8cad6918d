"""The dates that a page shows its readers: beside the headline, or with a label at the end of the report."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.clean.evidence import Evidence, Kind, of_data, of_reading
from onrecord.clean.outlets import fold
from onrecord.clean.seen import Seen, bare, lines
from onrecord.clean.stamps import Stamp, label, stamps

PAGE = "page"
CHANGED, FIRST = re.compile(r"modif|updat|lastmod|revis", re.I), re.compile(r"publ|post(?:ed|date)|creat|issue|original", re.I)
NAMED = ("class", "id", "itemprop", "property")
# What the date of an entry is called by the microformat hAtom, changed or not.
HATOM = re.compile(r"(?:^|\s)updated(?=\s|$)")
# Elements made for dates, with the attribute that holds it as data; abbreviations in older pages.
MADE = {"time": "datetime", "abbr": "title"}
DATED = re.compile(r"date|time|publ|posted", re.I)
# How far from the headline (in lines) a date may stand, how far past the report's last paragraph a labelled one; letters that
# are compared, and fewest words of a paragraph by which the report is found in the page.
BEFORE, AFTER, PAST, COMPARED, PARAGRAPH = 4, 45, 6, 30, 12
# Paragraphs of the report above which a date may still stand: a summary and a caption come before it.
OPENING = 3
# A line above the headline counts if it lies in the same part of the page: so many elements up.
NEAR = 3


def shown(tree: Any, title: str, paragraphs: Sequence[str], languages: tuple[str, ...]) -> tuple[Evidence, ...]:
    """The day of publication and that of the last change, as far as they are shown. Beside the headline the surest is one that
    is labelled, then one with a time of day, then the nearest below it; without any a label at the end of the report counts."""
    seen = list(lines(tree))
    report = _places(seen, [p for p in paragraphs if fold(p) != fold(title)])
    head = _headline(seen, title, report[0] if report else len(seen))
    if head is None and not report:
        return ()
    first = head if head is not None else report[0]
    stop = min((report[:OPENING][-1] if report else len(seen)) + 1, first + AFTER)
    beside = [*_below(seen, first, stop, languages), *_above(seen, first, languages)]
    end = [one for line in seen[stop : (report[-1] if report else stop) + PAST] for one in _labelled(line, languages)]
    ranked = [one for _, _, one in sorted(((not e.kind, not clock, e) for e, clock in beside), key=lambda r: r[:2])]
    kinds = [[one for one in (*ranked, *end) if (one.kind == "modified") is changed] for changed in (False, True)]
    return tuple(one for found in kinds for one in found[:1])


def _below(seen: Sequence[Seen], first: int, stop: int, languages: tuple[str, ...]) -> list[tuple[Evidence, bool]]:
    return [one for line in seen[first:stop] for one in _dated(line, languages)]


def _above(seen: Sequence[Seen], first: int, languages: tuple[str, ...]) -> list[tuple[Evidence, bool]]:
    """Above the headline today's date may stand too: a date counts there if it is labelled or in the headline's own part."""
    found = [(line, one) for line in reversed(seen[max(0, first - BEFORE) : first]) for one in _dated(line, languages)]
    return [one for line, one in found if one[0].kind or _beside(line, seen[first])]


def _labelled(line: Seen, languages: tuple[str, ...]) -> list[Evidence]:
    return [of_reading(stamp.kind, PAGE, stamp.reading) for stamp in stamps(line.text, languages) if stamp.kind]


def _dated(line: Seen, languages: tuple[str, ...]) -> Iterator[tuple[Evidence, bool]]:
    """(date, whether a time of day stands with it) for each date of a line that dates the report; else of the elements in it
    that are made for dates; and what the data of a time element gives where its words alone do not ("two hours ago")."""
    said = [(_said(line, stamp), stamp.clock) for stamp in stamps(line.text, languages)]
    if not said:
        for _, element in line.pieces:
            if _is_date(element):
                words = bare(element.text)
                said += [
                    (of_reading(s.kind or _called(element), PAGE, s.reading, s.sure), s.clock) for s in stamps(words, languages)
                ]
    yield from said
    if not any(one.days for one, _ in said):
        for element in dict.fromkeys(time for _, piece in line.pieces for time in _times(piece)):
            for one in of_data(label(line.text) or _called(element), element.get(MADE[element.tag]), PAGE):
                yield one, False


def _is_date(element: Any) -> bool:
    return element.tag == "time" or any(DATED.search(element.get(name) or "") for name in NAMED)


def _times(element: Any) -> list[Any]:
    """The time element (or abbreviation, as older pages have it) with data that a piece stands in."""
    around = [element, *element.iterancestors()][:NEAR]
    return [one for one in around if one.tag in MADE and one.get(MADE[one.tag])]


def _said(line: Seen, stamp: Stamp) -> Evidence:
    """A date with its label: the word before it, else what the element around it is called."""
    holder = [element for start, element in line.pieces if start <= stamp.reading.start][-1]
    kind = stamp.kind or _called(holder)
    return of_reading(kind, PAGE, stamp.reading, stamp.sure or kind != "")


def _called(element: Any) -> Kind:
    """What an element's own names, or those of the two around it, say of the date in it."""
    for one in [element, *element.iterancestors()][:2]:
        names = " ".join(HATOM.sub(" ", one.get(name) or "") for name in NAMED)
        if FIRST.search(names):
            return "published"
        if CHANGED.search(names):
            return "modified"
    return ""


def _beside(line: Seen, head: Seen) -> bool:
    """Whether a line above the headline stands in the same small part of the page."""
    around = [head.element, *head.element.iterancestors()][: NEAR + 1]
    return any(a is b and a.tag not in ("body", "html") for a in around for b in (line.element, *line.element.iterancestors()))


def _headline(seen: Sequence[Seen], title: str, before: int) -> int | None:
    """Where the headline stands: the last line of its words above the report, else the last heading there."""
    wanted = fold(title)
    heads = [n for n, line in enumerate(seen) if any(a.tag == "h1" for a in (line.element, *line.element.iterancestors()))]
    found = [n for n, line in enumerate(seen) if wanted and line.letters == wanted]
    for places in ([n for n in heads if n in found], found, [n for n in heads if before - AFTER <= n]):
        above = [n for n in places if n <= before]
        if above:
            return above[-1]
    return found[0] if found else None


def _places(seen: Sequence[Seen], paragraphs: Sequence[str]) -> list[int]:
    """The lines at which the paragraphs of the report begin, in order."""
    begins = {fold(p)[:COMPARED] for p in paragraphs if len(p.split()) >= PARAGRAPH}
    return [n for n, line in enumerate(seen) if line.letters[:COMPARED] in begins]
