"""Who is private: the roll of people whose names go, with the label of each, from what the record says and its texts show."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from onrecord.model import Claim, Document, Incident, Link, Mention, PersonMention, Statement
from onrecord.redact.alone import alone
from onrecord.redact.bearers import Bearer, bearers_in
from onrecord.redact.names import Names, Parts, last_forms, parts_of, pieces, same_name, single_words, whole_forms
from onrecord.redact.words import given_names, is_given, letters, people, readable, told

PUBLIC = frozenset({"official", "foreign_official", "armed_group"})
ARTICLE = re.compile(r"^(?:[ae][ldnrstz]|ash|ul)[-‐‑]", re.IGNORECASE)
PARTICLE = frozenset({"al", "el", "bin", "ibn", "bint", "de", "del", "della", "di", "da", "van", "von", "der", "abu", "y"})


@dataclass(frozen=True)
class Source:
    """What the roll is made from; `same` maps mentions of people to (first mention, certainty)."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    persons: tuple[PersonMention, ...]
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    incidents: tuple[Incident, ...]
    same: dict[str, tuple[str, str]]
    keep: tuple[str, ...] = ()


@dataclass
class Roll:
    """`here`: (name, label) of the private people of each document; `names` everybody's; `label_of` that of a mention of a
    person, "" where the name stays."""

    names: Names
    here: dict[str, dict[tuple[str, str], None]] = field(default_factory=lambda: defaultdict(dict))
    called: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    label_of: dict[str, str] = field(default_factory=dict)
    surnames: dict[str, dict[tuple[str, str], None]] = field(default_factory=lambda: defaultdict(dict))
    counts: Counter[str] = field(default_factory=Counter)

    def label(self, kind: str) -> str:
        """The next label of a kind: "[person 3]"."""
        self.counts[kind] += 1
        return f"[{kind} {self.counts[kind]}]"

    def enter(self, name: str, label: str, documents: Collection[str] = ()) -> None:
        """Takes a name in, for the documents that hold it."""
        self.names.add(name, label)
        if label:
            self.called[label][name] = None
            for document in documents:
                self.here[document][name, label] = None

    def parts(self, document: str) -> Parts:
        """The single words that mean somebody private in a document."""
        return merged(parts_of(self.here.get(document, {})), self.surnames.get(document, {}))


def merged(parts: Parts, more: Collection[tuple[str, str]]) -> Parts:
    """With the surnames of further people."""
    for name, label in more:
        for word in last_forms(name):
            if label not in parts.setdefault(word, []):
                parts[word].append(label)
    return parts


def roll(source: Source, names: Names) -> Roll:
    """Everybody private in a record, numbered in its order: those harmed or held first, then origins, then others."""
    made = Roll(names)
    kept = {form for name in source.keep for form in (*whole_forms(name), same_name(name))}

    def stays(name: str) -> bool:
        return same_name(name) in kept or bool(whole_forms(name) & kept)

    for name in source.keep:
        made.names.add(name, "")
    bearers = bearers_in(source.documents)
    _harmed(made, source, stays)
    _origins(made, source, bearers, stays)
    for author in (a for d in source.documents for a in d.authors if len(pieces(a)) > 1):
        made.names.add(author, "")
    _others(made, source, bearers, stays)
    _alone(made, source, bearers, stays)
    _neighbours(made, source)
    return made


def _harmed(made: Roll, source: Source, stays: Callable[[str], bool]) -> None:
    """People named as harmed or held: one label for mentions of the same person, and for the same name in full."""
    first_named: dict[str, str] = {}
    label_of_first: dict[str, str] = {}
    kept = {source.same.get(p.key, (p.key, ""))[0] for p in source.persons if stays(p.name)}
    for person in source.persons:
        first, full = source.same.get(person.key, (person.key, ""))[0], same_name(person.name)
        many = len(pieces(person.name)) > 1
        label = label_of_first.get(first) or (first_named.get(full, "") if many else "")
        if first in kept:
            label = ""
        elif not label:
            label = made.label("person")
        label_of_first[first] = made.label_of[person.key] = label
        first_named.setdefault(full, label)
        written = person.span.words if set(pieces(person.span.words)) & set(pieces(person.name)) else person.name
        for name in sorted({person.name, written}):
            made.enter(name, label, (person.document,))


