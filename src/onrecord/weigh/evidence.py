"""What the claims of one incident or toll say, each beside who stands behind it and when it was published."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Claim, Decision, Document, Incident, Link, PersonMention, Reading, Toll
from onrecord.weigh import names
from onrecord.weigh.groups import is_age
from onrecord.weigh.judged import Judged, judged

AGE = "reads like an age, not a count"
Order = tuple[str, str, int, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim in the account. `origin` is the key of the independent origin ("own:OUTLET" for the outlet's own voice),
    `name` its normal form; `named` is true where the name holds across documents. `family` is the document family: copies
    share it. `order` sorts by publication date, then document, then place in the text (a metadata title first). `paper` is
    the outlet as people know it. `less` is how many dead were taken off a figure that counts everybody hit. `aside` says why
    the claim may not count ("" when it may)."""

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

    @property
    def own(self) -> bool:
        """Whether the outlet speaks in its own voice."""
        return self.origin.startswith("own:")


@dataclass(frozen=True)
class Library:
    """Everything that is looked up while one record is weighed."""

    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    bodies: Mapping[str, str]
    fullest: Mapping[str, str]
    persons: Mapping[str, tuple[PersonMention, ...]]
    monitors: Mapping[str, tuple[str, str]]
    judged: Judged


def library(documents: Sequence[Document], readings: Sequence[Reading], decisions: Sequence[Decision]) -> Library:
    """Look-up tables over the record: claims by key, documents by id, the body each person speaks for, fullest namings."""
    shelf = {d.id: d for d in documents}
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
        monitors=_monitors(claims.values(), shelf, bodies, fullest),
        persons={k: tuple(v) for k, v in persons.items()},
        judged=judged(decisions),
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
    asided = (
        replace(e, aside=lib.judged.aside(e.claim.key, e.origin, e.name, subject.id) or (AGE if is_age(e.claim) else ""))
        for e in joined
    )
    return tuple(sorted(asided, key=lambda e: e.order))


def _entry(claim: Claim, lib: Library) -> Entry:
    document = lib.documents.get(claim.document) or Document(claim.document, claim.document, "", "")
    family = document.family or document.id
    outlet = document.outlet_family or document.outlet or document.id
    key, name, named = _origin(claim.origin, family, outlet, document.outlet or outlet, lib)
    start = -1 if claim.span.field == "title" else claim.span.start
    order = (document.published.date, document.id, start, claim.key)
    return Entry(claim, key, name, named, family, outlet, document.published.date, order, document.outlet or outlet)


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
    """An unnamed monitor in a text that names one monitor is that monitor."""
    called = names.standing_words().continued.get(e.claim.connection, frozenset())
    if not e.origin.startswith("doc:") or not called & set(e.origin.rpartition(":")[2].split()):
        return e
    found = lib.monitors.get(e.claim.document)
    return replace(e, origin=found[0], name=found[1], named=True) if found else e


def _monitors(
    claims: Iterable[Claim], shelf: Mapping[str, Document], bodies: Mapping[str, str], fullest: Mapping[str, str]
) -> dict[str, tuple[str, str]]:
    """document -> (id, name) of the one named monitor who speaks in it, or else of the one that its text mentions."""
    speaking: dict[str, set[str]] = {}
    for claim in claims:
        one = bodies.get(claim.origin.id, claim.origin.id) if claim.origin is not None else ""
        if claim.connection in names.standing_words().continued and one in fullest and not names.unspecific(fullest[one]):
            speaking.setdefault(claim.document, set()).add(one)
    known = sorted({one for found in speaking.values() for one in found if one.startswith("org:")})
    for document in shelf.values():
        if document.id not in speaking:
            speaking[document.id] = {one for one in known if fullest[one] in document.text}
    return {d: (one, fullest[one]) for d, found in speaking.items() if len(found) == 1 for one in found}


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
