"""Every place where a document names a place, with what can be said of it before any happening is looked at."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, pairwise

from spacy.tokens import Span, Token

from onrecord import vocab
from onrecord.extract.lexicon import lexicon
from onrecord.extract.numbers import ONES
from onrecord.extract.parse import Parsed
from onrecord.extract.placing.at import FINE, At
from onrecord.extract.where.tables import words as places
from onrecord.model import Place
from onrecord.model.spelling import fold, plain

CONTENT = ("NOUN", "VERB", "PROPN", "NUM", "ADJ")
HURT = ("killed", "injured", "casualties")
NEXT = 9
THE = {"the", "this", "that", "these", "those"}
APART = {"and", "to", "after", "while", "but"}
PASSING = frozenset(
    [(prep, gov) for prep in ("of", "from") for gov in ("home", "left")]
    + [(prep, gov) for prep in ("to", "into", "toward", "towards", "from") for gov in ("move", "left", "home")]
)


@dataclass(frozen=True)
class Kinds:
    """vocab/placing.yml: what each list is for stands there."""

    force: frozenset[str]
    move: frozenset[str]
    say: frozenset[str]
    hold: frozenset[str]
    people: frozenset[str]
    home: frozenset[str]
    kinds: frozenset[str]
    prepositions: frozenset[str]
    anaphors: frozenset[str]
    leave: frozenset[str]
    reach: frozenset[str]
    quarters: frozenset[str]
    turns: frozenset[str]
    wars: frozenset[str]
    events: dict[str, frozenset[str]]
    given: dict[str, float]


@cache
def kinds() -> Kinds:
    """The words between a place and what happened there."""
    found: Kinds = vocab.load("placing", Kinds)
    return found


@cache
def event_of(stem: str) -> str:
    """The sort of happening that a stem tells of, "" when none."""
    return next((name for name, stems in kinds().events.items() if stem in stems), "")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document: its number, block, tokens, and the stems it is told in; the sorts of happening it tells of,
    the numbers it names, and the part of the text it stands in: "Meanwhile" begins another."""

    number: int
    block: int
    span: Span
    stems: frozenset[str]
    harms: frozenset[str]
    forceful: bool
    events: frozenset[str]
    numbers: frozenset[int]
    part: int


@dataclass(slots=True)
class Sighting:
    """One naming of a place. `key` is the same for all namings of one place; `grain` its precision; `signs` what speaks for or
    against its being where something happened, whatever that is; `tie` what governs it; `wholes` the places it lies in, `lone`
    whether it is the only one named in one of them; `chief` marks one naming of each place, the first that force is told of;
    `passing` is true of places that people come from or go to, `end` says which ("origin" or "goal").
    `weight` is the sum that the signs weigh, once it is known."""

    at: At
    place: Place
    key: str
    grain: str
    sentence: Sentence
    tie: tuple[str, str]
    fine: float
    signs: list[str] = field(default_factory=list)
    wholes: frozenset[str] = frozenset()
    lone: bool = False
    chief: bool = False
    passing: bool = False
    end: str = ""
    event: str = ""
    known: bool = False
    weight: float | None = None


def sentences(parsed: Parsed) -> Iterator[Sentence]:
    """The sentences of a document in reading order."""
    number = part = 0
    for n, block in enumerate(parsed.blocks):
        for span in block.doc.sents:
            stems = frozenset(t.lemma_.lower() for t in span if t.pos_ in CONTENT and len(t) > 1)
            harms = frozenset(h for s in stems if (h := harm_of(s)))
            events = frozenset(e for s in stems if (e := event_of(s)))
            numbers = frozenset(v for t in span if t.like_num and (v := value(t.lower_)) is not None)
            part += any(t.lower_ in kinds().turns for t in span[:3])
            yield Sentence(number, n, span, stems, harms, bool(stems & kinds().force), events, numbers, part)
            number += 1


@cache
def value(word: str) -> int | None:
    """The number that a token names, from two on."""
    plain_digits = word.replace(",", "")
    found = int(plain_digits) if plain_digits.isdecimal() else ONES.get(word, 0)
    return found if found > 1 else None


@cache
def harm_of(stem: str) -> str:
    """The harm that a word's stem tells of, "" when none."""
    words = lexicon()
    tables = (words.inflict, words.suffer, words.state, words.counted, words.act)
    return next((table[stem] for table in tables if stem in table), "")