def links(source: Source) -> Iterator[tuple[str, Link, str]]:
    """(document, link, connection) of every source chain but for the outlets."""
    for claim in source.claims:
        yield from ((claim.document, link, claim.connection) for link in claim.chain if link.role in ("relay", "origin"))
    for person in source.persons:
        yield from ((person.document, link, person.connection) for link in person.chain if link.role in ("relay", "origin"))


def _origins(made: Roll, source: Source, bearers: dict[str, Bearer], stays: Callable[[str], bool]) -> None:
    """People whom the record has as an origin and who speak for themselves."""
    connections: dict[str, Counter[str]] = defaultdict(Counter)
    called: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for document, link, connection in links(source):
        if link.id.startswith(("person:", "org:")):
            connections[link.id][connection] += 1
            called[link.id][link.words][document] = None
    for identity, counted in connections.items():
        names = [name for name in called[identity] if looks_named(name)]
        if not names or not _is_person(identity, names, bearers, made):
            continue
        own = [bearers[same_name(n)] for n in names if same_name(n) in bearers]
        full = [n for n in names if len(pieces(n)) > 1] or [identity.partition(":")[2].replace("-", " ").title()]
        own += [bearers[k] for k in map(same_name, full) if k in bearers and bearers[k] not in own]
        known = next((made.names.whole[f] for n in full for f in sorted(whole_forms(n)) if made.names.whole.get(f)), "")
        known = known or next((x for n in names for d in called[identity][n] for x in _known_by_part(made, n, d)), "")
        if any(map(stays, names)) or (
            not known and _holds_office(own, counted, sum(pieces(n)[0] in told("offices") for n in names))
        ):
            for name in names:
                made.names.add(name, "")
            continue
        label = known or made.label("witness")
        for name in dict.fromkeys((*names, *full)):
            made.enter(name, label, called[identity].get(name, ()) or [d for n in names for d in called[identity][n]])


def _known_by_part(made: Roll, name: str, document: str) -> list[str]:
    """Who of a document's people a single word means."""
    words = single_words(name)
    return made.parts(document).get(words[0], []) if len(pieces(name)) == 1 and words else []


def _is_person(identity: str, names: list[str], bearers: dict[str, Bearer], made: Roll) -> bool:
    """Whether an origin is one person: not "the Southern Shield", not a place, and, of a body's id, a name that begins as
    people's names do."""
    own = [bearers[same_name(n)] for n in names if same_name(n) in bearers]
    if sum(b.the for b in own) * 2 > sum(b.times for b in own) or any(same_name(n) in made.names.places for n in names):
        return False
    if all(made.names.common.issuperset(pieces(n)) for n in names):
        return any(is_given(pieces(n)[0]) for n in names)
    if identity.startswith("person:"):
        return True
    return any(len(pieces(n)) > 1 and is_given(pieces(n)[0]) for n in names)


def _holds_office(own: list[Bearer], connections: Counter[str], titled: int) -> bool:
    office, private = sum(b.office for b in own) + titled, sum(b.private for b in own)
    if office or private:
        return office > private
    return sum(n for c, n in connections.items() if c in PUBLIC) * 2 > connections.total()


def _others(made: Roll, source: Source, bearers: dict[str, Bearer], stays: Callable[[str], bool]) -> None:
    """People whom the texts name without the record having read them as harmed or as an origin."""
    outlets = {letters_of(d.outlet) for d in source.documents}
    spoken = {same_name(s.origin) for s in source.statements if looks_named(s.origin)}
    spoken |= {same_name(m.span.words) for m in source.mentions if m.type == "person"}
    for key, bearer in bearers.items():
        held = _label(made, bearer.name)
        if held is not None:
            if held:
                made.enter(_without_lead(made, bearer.name, held), held, bearer.documents)
            continue
        if key in outlets or key in made.names.places or stays(bearer.name) or not looks_named(bearer.name):
            continue
        if not is_given(pieces(bearer.name)[0]) and made.names.common.issuperset(pieces(bearer.name)):
            continue
        person = bearer.sure or (bearer.the * 2 < bearer.times and (key in spoken or bearer.private or _as_people(bearer.name)))
        if person and (bearer.sure or bearer.private or not bearer.office):
            made.enter(bearer.name, made.label("name"), bearer.documents)
        elif person:
            made.names.add(bearer.name, "")
    _listed(made, bearers, stays)


