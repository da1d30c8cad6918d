"""Which documents are copies of which, looked at anew where new or changed documents may have kin.

What a document comes from depends on the first texts that carry its marks. So a new document matters to itself and to later
ones that it is a candidate for; where it comes among the first carriers of a mark, also to those that it pushes out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from onrecord.clean.copies import origin
from onrecord.clean.likeness import Text
from onrecord.clean.sketch import FIRST, Place, alike, candidates, marks_of
from onrecord.deriving.families import renew_families
from onrecord.deriving.touched import Touched
from onrecord.store import Derivation
from onrecord.store.ledger import steps
from onrecord.store.shelf import Sketch

PORTION = 2_000  # documents whose sketches or relations are held before they are written
HELD = 256  # texts that are kept at hand


def look_for_copies(work: Derivation, touched: Touched) -> None:
    """Notes the kin of new and changed documents, and touches those whose kin has changed with them."""
    new = sorted(touched.documents)
    if touched.everything:
        _sketch(work, new)
        affected = set(new)
    else:
        affected = set(new) | {work.places[name] for name in work.copies_of(work.names[seq] for seq in new)}
        affected |= _concerned(work, new)
        _take_away(work, new)
        _sketch(work, new)
        affected |= _concerned(work, new)
    changed = renew_families(work, _come_from(work, sorted(affected)), everything=touched.everything)
    if not touched.everything:
        touched.documents |= changed
        touched.documents |= {work.places[name] for name in work.copies_of(work.names[seq] for seq in touched.documents)}


def _sketch(work: Derivation, seqs: list[int]) -> None:
    for some in steps(seqs, PORTION):
        work.shelf.put(dict(_sketches(work, some)))


def _sketches(work: Derivation, seqs: Iterable[int]) -> Iterator[tuple[int, Sketch]]:
    for seq in seqs:
        text = Text.of(work.unrelated(work.names[seq]))
        place = Place.of(text.document.published.date, text.document.id)
        yield seq, Sketch(place.rank, text.document.wire, marks_of(text.told))


def _take_away(work: Derivation, seqs: list[int]) -> None:
    for some in steps(seqs, PORTION):
        work.shelf.drop(work.shelf.sketches(some))


def _concerned(work: Derivation, seqs: list[int]) -> set[int]:
    """Documents for which these are candidates, or what these push out (or let in when they go): perhaps some more."""
    found, others, own_seqs = set[int](), set[int](), set(seqs)
    for seq, own in work.shelf.sketches(seqs).items():
        shared = Counter[int]()
        for mark in own.marks:
            every = _in_reach(work, mark, (own.rank, seq))
            shared.update(every)
            others.update(_displaced(every, own_seqs))
        found |= _worth(work, shared, len(own.marks))
    for own in work.shelf.sketches(sorted(others)).values():
        shared = Counter(other for mark in own.marks for _, other in work.shelf.carriers(mark, -1))
        found |= _worth(work, shared, len(own.marks))
    return found


def _in_reach(work: Derivation, mark: int, own: tuple[int, int]) -> list[int]:
    """All that carry a mark, in order; none when a text is not among the first that do."""
    first = work.shelf.carriers(mark, FIRST)
    if len(first) == FIRST:
        first = work.shelf.carriers(mark, -1) if own <= first[-1] else []
    return [seq for _, seq in first]


def _displaced(every: list[int], these: set[int]) -> list[int]:
    """Who is not among the first because of these."""
    if len(every) <= FIRST:
        return []
    within = sum(seq in these for seq in every[:FIRST])
    return [seq for seq in every if seq not in these][FIRST - within : FIRST]


def _worth(work: Derivation, shared: "Counter[int]", size: int) -> set[int]:
    return {other for other, n in shared.items() if alike(n, size, work.shelf.size(other))}


def _come_from(work: Derivation, seqs: list[int]) -> dict[int, int]:
    """Notes what each of these documents comes from and how; gives those that come from one, by place."""

    @lru_cache(maxsize=HELD)
    def read(name: str) -> Text:
        return Text.of(work.unrelated(name))

    parents: dict[int, int] = {}
    for some in steps(seqs, PORTION):
        found = {}
        for seq in some:
            near = _candidates(work, seq)
            found[work.names[seq]] = origin(read(work.names[seq]), near, read) if near else None
        work.put_relations(found)
        parents |= {work.places[name]: work.places[one.copy_of] if one else -1 for name, one in found.items()}
    return parents


def _candidates(work: Derivation, seq: int) -> list[str]:
    shelf = work.shelf

    def order(other: int) -> tuple[int, str]:
        return Place(shelf.rank(other), work.names[other]).order

    def carriers(mark: int) -> list[int]:
        return [other for _, other in shelf.carriers(mark, FIRST)]

    found = candidates(order(seq), shelf.sketches([seq])[seq].marks, carriers, shelf.size, order)
    return [work.names[other] for other in found]
