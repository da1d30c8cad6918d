"""Which documents are copies of which: the same bytes, nearly the same words, or the copy of one agency.

Candidates come from MinHash, so the cost grows with the number of documents and not with its square; each candidate is
then compared exactly."""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from zlib import crc32

from onrecord.model import Document

WORD = re.compile(r"\w+")
# Words in a shingle; share of the shorter text's shingles that must stand in the other for a copy; fewest words compared.
SHINGLE, COPY, FEWEST_WORDS = 5, 0.6, 20
PERMUTATIONS, BANDS, SEED = 128, 32, 7


@dataclass(frozen=True, slots=True)
class Kin:
    """A document's relations: `family` is the id of the first document of its family ("" when it has no kin), `copy_of` the
    one it repeats ("" for the first), `wire` the agency credited by it or by its family."""

    family: str = ""
    copy_of: str = ""
    wire: str = ""


@dataclass(frozen=True, slots=True)
class Traits:
    """What is kept of a document: a few kilobytes, so that documents need not be held. `bands` are numbers that two documents
    share when they may be copies."""

    published: str
    id: str
    wire: str
    shingles: "array[int]"
    bands: tuple[int, ...]


def kinship(documents: Iterable[Document]) -> dict[str, Kin]:
    """The kin of every document by id. Families are named after their first member by publication date, then id; the order
    in which documents are given does not matter. Documents are looked at one at a time and not kept."""
    return kin_among(traits_of(d) for d in documents)


def kin_among(found: Iterable[Traits]) -> dict[str, Kin]:
    """The same from their traits. Only documents of which one repeats another matter to each other's answer."""
    traits = sorted(found, key=lambda t: (t.published or "9999", t.id))
    copies = _copies(traits)
    heads = _families(len(traits), copies)
    wires: dict[int, str] = {}
    for i, head in enumerate(heads):
        if traits[i].wire:
            wires.setdefault(head, traits[i].wire)
    kin: dict[str, Kin] = {}
    large = {heads[i] for i in copies}
    for i, own in enumerate(traits):
        family = traits[heads[i]].id if heads[i] in large else ""
        kin[own.id] = Kin(
            family, traits[copies[i]].id if i in copies else "", own.wire or (wires.get(heads[i], "") if family else "")
        )
    return kin


def traits_of(document: Document) -> Traits:
    """The traits of one document."""
    from rensa import RMinHash

    body = "\n".join(document.text[m.start : m.end] for m in document.marks if m.mark == "body")
    words = WORD.findall((body or document.text).lower())
    width = SHINGLE if len(words) >= FEWEST_WORDS else max(1, len(words))
    shingles = sorted({" ".join(words[i : i + width]) for i in range(len(words) - width + 1)})
    sketch = RMinHash(PERMUTATIONS, SEED)
    sketch.update(shingles)
    numbers = array("I", sorted({crc32(s.encode("utf-8", "replace")) for s in shingles}))
    return Traits(document.published.date, document.id, document.wire, numbers, _bands(sketch.digest()) if numbers else ())


def _bands(digest: Sequence[int]) -> tuple[int, ...]:
    rows = PERMUTATIONS // BANDS
    cut = (array("Q", (n, *digest[n * rows : (n + 1) * rows])).tobytes() for n in range(BANDS))
    return tuple(int.from_bytes(blake2b(part, digest_size=8).digest(), "big", signed=True) for part in cut)


def repeats(a: Traits, b: Traits) -> bool:
    """Whether one text repeats the other."""
    return _share(a.shingles, b.shingles) >= COPY


def _copies(traits: Sequence[Traits]) -> dict[int, int]:
    """For each later text the earlier one that it repeats most closely."""
    best: dict[int, tuple[float, int]] = {}
    for earlier, later in _candidates(traits):
        share = _share(traits[earlier].shingles, traits[later].shingles)
        if share >= COPY and share > best.get(later, (0.0, 0))[0]:
            best[later] = (share, earlier)
    return {later: earlier for later, (_, earlier) in best.items()}


def _share(a: "array[int]", b: "array[int]") -> float:
    return len(set(a) & set(b)) / min(len(a), len(b)) if a and b else 0.0


def _candidates(traits: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Pairs (earlier, later) that share a band, later by later."""
    index: dict[int, list[int]] = {}
    for later, own in enumerate(traits):
        for earlier in sorted({i for band in own.bands for i in index.get(band, ())}):
            yield earlier, later
        for band in own.bands:
            index.setdefault(band, []).append(later)


def _families(count: int, copies: dict[int, int]) -> list[int]:
    """The index of each document's first relative: a copy belongs to the family of what it repeats."""
    heads = list(range(count))
    for later in sorted(copies):
        heads[later] = heads[copies[later]]
    return heads
