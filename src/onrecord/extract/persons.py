"""Named people harmed or held: name, age, sex, role, status, with the words around the name as the evidence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from onrecord.extract import fates, placing, triggers
from onrecord.extract.claiming import connection_of, key_of
from onrecord.extract.grammar import clause
from onrecord.extract.lexicon import lexicon
from onrecord.extract.naming import Name, age, names
from onrecord.extract.placing import Scene
from onrecord.extract.saying import noun_phrase
from onrecord.extract.voice import Voices, chain, voice_at
from onrecord.model import Claim, PersonMention
from onrecord.model.words import PersonStatus, Sex

ACCUSED = re.compile(r"\b(?:suspect|charged|accused|arrested|convicted|sentenced|gunman|shooter|booked|wanted|pleaded)\b", re.I)
LISTED = re.compile(
    r"[\s,;()]*(?:(?:aged? )?\d{1,3}\b)?(?:[\s,;()]|\band\b|\bof\b|\ba?n?\b \d+-year-old|\d+-year-old|"
    r"\b(?:and |his|her|their|the|sons?|daughters?|wife|husband|mother|father|brothers?|"
    r"sisters?|friends?|aged)\b|[A-Z]\w+)*"
)
SUBJECT = frozenset({"nsubj", "nsubjpass"})
# What a death tells of the same person already.
WITHIN_DEATH = frozenset({"injured", "missing"})


@dataclass(slots=True)
class Person:
    """Somebody a document names: the fullest name, and where each status is told, in reading order."""

    name: str
    words: tuple[str, ...]
    surname: str
    told: dict[PersonStatus, tuple[int, Name]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class At:
    """A naming of a person in block `n`, by name, by surname alone or by "he" and "she"."""

    n: int
    name: Name
    person: Person
    full: bool


def persons(scene: Scene, voices: Voices) -> list[PersonMention]:
    """The people harmed or held that a document names, each status once a person, in reading order."""
    last: tuple[At, PersonStatus | None] | None = None
    people: list[Person] = []
    speakers = {link.words.lower() for link in voices.cast.speakers}
    for at in _namings(scene, people):
        doc = scene.parsed.blocks[at.n].doc
        status = fates.fate(doc, at.name)
        if status is None and at.full:
            if last is not None and last[0].n == at.n and last[0].full and _listed(doc, last[0].name.end, at.name):
                status = last[1]
            elif fates.is_victim(doc, at.name) and not _speaks(at.person, speakers) and not _accused(doc, at.name):
                status = _told_before(scene, at.n, at.name)
        last = at, status
        if status is not None and status != "displaced":
            at.person.told.setdefault(status, (at.n, at.name))
    return [_mention(scene, voices, person, status) for person in people for status in _final(person)]


def _final(person: Person) -> list[PersonStatus]:
    dead = "killed" in person.told
    return [status for status in person.told if not (dead and status in WITHIN_DEATH)]


def _namings(scene: Scene, people: list[Person]) -> Iterator[At]:
    """Every naming of a person in reading order; who is named for the first time joins `people`."""
    subject: Person | None = None
    for n, block in enumerate(scene.parsed.blocks):
        full = {name.start: name for name in names(block, scene.places[n])}
        inside = {i for name in full.values() for i in range(name.start, name.end)}
        located = {i for place in scene.places[n] for i in range(place.start, place.end)}
        by_surname: dict[str, list[Person]] = {}
        for person in people:
            by_surname.setdefault(person.surname, []).append(person)
        for sent in block.doc.sents:
            here: list[Person] = []
            last = subject
            subject = None
            for token in sent:
                i = token.i
                if i in full:
                    person = _same(people, block.doc, full[i])
                    if person not in by_surname.setdefault(person.surname, []):
                        by_surname[person.surname].append(person)
                    here.append(person)
                    subject = _subject(subject, person, block.doc[i : full[i].end].root)
                    yield At(n, full[i], person, True)
                elif i in inside:
                    continue
                elif len(by_surname.get(token.text, ())) == 1 and token.pos_ == "PROPN" and i not in located:
                    (person,) = by_surname[token.text]
                    here.append(person)
                    subject = _subject(subject, person, token)
                    yield At(n, Name(i, i + 1, True), person, False)
                elif last is not None and token.lower_ in ("he", "she") and _leads(token) and (not here or here[-1] is last):
                    subject = last
                    here.append(last)
                    yield At(n, Name(i, i + 1, True), last, False)


def _leads(pronoun: Token) -> bool:
    """Whether it is the subject of the sentence's own verb, not of something said or thought in it."""
    verb = pronoun.head
    return pronoun.dep_ in SUBJECT and (verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT"))


def _subject(before: Person | None, person: Person, head: Token) -> Person | None:
    """Whom "he" may stand for in the next sentence: the first who is the subject of a verb in this one."""
    return person if before is None and clause(head).dep_ in SUBJECT else before


def _same(people: list[Person], doc: Doc, name: Name) -> Person:
    """The person of that name, who is new if nobody of the name was named before."""
    words = tuple(w.strip(',."“”') for w in str(doc[name.start : name.end].text).split())
    if len(words) == 1:
        known = [person for person in people if person.words[0] == words[0]]
        if len(known) == 1:
            return known[0]
    for person in people:
        shorter, longer = sorted((words, person.words), key=len)
        if set(shorter) <= set(longer) and (len(shorter) > 1 or shorter == longer):
            return person
    people.append(Person(str(doc[name.start : name.end].text).rstrip(","), words, name.surname(doc)))
    return people[-1]


def _speaks(person: Person, speakers: set[str]) -> bool:
    name = " ".join(person.words).lower()
    return any(name in s or s in name for s in speakers if len(s) > 4 and not s.startswith(("a ", "the ")))


def _accused(doc: Doc, name: Name) -> bool:
    sent = doc[name.start].sent
    return ACCUSED.search(doc[max(sent.start, name.start - 14) : min(sent.end, name.end + 10)].text) is not None


def _listed(doc: Doc, end: int, name: Name) -> bool:
    """Whether a name goes on with the list of the name before it ("A B, 34, of Oldport; C D, 33, and E F"). Not "A B, his
    lawyer C D said"."""
    between = doc[end : name.start].text
    joined = any(c in between for c in ",;") or between.strip() == "and"
    if not (0 < end < name.start <= end + 14 and joined) or fates.speaks(doc, name):
        return False
    return LISTED.fullmatch(between) is not None


def _told_before(scene: Scene, n: int, name: Name) -> PersonStatus | None:
    """The harm last told of in this sentence or up to two before it, in this block or the one above."""
    doc = scene.parsed.blocks[n].doc
    begin = doc[name.start].sent.start
    words = list(doc[max(0, begin - 60) : min(len(doc), name.start + 25)])
    if begin < 40 and n:
        words = [*scene.parsed.blocks[n - 1].doc, *words]
    harms = [
        h
        for t in words
        if (h := triggers.verb_harm(t) or triggers.subject_harm(t) or triggers.state_harm(t) or triggers.counted_harm(t))
        in ("killed", "injured", "detained", "abducted", "missing")
    ]
    if "killed" in harms:
        return "killed"
    return fates.STATUS.get(harms[-1]) if harms else None


def _sex(doc: Doc, start: int, end: int) -> Sex:
    """As far as a word beside the name tells it."""
    known = lexicon()
    sent = doc[start].sent
    near = {t.lower_ for t in doc[max(sent.start, start - 6) : start]}
    after = {t.lower_ for t in doc[end : min(sent.end, end + 12)]}
    for words in (near, after):
        if words & known.female and not words & known.male:
            return "female"
        if words & known.male and not words & known.female:
            return "male"
    return ""


def _role(doc: Doc, start: int, end: int) -> str:
    """An apposition after the name ("senior member of X")."""
    head = doc[start:end].root
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ == "NOUN" and child.i > head.i:
            low, high = noun_phrase(child)
            joined = next((t.i for t in doc[low:high] if t.dep_ == "cc"), high)
            return str(doc[low : min(joined, low + 14)].text)
    return ""


def _mention(scene: Scene, voices: Voices, person: Person, status: PersonStatus) -> PersonMention:
    n, name = person.told[status]
    block = scene.parsed.blocks[n]
    start, end = name.start, name.end
    span = block.over(start, end)
    links = chain(voices, voice_at(voices, n, start))
    return PersonMention(
        key=key_of(scene, span, status, sort="p"),
        document=scene.parsed.document.id,
        span=span,
        name=person.name,
        status=status,
        age=age(block.doc, start, end),
        sex=_sex(block.doc, start, end),
        role=_role(block.doc, start, end),
        place=placing.place_of(scene, placing.Told(n, start, end, harm=status)),
        when=placing.time_of(scene, n, start, end),
        chain=links,
        connection=connection_of(scene, voices, links),
    )


REACH = 400


def counted(person: PersonMention, claims: Sequence[Claim]) -> PersonMention:
    """The mention with the claim that it belongs to: the figure of its harm in its sentence or the nearest one before it
    within REACH characters ("42 have died. The latest deaths include ..."), else an event of its sentence."""
    same = [c for c in claims if c.span.field == person.span.field]
    figures = [c for c in same if c.figure is not None and c.figure.harm == person.status and c.figure.scope != "cumulative"]
    near = [c for c in figures if c.sentence.overlaps(person.span)]
    before = [c for c in figures if 0 <= person.span.start - c.span.end <= REACH]
    events = [c for c in same if c.kind == "event" and c.sentence.overlaps(person.span)]
    found = near[:1] or before[-1:] or events[:1]
    if not found:
        return person
    return replace(person, claim=found[0].key, when=person.when if near else found[0].when or person.when)
