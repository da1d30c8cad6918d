"""What the claims of one incident or toll say, each beside who stands behind it and when it was published."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Claim, Document, Incident, Link, PersonMention, Reading, Toll
from onrecord.weigh import names
from onrecord.weigh.groups import is_age, is_label
from onrecord.weigh.judged import Judged

AGE = "reads like an age, not a count"
LABEL = "reads like a year, a time or a label, not a count"
Order = tuple[str, str, int, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim in the account. `origin` is the key of the independent origin ("own:OUTLET" for the outlet's own voice),
    `name` its normal form; `named` is true where the name holds across documents. `family` is the document family: copies
    share it. `order` sorts by publication date, then document, then place in the text (a metadata title first). `paper` is
    the outlet as people know it. `less` is how many dead were taken off a figure that counts everybody hit, -1 where one who
    killed himself was added. `aside` says why
    the claim may not count ("" when it may), `corrected` who corrected it ("" when nobody did)."""

    claim: Claim
    origin: str
    name: str
    named: bool
    family: str
    outlet: str
    published: str
    order: Order
    paper: str = ""
    less: int = 0
    aside: str = ""
    corrected: str = ""

    @property
    def own(self) -> bool:
        """Whether the outlet speaks in its own voice."""
        return self.origin.startswith("own:")


@dataclass(frozen=True)
class Library:
    """Everything that is looked up while one incident or toll is weighed."""

    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    bodies: Mapping[str, str]
    fullest: Mapping[str, str]
    persons: Mapping[str, tuple[PersonMention, ...]]
    only: Mapping[tuple[str, str], tuple[str, str]]
    judged: Judged


def library(documents: Sequence[Document], readings: Sequence[Reading], decided: Judged) -> Library:
    """Look-up tables over the documents of one incident or toll, whatever order they come in: claims by key, documents by id,
    the body each person speaks for, fullest namings."""
    readings = sorted(readings, key=lambda r: r.document)
    shelf = {d.id: d for d in sorted(documents, key=lambda d: d.id)}
    claims = {c.key: c for r in readings for c in r.claims}
    bodies = _bodies(claims.values(), shelf)
    namings: dict[str, list[str]] = {}
    for claim in claims.values():
        if claim.origin is not None and not claim.origin.id.startswith("doc:") and claim.origin.id not in bodies:
            namings.setdefault(claim.origin.id, []).append(claim.origin.words)
    persons: dict[str, list[PersonMention]] = {}
    for reading in readings:
        for mention in reading.persons:
            persons.setdefault(mention.claim or f"main:{mention.document}", []).append(mention)
    fullest = {_by_name(w): w for c in claims.values() if c.origin is not None and (w := names.plain(c.origin.words))}
    fullest |= {i: names.fullest(i, told) for i, told in namings.items()}
    return Library(
        claims=claims,
        documents=shelf,
        bodies=bodies,
        fullest=fullest,
        only=_only(claims.values(), shelf, bodies, fullest),
        persons={k: tuple(v) for k, v in persons.items()},
        judged=decided,
    )


def _bodies(claims: Iterable[Claim], shelf: Mapping[str, Document]) -> dict[str, str]:
    """person id -> id of the body that some text says the person heads or speaks for."""
    people: dict[str, set[tuple[str, str]]] = {}
    orgs: dict[str, set[str]] = {}
    for claim in claims:
        if claim.origin is None:
            continue
        if claim.origin.id.startswith("person:"):
            people.setdefault(claim.origin.id, set()).add((claim.document, claim.origin.words))
        elif claim.origin.id.startswith("org:"):
            orgs.setdefault(names.plain(claim.origin.words), set()).add(claim.origin.id)
        elif not names.unspecific(words := names.plain(claim.origin.words)):
            orgs.setdefault(words, set()).add(_by_name(words))
    by_words = sorted(orgs, key=lambda w: (-len(w), w))
    found: dict[str, str] = {}
    for person in sorted(people):
        for document, words in sorted(people[person]):
            body = names.spoken_for(shelf[document].text, words, by_words) if document in shelf else ""
            if body:
                found[person] = min(orgs[body])
                break
    known = sorted(found)
    for person in sorted(set(people) - set(found)):
        alike = [p for p in known for _, a in people[person] for _, b in people[p] if names.one_person(a, b)]
        if alike:
            found[person] = found[alike[0]]
    return found


def entries(subject: Incident | Toll, lib: Library) -> tuple[Entry, ...]:
    """The claims of `subject` in reading order, each with its independent origin."""
    raw = [_entry(lib.claims[k], lib) for k in subject.claims if k in lib.claims]
    told = _echoes([_continued(e, lib) for e in raw])
    stands = names.merge({e.origin: (e.name, e.claim.connection) for e in told if e.named})
    called = {e.origin: e.name for e in told}
    joined = (
        replace(e, origin=stands[e.origin], name=called[stands[e.origin]]) if e.origin in stands else e for e in told
    )  # fmt: skip
    return tuple(sorted(_judged(list(joined), subject.id, lib.judged), key=lambda e: e.order))


