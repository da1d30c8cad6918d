"""Named people harmed or held: name, age, sex, role, status, with the words around the name as the evidence."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from onrecord.extract import fates, placing, triggers
from onrecord.extract.claiming import connection_of, key_of
from onrecord.extract.grammar import clause
from onrecord.extract.lexicon import lexicon
from onrecord.extract.naming import Name, age, names
from onrecord.extract.not_harmed import not_harmed
from onrecord.extract.placing import Scene
from onrecord.extract.saying import noun_phrase
from onrecord.extract.voice import Voices, chain, voice_at
from onrecord.model import Claim, PersonMention
from onrecord.model.words import PersonStatus, Sex

ACCUSED = re.compile(
    r"\b(?:suspects?|charged|accused|arrested|convicted|sentenced|gunm[ae]n|shooters?|booked|wanted|pleaded|warrants?|killers?|defendants?)\b",
    re.I,
)
LISTED = re.compile(
    r"[\s,;()]*(?:(?:aged? )?\d{1,3}\b)?(?:[\s,;()]|\band\b|\bof\b|\ba?n?\b \d+[- ]year[- ]old|\d+[- ]year[- ]old|"
    r"\b\d+\b|\b[A-Z]\w*\.|"
    r"\b(?:and |in|from|both|all|blocks?|first|hundred|his|her|their|the|sons?|daughters?|wife|husband|mother|father|brothers?|"
    r"sisters?|friends?|aged|two|three|four|five|six|children|child|kids?|boys?|girls?|baby|infant|twins?|young|youngest|"
    r"older|oldest|eldest)\b|[A-Z]\w+)*"
)
HURT = frozenset({"killed", "injured", "abducted", "missing"})
TOLD = HURT | {"detained"}
FAR = 6  # blocks above the name of a victim in which the harm may have been told
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
        apart = at.full and not_harmed(doc, at.name)
        status = None if apart else fates.fate(doc, at.name)
        if status is None and at.full and not apart:
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
        by_first: dict[str, list[Person]] = {}
        for person in people:
            by_surname.setdefault(person.surname, []).append(person)
            by_first.setdefault(person.words[0], []).append(person)
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
                        by_first.setdefault(person.words[0], []).append(person)
                    here.append(person)
                    subject = _subject(subject, person, block.doc, full[i])
                    yield At(n, full[i], person, True)
                elif i in inside:
                    continue
                elif (known := _short(token, by_surname, by_first, located)) is not None:
                    person = known
                    here.append(person)
                    subject = _subject(subject, person, block.doc, Name(i, i + 1, True))
                    yield At(n, Name(i, i + 1, True), person, False)
                elif last is not None and token.lower_ in ("he", "she") and _leads(token) and (not here or here[-1] is last):
                    subject = last
                    here.append(last)
                    yield At(n, Name(i, i + 1, True), last, False)


def _leads(pronoun: Token) -> bool:
    """Whether it is the subject of the sentence's own verb, not of something said or thought in it."""
    verb = pronoun.head
    return pronoun.dep_ in SUBJECT and (verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT"))


def _short(
    token: Token, by_surname: Mapping[str, list[Person]], by_first: Mapping[str, list[Person]], located: Collection[int]
) -> Person | None:
    """The one person named before whom a single word names, by surname or first name; not a place ("in Kell")."""
    if token.pos_ != "PROPN":
        return None
    alike = by_surname.get(token.text) or by_first.get(token.text)
    if alike is None or len(alike) != 1:
        return None
    placed = token.i in located and (token.i == 0 or token.nbor(-1).pos_ == "ADP" or not token.is_sent_start)
    beside = token.i + 1 < len(token.doc) and token.nbor(1).pos_ == "PROPN" and token.nbor(1).text[:1].isupper()
    return None if placed or beside else alike[0]


def _subject(before: Person | None, person: Person, doc: Doc, name: Name) -> Person | None:
    """Whom "he" may stand for in the next sentence: the first who is the subject of a verb in this one and says nothing."""
    said = fates.speaks(doc, name) or clause(doc[name.start : name.end].root).head.lemma_ in ("say", "tell", "add")
    return person if before is None and not said and clause(doc[name.start : name.end].root).dep_ in SUBJECT else before


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
    joined = any(c in between for c in ",;") or between.split()[:1] == ["and"]
    if not (0 < end < name.start <= end + 30 and joined) or fates.speaks(doc, name):
        return False
    return LISTED.fullmatch(between) is not None


def _told_before(scene: Scene, n: int, name: Name) -> PersonStatus | None:
    """The harm last told of in this sentence or up to two before it, in this block or the one above."""
    doc = scene.parsed.blocks[n].doc
    begin = doc[name.start].sent.start
    words = list(doc[max(0, begin - 60) : min(len(doc), name.start + 25)])
    if begin < 40 and n:
        words = [*scene.parsed.blocks[n - 1].doc, *words]
    victim = bool(fates.VICTIM & {t.lower_ for t in doc[begin : name.start + 9]})
    if not victim and _accusing(doc, name):
        return "detained" if any(_harm(t) == "detained" for t in words) else None
    if doc[name.start - 1].lower_ in ("named", "called") and not victim:  # "a woman named X" may be anybody
        words = list(doc[name.start].sent)
        return _nearest(words, TOLD)
    above = (block.doc for block in reversed(scene.parsed.blocks[max(0, n - FAR) : n]))
    below = (block.doc for block in scene.parsed.blocks[n + 1 : n + 3])
    for told in (words, *map(list, above), *(map(list, below) if victim else ())):
        if status := _nearest(told, HURT if victim else TOLD):
            return status
    return None


def _nearest(words: Iterable[Token], wanted: Collection[str]) -> PersonStatus | None:
    """The last harm of those `wanted` that the words tell, a death before all others."""
    harms = [h for t in words if (h := _harm(t)) is not None and h in wanted]
    return ("killed" if "killed" in harms else fates.STATUS.get(harms[-1])) if harms else None


def _accusing(doc: Doc, name: Name) -> bool:
    """Whether the sentence speaks of suspects, or goes on about those of the one before it ("They were identified as")."""
    sent = doc[name.start].sent
    begin = sent.start
    if sent[0].lower_ in ("they", "he", "she", "both", "all", "one") and begin:
        begin = doc[begin - 1].sent.start
    return any(ACCUSED.fullmatch(t.text) for t in doc[begin : min(sent.end, name.end + 10)])


def _harm(t: Token) -> str | None:
    return triggers.verb_harm(t) or triggers.subject_harm(t) or triggers.state_harm(t) or triggers.counted_harm(t)


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