def sightings(told: list[Sentence], places: dict[int, list[At]]) -> list[Sighting]:
    """All namings in reading order with their signs."""
    out: list[Sighting] = []
    for sentence in told:
        for at in places[sentence.block]:
            place = at.mention.place
            if place is None or not sentence.span.start <= at.start < sentence.span.end:
                continue
            doc = sentence.span.doc
            up = list(_chain(doc[at.start : at.end].root))
            out.append(
                Sighting(
                    at,
                    place,
                    _key(place),
                    "part" if is_part(place) else place.precision or "unknown",
                    sentence,
                    tie(up),
                    FINE[place.precision],
                )
            )
            out[-1].event, out[-1].known = _event(up)
    _wholes(out)
    often = Counter(s.key for s in out)
    ever: dict[str, dict[str, None]] = {}
    for one in out:
        ever.setdefault(one.key, {})[one.tie[1]] = None
    fine = [k for k, _ in sorted(Counter(s.key for s in out if s.fine >= 4).items(), key=lambda kn: (-kn[1], kn[0]))]
    struck = Counter(s.key for s in out if s.fine >= 4 and s.sentence.forceful and s.tie[1] in ("force", "harm"))
    most = max(struck.values(), default=0)
    seen: set[str] = set()
    chiefs = {s.key: s for s in reversed(out)}
    chiefs |= {s.key: s for s in reversed(out) if s.tie[1] in ("force", "harm")}
    homes = Counter(s.key for s in out if s.tie in PASSING)
    for one in out:
        one.passing = one.tie in PASSING or (2 * homes[one.key] >= often[one.key] and not struck[one.key])
        one.end = _end(one)
        one.chief = chiefs[one.key] is one
        one.signs = [*_signs(one, often[one.key], one.key in seen)]
        one.signs += [f"ever:{gov}" for gov in ever[one.key]]
        if len(ever[one.key]) == 1:
            one.signs.append(f"only:{one.tie[1]}")
        if fine[:1] == [one.key]:
            one.signs.append("often:most")
        if struck[one.key] and struck[one.key] == most:
            one.signs.append("struck:most")
        elif struck[one.key]:
            one.signs.append("struck")
        seen.add(one.key)
    return out


def _end(one: Sighting) -> str:
    """Whether the naming is of a place that people leave ("from X", "residents of X", "left X") or go to ("to X")."""
    prep, gov = one.tie
    if gov not in ("left", "move", "home"):
        return ""
    if prep == "none":
        name = one.sentence.span.doc[one.at.start : one.at.end].root
        verb = next((t.lemma_.lower() for t in _chain(name) if t.pos_ == "VERB"), "")
        if not _objects(name):
            return ""
        return "origin" if gov == "left" or verb in kinds().leave else "goal" if verb in kinds().reach else ""
    return "origin" if prep in ("from", "of") else "goal" if prep in ("to", "into", "toward", "towards", "for") else ""


def _objects(name: Token) -> bool:
    """Whether a name is the object of a verb, or joined to one ("left Orsk and Belm", "left the towns of Orsk")."""
    for token in (name, *_chain(name)):
        if token.dep_ in ("dobj", "nsubjpass"):
            return True
        if token.dep_ not in ("conj", "appos", "compound", "pobj", "prep", "nmod"):
            return False
    return False


def _event(chain: list[Token]) -> tuple[str, bool]:
    """The sort of happening that governs a name, and whether it is spoken of as known ("the blast in X", "the blast hit X")."""
    for token in chain[:6]:
        subjects = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")] if token.pos_ in ("VERB", "AUX") else []
        for one in (*subjects, token):
            told = (one, *(c for c in one.children if c.dep_ in ("compound", "amod")))
            sort = next((e for t in told if (e := event_of(t.lemma_.lower()))), "")
            if sort:
                return sort, any(c.lower_ in THE or c.dep_ == "poss" for c in one.children)
    return "", False


def _wholes(out: list[Sighting]) -> None:
    """Which places each place lies in: by the gazetteer, or because the text names the whole right after the part ("X, Y", "X
    in Y", "X west of Y"), or right before it ("Y's X")."""
    wholes: dict[str, set[str]] = {one.key: set() for one in out}
    distinct = {(s.key, s.place.words): s for s in out}.values()
    for part in distinct:
        for whole in distinct:
            if part.key != whole.key and inside(part.place, whole.place):
                wholes[part.key].add(whole.key)
    last = ""
    for one in out:
        if one.place.precision == "exact":
            last = one.key
        elif last and last != one.key and not one.place.id and (one.grain == "part" or _is_quarter(one)):
            wholes[one.key].add(last)
    for one, two in pairwise(out):
        if one.sentence is two.sentence and one.key != two.key and two.at.start - one.at.end <= NEXT:
            between = one.sentence.span.doc[one.at.end : two.at.start]
            if one.place.precision in ("", "near") and two.fine >= 2 and _leads_to_whole(between):
                wholes[one.key].add(two.key)
            if two.place.precision in ("", "near") and one.fine >= 2 and _owns(between):
                wholes[two.key].add(one.key)
    parts = Counter(whole for key in wholes for whole in wholes[key])
    for one in out:
        one.wholes = frozenset(wholes[one.key])
        one.lone = any(parts[whole] == 1 for whole in one.wholes)


