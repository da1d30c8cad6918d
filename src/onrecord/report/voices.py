"""Claims gathered by the one who says them: the middle of every panel."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Claim, Document
from onrecord.report import words
from onrecord.report.index import Index
from onrecord.report.passages import Stretch, quote


@dataclass(frozen=True, slots=True)
class Said:
    """One claim as the page shows it. `chain` are names from the outlet to the origin; `copy_of` a document id or "";
    `judged` what people decided on it."""

    key: str
    what: str
    kind: str
    manner: str
    actual: bool
    headline: bool
    quote: tuple[Stretch, ...]
    chain: tuple[str, ...]
    document: str
    outlet: str
    published: str
    place: str
    when: str
    copy_of: str
    judged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """Everything one origin says in an incident or toll. `id` is the origin's; `own` when outlets speak for themselves."""

    id: str
    name: str
    connection: str
    own: bool
    claims: tuple[Said, ...]
    outlets: tuple[str, ...]


def who(claim: Claim, documents: dict[str, Document]) -> tuple[str, str]:
    """(id, name) of the one who says it: the origin, or the outlet in its own voice."""
    document = documents.get(claim.document)
    if claim.origin:
        id = claim.origin.id or f"words:{claim.origin.words.casefold()}"
        # "a resident" of a copy is the resident of the text that was copied.
        local = f"doc:{claim.document}:"
        if document and document.copy_of and id.startswith(local):
            id = f"doc:{document.copy_of}:{id.removeprefix(local)}"
        return id, claim.origin.words
    outlet = _outlet(document)
    return f"own:{outlet}", f"{outlet}, in its own voice"


def said(claim: Claim, index: Index) -> Said:
    """The claim ready to be shown."""
    document = index.documents.get(claim.document)
    return Said(
        key=claim.key,
        what=words.said(claim),
        kind=claim.kind,
        manner=claim.manner,
        actual=claim.actual,
        headline=claim.headline,
        quote=quote(claim),
        chain=words.chain(claim.chain) or (_outlet(document),),
        document=claim.document,
        outlet=_outlet(document),
        published=words.day(document.published.date) if document else "",
        place=claim.place.words or claim.place.name if claim.place else "",
        when=words.period(claim.when),
        copy_of=document.copy_of if document else "",
        judged=index.judged(claim.key),
    )


def voices(claims: Iterable[Claim], index: Index) -> tuple[Voice, ...]:
    """Claims by origin: those who give figures first, then by how much they say; outlets in their own voice last."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[who(claim, index.documents)[0]].append(claim)
    made = [(_rank(group), _voice(name, group, index)) for name, group in groups.items()]
    return tuple(voice for _, voice in sorted(made, key=lambda pair: (pair[1].own, pair[0], pair[1].name, pair[1].id)))


def _rank(group: list[Claim]) -> tuple[int, int]:
    return -sum(c.kind == "figure" for c in group), -len(group)


def _voice(id: str, group: list[Claim], index: Index) -> Voice:
    names = sorted({who(c, index.documents)[1] for c in group}, key=lambda n: (-len(n), n))
    connections = dict.fromkeys(words.CONNECTION.get(c.connection, c.connection) for c in group)
    shown = tuple(said(c, index) for c in sorted(group, key=lambda c: _order(c, index)))
    outlets = tuple(dict.fromkeys(s.outlet for s in shown))
    return Voice(id, names[0], " / ".join(connections), id.startswith("own:"), shown, outlets)


def _order(claim: Claim, index: Index) -> tuple[str, str, str, int, str]:
    document = index.documents.get(claim.document)
    return document.published.date if document else "", claim.document, claim.span.field, claim.span.start, claim.key


def _outlet(document: Document | None) -> str:
    return (document.outlet or document.id) if document else "unknown outlet"
