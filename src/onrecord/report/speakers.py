"""Who speaks among the claims of one incident or toll: one id and one name each, and no two whose names read alike."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from onrecord.model import Claim, Document
from onrecord.report import words
from onrecord.report.index import Index, slug

Speaker = tuple[str, str]  # (id, name)
Telling = Callable[[Claim], str]
OWN = ", in its own voice"
ARTICLES = ("the ", "a ", "an ")


def who(claim: Claim, documents: Mapping[str, Document]) -> Speaker:
    """(id, name) of the one who says it: the origin, or the outlet in its own voice."""
    document = documents.get(claim.document)
    if claim.origin:
        id = claim.origin.id or f"words:{claim.origin.words.casefold()}"
        # "a resident" of a copy is the resident of the text that was copied.
        local = f"doc:{claim.document}:"
        if document and document.copy_of and id.startswith(local):
            id = f"doc:{document.copy_of}:{id.removeprefix(local)}"
        return id, claim.origin.words
    known = document.outlet if document and document.outlet else claim.document
    return f"own:{known}", f"{words.outlet(document)}{OWN}"


def speakers(claims: Iterable[Claim], index: Index) -> dict[str, Speaker]:
    """The speaker of each claim, by its key. An origin that was read under two ids is one; where two have the same name, "a
    resident" of two reports, it is told whose report each is in."""
    told: dict[str, list[tuple[Claim, str]]] = defaultdict(list)
    for claim in claims:
        id, name = who(claim, index.documents)
        told[id].append((claim, name))
    called = {id: _full(_best(name for _, name in some), index.called.get(id, "")) for id, some in told.items()}
    one = _joined(called)
    groups: dict[str, list[Claim]] = defaultdict(list)
    for id, some in told.items():
        groups[one[id]] += [claim for claim, _ in some]
    named = _apart({id: called[id] for id in groups}, groups, index)
    return {claim.key: (id, named[id]) for id, some in groups.items() for claim in some}


def _best(some: Iterable[str]) -> str:
    """The longest name that a text gives."""
    return min(set(some), key=lambda n: (-len(n), n[:1].islower(), n))


def _full(name: str, called: str) -> str:
    """The words of a text with the name they stand for: "a rights activist (Ana Kell)"; the name alone where it holds them."""
    near, whole = f"-{slug(name)}-", f"-{slug(called)}-"
    if not called or whole in near:
        return name
    return called if near in whole else f"{name} ({called})"


def alike(name: str) -> str:
    """A name without what does not tell it from another."""
    bare = " ".join(name.casefold().replace("’", "'").split())
    return next((bare.removeprefix(a) for a in ARTICLES if bare.startswith(a)), bare)


def _joined(called: Mapping[str, str]) -> dict[str, str]:
    """The id that stands for each id. Only ids that hold beyond one document are joined, and only a person's full name, or a
    name that made the same id of a person and of a body: "police" of two towns stay two."""
    groups: dict[str, list[str]] = defaultdict(list)
    for id, name in called.items():
        kind, _, slug = id.partition(":")
        groups[alike(name) if kind in ("org", "person") else id].append(id)
    one = {}
    for name, ids in groups.items():
        full = " " in name and any(id.startswith("person:") for id in ids)
        for id in ids:
            slug = id.partition(":")[2]
            one[id] = next(
                other for other in sorted(ids, reverse=True) if full or other == id or other.partition(":")[2] == slug
            )
    return one


def _apart(called: Mapping[str, str], groups: Mapping[str, Sequence[Claim]], index: Index) -> dict[str, str]:
    """Names with what tells those apart that read alike: the outlets, if need be with the day, at last the documents."""
    ways: tuple[Telling, ...] = (
        lambda c: _outlet(c, index),
        lambda c: _report(c, index),
        lambda c: f"{_report(c, index)}, {words.short(c.document)}",
    )
    named = dict(called)
    for way in ways:
        same: dict[str, list[str]] = defaultdict(list)
        for id, name in named.items():
            same[alike(name)].append(id)
        for id in (id for ids in same.values() if len(ids) > 1 for id in ids):
            named[id] = f"{called[id]} ({words.few(dict.fromkeys(map(way, groups[id])), 2)})"
    return named


def _outlet(claim: Claim, index: Index) -> str:
    document = index.documents.get(claim.document)
    return document.outlet if document and document.outlet else f"report {words.short(claim.document)}"


def _report(claim: Claim, index: Index) -> str:
    document = index.documents.get(claim.document)
    return ", ".join(part for part in (_outlet(claim, index), words.day(document.published.date) if document else "") if part)