def _is_quarter(one: Sighting) -> bool:
    """Whether the text calls a place a part of a settlement ("the X district", "the quarter of X")."""
    doc, at = one.sentence.span.doc, one.at
    before = [t.lemma_.lower() for t in doc[max(at.start - 2, one.sentence.span.start) : at.start]]
    after = doc[at.end].lemma_.lower() if at.end < len(doc) else ""
    return after in kinds().quarters or (before[1:] == ["of"] and before[0] in kinds().quarters)


def _leads_to_whole(between: Span) -> bool:
    """Whether the words between two names say that the first lies in the second ("X west of Y")."""
    words = [t.lower_ for t in between]
    tied = words[-1:] in (["of"], ["in"], ["on"], ["near"], ["from"], [","], ["the"])
    return tied and not APART & set(words) and not any(t.pos_ == "VERB" for t in between)


def _owns(between: Span) -> bool:
    """Whether the words between two names say that the second lies in the first ("X's Y")."""
    return len(between) == 0 or (len(between) < 3 and between[0].lower_ in ("'s", "’s", "'"))


def inside(part: Place, whole: Place) -> bool:
    """Whether one place lies in the other, as far as the gazetteer tells."""
    if whole.precision == "exact":
        return is_part(part) and bool(whole.id) and part.id == whole.id
    if whole.precision in ("admin1", "admin2"):
        return (
            part.precision != "country" and part.country == whole.country and bool(part.admin1) and part.admin1 == whole.admin1
        )
    wide = whole.precision == "country" or (whole.precision == "region" and "/" in whole.id)
    return wide and part.precision not in ("country", "region") and bool(part.country) and part.country == whole.country


def is_part(place: Place) -> bool:
    """Whether a place is a named part of a settlement, not the surroundings of one."""
    return place.precision == "near" and fold(place.name) not in fold(place.words)


def _key(place: Place) -> str:
    """One name for a place and what is called after it: "Orsk", "northern Orsk", "Orsk province"."""
    if not place.id or is_part(place):
        return plain(" ".join(w for w in fold(place.words).split() if w not in kinds().kinds))
    words = [w for w in fold(place.name).split() if w not in directions() and w not in kinds().kinds]
    return " ".join(words) or fold(place.name)


@cache
def directions() -> frozenset[str]:
    """Words such as "northern", folded."""
    return frozenset(fold(word) for word in places().directions)


def _signs(one: Sighting, often: int, again: bool) -> Iterator[str]:
    doc, at = one.sentence.span.doc, one.at
    grain = one.grain
    yield f"grain:{grain}"
    yield f"often:{min(often, 4)}"
    yield f"dep:{doc[at.start : at.end].root.dep_}"
    prep, gov = one.tie
    yield f"prep:{prep}"
    yield f"gov:{gov}"
    yield f"prep:{prep}:gov:{gov}"
    yield f"prep:{prep}:grain:{grain}"
    if again:
        yield "again"
    after = doc[at.end].lower_ if at.end < len(doc) else ""
    before = doc[at.start - 1].lower_ if at.start > one.sentence.span.start else "^"
    if after in ("'s", "’s", "'", "-"):
        yield f"after:{after}"
    if before in ("-", "^", ",", "(", "and", "the"):
        yield f"before:{before}"
    if at.end < len(doc) and doc[at.end].text[:1].isupper() and doc[at.end].pos_ == "PROPN":
        yield "name:runs on"
    number = one.sentence.number
    yield f"at:{number if number < 3 else 3 if number < 6 else 6 if number < 12 else 12}"
    yield "told:force" if one.sentence.forceful else "told:none"
    if one.sentence.harms:
        yield "told:harm"


def _chain(token: Token) -> Iterator[Token]:
    """The tokens that govern a name, from the one nearest to it up to the sentence's root."""
    while token.head.i != token.i:
        token = token.head
        yield token


def tie(chain: Iterable[Token]) -> tuple[str, str]:
    """(preposition, kind of word) of what governs a name: in "in the town of X" the words for a kind of place hand on what
    governs them, so "in" counts and not "of"."""
    prep = "none"
    for token in islice(chain, 9):
        if token.pos_ == "ADP" or token.dep_ in ("prep", "agent"):
            prep = token.lower_
            continue
        if token.pos_ not in ("NOUN", "VERB", "PROPN", "ADJ", "AUX"):
            continue
        kind = kind_of(token)
        if kind == "kinds" or (not kind and token.pos_ == "PROPN"):
            continue
        known = prep if prep in kinds().prepositions or prep == "none" else "other"
        return known, kind or ("verb" if token.pos_ in ("VERB", "AUX") else "noun")
    return (prep if prep in kinds().prepositions or prep == "none" else "other"), "none"


def kind_of(token: Token) -> str:
    """What a governing word tells of: force, harm, move, say, hold, people, a kind of place, or "" for others."""
    words, lemma = kinds(), token.lemma_.lower()
    harm = harm_of(lemma)
    if harm:
        return "harm" if harm in HURT else "left"
    for name in ("force", "say", "home", "move", "hold", "people", "kinds"):
        if lemma in getattr(words, name):
            return name
    return ""
