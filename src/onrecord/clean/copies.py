"""Which documents are copies of which, over all of them at once: what `deriving` keeps up to date step by step."""

from bisect import insort
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from onrecord.clean.likeness import Text, closeness, relation
from onrecord.clean.sketch import FIRST, Place, candidates, marks_of
from onrecord.model import Document, Relation


@dataclass(frozen=True, slots=True)
class Kin:
    """A document's relations: `family` is the id of the first document of its family ("" when it has no kin), `copy_of` the
    one it repeats ("" for the first), `wire` the agency credited by it or by its family."""

    family: str = ""
    copy_of: str = ""
    wire: str = ""


def kinship(documents: Iterable[Document]) -> dict[str, Kin]:
    """The kin of every document by id. Families are named after their first member by publication date, then id; the order
    in which documents are given does not matter."""
    texts = {document.id: Text.of(document) for document in documents}
    found = relations(texts)
    heads: dict[str, str] = {}
    wires: dict[str, str] = {}
    for place in sorted((Place.of(t.document.published.date, id) for id, t in texts.items()), key=lambda p: p.order):
        own = found.get(place.id)
        heads[place.id] = heads[own.copy_of] if own else place.id
        if texts[place.id].document.wire:
            wires.setdefault(heads[place.id], texts[place.id].document.wire)
    large = {heads[id] for id in found}
    return {
        id: Kin(
            heads[id] if heads[id] in large else "",
            found[id].copy_of if id in found else "",
            text.document.wire or wires.get(heads[id], ""),
        )
        for id, text in texts.items()
    }


def relations(texts: Mapping[str, Text]) -> dict[str, Relation]:
    """For each document that comes from an earlier one, how."""
    marks = {id: marks_of(text.told) for id, text in texts.items()}
    places = {id: Place.of(text.document.published.date, id) for id, text in texts.items()}
    carriers: dict[int, list[tuple[int, str]]] = {}
    for id, own in marks.items():
        for mark in own:
            insort(carriers.setdefault(mark, []), (places[id].rank, id))
    first = {mark: [id for _, id in held[:FIRST]] for mark, held in carriers.items()}

    def near(id: str) -> list[str]:
        order = places[id].order
        return candidates(order, marks[id], first.__getitem__, lambda key: len(marks[key]), lambda key: places[key].order)

    found = {id: origin(text, near(id), texts.__getitem__) for id, text in texts.items()}
    return {id: one for id, one in found.items() if one}


def origin(text: Text, near: Iterable[str], read: Callable[[str], Text]) -> Relation | None:
    """The relation of a text to the earlier one that it repeats most closely, among those that may be its origin."""
    found = []
    for id in near:
        earlier = read(id)
        one = relation(text, earlier)
        if one:
            order = Place.of(earlier.document.published.date, id).order
            found.append((-closeness(one, text, earlier), order, one))
    return min(found, key=lambda f: f[:2])[2] if found else None
