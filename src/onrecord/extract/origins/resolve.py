"""The origin that a naming in a text stands for, given who has spoken before it."""

import re

from spacy.tokens import Doc

from onrecord.extract.origins.cast import Cast
from onrecord.extract.origins.connection import connection
from onrecord.extract.origins.head import head_name, is_person, presented
from onrecord.extract.origins.identity import identity, looks_person
from onrecord.extract.origins.spelling import bare, plain, surname
from onrecord.extract.origins.words import speaker_words
from onrecord.extract.parse import Block
from onrecord.model import Link, Span

ANAPHOR = re.compile(
    r"(?:the|this|that) (?:(?:uk|britain|british|london)-based )?(?P<noun>group|agency|organi[sz]ation|"
    r"monitor(?:ing group)?|body|network|cent(?:re|er)|movement|broadcaster|newspaper|ngo|watchdog|rights group|"
    r"source|sources|statement|correspondent|reporter|officials?|spokes(?:man|woman|person)|activists?|residents?|"
    r"witness(?:es)?|resident|doctor|medic)",
    re.I,
)
MONITOR = re.compile(r"(?:(?:an?|the) )?(?:\S+-based )?(?:war )?(?:monitor(?:ing)?(?: group)?|rights group|watchdog|ngo)", re.I)
MEMORY = 4  # speakers back that a pronoun can reach


def resolve(cast: Cast, block: Block, start: int, end: int, head: int) -> Link | None:
    """The origin named by tokens `start` to `end`, or None where a pronoun has nobody to stand for. Remembers the speaker."""
    doc, told, low = block.doc, speaker_words(), block.doc[head].lower_
    if low in told.personal | told.collective | told.relative and not doc[head].text.isupper():
        return _antecedent(cast, low)
    a, b = head_name(doc, start, end, head)
    span = block.over(a, b)
    if not plain(span.words) or low in told.self:
        return None
    link = _same_again(cast, span)
    if link is None:
        person = is_person(doc[b - 1]) if doc[b - 1].pos_ == "PROPN" else a <= head < b and is_person(doc[head])
        link = _named(cast, doc, span, (start, end), person)
    cast.speakers.append(link)
    return link


def headed(cast: Cast, block: Block, start: int, end: int) -> Link:
    """The origin named at the end of a headline, taken as it stands: what runs into it is no part of the name."""
    span = block.over(start, end)
    words = plain(span.words)
    return Link("origin", words, identity(cast, words, block.doc, (start, end), person=False), span)


def _named(cast: Cast, doc: Doc, span: Span, around: tuple[int, int], person: bool) -> Link:
    """An origin by its own name. A body keeps its longest naming, for when the text goes on with "the Observatory"."""
    words = plain(span.words)
    found = identity(cast, words, doc, around, person)
    if len(words) > len(cast.names.get(found, "")) and not person:
        cast.names[found] = words
    if re.match(r"the\s", span.words, re.I):
        words = cast.names.get(found, words)
    cast.called.setdefault(found, presented(doc, *around) if person else doc[around[0] : around[1]].text)
    link = Link("origin", words, found, span)
    if person:
        _join_earlier(cast, link)
    else:
        _join_monitor(cast, link)
    return link


def _join_monitor(cast: Cast, link: Link) -> None:
    """ "A monitor said ... . The X Observatory said ...": the one named right after is the one the opening left unnamed."""
    earlier = cast.speakers[-1] if cast.speakers else None
    if earlier is None or not earlier.id.startswith("doc:") or earlier.id in cast.later or not link.id.startswith("org:"):
        return
    if MONITOR.fullmatch(earlier.words) and connection(link.words, link.id, cast.country) == "monitor":
        cast.later[earlier.id] = link.id


def _join_earlier(cast: Cast, link: Link) -> None:
    """A bare name right after an indefinite person who spoke ("an activist says") is that person."""
    last = surname(link.words)
    earlier = cast.speakers[-1] if cast.speakers else None
    if earlier is None or last in cast.described or not link.id.startswith("person:"):
        return
    indefinite = re.match(r"an?\b", earlier.words, re.I) is not None and earlier.id.startswith("doc:")
    if indefinite and looks_person(earlier) and earlier.id not in cast.later:
        cast.later[earlier.id] = link.id
        cast.described[last] = bare(earlier.words)


def _same_again(cast: Cast, span: Span) -> Link | None:
    """A definite short form that stands for a body or source named before: "the group", "the agency", "the source"."""
    words = plain(span.words)
    match = ANAPHOR.fullmatch(words)
    if match is None:
        return _in_office(cast, words)
    noun = match["noun"].lower()
    before = next((link for link in reversed(cast.speakers) if _called(link, noun)), None)
    if before is None:
        return None
    if noun in speaker_words().vague:
        return Link("origin", cast.names.get(before.id, before.words), before.id, span)
    return Link("origin", words, before.id, span)


def _in_office(cast: Cast, words: str) -> Link | None:
    """The person before who was named with this office: "the mayor" after "mayor Tomas Keld"."""
    if not bare(words) or bare(words).split()[-1] not in speaker_words().roles or re.match(r"an?\s", words, re.I):
        return None
    people = (link for link in reversed(cast.speakers) if link.id.startswith("person:"))
    return next((p for p in people if bare(words) in cast.called.get(p.id, "").lower().removesuffix(p.words.lower())), None)


def _called(link: Link, noun: str) -> bool:
    """Whether "the `noun`" can mean this speaker: any body for "group" and its like, else one whose naming has the noun."""
    name, generic = bare(link.words).split(), speaker_words().generic
    if noun in generic:
        return not looks_person(link) and (link.id.startswith("org:") or not generic.isdisjoint(name[-1:]))
    return noun in name


def _antecedent(cast: Cast, pronoun: str) -> Link | None:
    """The latest speaker a pronoun can stand for: a person for he and she, a body or group for it and they."""
    told = speaker_words()
    for link in reversed(cast.speakers[-MEMORY:]):
        person = looks_person(link)
        if pronoun in told.personal and (person or (cast.speakers[-1] is link and link.id.startswith("doc:"))):
            return link
        if pronoun in told.collective and not person:
            return link
    return cast.speakers[-1] if cast.speakers and pronoun in told.personal | {"it", "who", "which"} else None