def _without_lead(made: Roll, name: str, label: str) -> str:
    """A name without a word before it that other writings of it lack, and that is no given name: a place's, run into it."""
    words = pieces(name)
    shorter = next(
        (n for n in made.called.get(label, ()) if 1 < len(pieces(n)) < len(words) and pieces(n) == words[-len(pieces(n)) :]), ""
    )
    return shorter if shorter and not is_given(words[0]) else name


def _as_people(name: str) -> bool:
    """Whether a name begins as people's names do, after "Abu" too."""
    words = pieces(name)
    return is_given(words[0]) or (words[0] in ("abu", "umm", "um") and is_given(words[1]))


def _listed(made: Roll, bearers: dict[str, Bearer], stays: Callable[[str], bool]) -> None:
    """Whoever stands in one list with people harmed, or with others whose names go, and so on from one to the next."""
    waiting = [key for key, bearer in bearers.items() if bearer.listed and _label(made, bearer.name)]
    while waiting:
        for key in bearers[waiting.pop()].listed:
            bearer = bearers[key]
            open_ = _label(made, bearer.name) is None and not bearer.office and looks_named(bearer.name)
            if open_ and key not in made.names.places and not stays(bearer.name) and not bearer.the:
                made.enter(bearer.name, made.label("name"), bearer.documents)
                waiting.append(key)


def _alone(made: Roll, source: Source, bearers: dict[str, Bearer], stays: Callable[[str], bool]) -> None:
    """Those who are told of by a single name, in that document; not a part of the name of somebody whose name stays."""
    public: dict[str, set[str]] = defaultdict(set)
    for bearer in bearers.values():
        if _label(made, bearer.name) == "":
            for id in bearer.documents:
                public[id].update(single_words(bearer.name))
    for document in source.documents:
        found = sorted(alone(readable(document.text)) | alone(readable(document.title)))
        held = made.names.kept | made.names.places | public[document.id] | made.parts(document.id).keys() if found else set()
        for name in found:
            if not stays(name) and not {letters(name), *single_words(name)} & held:
                made.enter(name, made.label("name"), (document.id,))


def _label(made: Roll, name: str) -> str | None:
    """The label that a name has, "" where it stays, null where it is not on the roll."""
    found = [made.names.whole[form] for form in sorted(whole_forms(name)) if form in made.names.whole]
    return next((label for label in found if label), "" if found else None)


def letters_of(name: str) -> str:
    """A name as the keys of bearers have it."""
    return same_name(name) or letters(name)


def _neighbours(made: Roll, source: Source) -> None:
    """Copies of a text share its people; reports on one incident share the surnames of those harmed."""
    families: dict[str, list[str]] = defaultdict(list)
    for document in source.documents:
        families[document.family or document.id].append(document.id)
    for family in (f for f in families.values() if len(f) > 1):
        everybody = {pair: None for id in family for pair in made.here.get(id, {})}
        for id in family:
            made.here[id].update(everybody)
    harmed = _surnames(made, source)
    for incident in source.incidents:
        together = {pair: None for id in incident.documents for pair in harmed.get(id, {})}
        for id in incident.documents:
            made.surnames[id].update(together)


def _surnames(made: Roll, source: Source) -> dict[str, dict[tuple[str, str], None]]:
    """Those harmed by document, where the surname is no common word."""
    harmed: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for person in source.persons:
        label, words = made.label_of[person.key], single_words(person.name)
        if label and len(pieces(person.name)) > 1 and words and words[-1] not in made.names.common:
            harmed[person.document][person.name, label] = None
    return harmed


def looks_named(name: str) -> bool:
    """Whether words may be a person's name: all capitalised, none of them a word of bodies or a common one."""
    words, told_pieces = name.split(), pieces(name)
    if told_pieces[:1] in (("abu",), ("umm",), ("um",)):
        told_pieces = told_pieces[1:]
    if not told_pieces or not all(ARTICLE.sub("", w).lstrip('"“‘(')[:1].isupper() or w.lower() in PARTICLE for w in words):
        return False
    other = (people("not_names") | people("bodies") | told("small")) - people("surnames") - given_names()
    return not set(told_pieces) & other
