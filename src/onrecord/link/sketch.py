"""What is kept of a happening to compare it by: small enough that a hundred thousand reports fit into memory."""

import re
from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from zlib import crc32

from onrecord import vocab
from onrecord.link import places
from onrecord.link.happening import Happening, interval, order, ordinal
from onrecord.link.wording import BEGINNING, Words, proper, rare, tokens, words
from onrecord.model import Document, Place, Reading
from onrecord.model.words import IncidentKind

NAME = re.compile(r"\b[A-Z][a-z'’]+(?:[ -](?:[A-Z]\.?|[A-Z][A-Za-z'’]+)){0,3}[ -][A-Z][A-Za-z'’]+\b")
ROAD = r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Boulevard|Blvd|Lane|Parkway|Highway|Way|Court|Apartments|Park)"
STREET = re.compile(rf"\b([A-Z]\w+) {ROAD}\b")
BLOCK = re.compile(r"\b(\d{3,5}) block of (?:\w+\.? )?(\w+)")
AGE = re.compile(r"\b(\d{1,2})[- ]year|, (\d{2})(?=[,. ])")
RECENT = 10  # days before publication that a report's exact days are taken for days of the happening in
SPOTS, LONGEST_NAME = 6, 4


@dataclass(frozen=True)
class NotNames:
    """Words of vocab/people.yml that make a run of capitalised words no person's name."""

    not_names: frozenset[str]
    bodies: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sketch:
    """One happening of one document, named by `key` (its first claim). `people` are first and last names in its words, harmed
    or not; `names` those harmed. `spots` are ids of settlements that its report names, most often first, `lands` its
    first-level divisions; `told` are exact days that its words name. `start` are the words that it begins with, `unusual` its
    rarest names and numbers as checksums. `claims` are keys, the `figures` first; `said` checksums of what they say, where
    copies are to be told. `family` and `copy_of` are those of its document. `order` sorts happenings as the record does."""

    key: str
    document: str
    order: tuple[str, str, int]
    claims: tuple[str, ...]
    figures: int
    said: tuple[int, ...]
    lead: bool
    published: int | None
    days: tuple[int, int] | None
    dated: bool
    families: frozenset[str]
    kind: IncidentKind
    places: tuple[Place, ...]
    numbers: frozenset[tuple[str, int]]
    names: frozenset[str]
    people: frozenset[str]
    spots: tuple[str, ...]
    lands: frozenset[str]
    told: frozenset[int]
    streets: frozenset[str]
    blocks: frozenset[tuple[str, str]]
    ages: frozenset[str]
    unusual: "array[int]"
    start: Words
    family: str = ""
    copy_of: str = ""


def sketch(happening: Happening, document: Document, reading: Reading, number: int) -> Sketch:
    """The sketch of the happening of this `number` in its document."""
    text = text_of(happening, document)
    nobody, told_by = _nobody(document, reading), _told_by(reading)
    own = [c.place for c in happening.claims if c.place]
    spots = own + [m.place for m in reading.mentions if m.type == "place" and m.place] if happening.lead else own
    return Sketch(
        key=happening.claims[0].key,
        document=document.id,
        order=(*order(document), number),
        claims=tuple(c.key for c in sorted(happening.claims, key=lambda c: c.figure is None)),
        figures=sum(c.figure is not None for c in happening.claims),
        said=_said(happening) if document.family else (),
        lead=happening.lead,
        published=happening.published,
        days=happening.days,
        dated=happening.dated,
        families=happening.families,
        kind=happening.kind,
        places=tuple(replace(p, span=None) for p in happening.places[:3]),
        numbers=happening.numbers,
        names=happening.names,
        people=people(text) - nobody,
        spots=_often(p.id for p in spots if p.id and not places.wide(p)),
        lands=frozenset(p.admin1 or p.name for p in spots if p.country and p.precision != "country"),
        told=_told(happening, reading),
        streets=frozenset(s.lower() for s in STREET.findall(text)),
        blocks=frozenset((a, b.lower()) for a, b in BLOCK.findall(text)),
        ages=frozenset(a or b for a, b in AGE.findall(text)),
        unusual=array("I", sorted({crc32(w.encode()) for w in proper(text) if rare(w) and w not in told_by})),
        start=words(tokens(text)[:BEGINNING]),
        family=document.family,
        copy_of=document.copy_of,
    )


def text_of(happening: Happening, document: Document) -> str:
    """The words that tell of a happening: the whole report of the one that it is chiefly about, else its sentences."""
    if happening.lead:
        body = "\n".join(document.text[start:end] for start, end in document.body())
        return body if document.title and document.title in body else f"{document.title}\n{body}"
    spans = sorted({(c.sentence.field, c.sentence.start, c.sentence.words) for c in happening.claims})
    return "\n".join(words for _, _, words in spans)


def people(text: str) -> frozenset[str]:
    """First and last name of what reads like a person's full name."""
    found = set()
    for match in NAME.finditer(text):
        parts = [w for p in re.split(r"[ -]", match[0]) if len(w := p.strip(".'’").lower()) > 1]
        if 2 <= len(parts) <= LONGEST_NAME and not _not_names() & set(parts):
            found.add(f"{parts[0]} {parts[-1]}")
    return frozenset(found)


def _nobody(document: Document, reading: Reading) -> frozenset[str]:
    """What reads like a person's name in this document and is none: places, bodies, and the outlets it came by. Two reports of
    one agency do not have a person in common by its name."""
    named = {m.span.words for m in reading.mentions if m.type in ("place", "organisation")}
    outlets = {link.words for c in reading.claims for link in c.chain if link.id.startswith("outlet:")}
    return frozenset(_ends(words) for words in named | outlets | {document.outlet, document.outlet_family})


def _told_by(reading: Reading) -> frozenset[str]:
    """The words of the bodies that the document quotes: who counts the dead of a war is in every report of it."""
    links = {link.words for c in reading.claims for link in c.chain if not link.id.startswith("person:")}
    return frozenset(w for words in links for w in proper(words))


def _ends(words: str) -> str:
    """The first and last word of a name, lower case, as `people` has them."""
    parts = [w.strip(".'’") for w in words.lower().split()] or [""]
    return f"{parts[parts[0] == 'the' and len(parts) > 1]} {parts[-1]}"


def _said(happening: Happening) -> tuple[int, ...]:
    return tuple(sorted(crc32(f"{c.kind} {c.span.words}".encode()) for c in happening.claims))


@cache
def _not_names() -> frozenset[str]:
    told: NotNames = vocab.load("people", NotNames)
    return told.not_names | told.bodies


def _often(found: Iterable[str]) -> tuple[str, ...]:
    """The ids named most often, the first of them first."""
    return tuple(name for name, _ in Counter(found).most_common(SPOTS))


def _told(happening: Happening, reading: Reading) -> frozenset[int]:
    """Exact days that the words name: of the report's chief happening anywhere in it, else in its claims."""
    if happening.lead:
        days = (ordinal(m.resolved[:10]) for m in reading.mentions if m.type == "time" and m.resolved)
        return frozenset(d for d in days if d is not None)
    spans = (interval(c.when) for c in happening.claims)
    return frozenset(s[0] for s in spans if s is not None and s[0] == s[1])
