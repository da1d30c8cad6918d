"""Whether reports have a word for somebody's death in the happening at hand: not one attempted, denied, feared or elsewhere."""

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord import vocab
from onrecord.model import Claim, Document, Incident, Span, Toll
from onrecord.weigh.groups import WORD

SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"”’)]*(?=\s)|$)", re.MULTILINE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MONTHS = {name[:3]: f"-{n:02}" for n, name in enumerate(calendar.month_name) if name}
MONTH = re.compile(rf"\b(?:on|in|since|until|early|mid|late|of|the) ({'|'.join(MONTHS)})[a-z]*\b")


@dataclass(frozen=True)
class SilenceWords:
    """vocab/silence.yml."""

    deaths: frozenset[str]
    harmless: tuple[str, ...]
    elsewhere: tuple[str, ...]
    deeds: frozenset[str]


@cache
def silence_words() -> SilenceWords:
    """The vocabulary of silence, loaded once."""
    words: SilenceWords = vocab.load("silence", SilenceWords)
    return words


def tells_of_death(subject: Incident | Toll, documents: Sequence[Document], claims: Iterable[Claim]) -> bool:
    """Whether any report has a word for somebody's death outside its clutter, counted or not, in a sentence that is not plainly
    about another happening: by a year or an expression, or because the deaths in it are read as those of other incidents.
    `claims` are all those of the documents."""
    days = [d.published.date for d in documents] + ([subject.when.start, subject.when.end] if subject.when else [])
    times = {part for day in days for part in (day[:4], day[4:7])}
    own = set(subject.claims)
    deadly = [c for c in claims if _tells(c.span.words)]
    here, there = ([c.span for c in deadly if (c.key in own) is mine] for mine in (True, False))
    told = (s for d in documents for s in _sentences(d) if _tells(s.words) and not _elsewhere(s.words, times))
    return any(any(s.overlaps(o) for o in here) or not any(s.overlaps(o) for o in there) for s in told)


def _sentences(document: Document) -> Iterator[Span]:
    """The title and every sentence of the body, roughly cut."""
    yield Span(document.id, 0, len(document.title), document.title, "title")
    for start, end in document.body() or ((0, len(document.text)),):
        for found in SENTENCE.finditer(document.text, start, end):
            yield Span(document.id, found.start(), found.end(), found[0])


def _tells(text: str) -> bool:
    return bool(set(WORD.findall(harmless_removed(text))) & silence_words().deaths)


def _elsewhere(text: str, times: set[str]) -> bool:
    """Whether a sentence names only years, or only months, other than those of the happening and its reports ("2016", "-05"),
    or says in another way that it tells of other happenings."""
    for told in (set(YEAR.findall(text)), {MONTHS[m] for m in MONTH.findall(text)}):
        if told and not told & times:
            return True
    return bool(_pattern("elsewhere").search(text.lower()))


def harmless_removed(text: str) -> str:
    """`text` in lower case without the expressions that have a word for death and tell of none."""
    return _pattern("harmless").sub(" ", text.lower())


@cache
def _pattern(field: str) -> re.Pattern[str]:
    words = silence_words()
    forms = words.harmless if field == "harmless" else words.elsewhere
    return re.compile("|".join(rf"\b(?:{form})\b" for form in forms))