def _judged(told: Sequence[Entry], subject: str, people: Judged) -> Iterator[Entry]:
    """The entries with what people decided on them, and what by itself keeps one from counting. An origin that is discounted
    is so under all its names, and where an outlet repeats it in its own voice."""
    discounted = {e.origin: why for e in told if (why := people.discount(_called(e), subject))}
    for e in told:
        misread = AGE if is_age(e.claim) else LABEL if is_label(e.claim) else ""
        aside = people.rejected.get(e.claim.key) or discounted.get(e.origin) or misread
        yield replace(e, aside=aside, corrected=people.corrected.get(e.claim.key, ""))


def _called(e: Entry) -> list[str]:
    """Everything by which a person may name an entry's origin."""
    link = e.claim.origin
    return [e.origin, e.name, *((link.id, link.words) if link is not None else (e.paper, e.outlet))]


def _entry(claim: Claim, lib: Library) -> Entry:
    document = lib.documents.get(claim.document) or Document(claim.document, claim.document, "", "")
    family = document.family or document.id
    outlet = document.outlet_family or document.outlet or document.id
    own = document.outlet or document.id  # sister papers of one owner speak for themselves
    key, name, named = _origin(claim.origin, family, own, own, lib)
    start = -1 if claim.span.field == "title" else claim.span.start
    order = (document.published.date, document.id, start, claim.key)
    return Entry(claim, key, name, named, family, outlet, document.published.date, order, own)


def _origin(origin: Link | None, family: str, outlet: str, shown: str, lib: Library) -> tuple[str, str, bool]:
    """(key, normal form, whether the name holds across documents) of a claim's origin."""
    if origin is None:
        return f"own:{outlet}", shown, False
    words = names.plain(origin.words)
    one = lib.bodies.get(origin.id, origin.id)
    if not names.known_name(one) and names.unspecific(lib.fullest.get(one, words)):
        return f"doc:{family}:{' '.join(names.content(words))}", f"{words} ({shown})", False
    if origin.id.startswith("doc:"):
        return _by_name(words), words, True
    return one, lib.fullest.get(one, words), True


def _by_name(words: str) -> str:
    """The id of an origin that its own document names so that the name says who it is."""
    return f"name:{' '.join(names.content(words))}"


def _continued(e: Entry, lib: Library) -> Entry:
    """An unnamed monitor in a text that names one monitor is that monitor; so with rescuers and armed groups. Words such as
    "the extremist group" tell an armed group though the reading left open what it is to the happening."""
    if not e.origin.startswith("doc:"):
        return e
    words = set(e.origin.rpartition(":")[2].split())
    for connection, called in names.standing_words().continued.items():
        armed = connection == "armed_group" and e.claim.connection == "unnamed" and words & names.standing_words().extreme
        if called & words and (e.claim.connection == connection or armed):
            found = lib.only.get((e.claim.document, connection))
            return replace(e, origin=found[0], name=found[1], named=True) if found else e
    return e


def _only(
    claims: Iterable[Claim], shelf: Mapping[str, Document], bodies: Mapping[str, str], fullest: Mapping[str, str]
) -> dict[tuple[str, str], tuple[str, str]]:
    """(document, connection) -> (id, name) of the one named origin of that connection who speaks in it, or else of the one of
    those who speak in the other texts that its text mentions."""
    speaking: dict[tuple[str, str], set[str]] = {}
    known: dict[str, set[str]] = {}
    for claim in claims:
        one = bodies.get(claim.origin.id, claim.origin.id) if claim.origin is not None else ""
        if claim.connection in names.standing_words().continued and one in fullest and not names.unspecific(fullest[one]):
            speaking.setdefault((claim.document, claim.connection), set()).add(one)
            if one.startswith("org:"):
                known.setdefault(claim.connection, set()).add(one)
    for connection, bodies_known in known.items():
        for document in shelf.values():
            mentioned = {one for one in bodies_known if names.mentions(document.text, one, fullest[one])}
            speaking.setdefault((document.id, connection), mentioned)
    return {at: (one, fullest[one]) for at, found in speaking.items() if len(found) == 1 for one in found}


def _echoes(told: list[Entry]) -> list[Entry]:
    """A figure in the outlet's own voice that repeats a figure which the same text attributes is that origin's figure."""
    given: dict[tuple[str, str, int | None], Entry] = {}
    for e in sorted(told, key=lambda e: e.order):
        figure = e.claim.figure
        if figure is not None and figure.number is not None and not e.own:
            given.setdefault((e.claim.document, figure.harm, figure.number), e)
    out = []
    for e in told:
        figure = e.claim.figure
        source = given.get((e.claim.document, figure.harm, figure.number)) if e.own and figure is not None else None
        out.append(replace(e, origin=source.origin, name=source.name, named=source.named) if source else e)
    return out
